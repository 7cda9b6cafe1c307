package io.tributary.couponsync.internal;

import io.tributary.audit.AuditEntry;
import io.tributary.audit.AuditLog;
import io.tributary.connections.ConnectionId;
import io.tributary.couponsync.CouponCopy;
import io.tributary.couponsync.CouponPreview;
import io.tributary.couponsync.CouponState;
import io.tributary.couponsync.internal.CouponRecords.Side;
import io.tributary.database.Database;
import io.tributary.platform.AffiliateCode;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is known about codes and coupons, in the database. Safe for use by many threads. */
@Component(service = CouponTable.class)
public final class CouponTable {
    static final String OF_STORE = " where account = :account and store = :store";
    private final Jdbi jdbi;
    private final AuditLog audit;

    @Activate
    public CouponTable(@Reference(name = "database") Database database, @Reference(name = "audit") AuditLog audit) {
        this.audit = audit;
        this.jdbi = database.open(CouponTable.class, "coupon");
    }

    /** Every code of a store, ordered by its folded form. */
    List<CouponRow> rows(ConnectionId store) {
        return rows(store, Optional.empty(), 0, Integer.MAX_VALUE);
    }

    /** A part of {@link #rows(ConnectionId)}: only codes in this state, if one is given. */
    List<CouponRow> rows(ConnectionId store, Optional<CouponState> state, long offset, int limit) {
        String only = state.isPresent() ? " and state = :state" : "";
        return jdbi.inTransaction(handle -> {
            var query = of(
                    store,
                    handle.createQuery("select * from coupon_row" + OF_STORE + only
                            + " order by code_key offset :offset rows fetch next :limit rows only"));
            state.ifPresent(wanted -> query.bind("state", wanted.name()));
            List<CouponRow> rows = query.bind("offset", offset)
                    .bind("limit", limit)
                    .map((row, context) -> CouponRecords.row(row))
                    .list();
            return withCopies(handle, store, rows);
        });
    }

    Optional<CouponRow> row(ConnectionId store, AffiliateCode.Key code) {
        return jdbi.inTransaction(handle -> {
            List<CouponRow> rows = CouponRecords.bind(
                            of(
                                    store,
                                    handle.createQuery("select * from coupon_row" + OF_STORE + " and code_key = :key")),
                            code)
                    .map((row, context) -> CouponRecords.row(row))
                    .list();
            return withCopies(handle, store, rows).stream().findFirst();
        });
    }

    /** What was asked for and is not done yet. */
    Map<AffiliateCode.Key, Pending> pending(ConnectionId store) {
        return jdbi.withHandle(handle -> new ActionTable(handle, store).all());
    }

    /**
     * Keeps an action until the coupon job has seen to it.
     *
     * @return false when one about this code waits already
     */
    boolean ask(ConnectionId store, Pending action, AuditEntry entry) {
        return jdbi.inTransaction(handle -> {
            boolean added = new ActionTable(handle, store).add(action);
            if (added) {
                audit.append(handle, entry);
            }
            return added;
        });
    }

    /** The discount program that the newest run knew, as one text; empty for none, and where none has run. */
    String program(ConnectionId store) {
        return jdbi.withHandle(handle -> of(store, handle.createQuery("select program from coupon_cursor" + OF_STORE))
                .mapTo(String.class)
                .findOne()
                .orElse(""));
    }

    void saveProgram(ConnectionId store, long fence, String program) throws SupersededException {
        jdbi.useTransaction(handle -> {
            pass(handle, store, fence);
            of(store, handle.createUpdate("update coupon_cursor set program = :program" + OF_STORE))
                    .bind("program", program)
                    .execute();
        });
    }

    Optional<CouponPreview> preview(ConnectionId store, long offset, int limit) {
        return jdbi.inTransaction(handle -> new PreviewTable(handle, store).find(offset, limit));
    }

    void savePreview(ConnectionId store, long fence, CouponPreview preview) throws SupersededException {
        jdbi.useTransaction(handle -> {
            pass(handle, store, fence);
            new PreviewTable(handle, store).save(preview);
        });
    }

