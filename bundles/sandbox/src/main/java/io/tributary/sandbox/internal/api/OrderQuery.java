package io.tributary.sandbox.internal.api;

import io.tributary.sandbox.internal.store.Dates;
import io.tributary.sandbox.internal.store.Order;
import io.tributary.sandbox.internal.store.OrderFilter;
import io.tributary.sandbox.internal.store.Store;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Reads the filters and the sort of an order list. A date that cannot be read filters nothing; a bad number is refused. */
final class OrderQuery {

    /** A parameter has a value that the API does not take. */
    static final class BadParameterException extends Exception {
        private static final long serialVersionUID = 1;

        BadParameterException(String name) {
            super("The field '" + name + "' is invalid.");
        }
    }

    private final Call call;
    private final Store store;

    OrderQuery(Call call) {
        this.call = call;
        this.store = call.store();
    }

    OrderFilter filter() throws BadParameterException {
        Predicate<Order> filter = archived();
        filter = and(
                filter,
                numberFilter("customer_id", order -> order.spec().buyer().customerId()));
        filter = and(filter, numberFilter("status_id", order -> order.spec().statusId()));
        filter = and(filter, numberFilter("channel_id", order -> order.spec().channelId()));
        filter = and(filter, total("min_total", 1));
        filter = and(filter, total("max_total", -1));
        filter = and(filter, text("email", order -> order.spec().buyer().email()));
        filter = and(filter, text("cart_id", OrderJson::cartId));
        filter = and(filter, text("payment_method", order -> order.spec().paymentMethod()));
        filter = and(filter, text("external_order_id", order -> order.spec()
                .externalOrderId()
                .orElse("")));
        filter = and(filter, date("min_date_created", Order::created, 1));
        filter = and(filter, date("max_date_created", Order::created, -1));
        if (!store.spec().ignoresModifiedFilter()) {
            filter = and(filter, date("min_date_modified", Order::modified, 1));
            filter = and(filter, date("max_date_modified", Order::modified, -1));
        }
        return new OrderFilter(
                number("min_id").orElse(Long.MIN_VALUE), number("max_id").orElse(Long.MAX_VALUE), filter, sort());
    }

    private static Predicate<Order> and(Predicate<Order> all, Optional<Predicate<Order>> more) {
        return more.map(all::and).orElse(all);
    }

    /** Archived orders come only where they are asked for, which is half documented. */
    private Predicate<Order> archived() {
        boolean wanted = call.parameter("is_deleted").filter("true"::equals).isPresent();
        return order -> order.archived() == wanted;
    }

    private Optional<Long> number(String name) throws BadParameterException {
        Optional<String> text = call.parameter(name);
        Optional<Long> value = text.flatMap(Numbers::whole);
        if (text.isPresent() && value.isEmpty()) {
            throw new BadParameterException(name);
        }
        return value;
    }

    private Optional<Predicate<Order>> numberFilter(String name, ToLongFunction<Order> of)
            throws BadParameterException {
        return number(name).map(wanted -> order -> of.applyAsLong(order) == wanted);
    }

    private Optional<Predicate<Order>> total(String name, int sign) throws BadParameterException {
        Optional<String> text = call.parameter(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            BigDecimal bound = new BigDecimal(text.get());
            return Optional.of(order -> sign * totalOf(order).compareTo(bound) >= 0);
        } catch (NumberFormatException e) {
            throw new BadParameterException(name);
        }
    }

    private BigDecimal totalOf(Order order) {
        return BigDecimal.valueOf(
                OrderJson.totals(store.spec(), order.spec()).total().inc(), 4);
    }

    private interface TextOf {
        String of(Order order);
    }

    private Optional<Predicate<Order>> text(String name, TextOf of) {
        return call.parameter(name).map(wanted -> order -> wanted.equalsIgnoreCase(of.of(order)));
    }

    private Optional<Predicate<Order>> date(String name, ToLongFunction<Order> of, int sign) {
        return call.parameter(name)
                .flatMap(Dates::parse)
                .map(bound -> order -> sign * Long.compare(of.applyAsLong(order), bound) >= 0);
    }

    /** {@code null} for ascending ids. */
    private Comparator<Order> sort() throws BadParameterException {
        String[] parts =
                call.parameter("sort").orElse("id:asc").toLowerCase(Locale.ROOT).split(":");
        boolean descending = parts.length == 2 && parts[1].equals("desc");
        if (parts.length > 2 || parts.length == 2 && !descending && !parts[1].equals("asc")) {
            throw new BadParameterException("sort");
        }
        if (parts[0].equals("id") && !descending) {
            return null;
        }
        Comparator<Order> by = comparator(parts[0]);
        return (descending ? by.reversed() : by).thenComparingLong(Order::id);
    }

    private static Comparator<Order> comparator(String field) throws BadParameterException {
        return switch (field) {
            case "id" -> Comparator.comparingLong(Order::id);
            case "customer_id" ->
                Comparator.comparingLong(order -> order.spec().buyer().customerId());
            case "date_created" -> Comparator.comparingLong(Order::created);
            case "date_modified" -> Comparator.comparingLong(Order::modified);
            case "status_id" -> Comparator.comparingLong(order -> order.spec().statusId());
            case "channel_id" -> Comparator.comparingLong(order -> order.spec().channelId());
            case "external_id" ->
                Comparator.comparing(order -> order.spec().externalOrderId().orElse(""));
            default -> throw new BadParameterException("sort");
        };
    }
}
