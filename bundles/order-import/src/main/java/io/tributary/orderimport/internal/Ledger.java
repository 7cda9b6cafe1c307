package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Refund;
import io.tributary.connections.ConnectionId;
import io.tributary.database.Secrets;
import io.tributary.database.UnreadableSecretException;
import io.tributary.orderimport.OrderPreview;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/**
 * The order ledger of one store as one run sees it. Every method is one transaction. A dry run reads it all and writes
 * nothing.
 */
final class Ledger {
    /** A store in trouble may deny an order for a moment, and the order need not show up as modified afterwards. */
    private static final Duration GONE_FOR_GOOD = Duration.ofDays(1);

    /** What a run that was shut out asks of the platform arrives within this time, if at all. */
    private static final Duration LATE = Duration.ofHours(1);
    /** Nothing that matters happens to a run within this time. */
    private static final Duration PROMPT = Duration.ofSeconds(30);

    private final Jdbi jdbi;
    private final ConnectionId store;
    private final long fence;
    private final boolean dryRun;
    private final Clock clock;
    private final Preview preview = new Preview();
    /** What a dry run would have written of refunds, by order. */
    private final Map<Long, List<Refund>> unwritten = new TreeMap<>();
    /** The same of buyers. */
    private final Map<Long, Buyer> unwrittenBuyers = new HashMap<>();
    /**
     * What there may be to look after. Known when the run begins, and true from then on as soon as this run may have made
     * it so; what others add meanwhile they ask another run for.
     */
    private boolean puts = true;

    private boolean asked = true;
    private boolean failed = true;
    private boolean refunds = true;
    private boolean touched;

    Ledger(Jdbi jdbi, ConnectionId store, long fence, boolean dryRun, Clock clock) {
        this.jdbi = jdbi;
        this.store = store;
        this.fence = fence;
        this.dryRun = dryRun;
        this.clock = clock;
    }

    /** Shuts out earlier runs, and tells how far they came. */
    Cursor begin() {
        Instant now = clock.instant();
        Instant goneAfter = now.minus(GONE_FOR_GOOD);
        return inTransaction(tables -> {
            boolean entered = !dryRun && tables.cursor().enter(fence, now);
            Optional<CursorTable.Standing> found = tables.cursor().standing(goneAfter);
            if (!dryRun && !entered) {
                if (found.isPresent()) {
                    throw new SupersededException(fence);
                }
                tables.cursor().insert(Cursor.START, fence, now);
            }
            found.ifPresent(this::know);
            return found.map(CursorTable.Standing::cursor).orElse(Cursor.START);
        });
    }

    private void know(CursorTable.Standing found) {
        puts = found.puts();
        asked = found.asked();
        failed = found.failed();
        refunds = found.refunds();
    }

    /** Whether this run has written anything but how far it came. */
    boolean isUntouched() {
        return !touched;
    }

    /** What a dry run would have decided so far. */
    Preview preview() {
        return preview;
    }

    /** Keeps what a dry run would have done. */
    void keep(OrderPreview report) {
        inTransaction(tables -> {
            tables.previews().keep(report);
            return null;
        });
    }

    void move(Cursor cursor) {
        write(cursor, (tables, now) -> {}, false);
    }

    Map<Long, LedgerRow> rows(Collection<Long> orders) {
        return inTransaction(tables -> tables.orders().find(orders));
    }

    Map<Long, List<Refund>> refunds(Collection<Long> orders) {
        Map<Long, List<Refund>> found = inTransaction(tables -> tables.refunds().find(orders));
        if (unwritten.isEmpty()) {
            return found;
        }
        Map<Long, List<Refund>> all = new HashMap<>(found);
        for (Long order : orders) {
            if (unwritten.containsKey(order)) {
                all.put(order, merged(found.getOrDefault(order, List.of()), unwritten.get(order)));
            }
        }
        return all;
    }

    private static List<Refund> merged(List<Refund> older, List<Refund> newer) {
        Map<Long, Refund> byId = new TreeMap<>();
        older.forEach(refund -> byId.put(refund.id(), refund));
        newer.forEach(refund -> byId.put(refund.id(), refund));
        return List.copyOf(byId.values());
    }

