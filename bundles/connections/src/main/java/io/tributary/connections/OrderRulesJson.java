package io.tributary.connections;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of a store as JSON: what the REST API takes and answers, and what the database keeps. Always the whole rules;
 * a member that is left out or null has its standard value, except the version, which is 0 then.
 *
 * @param version of the rules that are shown, or that these were made from
 * @param coupon {@code first} or {@code last}
 * @param precedence {@code coupon} or {@code link}
 * @param selfReferral {@code block}, {@code hold} or {@code flag}
 * @param ordersCreatedSince ISO 8601 in UTC, such as {@code 2026-01-31T00:00:00Z}; null for no bound
 * @param migratedOrders whether orders from another shop system count
 */
public record OrderRulesJson(
        Integer version,
        Statuses statuses,
        Amount amount,
        String coupon,
        String precedence,
        String selfReferral,
        Boolean newCustomersOnly,
        String ordersCreatedSince,
        Boolean migratedOrders,
        List<Period> historical) {
    private static final int MOST_PERIODS = 100;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** Status ids by what they mean; a set that is left out or null has its standard value. */
    public record Statuses(
            List<Integer> counts,
            List<Integer> waits,
            List<Integer> ignored,
            List<Integer> reverses,
            List<Integer> recomputes,
            List<Integer> holds) {}

    /** What counts besides the goods. */
    public record Amount(Boolean tax, Boolean shipping) {}

    /** From the first moment to the first moment after it, in ISO 8601 and UTC. */
    public record Period(String from, String to) {}

    /** Every member is there. */
    public static OrderRulesJson of(OrderRules rules) {
        OrderRules.Statuses statuses = rules.statuses();
        return new OrderRulesJson(
                rules.version(),
                new Statuses(
                        sorted(statuses.counts()),
                        sorted(statuses.waits()),
                        sorted(statuses.ignored()),
                        sorted(statuses.reverses()),
                        sorted(statuses.recomputes()),
                        sorted(statuses.holds())),
                new Amount(rules.amount().tax(), rules.amount().shipping()),
                rules.coupon().label(),
                rules.precedence().label(),
                rules.selfReferral().label(),
                rules.newCustomersOnly(),
                rules.createdSince().map(Instant::toString).orElse(null),
                rules.migrated(),
                rules.historical().stream()
                        .map(period ->
                                new Period(period.from().toString(), period.to().toString()))
                        .toList());
    }

    private static List<Integer> sorted(Set<Integer> statuses) {
        return List.copyOf(new TreeSet<>(statuses));
    }

    /** @throws ConnectionException.Invalid naming the member that cannot be */
    public OrderRules rules() throws ConnectionException.Invalid {
        OrderRules standard = OrderRules.standard();
        return new OrderRules(
                version == null ? 0 : version,
                meant(),
                new OrderRules.Amount(
                        amount != null && Boolean.TRUE.equals(amount.tax()),
                        amount != null && Boolean.TRUE.equals(amount.shipping())),
                choice("coupon", coupon, OrderRules.CouponChoice.values(), standard.coupon()),
                choice("precedence", precedence, OrderRules.Precedence.values(), standard.precedence()),
                choice("selfReferral", selfReferral, OrderRules.SelfReferral.values(), standard.selfReferral()),
                Boolean.TRUE.equals(newCustomersOnly),
                ordersCreatedSince == null
                        ? Optional.empty()
                        : Optional.of(moment("ordersCreatedSince", ordersCreatedSince)),
                Boolean.TRUE.equals(migratedOrders),
                periods());
    }

    private OrderRules.Statuses meant() throws ConnectionException.Invalid {
        OrderRules.Statuses standard = OrderRules.Statuses.STANDARD;
        if (statuses == null) {
            return standard;
        }
        try {
            return new OrderRules.Statuses(
                    set("counts", statuses.counts(), standard.counts()),
                    set("waits", statuses.waits(), standard.waits()),
                    set("ignored", statuses.ignored(), standard.ignored()),
                    set("reverses", statuses.reverses(), standard.reverses()),
                    set("recomputes", statuses.recomputes(), standard.recomputes()),
                    set("holds", statuses.holds(), standard.holds()));
        } catch (IllegalArgumentException e) {
            throw new ConnectionException.Invalid("statuses", e.getMessage());
        }
    }

    private static Set<Integer> set(String name, List<Integer> given, Set<Integer> standard)
            throws ConnectionException.Invalid {
        if (given == null) {
            return standard;
        }
        if (given.stream().anyMatch(Objects::isNull)) {
            throw new ConnectionException.Invalid("statuses." + name, "A status id is a number, not null.");
        }
        return Set.copyOf(new TreeSet<>(given));
    }

    private static <T extends Enum<T>> T choice(String field, String given, T[] values, T standard)
            throws ConnectionException.Invalid {
        if (given == null) {
            return standard;
        }
        List<String> labels = new ArrayList<>();
        for (T value : values) {
            String label = value.name().toLowerCase(Locale.ROOT);
            if (label.equals(given)) {
                return value;
            }
            labels.add(label);
        }
        throw new ConnectionException.Invalid(field, field + " is one of " + String.join(", ", labels) + ".");
    }

    private List<OrderRules.Period> periods() throws ConnectionException.Invalid {
        if (historical == null) {
            return List.of();
        }
        if (historical.size() > MOST_PERIODS) {
            throw new ConnectionException.Invalid("historical", "historical has at most " + MOST_PERIODS + " periods.");
        }
        List<OrderRules.Period> periods = new ArrayList<>();
        for (int i = 0; i < historical.size(); i++) {
            String field = "historical[" + i + "]";
            Period period = historical.get(i);
            if (period == null) {
                throw new ConnectionException.Invalid(field, "A period has from and to.");
            }
            Instant from = moment(field + ".from", period.from());
            Instant to = moment(field + ".to", period.to());
            try {
                periods.add(new OrderRules.Period(from, to));
            } catch (IllegalArgumentException e) {
                throw new ConnectionException.Invalid(field, e.getMessage());
            }
        }
        return periods;
    }

    private static Instant moment(String field, String text) throws ConnectionException.Invalid {
        try {
            Instant moment = Instant.parse(text == null ? "" : text);
            if (!moment.isBefore(FIRST) && !moment.isAfter(LAST)) {
                return moment;
            }
        } catch (DateTimeException e) {
            // Said below, for every text that is no moment of ours.
        }
        throw new ConnectionException.Invalid(
                field, field + " is a moment in the years 1 to 9999, such as 2026-01-31T00:00:00Z.");
    }
}
