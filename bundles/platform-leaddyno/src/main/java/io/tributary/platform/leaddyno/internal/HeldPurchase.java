package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.AffiliateId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A purchase as LeadDyno holds it.
 *
 * @param currency empty when it is not told
 * @param cancelledByUs whether the cancellation names us
 * @param moved whether we cancelled it because the order became somebody else's
 */
record HeldPurchase(
        long id,
        String code,
        BigDecimal amount,
        String currency,
        Optional<AffiliateId> affiliate,
        boolean cancelled,
        boolean cancelledByUs,
        boolean moved,
        Instant createdAt) {
    /** The source of our cancellations. */
    static final String SOURCE = "tributary";

    static HeldPurchase read(Fields json) throws MalformedException {
        Optional<Fields> cancellation = json.object("cancellation");
        String source = cancellation.map(c -> c.text("source")).orElse("");
        String code = cancellation.map(c -> c.text("cancellation_code")).orElse("");
        Optional<Fields> affiliate = json.object("affiliate");
        return new HeldPurchase(
                json.id(),
                json.text("purchase_code"),
                json.decimal("purchase_amount")
                        .orElseThrow(() -> new MalformedException("a purchase without an amount")),
                json.text("currency").strip().toUpperCase(Locale.ROOT),
                affiliate.isPresent()
                        ? Optional.of(
                                new AffiliateId(Long.toString(affiliate.get().id())))
                        : Optional.empty(),
                json.yes("cancelled") || cancellation.isPresent(),
                source.equals(SOURCE) || code.startsWith(SOURCE),
                code.startsWith(SOURCE + "-" + PurchaseRow.MOVED),
                json.moment("created_at").orElse(Instant.EPOCH));
    }
}
