package io.tributary.orderimport.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.OrderState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * What is left to do in the ledger, of one store or of all. Costs as much as there is left to do, however many orders
 * there ever were: every statement goes through an index to those rows only.
 */
final class Backlog {
    private static final String STORES =
            " from (select account, store, read_until from orders_cursor where read_until is not null) c";
    private static final String OF = " where o.account = c.account and o.store = c.store";
    private static final List<OrderState> UNFINISHED = List.of(OrderState.WAITING, OrderState.HELD, OrderState.FAILED);

    private final Jdbi jdbi;

    Backlog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What is left to do.
     *
     * @param orders by state; only states that may still change by themselves
     * @param unconfirmed calls to the platform without an answer
     * @param refunds orders with refunds that their decision does not know
     */
    record Left(Map<OrderState, Long> orders, long unconfirmed, long refunds) {
        long of(OrderState state) {
            return orders.getOrDefault(state, 0L);
        }
    }

    /** How far a store is read; empty when nothing of it was ever imported. */
    Optional<Optional<Instant>> readUntil(ConnectionId store) {
        return jdbi.withHandle(handle -> of(
                        store,
                        handle.createQuery(
                                "select read_until from orders_cursor where account = :account and store = :store"))
                .map((row, context) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .findOne());
    }

    Left of(ConnectionId store) {
        return jdbi.withHandle(handle -> {
            Map<OrderState, Long> orders = new EnumMap<>(OrderState.class);
            for (OrderState state : UNFINISHED) {
                orders.put(
                        state,
                        of(
                                        store,
                                        handle.createQuery("select count(*) from orders_order where account = :account"
                                                + " and store = :store and " + OrderTable.is(state)))
                                .mapTo(Long.class)
                                .one());
            }
            long unconfirmed = of(
                            store,
                            handle.createQuery("select count(*) from orders_put where account = :account"
                                    + " and store = :store and confirmed = false"))
                    .mapTo(Long.class)
                    .one();
            long refunds = of(
                            store,
                            handle.createQuery("select count(distinct order_id) from orders_refund"
                                    + " where account = :account and store = :store and applied = false"))
                    .mapTo(Long.class)
                    .one();
            return new Left(orders, unconfirmed, refunds);
        });
    }

    /** A store, and until when it is read. */
    record Position(String account, String store, Instant readUntil) {}

    /** Of all stores whose first import has ended. */
    List<Position> positions() {
        return jdbi.withHandle(handle -> handle.createQuery("select account, store, read_until" + STORES)
                .map((row, context) -> new Position(
                        row.getString("account"),
                        row.getString("store"),
                        row.getObject("read_until", OffsetDateTime.class).toInstant()))
                .list());
    }

    /** Of all stores together. */
    Left total() {
        return jdbi.withHandle(handle -> {
            Map<OrderState, Long> orders = new EnumMap<>(OrderState.class);
            for (OrderState state : UNFINISHED) {
                // A sum of counts by store, so that each is looked up in the index.
                orders.put(
                        state,
                        handle.createQuery("select coalesce(sum((select count(*) from orders_order o" + OF + " and o."
                                        + OrderTable.is(state) + ")), 0)" + STORES)
                                .mapTo(Long.class)
                                .one());
            }
            long unconfirmed = handle.createQuery("select coalesce(sum((select count(*) from orders_put o" + OF
                            + " and o.confirmed = false)), 0)" + STORES)
                    .mapTo(Long.class)
                    .one();
            long refunds = handle.createQuery("select coalesce(sum((select count(distinct o.order_id)"
                            + " from orders_refund o" + OF + " and o.applied = false)), 0)" + STORES)
                    .mapTo(Long.class)
                    .one();
            return new Left(orders, unconfirmed, refunds);
        });
    }

    private static Query of(ConnectionId store, Query query) {
        return query.bind("account", store.account().value()).bind("store", store.store());
    }
}
