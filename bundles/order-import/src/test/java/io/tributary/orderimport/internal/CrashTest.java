package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.platform.PlatformException;
import io.tributary.sync.SyncFailure;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CrashTest {
    private final CrashingDatabase database = new CrashingDatabase(io.tributary.testkit.TestDatabase.empty());
    private final World world = new World(database);

    @Test
    @DisplayName("case 97: killed at any point, again and again, the end is as if nothing had happened")
    void killedAtAnyPoint() {
        for (long id = 1; id <= 2000; id++) {
            world.store.add(
                    id % 10 == 0 ? order(id).coupons("10", "ANN10") : order(id).goods(id + ".50"));
            if (id % 50 == 0) {
                world.store.refund(id, "5.00");
            }
        }
        world.store.pageSize = 25;
        Random random = new Random(97);
        int[] steps = {0};
        Runnable step = () -> {
            if (--steps[0] == 0) {
                throw new Killed();
            }
        };
        world.store.disturbance = call -> step.run();
        world.platform.beforePut = step::run;
        world.platform.afterPut = step::run;
        database.beforeCommit = step::run;
        database.afterCommit = step::run;

        int kills = 0;
        do {
            steps[0] = 1 + random.nextInt(45);
            kills++;
        } while (Killed.kills(() -> world.job().run(world.newRun(false))));

        assertThat(kills).isGreaterThan(50);
        steps[0] = 0;
        assertThat(world.platform.purchases).hasSize(2000);
        assertThat(world.platform.effects.values()).as("effects per order").containsOnly(1);
        assertThat(world.purchase(50)).isEqualTo("live 85.00 USD ann");
        assertThat(world.purchase(51)).isEqualTo("live 51.50 USD");
        assertThat(world.ledger().summary(World.STORE).unconfirmed()).isZero();
        world.assertSettled();
    }

    @Test
    @DisplayName("case 99: a database that is down makes the run fail, and the next one goes on")
    void databaseDown() {
        for (long id = 1; id <= 600; id++) {
            world.store.add(order(id));
        }
        int[] commits = {0};
        database.beforeCommit = () -> {
            if (++commits[0] > 12) {
                throw new SQLException("disk full");
            }
        };
        assertThat(world.failingRun())
                .hasMessageContaining("the order ledger cannot be used")
                .hasMessageContaining("disk full");
        database.beforeCommit = () -> {};
        world.run();
        assertThat(world.platform.purchases).hasSize(600);
        assertThat(world.platform.effects.values()).containsOnly(1);
        world.assertSettled();
    }

    @Test
    void anAnswerOfThePlatformThatIsLostIsLookedUpNotRepeated() {
        world.store.add(order(1));
        world.platform.afterPut = () -> {
            throw new PlatformException.Unavailable("no answer", null, null);
        };
        assertThat(world.failingRun()).hasMessageContaining("no answer");
        assertThat(world.ledger().summary(World.STORE).unconfirmed()).isEqualTo(1);
        world.platform.afterPut = () -> {};
        world.run();
        assertThat(world.platform.puts).isEqualTo(1);
        assertThat(world.ledger().summary(World.STORE).unconfirmed()).isZero();
    }

    @Test
    void aPlatformThatIsDownGetsThePurchasesAtTheNextRun() {
        world.store.add(order(1));
        world.platform.beforePut = () -> {
            throw new PlatformException.Unavailable("down", null, null);
        };
        world.failingRun();
        world.platform.beforePut = () -> {};
        world.store.now = world.store.now.plusSeconds(86_400);
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD");
        world.assertSettled();
    }

    @Test
    @DisplayName("case 100: of two runs at once the older one is shut out")
    void twoRunsAtOnce() {
        world.store.add(order(1));
        FakeRun older = world.newRun(false);
        boolean[] once = {true};
        world.platform.afterPut = () -> {
            if (once[0]) {
                once[0] = false;
                world.run();
            }
        };
        assertThatThrownBy(() -> world.job().run(older))
                .isInstanceOf(SyncFailure.class)
                .hasMessageContaining("a newer run has taken over");
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD");
        assertThat(world.platform.effects).containsEntry(1L, 1);
        world.run();
        world.assertSettled();
    }

    @Test
    @DisplayName("case 100: what a paused run tells the platform too late is put right by the next run")
    void pausedRunSpeaksTooLate() {
        world.store.add(order(1));
        FakeRun paused = world.newRun(false);
        boolean[] once = {true};
        world.platform.beforePut = () -> {
            if (once[0]) {
                once[0] = false;
                world.store.change(1, o -> o.goods("80.00"));
                world.run();
            }
        };
        assertThatThrownBy(() -> world.job().run(paused)).isInstanceOf(SyncFailure.class);
        assertThat(world.purchase(1)).as("told too late").isEqualTo("live 100.00 USD");
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 80.00 USD");
        world.assertSettled();
    }

    @Test
    @DisplayName("case 103: a ledger restored from long ago heals without doubles")
    void restoredLedger() {
        for (long id = 1; id <= 300; id++) {
            world.store.add(order(id).coupons("10", "BOB10"));
        }
        world.run();
        World restored = new World(io.tributary.testkit.TestDatabase.empty(), world.store, world.platform);
        restored.run();
        assertThat(world.platform.purchases).hasSize(300);
        assertThat(world.platform.effects.values()).containsOnly(1);
        restored.assertSettled();
    }
}
