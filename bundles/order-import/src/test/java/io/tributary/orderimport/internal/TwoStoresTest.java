package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connections.ConnectionId;
import io.tributary.platform.PurchaseKey;
import io.tributary.testkit.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TwoStoresTest {
    private static final ConnectionId OTHER = new ConnectionId(World.STORE.account(), "def456");
    private final World world = new World(TestDatabase.empty());

    private FakeRun runOther() throws Exception {
        FakeRun run = new FakeRun(world.connection(OTHER), 1, false);
        world.job().run(run);
        return run;
    }

    @Test
    @DisplayName("case G105: two stores of one account with the same order ids do not meet")
    void sameOrderIds() throws Exception {
        for (long id = 1; id <= 60; id++) {
            world.store.add(order(id).coupons("10", "ANN10"));
        }
        world.run();
        world.store.change(7, o -> o.goods("80.00"));
        assertThat(runOther().count("new")).isEqualTo(60);
        assertThat(world.platform.purchases).hasSize(120);
        assertThat(world.platform.purchases)
                .containsKeys(World.key(7), new PurchaseKey(OTHER.account(), OTHER.store(), 7));
        assertThat(world.purchase(7)).as("not yet read again").isEqualTo("live 90.00 USD ann");
        assertThat(world.ledger().explain(OTHER, 7).orElseThrow().history()).isEmpty();

        assertThat(world.run().count("changed")).isEqualTo(1);
        assertThat(world.purchase(7)).isEqualTo("live 70.00 USD ann");
        world.assertSettled();
        assertThat(runOther().count("new")).isZero();
    }

    @Test
    @DisplayName("case J128: two importers in one container, each with its own database and store, share nothing")
    void twoImporters() {
        World second = new World(TestDatabase.empty());
        world.store.add(order(1).coupons("10", "ANN10"));
        second.store.add(order(1).goods("55.00"));
        world.run();
        second.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD ann");
        assertThat(second.purchase(1)).isEqualTo("live 55.00 USD");
        assertThat(world.platform.purchases).hasSize(1);
        assertThat(second.platform.purchases).hasSize(1);
        world.assertSettled();
        second.assertSettled();
    }
}
