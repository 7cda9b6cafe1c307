package io.tributary.platform.embedded;

import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was paid to affiliates at once, in one currency.
 *
 * @param id counted per account, from 1
 * @param until only entries of before this moment are in it
 * @param affiliates how many were paid
 * @param voided empty while it holds
 */
public record Payout(
        long id,
        Instant at,
        String by,
        Instant until,
        Money amount,
        long affiliates,
        String note,
        Optional<Voided> voided) {
    /** That it was taken back: its entries are unpaid again. */
    public record Voided(Instant at, String by, String reason) {}

    /**
     * What one affiliate gets.
     *
     * @param name hers, and her address, when it was made
     * @param entries how many entries of the book it pays
     */
    public record Line(AffiliateId affiliate, String name, String email, Money amount, long entries) {}

    /**
     * A payout with its lines, or one that could be made.
     *
     * @param payout empty where it was not made
     * @param lines by affiliate
     * @param amount their sum
     * @param carried who gets nothing now, because what she is to get is not more than nothing; her entries stay unpaid.
     *     Empty for a payout that was made earlier
     */
    public record Sheet(Optional<Payout> payout, List<Line> lines, Money amount, List<Line> carried) {
        public Sheet {
            lines = List.copyOf(lines);
            carried = List.copyOf(carried);
        }
    }

    /**
     * What is to be paid.
     *
     * @param until only entries of before this moment
     * @param currency ISO 4217
     * @param note up to 500 characters, may be empty
     * @param expected what a preview said that it comes to; another sum is refused, and not paid unseen
     */
    public record Order(Instant until, String currency, String note, Optional<BigDecimal> expected) {
        /** Whatever it comes to. */
        public Order(Instant until, String currency, String note) {
            this(until, currency, note, Optional.empty());
        }
    }
}
