package io.tributary.platform.embedded.internal;

import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.platform.embedded.PurchaseDetails;
import io.tributary.platform.embedded.PurchaseDetails.Commission;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What purchases earn. */
final class Commissions {
    private static final int PERCENT_PLACES = 2;

    private Commissions() {}

    /**
     * The commission of a purchase as it shall be. The rate at which it was first credited to an affiliate stays as long
     * as it is hers.
     *
     * @param rates the percentage that holds now for an affiliate
     */
    static Optional<Commission> of(
            Purchase wanted, Optional<PurchaseDetails> held, Function<AffiliateId, BigDecimal> rates) {
        return wanted.credit().map(credit -> {
            BigDecimal percent = held.filter(
                            before -> credited(before.purchase()).equals(Optional.of(credit.affiliate())))
                    .flatMap(PurchaseDetails::commission)
                    .map(Commission::percent)
                    .orElseGet(() -> rates.apply(credit.affiliate()));
            return new Commission(percent, amount(wanted, percent));
        });
    }

    private static Money amount(Purchase purchase, BigDecimal percent) {
        Money base = purchase.amount();
        if (purchase.state() == Purchase.State.REVERSED) {
            return new Money(BigDecimal.ZERO, base.currency());
        }
        int places = Math.max(0, base.currency().getDefaultFractionDigits());
        BigDecimal share = base.amount().multiply(percent).movePointLeft(PERCENT_PLACES);
        return new Money(share.setScale(places, RoundingMode.HALF_EVEN), base.currency());
    }

    /** What to add to the book so that its sum follows from {@code held} to {@code wanted}. */
    static List<Entry> entries(Optional<PurchaseDetails> held, PurchaseDetails wanted) {
        Optional<Entry> earned = Entry.of(wanted);
        Optional<Entry> before = held.flatMap(Entry::of);
        if (earned.equals(before)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        before.map(Entry::takenBack).ifPresent(entries::add);
        earned.ifPresent(entries::add);
        return entries;
    }

    private static Optional<AffiliateId> credited(Purchase purchase) {
        return purchase.credit().map(Purchase.Credit::affiliate);
    }

    /** A percentage without the zeros that a column adds: 10, 12.5. */
    static BigDecimal percent(BigDecimal stored) {
        BigDecimal plain = stored.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /**
     * A line of the book.
     *
     * @param amount what she gets; negative where it is taken back
     */
    record Entry(AffiliateId affiliate, BigDecimal percent, Money amount) {
        static Optional<Entry> of(PurchaseDetails held) {
            return held.commission()
                    .filter(commission -> commission.amount().amount().signum() != 0)
                    .map(commission -> new Entry(
                            credited(held.purchase()).orElseThrow(), commission.percent(), commission.amount()));
        }

        Entry takenBack() {
            return new Entry(affiliate, percent, new Money(amount.amount().negate(), amount.currency()));
        }
    }
}
