package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.Refund;
import io.tributary.connections.OrderRules;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** A digest of all that a decision depends on; the same digest again means that there is nothing to decide. */
final class Fingerprint {
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    private Fingerprint() {}

    static String of(Order order, Buyer buyer, List<Refund> refunds, OrderRules rules) {
        StringBuilder text = new StringBuilder(256);
        text.append(rules.version()).append('|').append(order.statusId());
        text.append('|').append(order.createdAt().toEpochMilli());
        text.append('|').append(order.modifiedAt().toEpochMilli());
        text.append('|').append(order.subtotalExTax()).append('|').append(order.subtotalIncTax());
        text.append('|').append(order.discount()).append('|').append(order.couponDiscount());
        text.append('|').append(order.shippingExTax()).append('|').append(order.baseShipping());
        text.append('|').append(order.handlingExTax()).append('|').append(order.wrappingExTax());
        text.append('|').append(order.totalExTax()).append('|').append(order.totalIncTax());
        text.append('|').append(order.shippingTax()).append('|').append(order.handlingTax());
        text.append('|').append(order.wrappingTax());
        text.append('|').append(buyer.customer()).append('|').append(buyer.email());
        text.append('|').append(order.totalTax()).append('|').append(order.storeCredit());
        text.append('|').append(order.giftCertificate()).append('|').append(order.taxInclusive());
        text.append('|').append(order.currency().getCurrencyCode());
        text.append('|').append(order.externalSource()).append('|').append(order.deleted());
        text.append('|').append(order.codes().isPresent());
        for (String code : order.codes().orElse(List.of())) {
            text.append('|').append(code.length()).append(':').append(code);
        }
        for (Refund refund : refunds) {
            text.append("|refund ").append(RefundText.of(refund));
        }
        return BASE64.encodeToString(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
