package io.tributary.orderimport.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** Many orders of which none waits for anything. */
class LargeLedgerTest {
    /** So often a statement is executed before PostgreSQL plans it once for all parameters. */
    private static final int OFTEN = 12;

    private static final int ORDERS = 3_000;

    @Test
    void aQuietStoreIsAskedAboutThroughIndexesOnPostgresAlsoByAStatementThatIsPlannedOnce() throws SQLException {
        assumeTrue("postgresql".equals(System.getProperty(TestDatabase.CHOICE)), "other databases plan otherwise");
        TestDatabase.empty().open(OrdersJob.class, "orders").useHandle(handle -> {
            fill(handle);
            CursorTable cursor = new CursorTable(handle.getConnection(), World.STORE);
            for (int i = 0; i < OFTEN; i++) {
                assertThat(cursor.standing(Instant.EPOCH)).isPresent();
            }
            assertThat(plan(handle)).contains("orders_order_state").doesNotContain("Seq Scan on orders_order");
        });
    }

    private static void fill(Handle handle) throws SQLException {
        handle.execute(
                "insert into orders_order (account, store, order_id, state, reason, ordered_at, modified_at, digest,"
                        + " rules_version, changes, batch, first_at, decided_at, explanation)"
                        + " select ?, ?, x, 'credited', 'coupon', now(), now(), '', 1, 0, 1, now(), now(), repeat('x', 500)"
                        + " from generate_series(1, ?) as r(x)",
                World.STORE.account().value(),
                World.STORE.store(),
                ORDERS);
        new CursorTable(handle.getConnection(), World.STORE).insert(Cursor.START, 1, Instant.EPOCH);
        handle.execute("vacuum analyze orders_order");
    }

    /** Of the statement as the connection has prepared it. */
    private static String plan(Handle handle) {
        String name = handle.createQuery("select name from pg_prepared_statements"
                        + " where statement like '%from orders_cursor%' and generic_plans > 0")
                .mapTo(String.class)
                .one();
        String store = "'" + World.STORE.account().value() + "', '" + World.STORE.store() + "'";
        String values = String.join(", ", List.of(store, store, store, store, "'epoch'", store, store));
        return String.join(
                "\n",
                handle.createQuery("explain execute \"" + name + "\"(" + values + ")")
                        .mapTo(String.class)
                        .list());
    }
}
