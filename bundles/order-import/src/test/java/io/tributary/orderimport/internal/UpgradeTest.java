package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.database.internal.SqlDatabase;
import io.tributary.orderimport.OrderState;
import io.tributary.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A ledger that the first release left behind in the middle of an import. */
class UpgradeTest {
    private final SqlDatabase database = (SqlDatabase) TestDatabase.empty();

    private void leftBehind() throws IOException {
        Jdbi first = database.openAsOf(OrdersJob.class, "orders", 1);
        try (InputStream rows = UpgradeTest.class.getResourceAsStream("/upgrade/V1-rows.sql")) {
            String sql = new String(rows.readAllBytes(), StandardCharsets.UTF_8);
            first.useHandle(handle -> handle.createScript(sql).execute());
        }
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
}
