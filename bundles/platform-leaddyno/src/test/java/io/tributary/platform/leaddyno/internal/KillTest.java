package io.tributary.platform.leaddyno.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform.Outcome;
import io.tributary.platform.Money;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.Purchase.Channel;
import io.tributary.platform.Purchase.Credit;
import io.tributary.platform.Purchase.State;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.leaddyno.LeadDynoSettings.CancelledAgain;
import io.tributary.platform.leaddyno.LeadDynoSettings.PurchaseCode;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutAffiliate;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutEmail;
import io.tributary.testkit.leaddyno.FakeAccount;
import io.tributary.testkit.leaddyno.Fault;
import io.tributary.testkit.leaddyno.Switches;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A process dies between its request and the answer, again and again, on orders whose purchases come, change, go and move;
 * and when the next one starts, LeadDyno cannot be asked for a minute.
 */
class KillTest {
    private static final int KILLS = 200;
    private static final int ORDERS = 40;
    private static final Duration OUTAGE = Duration.ofMinutes(1);
    private static final Instant ORDERED = Instant.parse("2026-03-01T10:15:30Z");

    private final Random random = new Random(5);
    private final LeadDynoHost host = new LeadDynoHost(Switches.USUAL);
    private final Map<Long, Purchase> wanted = new HashMap<>();
    private AccountId account;
    private FakeAccount there;
    private List<Credit> affiliates;

    @BeforeEach
    void setUp() throws Exception {
        account = host.account(
                "shop",
                LeadDynoHost.settings(
                        PurchaseCode.ORDER_ID,
                        WithoutAffiliate.SEND,
                        WithoutEmail.REFUSE,
                        CancelledAgain.NEW_CODE,
                        "private-key-1"));
        there = host.accounts.get(account);
        affiliates = List.of(affiliate("ANN10"), affiliate("BOB10"));
    }

    private Credit affiliate(String code) throws Exception {
        AffiliateId id = host.affiliate(account, code, code + "@blog.example", code);
        return new Credit(id, new AffiliateCode(code), Channel.COUPON);
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    @DisplayName("case G97: no purchase counts twice after 200 kills between request and answer")
    void noPurchaseCountsTwice() throws Exception {
        int kills = 0;
        for (int put = 0; kills < KILLS; put++) {
            assertThat(put).as("puts, for %d kills", kills).isLessThan(KILLS * 5);
            Purchase purchase = draw();
            wanted.put(purchase.key().order(), purchase);
            if (isKilledDuring(purchase)) {
                kills++;
                host.restart();
                comeBack(purchase);
            }
            assertThat(live(purchase.key().order())).as("%s", purchase).hasSizeLessThanOrEqualTo(1);
        }
        for (Purchase purchase : wanted.values()) {
            settle(purchase);
            assertIsSo(purchase);
        }
        assertThat(there.livePurchases()).hasSize((int) wanted.values().stream()
                .filter(purchase -> purchase.state() == State.LIVE)
                .count());
    }

    private Purchase draw() {
        long order = 1 + random.nextInt(ORDERS);
        State state = random.nextInt(4) == 0 ? State.REVERSED : State.LIVE;
        return new Purchase(
                new PurchaseKey(account, "store", order),
                state,
                Money.of(10 + random.nextInt(90) + ".00", "USD"),
                Optional.of(affiliates.get(random.nextInt(affiliates.size()))),
                ORDERED);
    }

    /** Puts it in a process that dies at one of the requests, which LeadDyno got or did not get. */
    private boolean isKilledDuring(Purchase purchase) throws PlatformException {
        AtomicInteger left = new AtomicInteger(1 + random.nextInt(4));
        AtomicInteger killed = new AtomicInteger();
        host.fake.beforeAnswers(request -> {
            if (left.decrementAndGet() == 0) {
                killed.incrementAndGet();
                host.kill();
            }
        });
        if (random.nextInt(3) == 0) {
            host.fake.fail("POST purchases", 1, Fault.REQUEST_LOST);
        }
        try {
            host.platform().put(List.of(purchase));
        } catch (PlatformException.Unavailable e) {
            // So says the dead, or whoever lost the request.
        }
        host.fake.beforeAnswers(request -> {});
        host.fake.heal();
        return killed.get() > 0;
    }

    /** For a minute every look-up fails; what is tried meanwhile must not be posted. */
    private void comeBack(Purchase purchase) {
        host.fake.fail("GET purchases", 100, Fault.SERVER_ERROR);
        Instant end = host.pace.now().plus(OUTAGE);
        long posts = host.fake.count("POST purchases");
        while (host.pace.now().isBefore(end)) {
            try {
                host.platform().put(List.of(purchase));
                throw new AssertionError("LeadDyno could not be asked, and the purchase was put");
            } catch (PlatformException e) {
                assertThat(e).isInstanceOf(PlatformException.Unavailable.class);
            }
            host.pace.pass(Duration.ofSeconds(15));
        }
        assertThat(host.fake.count("POST purchases"))
                .as("posts during the outage")
                .isEqualTo(posts);
        host.fake.heal();
    }

    /** As runs do, which come again until nothing waits. */
    private void settle(Purchase purchase) throws PlatformException {
        for (int run = 0; run < 3; run++) {
            try {
                assertThat(host.platform().put(List.of(purchase)).get(purchase.key()))
                        .isInstanceOf(Outcome.Held.class);
                return;
            } catch (PlatformException.Unavailable e) {
                host.pace.pass(MakeItSo.PATIENCE);
            }
        }
        throw new AssertionError("it does not settle: " + purchase);
    }

    private void assertIsSo(Purchase purchase) throws PlatformException {
        assertThat(host.platform().find(purchase.key())).contains(purchase);
        List<FakeAccount.Seen> live = live(purchase.key().order());
        if (purchase.state() == State.REVERSED) {
            assertThat(live).isEmpty();
        } else {
            assertThat(live).singleElement().satisfies(seen -> {
                assertThat(seen.amount()).isEqualByComparingTo(purchase.amount().amount());
                assertThat(Long.toString(seen.affiliate()))
                        .isEqualTo(purchase.credit().orElseThrow().affiliate().value());
            });
        }
    }

    private List<FakeAccount.Seen> live(long order) {
        return there.livePurchases().stream()
                .filter(purchase -> purchase.code().split("\\.")[0].equals(Long.toString(order)))
                .toList();
    }
}
