package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bigcommerce.StoreException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PagingTest {
    private final World world = new World();

    private void addOrders(long first, long last) {
        for (long id = first; id <= last; id++) {
            world.store.add(order(id));
        }
    }

    /** So much that what was modified before is outside of the next pass's overlap. */
    private void anHourLater() {
        world.store.now = world.store.now.plusSeconds(3600);
    }

    private long requests(String kind) {
        return world.store.calls.stream().filter(call -> call.startsWith(kind)).count();
    }

    @Test
    @DisplayName("case 1: a first import of 1,003 orders takes five lists and the closing one")
    void firstImport() {
        addOrders(101, 1103);
        FakeRun run = world.run();
        assertThat(run.counts).containsEntry("read", 1003L).containsEntry("uncredited", 1003L);
        assertThat(requests("orders")).isEqualTo(6);
        assertThat(world.platform.purchases).hasSize(1003);
        world.assertSettled();
    }

    @Test
    @DisplayName("case 2: exactly 250 orders, and an empty answer is the end")
    void exactlyOnePage() {
        addOrders(1, 250);
        assertThat(world.run().counts).containsEntry("read", 250L);
        assertThat(world.platform.purchases).hasSize(250);
        world.assertSettled();
    }

    @Test
    @DisplayName("case 3: an empty store is read until its own time at the start")
    void emptyStore() {
        FakeRun run = world.run();
        assertThat(run.count("read")).isZero();
        assertThat(world.ledger().summary(World.STORE).readUntil()).contains(Instant.parse("2026-03-01T12:01:00Z"));
    }

    @Test
    @DisplayName("case 4: orders that change while the lists are read are neither lost nor stale")
    void modifiedWhilePaging() {
        addOrders(1, 2000);
        world.store.pageSize = 50;
        Random random = new Random(4);
        world.store.afterPage = () -> {
            long id = 1 + random.nextInt(2000);
            world.store.orders.get(id).goods((1 + random.nextInt(500)) + ".00").modified(world.store.now);
        };
        world.run();
        world.store.afterPage = () -> {};
        world.run();
        assertThat(world.platform.purchases).hasSize(2000);
        world.store.orders.forEach((id, order) -> assertThat(
                        world.platform.purchases.get(World.key(id)).amount().amount())
                .isEqualByComparingTo(order.build().subtotalExTax()));
        world.assertSettled();
    }

    @Test
    @DisplayName("case 7: many orders of one second, with a kill in the middle of them")
    void sameSecond() {
        addOrders(1, 1);
        world.run();
        anHourLater();
        addOrders(2, 601);
        world.store.disturbance = call -> {
            if (call.equals("orders from 251")) {
                throw new Killed();
            }
        };
        assertThat(Killed.kills(() -> world.job().run(world.newRun(false)))).isTrue();
        assertThat(world.platform.purchases).hasSizeLessThan(601);
        world.store.disturbance = call -> {};
        world.run();
        assertThat(world.platform.purchases).hasSize(601);
        world.assertSettled();
    }

    @Test
    void aRunGoesOnWhereAFailedOneEndedAndThenReadsWhatChangedMeanwhile() {
        addOrders(1, 600);
        anHourLater();
        world.store.disturbance = call -> {
            if (call.equals("orders from 251")) {
                throw new StoreException.Unavailable(500, "GET /v2/orders answered 500", null, false, null);
            }
        };
        assertThat(world.failingRun()).hasMessageContaining("GET /v2/orders answered 500");
        assertThat(world.ledger().summary(World.STORE).readUntil()).isEmpty();
        world.store.disturbance = call -> {};
        world.store.change(10, o -> o.goods("77.00"));
        world.store.calls.clear();

        world.run();

        assertThat(world.store.calls)
                .containsSequence(
                        "orders from 251", "orders from 501", "orders from 601", "orders from 1", "orders from 11");
        assertThat(world.platform.purchases).hasSize(600);
        assertThat(world.purchase(10)).isEqualTo("live 77.00 USD");
        world.assertSettled();
    }

    @Test
    @DisplayName("case 10: a store that ignores the date changes nothing, and the run says so")
    void ignoredFilter() {
        addOrders(1, 300);
        anHourLater();
        world.run();
        world.store.ignoresDate = true;
        int puts = world.platform.puts;
        FakeRun run = world.run();
        assertThat(run.counts).containsEntry("unchanged", 300L).containsEntry("unasked", 300L);
        assertThat(world.platform.puts).isEqualTo(puts);
    }

    @Test
    @DisplayName("case 11: a store that repeats a page for ever makes the run fail")
    void repeatedPage() {
        addOrders(1, 60);
        FakeStore looping = world.store;
        looping.afterPage = () -> {
            // From now on every list begins at the first order again.
            looping.rewinds = true;
        };
        assertThat(world.failingRun()).hasMessageContaining("the store repeats orders");
        assertThat(world.platform.effects.values()).allMatch(times -> times == 1);
    }

    @Test
    @DisplayName("case 12: a short page is not the end")
    void shortPages() {
        addOrders(1, 230);
        world.store.pageSize = 50;
        assertThat(world.run().counts).containsEntry("read", 230L);
    }

    @Test
    @DisplayName("case 14: a position ahead of the store's clock is reset, and said")
    void cursorInTheFuture() {
        Instant really = world.store.now;
        world.store.now = Instant.parse("2099-01-01T00:00:00Z");
        world.run();
        world.store.now = really;
        addOrders(1, 3);
        FakeRun run = world.run();
        assertThat(run.counts).containsEntry("reset", 1L).containsEntry("read", 3L);
        assertThat(run.phases)
                .contains("reading all orders again, because the last position was ahead of the store's clock");
        assertThat(world.ledger().summary(World.STORE).readUntil()).contains(world.store.now);
    }

    @Test
    void aRunOverAQuietStoreTakesOneOrderAndOneRefundRequest() {
        addOrders(1, 10);
        anHourLater();
        world.run();
        world.store.calls.clear();
        world.run();
        assertThat(world.store.calls).containsExactly("refunds", "orders from 1");
    }

    @Test
    @DisplayName("case 80: an end behind a full page is believed when the next run finds it too")
    void hiccupBehindAFullPage() {
        addOrders(1, 900);
        world.store.emptyOnce = 251;
        assertThat(world.run().counts).containsEntry("read", 250L);
        anHourLater();
        world.run();
        assertThat(world.platform.purchases).hasSize(900);
        world.assertSettled();
    }

    @Test
    @DisplayName("case 80: a refund made while the end was in doubt is read by the run after")
    void refundBeforeTheEndIsConfirmed() {
        addOrders(1, 500);
        anHourLater();
        world.run();
        world.store.refund(7, "30.00");
        world.run();
        world.run();
        assertThat(world.purchase(7)).isEqualTo("live 70.00 USD");
    }

    @Test
    @DisplayName("case 80: changes made while the end was in doubt are read as well")
    void changeBeforeTheEndIsConfirmed() {
        addOrders(1, 500);
        anHourLater();
        world.run();
        anHourLater();
        world.store.change(7, o -> o.goods("55.00"));
        world.run();
        assertThat(world.purchase(7)).isEqualTo("live 55.00 USD");
        anHourLater();
        world.run();
        anHourLater();
        world.store.calls.clear();
        world.run();
        assertThat(world.store.calls).containsExactly("refunds", "orders from 1");
    }

    @Test
    @DisplayName("case 80: new orders without their neighbours send the run back for them")
    void gapOfIds() {
        addOrders(1, 40);
        world.run();
        addOrders(41, 80);
        world.store.emptyOnce = 1;
        world.run();
        anHourLater();
        world.store.orders.tailMap(41L).values().forEach(o -> o.modified(Instant.parse("2026-01-01T00:00:00Z")));
        addOrders(81, 81);

        FakeRun run = world.run();

        assertThat(run.phases).contains("looking for orders between 41 and 81");
        assertThat(world.platform.purchases).hasSize(81);
        world.assertSettled();
    }

    @Test
    @DisplayName("case 80: a store that seems to be empty is asked twice")
    void hiccupAtTheVeryFirst() {
        addOrders(1, 5);
        world.store.emptyOnce = 1;
        assertThat(world.run().counts).containsEntry("read", 5L);
    }

    @Test
    @DisplayName("case 80: one empty answer does not move the position")
    void oneEmptyAnswerIsNotBelieved() {
        addOrders(1, 3);
        world.run();
        anHourLater();
        world.run();
        anHourLater();
        world.store.change(2, o -> o.goods("55.00"));
        world.store.emptyOnce = 1;
        world.run();
        assertThat(world.purchase(2)).isEqualTo("live 100.00 USD");
        anHourLater();
        world.run();
        assertThat(world.purchase(2)).isEqualTo("live 55.00 USD");
    }

    @Test
    @DisplayName("case 93: the store's clock counts, not ours")
    void clocksApart() {
        world.store.now = world.clock.instant().minusSeconds(600);
        addOrders(1, 5);
        world.run();
        addOrders(6, 9);
        world.run();
        assertThat(world.platform.purchases).hasSize(9);
    }
}
