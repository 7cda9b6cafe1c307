package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.orderimport.OrderExplanation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FirstImportTest {
    private final World world = new World();

    @Test
    void oneOrderBecomesOneConfirmedPurchaseThatExplainsItself() {
        world.store.add(order(101).coupons("10.0000", "ann10"));

        FakeRun run = world.run();

        assertThat(run.counts)
                .containsEntry("read", 1L)
                .containsEntry("new", 1L)
                .containsEntry("credited", 1L);
        assertThat(world.purchase(101)).isEqualTo("live 90.00 USD ann");
        OrderExplanation why = world.ledger().explain(World.STORE, 101).orElseThrow();
        assertThat(why.state().label()).isEqualTo("credited");
        assertThat(why.calls()).singleElement().satisfies(call -> assertThat(call.confirmedAt())
                .isPresent());
        assertThat(why.text()).isEqualTo("""
                order 101: credited, because a coupon on it belongs to an affiliate
                purchase: live 90.00 USD for affiliate ann (ANN10)
                receipt in USD
                  goods without tax 100.0000
                  coupons -10.0000
                  amount 90.0000
                trace
                  status: 11 (Status 11) -> counts
                  amount: goods without tax 100.00, coupons -10.00 -> 90.00 USD
                  affiliate: coupon ann10 -> belongs to affiliate ann, who is credited
                  purchase: none -> live 90.00 USD for affiliate ann (ANN10)
                2026-03-02T00:00:00Z run 1: the platform was asked to hold live 90.00 USD for affiliate ann (ANN10), confirmed 2026-03-02T00:00:00Z
                decided 2026-03-02T00:00:00Z by settings 1
                what would change it: A change of its coupons, amounts or status in the store.
                """);
        world.assertSettled();
    }

    @Test
    void saysHowLongASlowPlatformTakes() {
        for (int id = 101; id <= 700; id++) {
            world.store.add(order(id));
        }
        world.platform.perPurchase = Duration.ofMillis(700);

        FakeRun run = world.run();

        assertThat(run.phases)
                .contains(
                        "telling Fake of 250 purchases, which takes up to 3 min; up to 5 min more for the 350 orders"
                                + " after them",
                        "telling Fake of 250 purchases, which takes up to 3 min; up to 70 s more for the 100 orders"
                                + " after them",
                        "telling Fake of 100 purchases, which takes up to 70 s")
                .endsWith("done");
        assertThat(run.total).isEqualTo(600);
        world.assertSettled();
    }

    @Test
    void doesNotCountTheOrdersForAFastPlatform() {
        world.store.add(order(101));
        world.run();
        assertThat(world.store.calls).doesNotContain("count");
    }
}
