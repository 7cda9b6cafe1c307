package io.tributary.connections;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which orders of a store count, for how much, and for whom. {@link OrderRulesJson} is the same for programs.
 *
 * @param version goes up with every change and stands in each decision made by these rules; 1 or more
 * @param createdSince orders created before are not credited; no bound when empty
 * @param migrated whether orders with the external source {@code M-MIG}, history from another shop system, count
 * @param historical times before {@code createdSince} whose orders count all the same
 */
public record OrderRules(
        int version,
        Statuses statuses,
        Amount amount,
        CouponChoice coupon,
        Precedence precedence,
        SelfReferral selfReferral,
        boolean newCustomersOnly,
        Optional<Instant> createdSince,
        boolean migrated,
        List<Period> historical) {
    public OrderRules {
        historical = List.copyOf(historical);
    }

    /** What counts unless the merchant says otherwise. */
    public static OrderRules standard() {
        return new OrderRules(
                1,
                Statuses.STANDARD,
                Amount.ITEMS,
                CouponChoice.FIRST,
                Precedence.COUPON,
                SelfReferral.FLAG,
                false,
                Optional.empty(),
                false,
                List.of());
    }

    /** The same rules as another version; the methods after this one change one rule each. */
    public OrderRules withVersion(int other) {
        return changed(draft -> draft.version = other);
    }

    public OrderRules withStatuses(Statuses other) {
        return changed(draft -> draft.statuses = other);
    }

    public OrderRules withAmount(Amount other) {
        return changed(draft -> draft.amount = other);
    }

    public OrderRules withCoupon(CouponChoice other) {
        return changed(draft -> draft.coupon = other);
    }

    public OrderRules withPrecedence(Precedence other) {
        return changed(draft -> draft.precedence = other);
    }

    public OrderRules withSelfReferral(SelfReferral other) {
        return changed(draft -> draft.selfReferral = other);
    }

    public OrderRules withNewCustomersOnly(boolean other) {
        return changed(draft -> draft.newCustomersOnly = other);
    }

    public OrderRules withCreatedSince(Optional<Instant> other) {
        return changed(draft -> draft.createdSince = other);
    }

    public OrderRules withMigrated(boolean other) {
        return changed(draft -> draft.migrated = other);
    }

    public OrderRules withHistorical(List<Period> other) {
        return changed(draft -> draft.historical = other);
    }

    private OrderRules changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.rules();
    }

    /** Rules while one of them is being changed. */
    private static final class Draft {
        private int version;
        private Statuses statuses;
        private Amount amount;
        private CouponChoice coupon;
        private Precedence precedence;
        private SelfReferral selfReferral;
        private boolean newCustomersOnly;
        private Optional<Instant> createdSince;
        private boolean migrated;
        private List<Period> historical;

        Draft(OrderRules rules) {
            this.version = rules.version;
            this.statuses = rules.statuses;
            this.amount = rules.amount;
            this.coupon = rules.coupon;
            this.precedence = rules.precedence;
            this.selfReferral = rules.selfReferral;
            this.newCustomersOnly = rules.newCustomersOnly;
            this.createdSince = rules.createdSince;
            this.migrated = rules.migrated;
            this.historical = rules.historical;
        }

        OrderRules rules() {
            return new OrderRules(
                    version,
                    statuses,
                    amount,
                    coupon,
                    precedence,
                    selfReferral,
                    newCustomersOnly,
                    createdSince,
                    migrated,
                    historical);
        }
    }

    /** Whether both say the same, whatever their versions. */
    public boolean saysTheSameAs(OrderRules other) {
        return equals(other.withVersion(version));
    }

    /**
     * What an order's status means. Statuses are meant by id, because merchants rename the labels; one that is in no set
     * is held for a person to look at, and none is in two.
     *
     * @param counts paid, completed and shipped orders: purchases
     * @param waits may become purchases
     * @param ignored never purchases
     * @param reverses take a purchase back
     * @param recomputes count for what is left after refunds
     * @param holds keep a purchase as it is until the status moves on
     */
    public record Statuses(
            Set<Integer> counts,
            Set<Integer> waits,
            Set<Integer> ignored,
            Set<Integer> reverses,
            Set<Integer> recomputes,
            Set<Integer> holds) {
        /** The statuses of every store that nobody set. */
        public static final Statuses STANDARD = new Statuses(
                Set.of(2, 3, 8, 9, 10, 11), Set.of(1, 7, 12), Set.of(0), Set.of(4, 5, 6), Set.of(14), Set.of(13));

        /** @throws IllegalArgumentException with a sentence for people when a status is negative or in two sets */
        public Statuses {
            counts = Set.copyOf(counts);
            waits = Set.copyOf(waits);
            ignored = Set.copyOf(ignored);
            reverses = Set.copyOf(reverses);
            recomputes = Set.copyOf(recomputes);
            holds = Set.copyOf(holds);
            Map<Integer, String> seen = new HashMap<>();
            check("counts", counts, seen);
            check("waits", waits, seen);
            check("ignored", ignored, seen);
            check("reverses", reverses, seen);
            check("recomputes", recomputes, seen);
            check("holds", holds, seen);
        }

        private static void check(String set, Set<Integer> statuses, Map<Integer, String> seen) {
            for (Integer status : statuses) {
                if (status < 0) {
                    throw new IllegalArgumentException("A status id is 0 or more, but " + set + " has " + status + ".");
                }
                String other = seen.put(status, set);
                if (other != null) {
                    throw new IllegalArgumentException(
                            "The status " + status + " is in " + other + " and in " + set + ", but can mean only one.");
                }
            }
        }
    }

    /**
     * What commissions are paid for besides the goods, which always count without what discounts, coupons and refunds
     * took off.
     *
     * @param tax whether the tax on what counts does too
     * @param shipping whether shipping does too
     */
    public record Amount(boolean tax, boolean shipping) {
        /** The goods, without tax and without shipping. */
        public static final Amount ITEMS = new Amount(false, false);
    }

    /** Which of several coupons of affiliates on one order earns. */
    public enum CouponChoice {
        /** The one that was applied first. */
        FIRST,
        /** The one that was applied last. */
        LAST;

        /** As people and programs write it: {@code first}, {@code last}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who earns when a coupon belongs to one affiliate and another had sent the shopper. */
    public enum Precedence {
        /** Whose coupon it is. */
        COUPON,
        /** Who had sent the shopper. */
        LINK;

        /** As people and programs write it: {@code coupon}, {@code link}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of an order whose buyer is the affiliate who would earn by it. */
    public enum SelfReferral {
        /** It is a purchase without an affiliate. */
        BLOCK,
        /** It is held, and nobody earns, until a person decides. */
        HOLD,
        /** She earns, and the order shows a flag. */
        FLAG;

        /** As people and programs write it: {@code block}, {@code hold}, {@code flag}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A time in which orders were created.
     *
     * @param from first moment
     * @param to first moment after it
     */
    public record Period(Instant from, Instant to) {
        /** @throws IllegalArgumentException with a sentence for people when it has no moment */
        public Period {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException(
                        "A period ends after it begins, but this one is from " + from + " to " + to + ".");
            }
        }

        public boolean covers(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }
}