    /** What the last look at the whole store found, if there was one. */
    Optional<Scan> lastScan(ConnectionId store) {
        return jdbi.withHandle(handle -> of(
                        store,
                        handle.createQuery("select scanned_at, existing from coupon_cursor" + OF_STORE
                                + " and scanned_at is not null"))
                .map((row, context) -> new Scan(CouponRecords.moment(row, "scanned_at"), row.getLong("existing")))
                .findOne());
    }

    void saveScan(ConnectionId store, long fence, Scan scan) throws SupersededException {
        jdbi.useTransaction(handle -> {
            pass(handle, store, fence);
            of(store, handle.createUpdate("update coupon_cursor set scanned_at = :at, existing = :existing" + OF_STORE))
                    .bind("at", scan.at())
                    .bind("existing", scan.existing())
                    .execute();
        });
    }

    /** Writes all of it or nothing. */
    void save(ConnectionId store, long fence, Changes changes) throws SupersededException {
        jdbi.useTransaction(handle -> {
            pass(handle, store, fence);
            delete(handle, store, changes.forgotten());
            delete(handle, store, changes.kept());
            insert(handle, store, changes.kept());
            new ActionTable(handle, store).remove(changes.closed());
            changes.audit().forEach(entry -> audit.append(handle, entry));
        });
    }

    /** Lets a run through unless a later one was here, and makes others wait until the transaction ends. */
    private static void pass(Handle handle, ConnectionId store, long fence) throws SupersededException {
        of(
                        store,
                        handle.createUpdate("insert into coupon_cursor (account, store, fence, existing)"
                                + " values (:account, :store, :fence, 0) on conflict do nothing"))
                .bind("fence", fence)
                .execute();
        int passed = of(
                        store,
                        handle.createUpdate(
                                "update coupon_cursor set fence = :fence" + OF_STORE + " and fence <= :fence"))
                .bind("fence", fence)
                .execute();
        if (passed == 0) {
            throw new SupersededException();
        }
    }

    private static void delete(Handle handle, ConnectionId store, Collection<CouponRow> rows) {
        PreparedBatch batch = handle.prepareBatch("delete from coupon_row" + OF_STORE + " and code_key = :key");
        rows.forEach(row -> CouponRecords.bind(of(store, batch), row.key()).add());
        execute(batch);
    }

    private static void insert(Handle handle, ConnectionId store, Collection<CouponRow> rows) {
        PreparedBatch batch = handle.prepareBatch(CouponRecords.INSERT_ROW);
        PreparedBatch copies = handle.prepareBatch(CouponRecords.INSERT_COPY);
        for (CouponRow row : rows) {
            CouponRecords.bind(of(store, batch), row).add();
            row.written().ifPresent(copy -> add(copies, store, row.key(), Side.WRITTEN, copy));
            row.seen().ifPresent(copy -> add(copies, store, row.key(), Side.SEEN, copy));
            row.accepted().ifPresent(copy -> add(copies, store, row.key(), Side.ACCEPTED, copy));
        }
        execute(batch);
        execute(copies);
    }

    private static void add(
            PreparedBatch copies, ConnectionId store, AffiliateCode.Key key, Side side, CouponCopy copy) {
        CouponRecords.bind(of(store, copies), key, side, copy).add();
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static List<CouponRow> withCopies(Handle handle, ConnectionId store, List<CouponRow> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        Map<Side, Map<AffiliateCode.Key, CouponCopy>> copies = new EnumMap<>(Side.class);
        Arrays.stream(Side.values()).forEach(side -> copies.put(side, new HashMap<>()));
        of(store, handle.createQuery("select * from coupon_copy" + OF_STORE + " and code_key between :first and :last"))
                .bind("first", rows.get(0).key().value())
                .bind("last", rows.get(rows.size() - 1).key().value())
                .map((row, context) -> copies.get(Side.valueOf(row.getString("side")))
                        .put(new AffiliateCode.Key(row.getString("code_key")), CouponRecords.copy(row)))
                .list();
        return rows.stream()
                .map(row -> row.with(new CouponRow.Copies(
                        Optional.ofNullable(copies.get(Side.WRITTEN).get(row.key())),
                        Optional.ofNullable(copies.get(Side.SEEN).get(row.key())),
                        Optional.ofNullable(copies.get(Side.ACCEPTED).get(row.key())))))
                .toList();
    }

    static <S extends SqlStatement<S>> S of(ConnectionId store, S statement) {
        return statement.bind("account", store.account().value()).bind("store", store.store());
    }
}