    /** Writes decisions and how far they reach, together with the batch in which the platform will be asked. */
    void write(Cursor cursor, List<Entry> entries, int rulesVersion, Optional<Batch> batch) {
        List<Long> orders = entries.stream().map(Entry::order).toList();
        unwritten.keySet().removeAll(orders);
        if (dryRun) {
            preview.add(entries);
            entries.forEach(entry -> entry.buyer().ifPresent(buyer -> unwrittenBuyers.put(buyer.order(), buyer)));
        }
        if (entries.isEmpty()) {
            move(cursor);
            return;
        }
        failed = true;
        write(cursor, (tables, now) -> {
            tables.orders()
                    .write(entries, rulesVersion, batch.map(Batch::number).orElse(0L), fence, now);
            tables.words().write(entries);
            tables.changes().write(entries, fence, now);
            tables.again()
                    .delete(entries.stream()
                            .flatMap(entry -> entry.asked().stream())
                            .toList());
            tables.refunds()
                    .markApplied(entries.stream()
                            .filter(Entry::refunded)
                            .map(Entry::order)
                            .toList());
            if (batch.isPresent()) {
                tables.puts().insert(batch.get(), fence);
            }
        });
    }

    /**
     * The platform has answered.
     *
     * @param refused purchases that it did not take
     * @throws SupersededException when a newer run has taken over meanwhile; what the platform was told may be older than
     *     what that run told it, so the batch is left for the next run to look at
     */
    void confirm(Cursor cursor, Batch batch, Collection<Refusal> refused) {
        answered(cursor, batch, refused, (tables, now) -> tables.puts().confirm(batch, now));
    }

    /**
     * The platform holds what it was asked for by an earlier run, which may be asking still: it is looked at again until
     * that cannot be.
     */
    void lookedUp(Cursor cursor, Batch batch, Collection<Refusal> refused) {
        answered(cursor, batch, refused, (tables, now) -> tables.puts().lookedUp(batch, isCertain(batch), now));
    }

    /** Whether nothing can arrive at the platform any more of what a run that was shut out may be asking. */
    boolean isCertain(Batch batch) {
        return batch.askedAt().plus(LATE).isBefore(clock.instant());
    }

    private void answered(Cursor cursor, Batch batch, Collection<Refusal> refused, Writing answer) {
        failed |= !refused.isEmpty();
        try {
            write(cursor, (tables, now) -> {
                answer.on(tables, now);
                for (Refusal refusal : refused) {
                    tables.orders().refuse(refusal.order());
                    tables.refusals().write(refusal, batch.number(), now);
                }
            });
        } catch (SupersededException e) {
            doubt(batch);
            throw e;
        }
    }

    /** Whatever run this is: the platform was asked, and what it holds has to be looked at again. */
    void doubt(Batch batch) {
        touched = true;
        inTransaction(tables -> {
            tables.puts().doubt(batch, clock.instant());
            return null;
        });
    }

    /** Before the platform is asked for something that was written a while ago: whether this run may still do so. */
    void checkNotSuperseded(Cursor cursor, Batch batch) {
        if (batch.askedAt().plus(PROMPT).isBefore(clock.instant())) {
            move(cursor);
        }
    }

    Batch batch(long number, long firstId, long lastId) {
        return new Batch(number, firstId, lastId, clock.instant(), false);
    }

    List<Batch> pending() {
        return !puts ? List.of() : inTransaction(tables -> tables.puts().pending());
    }

    /** Orders that the platform was asked for in one of these batches, or later. */
    List<LedgerRow> since(List<Batch> batches) {
        return inTransaction(tables -> {
            Map<Long, LedgerRow> rows = new TreeMap<>();
            for (Batch batch : batches) {
                tables.orders().sinceBatch(batch).forEach(row -> rows.put(row.order(), row));
            }
            return List.copyOf(rows.values());
        });
    }

    /** How many of the orders with these ids have been decided. */
    long countBetween(long first, long last) {
        return inTransaction(tables -> tables.orders().countBetween(first, last));
    }

    /** What people said about whose these orders are, where that holds now. */
    Map<Long, ByHand> byHand(Collection<LedgerRow> rows) {
        List<Long> orders = rows.stream()
                .filter(row -> row.override() > 0)
                .map(LedgerRow::order)
                .toList();
        return orders.isEmpty()
                ? Map.of()
                : inTransaction(tables -> tables.overrides().last(orders));
    }

    /** Keeps those refunds that are new or changed; says how many these are. */
    int keep(Cursor cursor, List<Refund> refunds, boolean applied) {
        List<Refund> unknown = inTransaction(tables -> tables.refunds().unknown(once(refunds)));
        if (unknown.isEmpty()) {
            return 0;
        }
        if (dryRun) {
            unknown.forEach(refund -> unwritten
                    .computeIfAbsent(refund.orderId(), id -> new ArrayList<>())
                    .add(refund));
        }
        this.refunds = true;
        write(cursor, (tables, now) -> tables.refunds().write(unknown, applied));
        return unknown.size();
    }

