package io.tributary.platform.leaddyno.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.audit.AuditFilter;
import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.Capability;
import io.tributary.platform.Money;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.TrackingCode;
import io.tributary.platform.leaddyno.KeyTest.Result;
import io.tributary.platform.leaddyno.LeadDynoAccount;
import io.tributary.platform.leaddyno.LeadDynoSettings;
import io.tributary.platform.leaddyno.LeadDynoSettings.CancelledAgain;
import io.tributary.platform.leaddyno.LeadDynoSettings.PurchaseCode;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutAffiliate;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutEmail;
import io.tributary.testkit.TestAudit;
import io.tributary.testkit.TestDatabase;
import io.tributary.testkit.leaddyno.FakeAccount;
import io.tributary.testkit.leaddyno.Fault;
import io.tributary.testkit.leaddyno.Switches;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Keys are entered and tested, accounts made and changed, affiliates read. */
class SetUpTest {
    private static final AccountId SHOP = new AccountId("shop");

    private final Database database = TestDatabase.empty();
    private LeadDynoHost host = new LeadDynoHost(Switches.USUAL, database, false);

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void saysWhatIsTheMatterWithTheKeys() throws Exception {
        host.fake.account("private-1234", "public-12345");
        assertThat(host.administration()
                        .test(SHOP, "private-1234", "public-12345")
                        .result())
                .isEqualTo(Result.OK);
        assertThat(host.administration()
                        .test(SHOP, "public-12345", "private-1234")
                        .result())
                .isEqualTo(Result.SWAPPED);
        assertThat(host.administration()
                        .test(SHOP, "private-9999", "public-12345")
                        .result())
                .isEqualTo(Result.WRONG);
        assertThat(host.administration()
                        .test(SHOP, "private-1234", "private-1234")
                        .result())
                .isEqualTo(Result.INVALID);
        assertThat(host.administration().test(SHOP, "private 1234", "").result())
                .isEqualTo(Result.INVALID);
        assertThat(host.administration().test(SHOP, "", "").result()).isEqualTo(Result.INVALID);
        host.fake.fail("GET affiliates", 3, Fault.MAINTENANCE_PAGE);
        assertThat(host.administration().test(SHOP, "private-1234", "").result())
                .isEqualTo(Result.UNREACHABLE);
    }

    @Test
    void keepsNothingThatLeadDynoDoesNotTake() throws Exception {
        assertThatExceptionOfType(PlatformException.Rejected.class)
                .isThrownBy(() -> host.administration().connect(SHOP, settings("private-9999"), LeadDynoHost.ADMIN))
                .returns("privateKey", PlatformException.Rejected::field);
        assertThat(host.administration().accounts()).isEmpty();
    }

    @Test
    @DisplayName("case I119: the private key is nowhere to be read")
    void sealsThePrivateKey() throws Exception {
        host.account("shop", settings("private-1234"));
        host.inside().sql().run(handle -> {
            assertThat(handle.createQuery("select private_key from leaddyno_account")
                            .mapTo(String.class)
                            .one())
                    .doesNotContain("private-1234");
            return null;
        });
        assertThat(TestAudit.in(database).list("shop", AuditFilter.ALL, Long.MAX_VALUE, 10))
                .extracting(record -> record.entry().action(), record -> record.entry()
                        .after())
                .allSatisfy(entry -> assertThat(entry.toString()).doesNotContain("private-1234"))
                .hasSize(1);
        assertThat(settings("private-1234").toString()).doesNotContain("private-1234");
    }

    @Test
    void oneKeyIsForOneAccount() throws Exception {
        host.account("shop", settings("private-1234"));
        assertThatExceptionOfType(PlatformException.Rejected.class)
                .isThrownBy(() -> host.administration()
                        .connect(new AccountId("second"), settings("private-1234"), LeadDynoHost.ADMIN))
                .withMessageNotContaining("shop");
    }

    @Test
    void changesWhatIsEnteredAndKeepsTheKey() throws Exception {
        host.account("shop", settings("private-1234"));
        LeadDynoAccount changed = host.administration()
                .connect(
                        SHOP,
                        new LeadDynoSettings(
                                "The shop",
                                "",
                                "public-12345",
                                PurchaseCode.STORE_AND_ORDER_ID,
                                WithoutAffiliate.KEEP_BACK,
                                WithoutEmail.PLACEHOLDER,
                                CancelledAgain.NEW_CODE),
                        LeadDynoHost.ADMIN);
        assertThat(changed.name()).isEqualTo("The shop");
        assertThat(changed.purchaseCode()).isEqualTo(PurchaseCode.STORE_AND_ORDER_ID);
        assertThat(changed.trackingCode().orElseThrow()).contains("LeadDyno.key = \"public-12345\"");
        assertThat(host.platform().affiliatesWithCode(SHOP)).isEmpty();
    }

