package io.tributary.orderimport.internal;

import io.tributary.orderimport.TraceLine;
import io.tributary.platform.Purchase;
import java.time.Instant;
import java.util.Optional;

/**
 * Whose an order is because a person said so.
 *
 * @param number of what was said about this order, from 1
 * @param undo whether it is left to the rules again
 * @param credit empty when nobody is to be credited
 */
record ByHand(int number, boolean undo, Optional<Purchase.Credit> credit, String reason, String author, Instant at) {

    /** The purchase as it should be then. */
    Purchase apply(Purchase purchase) {
        return new Purchase(purchase.key(), purchase.state(), purchase.amount(), credit, purchase.orderedAt());
    }

    TraceLine trace() {
        return new TraceLine("by hand", author + ", " + at + ": " + reason, outcome());
    }

    String outcome() {
        if (undo) {
            return "left to the rules again";
        }
        return credit.map(c -> "credited to affiliate " + c.affiliate() + " (" + c.code() + ")")
                .orElse("credited to nobody");
    }
}
