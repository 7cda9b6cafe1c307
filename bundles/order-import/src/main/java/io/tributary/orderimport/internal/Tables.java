package io.tributary.orderimport.internal;

import io.tributary.connections.ConnectionId;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The ledger's tables for one store, inside one transaction. */
record Tables(
        CursorTable cursor,
        OrderTable orders,
        WordTable words,
        ChangeTable changes,
        RefundTable refunds,
        PutTable puts,
        AgainTable again,
        BuyerTable buyers,
        OverrideTable overrides,
        RefusalTable refusals,
        ReconcileTable reconciles,
        PreviewTable previews) {

    private Tables(Connection connection, ConnectionId store) {
        this(
                new CursorTable(connection, store),
                new OrderTable(connection, store),
                new WordTable(connection, store),
                new ChangeTable(connection, store),
                new RefundTable(connection, store),
                new PutTable(connection, store),
                new AgainTable(connection, store),
                new BuyerTable(connection, store),
                new OverrideTable(connection, store),
                new RefusalTable(connection, store),
                new ReconcileTable(connection, store),
                new PreviewTable(connection, store));
    }

    /** Something done in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Tables tables) throws SQLException;
    }

    /** Something done in a transaction in which others do something as well. */
    @FunctionalInterface
    interface SharedWork<T, X extends Exception> {
        T on(Handle transaction, Tables tables) throws SQLException, X;
    }

    /** Does all of the work or nothing of it; an {@code X} means nothing. */
    static <T, X extends Exception> T inSharedTransaction(
            Jdbi jdbi, ConnectionId store, Class<X> refusal, SharedWork<T, X> work) throws X {
        try {
            return jdbi.inTransaction(handle -> work.on(handle, new Tables(handle.getConnection(), store)));
        } catch (Exception e) {
            if (refusal.isInstance(e)) {
                throw refusal.cast(e);
            }
            throw new LedgerException(e);
        }
    }

    /** Does all of the work or nothing of it. */
    static <T> T inTransaction(Jdbi jdbi, ConnectionId store, Work<T> work) {
        try {
            return jdbi.inTransaction(handle -> work.on(new Tables(handle.getConnection(), store)));
        } catch (SQLException | JdbiException e) {
            throw new LedgerException(e);
        }
    }
}