    @Test
    void offersLeadDynosScriptOnceThePublicKeyIsKnown() throws Exception {
        host.account("shop", settings("private-1234"));
        assertThat(host.platform().capabilities(SHOP)).isEmpty();
        assertThat(host.platform().trackingCode(SHOP)).isEmpty();

        LeadDynoSettings withPublicKey = new LeadDynoSettings(
                "The shop",
                "",
                "public-12345",
                PurchaseCode.STORE_AND_ORDER_ID,
                WithoutAffiliate.KEEP_BACK,
                WithoutEmail.PLACEHOLDER,
                CancelledAgain.NEW_CODE);
        host.administration().connect(SHOP, withPublicKey, LeadDynoHost.ADMIN);
        TrackingCode code = host.platform().trackingCode(SHOP).orElseThrow();
        assertThat(host.platform().capabilities(SHOP)).containsExactly(Capability.TRACKING_CODE);
        assertThat(code.publicKey()).isEqualTo("public-12345");
        assertThat(code.script()).isEqualTo("static.leaddyno.com/js");
        assertThat(code.html())
                .startsWith("<script type=\"text/javascript\" src=\"https://static.leaddyno.com/js\"></script>")
                .contains("LeadDyno.key = \"public-12345\"", "LeadDyno.recordVisit()", "LeadDyno.autoWatch()");
        assertThatExceptionOfType(PlatformException.Rejected.class)
                .isThrownBy(() -> host.platform().trackingCode(new AccountId("nobody")))
                .returns("account", PlatformException.Rejected::field);
    }

    @Test
    void theFormOfPurchaseCodesIsFixedAfterTheFirst() throws Exception {
        host.account("shop", settings("private-1234"));
        host.platform()
                .put(List.of(new Purchase(
                        new PurchaseKey(SHOP, "store", 1),
                        Purchase.State.LIVE,
                        Money.of("1", "USD"),
                        Optional.empty(),
                        Instant.EPOCH)));
        LeadDynoSettings other = new LeadDynoSettings(
                "",
                "",
                "",
                PurchaseCode.STORE_AND_ORDER_ID,
                WithoutAffiliate.SEND,
                WithoutEmail.REFUSE,
                CancelledAgain.REFUSE);
        assertThatExceptionOfType(PlatformException.Rejected.class)
                .isThrownBy(() -> host.administration().connect(SHOP, other, LeadDynoHost.ADMIN))
                .returns("purchaseCode", PlatformException.Rejected::field);
        assertThat(host.administration().account(SHOP).orElseThrow().codeFixed())
                .isTrue();
    }

    /** Entering keys takes a question to LeadDyno, and orders go on meanwhile. */
    @Test
    void theFormOfPurchaseCodesIsFixedUpToTheLastMoment() throws Exception {
        host.account("shop", settings("private-1234"));
        AccountRow row = host.inside().accounts().require(SHOP);
        LeadDynoAccount other = new LeadDynoAccount(
                SHOP,
                "",
                "",
                PurchaseCode.STORE_AND_ORDER_ID,
                Optional.empty(),
                false,
                WithoutAffiliate.SEND,
                WithoutEmail.REFUSE,
                CancelledAgain.REFUSE,
                Optional.empty(),
                "");
        host.inside().accounts().codeStore(SHOP, "store");
        assertThatExceptionOfType(PlatformException.Rejected.class)
                .isThrownBy(() -> host.inside()
                        .sql()
                        .<Object, PlatformException.Rejected>run(handle -> AccountTable.write(
                                handle,
                                new AccountRow(other, row.sealedKey(), false, Optional.empty()),
                                Instant.EPOCH)))
                .returns("purchaseCode", PlatformException.Rejected::field);
        assertThat(host.inside().accounts().require(SHOP).account().purchaseCode())
                .isEqualTo(PurchaseCode.ORDER_ID);
    }

    @Test
    void theKeyMayGoIntoAHeader() throws Exception {
        host.close();
        host = new LeadDynoHost(Switches.USUAL.with(Switches.Login.KEY_OR_BEARER), TestDatabase.empty(), true);
        host.account("shop", settings("private-1234"));
        assertThat(host.fake.requests()).isNotEmpty().allSatisfy(request -> assertThat(request.target())
                .doesNotContain("private-1234"));
    }

    @Test
    @DisplayName("20,000 affiliates are read with a request for each 200 and one that finds the end")
    void readsEveryPageOfTheAffiliatesAndTheEmptyOneAfterThem() throws Exception {
        host.account("shop", settings("private-1234"));
        FakeAccount there = host.accounts.get(SHOP);
        for (int number = 1; number <= 20_000; number++) {
            there.addAffiliate("Affiliate " + number, "a" + number + "@blog.example", "CODE" + number);
        }
        for (int pass = 0; pass < 2; pass++) {
            host.fake.forgetRequests();
            host.poll(SHOP);
            assertThat(host.fake.requests()).hasSize(20_000 / 200 + 1).allMatch(request -> request.status() == 200);
            assertThat(host.platform().affiliatesWithCode(SHOP)).hasSize(20_000);
        }
        assertThat(host.told).as("times that codes were different").hasSize(1);
    }

