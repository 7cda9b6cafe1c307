package io.tributary.sandbox.internal.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The order statuses that every store has, in the order in which the control panel lists them. */
public enum Status {
    INCOMPLETE(0, "Incomplete", "", "The shopper came to the payment page and did not finish."),
    PENDING(1, "Pending", "pending", "The shopper began to check out and did not finish."),
    AWAITING_PAYMENT(7, "Awaiting Payment", "authorized", "The checkout is finished, the payment is not confirmed."),
    AWAITING_FULFILLMENT(11, "Awaiting Fulfillment", "captured", "The checkout is finished and the payment confirmed."),
    AWAITING_SHIPMENT(9, "Awaiting Shipment", "captured", "The order is packed and waits for the carrier."),
    AWAITING_PICKUP(8, "Awaiting Pickup", "captured", "The order is packed and waits for the shopper."),
    PARTIALLY_SHIPPED(3, "Partially Shipped", "captured", "Some of the items are on their way."),
    COMPLETED(10, "Completed", "captured", "The shopper has the goods or the files."),
    SHIPPED(2, "Shipped", "captured", "The order is on its way, its receipt is not confirmed."),
    CANCELLED(5, "Cancelled", "void", "The seller cancelled the order."),
    DECLINED(6, "Declined", "declined", "The seller declined the order, for want of payment or otherwise."),
    REFUNDED(4, "Refunded", "refunded", "The seller gave the money back."),
    DISPUTED(13, "Disputed", "captured", "The shopper disputes the payment."),
    MANUAL_VERIFICATION_REQUIRED(
            12, "Manual Verification Required", "held for review", "Somebody has to look at the order."),
    PARTIALLY_REFUNDED(14, "Partially Refunded", "partially refunded", "The seller gave a part of the money back.");

    private final int id;
    private final String label;
    private final String payment;
    private final String description;

    Status(int id, String label, String payment, String description) {
        this.id = id;
        this.label = label;
        this.payment = payment;
        this.description = description;
    }

    private static final Status[] BY_ID = new Status[15];

    static {
        Arrays.stream(values()).forEach(status -> BY_ID[status.id] = status);
    }

    public static Optional<Status> find(int id) {
        return id < 0 || id >= BY_ID.length ? Optional.empty() : Optional.of(BY_ID[id]);
    }

    /** Ascending by id. */
    public static List<Status> byId() {
        return List.of(BY_ID);
    }

    public int id() {
        return id;
    }

    /** The system's name. */
    public String label() {
        return label;
    }

    /** The payment status that ordinarily goes with it. */
    public String payment() {
        return payment;
    }

    public String description() {
        return description;
    }
}
