package io.tributary.platform.leaddyno.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform.Outcome;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.platform.Purchase.Channel;
import io.tributary.platform.Purchase.Credit;
import io.tributary.platform.Purchase.State;
import io.tributary.platform.PurchaseKey;
import io.tributary.testkit.leaddyno.FakeAccount;
import io.tributary.testkit.leaddyno.Fault;
import io.tributary.testkit.leaddyno.Switches;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of a purchase and of an affiliate, with each of the open questions answered in each way by itself. */
class EachSwitchTest {
    private static final Instant ORDERED = Instant.parse("2026-03-01T10:15:30Z");

    static Stream<Switches> switches() {
        return Switches.each().stream();
    }

    @ParameterizedTest
    @MethodSource("switches")
    void aPurchaseLivesMovesAndGoes(Switches switches) throws Exception {
        try (LeadDynoHost host = new LeadDynoHost(switches)) {
            AccountId account = host.account("shop");
            AffiliateId ann = host.affiliate(account, "Ann", "ann@blog.example", "ANN10");
            AffiliateId bob = host.affiliate(account, "Bob", "bob@blog.example", "BOB10");
            PurchaseKey key = new PurchaseKey(account, "store", 1);
            Purchase live = purchase(key, State.LIVE, "80.00", ann, "ANN10");
            Purchase less = purchase(key, State.LIVE, "50.1234", ann, "ANN10");
            Purchase moved = purchase(key, State.LIVE, "50.1234", bob, "BOB10");
            Purchase gone = purchase(key, State.REVERSED, "50.1234", bob, "BOB10");
            host.fake.fail("POST purchases", 1, Fault.ANSWER_LOST);
            for (Purchase next : List.of(live, less, moved, gone, moved)) {
                for (boolean changed : new boolean[] {true, false}) {
                    assertThat(host.platform().put(List.of(next))).containsEntry(key, new Outcome.Held(next, changed));
                }
                assertThat(host.platform().find(key)).contains(next);
                host.restart();
            }
            assertThat(host.accounts.get(account).livePurchases())
                    .singleElement()
                    .returns("store-1.3", FakeAccount.Seen::code)
                    .returns(LeadDynoHost.id(bob), FakeAccount.Seen::affiliate);
        }
    }

    @ParameterizedTest
    @MethodSource("switches")
    void anAffiliateIsSeenAsSheIs(Switches switches) throws Exception {
        try (LeadDynoHost host = new LeadDynoHost(switches)) {
            AccountId account = host.account("shop");
            AffiliateId ann = host.affiliate(account, "Ann", "ann@blog.example", "ANN10");
            for (AffiliateState state : List.of(
                    AffiliateState.PAUSED, AffiliateState.ARCHIVED, AffiliateState.ARCHIVED, AffiliateState.ACTIVE)) {
                host.setState(account, ann, state);
                assertThat(host.platform()
                                .affiliates(account, Set.of(ann))
                                .get(ann)
                                .state())
                        .isEqualTo(state);
            }
        }
    }

    private static Purchase purchase(PurchaseKey key, State state, String amount, AffiliateId affiliate, String code) {
        Credit credit = new Credit(affiliate, new AffiliateCode(code), Channel.COUPON);
        return new Purchase(key, state, Money.of(amount, "USD"), Optional.of(credit), ORDERED);
    }
}