    @Test
    void aNodeThatDiedWhileItReadIsStoodInForWithinMinutes() throws Exception {
        host.account("shop", settings("private-1234"));
        Instant now = host.inside().clock().instant();
        assertThat(host.inside().accounts().claimPoll(SHOP, now, now.plus(Polls.SILENCE), now))
                .isTrue();
        assertThat(readsToo()).as("while the other may be alive").isFalse();
        host.setTime(now.plus(Duration.ofMinutes(3)));
        assertThat(readsToo()).isTrue();
    }

    @Test
    void nobodyStandsInForOneWhoReadsForLong() throws Exception {
        host.account("shop", settings("private-1234"));
        for (int number = 1; number <= 900; number++) {
            host.accounts
                    .get(SHOP)
                    .addAffiliate("Affiliate " + number, "a" + number + "@blog.example", "CODE" + number);
        }
        List<Boolean> tries = new ArrayList<>();
        host.fake.arrivals(request -> {
            host.setTime(host.inside().clock().instant().plus(Duration.ofSeconds(90)));
            if (tries.size() < 5) {
                tries.add(readsToo());
            }
            return true;
        });
        host.poll(SHOP);
        assertThat(tries).hasSize(5).containsOnly(false);
    }

    /** Whether another node reads the affiliates now. */
    private boolean readsToo() {
        try {
            return host.polls().poll(host.inside().accounts().require(SHOP), Duration.ZERO);
        } catch (PlatformException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tellsOnlyWhenACodeOrAStateIsDifferent() throws Exception {
        host.account("shop", settings("private-1234"));
        AffiliateId ann = host.affiliate(SHOP, "Ann", "ann@blog.example", "ANN10");
        host.told.clear();
        host.poll(SHOP);
        assertThat(host.told).isEmpty();
        host.giveCode(SHOP, ann, "ANN11");
        assertThat(host.told).containsExactly(SHOP);
        host.setState(SHOP, ann, AffiliateState.ARCHIVED);
        assertThat(host.told).containsExactly(SHOP, SHOP);
    }

    @Test
    void sheWhoIsNotListedAnyMoreIsArchivedOnlyWhenSheIsGone() throws Exception {
        host.account("shop", settings("private-1234"));
        AffiliateId ann = host.affiliate(SHOP, "Ann", "ann@blog.example", "ANN10");
        host.fake.fail("GET affiliates/", 3, Fault.SERVER_ERROR);
        host.accounts.get(SHOP).remove(LeadDynoHost.id(ann));
        assertThatExceptionOfType(PlatformException.Unavailable.class).isThrownBy(() -> host.poll(SHOP));
        assertThat(state(ann)).isEqualTo(AffiliateState.ACTIVE);
        assertThat(host.administration().account(SHOP).orElseThrow().pollProblem())
                .contains("500");
        host.poll(SHOP);
        assertThat(state(ann)).isEqualTo(AffiliateState.ARCHIVED);
        assertThat(host.administration().account(SHOP).orElseThrow().pollProblem())
                .isEmpty();
    }

    private AffiliateState state(AffiliateId affiliate) throws PlatformException {
        return host.platform()
                .affiliates(SHOP, Set.of(affiliate))
                .get(affiliate)
                .state();
    }

    @Test
    void aBrokenPageChangesNothing() throws Exception {
        host.account("shop", settings("private-1234"));
        host.affiliate(SHOP, "Ann", "ann@blog.example", "ANN10");
        for (Fault fault : List.of(
                Fault.MAINTENANCE_PAGE, Fault.EMPTY, Fault.ERROR_AS_SUCCESS, Fault.GATEWAY_NOT_FOUND, Fault.CUT)) {
            host.fake.fail("GET affiliates", 3, fault);
            assertThatExceptionOfType(PlatformException.Unavailable.class)
                    .as("%s", fault)
                    .isThrownBy(() -> host.poll(SHOP));
        }
        assertThat(host.platform().affiliatesWithCode(SHOP))
                .extracting(
                        affiliate -> affiliate.code().map(AffiliateCode::value).orElse(""))
                .containsExactly("ANN10");
    }

    private static LeadDynoSettings settings(String key) {
        return LeadDynoHost.settings(
                PurchaseCode.ORDER_ID, WithoutAffiliate.SEND, WithoutEmail.REFUSE, CancelledAgain.REFUSE, key);
    }
}