    /** The last of those that have the same id. */
    private static List<Refund> once(List<Refund> refunds) {
        Map<Key, Refund> byKey = new LinkedHashMap<>();
        refunds.forEach(refund -> byKey.put(new Key(refund.orderId(), refund.id()), refund));
        return List.copyOf(byKey.values());
    }

    private record Key(long order, long refund) {}

    /** Orders with refunds that their decision does not know. */
    List<Long> ordersWithOpenRefunds(long after, int limit) {
        if (dryRun) {
            return unwritten.keySet().stream()
                    .filter(order -> order > after)
                    .limit(limit)
                    .toList();
        }
        return !refunds ? List.of() : inTransaction(tables -> tables.refunds().openOrders(after, limit));
    }

    /** These orders were looked at; their refunds need nothing more, whether they changed anything or not. */
    void settleRefunds(Cursor cursor, List<Long> orders) {
        unwritten.keySet().removeAll(orders);
        write(cursor, (tables, now) -> tables.refunds().markApplied(orders));
    }

    /** Orders to ask for again: those that failed, and for a while those that the store did not show any more. */
    List<Long> failedOrders(long after, int limit) {
        return !failed
                ? List.of()
                : inTransaction(
                        tables -> tables.orders().toRetry(clock.instant().minus(GONE_FOR_GOOD), after, limit));
    }

    /** Orders that somebody wants looked at again. */
    List<Asking> askings(long after, int limit) {
        return !asked ? List.of() : inTransaction(tables -> tables.again().find(after, limit));
    }

    /** These orders were looked at, and there was nothing to decide. */
    void settle(Cursor cursor, Asking asking) {
        write(cursor, (tables, now) -> tables.again().delete(List.of(asking)));
    }

    /**
     * The key by which the buyers of this store are known; made when there is none.
     *
     * @throws UnreadableSecretException when it cannot be decrypted
     */
    BuyerKey buyerKey(Secrets secrets) {
        String context = "orders/" + store + "/buyers";
        String sealed = inTransaction(tables -> {
            Optional<String> kept = tables.buyers().key();
            if (kept.isPresent()) {
                return kept.get();
            }
            String fresh = secrets.encrypt(BuyerKey.random(), context);
            if (dryRun) {
                return fresh;
            }
            tables.buyers().insertKey(fresh);
            return tables.buyers().key().orElse(fresh);
        });
        return BuyerKey.of(secrets.decrypt(sealed, context));
    }

    /** Who ordered these orders, as far as that was kept. */
    Map<Long, Buyer> buyers(Collection<Long> orders) {
        return inTransaction(tables -> tables.buyers().find(orders));
    }

    /** All orders of whoever may be one of these buyers, as far as that was kept, by order. */
    Map<Long, Buyer> buyersLike(Collection<Buyer> buyers) {
        if (buyers.isEmpty()) {
            return Map.of();
        }
        Map<Long, Buyer> found = inTransaction(tables -> tables.buyers().like(buyers));
        for (Buyer other : unwrittenBuyers.values()) {
            found.remove(other.order());
            if (buyers.stream().anyMatch(other::isLike)) {
                found.put(other.order(), other);
            }
        }
        return found;
    }

    /** Has these orders looked at again, because what they were decided by is about to change. */
    void unsettle(Collection<Long> orders, String why) {
        if (dryRun || orders.isEmpty()) {
            return;
        }
        asked = true;
        touched = true;
        inTransaction(tables -> {
            for (Long order : orders) {
                tables.again().ask(order, false, why, clock.instant());
            }
            return null;
        });
    }

    @FunctionalInterface
    private interface Writing {
        void on(Tables tables, Instant now) throws SQLException;
    }

    private void write(Cursor cursor, Writing work) {
        write(cursor, work, true);
    }

    private void write(Cursor cursor, Writing work, boolean more) {
        touched |= more;
        if (dryRun) {
            return;
        }
        Instant now = clock.instant();
        inTransaction(tables -> {
            tables.cursor().update(cursor, fence, now);
            work.on(tables, now);
            return null;
        });
    }

    private <T> T inTransaction(Tables.Work<T> work) {
        return Tables.inTransaction(jdbi, store, work);
    }
}
