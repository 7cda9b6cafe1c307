package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.bigcommerce.Refund;
import io.tributary.orderimport.OrderExplanation;
import io.tributary.platform.PlatformException;
import io.tributary.sync.SyncFailure;
import io.tributary.testkit.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Orders and moments that must not keep others out, nor leave anything wrong behind. */
class StubbornOrdersTest {
    final World world;

    StubbornOrdersTest() {
        world = new World(TestDatabase.empty());
    }

    @Test
    void anAmountThatNoDatabaseKeepsHoldsThatOrderAndTheOthersGoOn() {
        world.store.add(order(1));
        world.store.add(order(2).goods("1000000000000000.00"));
        world.store.add(order(3).goods("999999999999999.00"));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD");
        assertThat(world.purchase(2)).isEqualTo("none");
        assertThat(world.purchase(3)).isEqualTo("live 999999999999999.00 USD");
        assertThat(explain(2).reason()).isEqualTo("unkeepable");
        assertThat(explain(2).trace().get(0).input()).isEqualTo("its amount has more than 15 digits before the point");
        world.assertSettled();
    }

    @Test
    void anAmountThatBecomesTooLargeLeavesThePurchaseAsItWas() {
        world.store.add(order(1));
        world.run();
        world.store.change(1, o -> o.goods("1000000000000000.00"));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 100.00 USD");
        assertThat(explain(1).state().label()).isEqualTo("held");
    }

    @Test
    void codesOfAnyCharactersAndAnyLengthDoNotKeepOthersOut() {
        world.store.add(order(1).coupons("10", "A\0B", "\ud83d"));
        world.store.add(order(2).coupons("10", "x".repeat(2_000_000)));
        world.store.add(order(3).coupons("10", "ANN10"));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD");
        assertThat(world.purchase(2)).isEqualTo("none");
        assertThat(explain(2).trace().get(0).input()).isEqualTo("its coupon codes have more than 100000 characters");
        assertThat(world.purchase(3)).isEqualTo("live 90.00 USD ann");
        world.assertSettled();
    }

    @Test
    void aRefundThatComesTwiceOnOnePageIsTakenOnce() {
        world.store.add(order(1));
        world.run();
        world.store.refund(1, "30.00");
        Refund refund = world.store.refunds.get(0);
        world.store.refunds.add(refund);
        assertThat(world.run().counts).containsEntry("refunds", 1L);
        assertThat(world.purchase(1)).isEqualTo("live 70.00 USD");
        world.assertSettled();
    }

    @Test
    void whatThePlatformRefusedIsExplainedWithItsReason() {
        world.store.add(order(1));
        world.platform.refuses.add(1L);
        world.failingRun();
        world.platform.refuses.clear();
        world.run();
        assertThat(explain(1).calls())
                .extracting(OrderExplanation.PlatformCall::outcome)
                .containsExactly("refused: amount: not today", "confirmed 2026-03-02T00:00:00Z");
        assertThat(explain(1).calls())
                .extracting(OrderExplanation.PlatformCall::asked)
                .containsOnly("live 100.00 USD without affiliate");
    }

    @Test
    void anAnswerThatWasLostIsExplainedAsLookedUp() {
        world.store.add(order(1));
        world.platform.afterPut = () -> {
            throw new PlatformException.Unavailable("no answer", null, null);
        };
        world.failingRun();
        assertThat(explain(1).calls())
                .extracting(OrderExplanation.PlatformCall::outcome)
                .containsExactly("not confirmed yet: it is asked again at the next run");
        world.platform.afterPut = () -> {};
        world.run();
        assertThat(explain(1).calls())
                .extracting(OrderExplanation.PlatformCall::outcome)
                .containsExactly("confirmed 2026-03-02T00:00:00Z, looked up 2026-03-02T00:00:00Z");
    }

    @Test
    @DisplayName("case 100: a paused run that speaks too late and then fails is put right by the next run")
    void speaksTooLateAndFails() {
        FakeRun paused = pausedUntilANewerRunIsDone(() -> {
            throw new PlatformException.Unavailable("no answer", null, null);
        });
        assertThatThrownBy(() -> world.job().run(paused)).isInstanceOf(SyncFailure.class);
        assertThat(world.purchase(1)).as("told too late").isEqualTo("live 100.00 USD");
        world.platform.afterPut = () -> {};
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 80.00 USD");
        world.assertSettled();
    }

    @Test
    @DisplayName("case 100: a paused run that speaks too late and then dies is put right by the next run")
    void speaksTooLateAndDies() {
        FakeRun paused = pausedUntilANewerRunIsDone(() -> {
            throw new Killed();
        });
        assertThat(Killed.kills(() -> world.job().run(paused))).isTrue();
        assertThat(world.purchase(1)).as("told too late").isEqualTo("live 100.00 USD");
        world.platform.afterPut = () -> {};
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 80.00 USD");
        world.assertSettled();
    }

    private FakeRun pausedUntilANewerRunIsDone(FakePlatform.Disturbance afterSpeaking) {
        world.store.add(order(1));
        boolean[] once = {true};
        world.platform.beforePut = () -> {
            if (once[0]) {
                once[0] = false;
                world.store.change(1, o -> o.goods("80.00"));
                world.run();
                world.platform.afterPut = afterSpeaking;
            }
        };
        return world.newRun(false);
    }

    @Test
    @DisplayName("case 80: orders that are missing in the part of a window that was read before a crash are looked for")
    void gapBeforeACrash() {
        for (long id = 1; id <= 10; id++) {
            world.store.add(order(id));
        }
        world.run();
        world.store.now = world.store.now.plusSeconds(3600);
        for (long id = 11; id <= 40; id++) {
            world.store.add(order(id));
        }
        OrderBuilder hidden = world.store.orders.remove(15L);
        world.store.pageSize = 10;
        boolean[] crashed = {false};
        world.store.disturbance = call -> {
            if (call.equals("orders from 32")) {
                world.store.orders.put(15L, hidden);
                crashed[0] = true;
                throw new Killed();
            }
        };
        Killed.kills(() -> world.job().run(world.newRun(false)));
        assertThat(crashed[0]).isTrue();
        world.store.disturbance = call -> {};
        hidden.modified(hidden.modified.minusSeconds(86_400));
        world.run();
        assertThat(world.purchase(15)).isEqualTo("live 100.00 USD");
    }

    @Test
    @DisplayName("case 93: one answer with a date that is to come does not hide what changes until then")
    void oneWrongDate() {
        world.store.add(order(1));
        world.store.now = world.clock.instant();
        world.run();
        world.store.wrongDateOnce = java.time.Duration.ofMinutes(20);
        world.store.change(1, o -> o.goods("90.00"));
        world.run();
        world.store.change(1, o -> o.goods("80.00"));
        world.store.now = world.store.now.plusSeconds(900);
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 80.00 USD");
    }

    private OrderExplanation explain(long order) {
        return world.ledger().explain(World.STORE, order).orElseThrow();
    }
}
