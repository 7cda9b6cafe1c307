package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.database.internal.SqlDatabase;
import io.tributary.orderimport.OrderState;
import io.tributary.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A ledger that the first release left behind in the middle of an import. */
class UpgradeTest {
    private final SqlDatabase database = (SqlDatabase) TestDatabase.empty();

    private void leftBehind() throws IOException {
        leftBehind(1);
    }

    /** The same rows in the tables of any release. */
    private Jdbi leftBehind(int version) throws IOException {
        Jdbi first = database.openAsOf(OrdersJob.class, "orders", version);
        try (InputStream rows = UpgradeTest.class.getResourceAsStream("/upgrade/V1-rows.sql")) {
            String sql = new String(rows.readAllBytes(), StandardCharsets.UTF_8);
            first.useHandle(handle -> handle.createScript(sql).execute());
        }
        return first;
    }

    @Test
    @DisplayName("case J126: an import that the first release left half done is ended by this one")
    void goesOnWhereTheFirstReleaseStopped() throws IOException {
        leftBehind();
        World world = new World(database);
        world.store.add(order(1).coupons("10", "ANN10"));
        world.store.add(order(2));
        world.store.add(order(3).goods("30.00"));
        world.run();
        assertThat(world.purchase(2))
                .as("asked by the first release, not answered")
                .isEqualTo("live 100.00 USD");
        assertThat(world.purchase(3)).isEqualTo("live 30.00 USD");
        assertThat(world.platform.effects.values()).containsOnly(1);
        assertThat(world.ledger().summary(World.STORE).unconfirmed()).isZero();
        assertThat(world.ledger().summary(World.STORE).readUntil()).isPresent();
        world.run();
        world.assertSettled();
    }

    @Test
    void showsWhatTheFirstReleaseDecided() throws IOException {
        leftBehind();
        LedgerOrders ledger = new World(database).ledger();
        assertThat(ledger.summary(World.STORE).orders())
                .containsEntry(OrderState.CREDITED, 1L)
                .containsEntry(OrderState.UNCREDITED, 1L);
        assertThat(ledger.summary(World.STORE).unconfirmed()).isEqualTo(1);
        assertThat(ledger.explain(World.STORE, 1).orElseThrow().text())
                .contains(
                        "live 90.00 USD for affiliate ann (ANN10)",
                        "amount 90.00",
                        "2026-03-01T12:20:00Z run 2: live 100.00 USD ann became live 90.00 USD ann");
    }

    @Test
    void whoOrderedMovesToTheOrders() throws IOException {
        leftBehind(6)
                .useHandle(handle -> handle.execute("insert into orders_buyer"
                        + " (account, store, order_id, customer, email, bought, flags)"
                        + " values ('default', 'abc123', 1, 7, 'AAAAAAAAAAAAAAAAAAAAAA', true, 'self-referral')"));
        Ledger ledger = new Ledger(database.open(OrdersJob.class, "orders"), World.STORE, 9, false, Clock.systemUTC());
        Buyer buyer = new Buyer(1, 7, "AAAAAAAAAAAAAAAAAAAAAA", true);
        assertThat(ledger.buyers(List.of(1L, 2L))).isEqualTo(Map.of(1L, buyer));
        assertThat(ledger.buyersLike(List.of(new Buyer(5, 7, "", false)))).isEqualTo(Map.of(1L, buyer));
        assertThat(ledger.buyersLike(List.of(new Buyer(5, 0, buyer.email(), false))))
                .isEqualTo(Map.of(1L, buyer));
        assertThat(new World(database)
                        .ledger()
                        .explain(World.STORE, 1)
                        .orElseThrow()
                        .flags())
                .containsExactly("self-referral");
    }
}
