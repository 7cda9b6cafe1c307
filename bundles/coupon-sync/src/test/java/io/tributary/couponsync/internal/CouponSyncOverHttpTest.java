package io.tributary.couponsync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Connector;
import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.couponsync.CouponAction;
import io.tributary.couponsync.CouponState;
import io.tributary.couponsync.CouponStatus;
import io.tributary.couponsync.Difference;
import io.tributary.platform.AffiliateState;
import io.tributary.sandbox.Coupon;
import io.tributary.sandbox.CouponType;
import io.tributary.sandbox.Fault;
import io.tributary.sandbox.LoggedRequest;
import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import io.tributary.sync.SyncFailure;
import io.tributary.sync.Trigger;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same job with the real connector and a store that is served over HTTP. */
class CouponSyncOverHttpTest {
    private final World world = new World();
    private SandboxServer server;
    private SandboxStore store;

    @BeforeEach
    void start() throws IOException, StoreException {
        server = SandboxServer.start(0, Clock.systemUTC());
        use(StoreSpec.of("abc123").withoutQuota());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void use(StoreSpec spec) throws StoreException {
        store = server.createStore(spec);
        world.connections.store = open(store.apiPath(), new Credentials.AccessToken(spec.token()));
    }

    private static Store open(URI address, Credentials credentials) throws StoreException {
        return Connector.create(List.of("127.0.0.0/8"))
                .open(StoreAddress.parse(address.toString()), credentials, CallObserver.NONE);
    }

    private Map<String, Long> sync() throws SyncFailure, InterruptedException {
        store.clearRequests();
        return world.sync();
    }

    private List<String> changes() {
        return store.requests().stream()
                .map(LoggedRequest::method)
                .filter(method -> !method.equals("GET"))
                .toList();
    }

    private Coupon coupon(String code) {
        return store.coupon(code).orElseThrow();
    }

    private void add(String id, String name, String code) {
        world.platform.put(id, name, code);
    }

    @Test
    @DisplayName("case 53: a new affiliate gets one coupon")
    void makesACoupon() throws Exception {
        add("d", "Dan", "DAN15");
        assertThat(sync()).isEqualTo(Map.of("created", 1L));
        assertThat(store.coupons()).singleElement().satisfies(made -> {
            assertThat(made.name()).isEqualTo("Dan (DAN15)");
            assertThat(made.type()).isEqualTo(CouponType.PERCENTAGE_DISCOUNT);
            assertThat(made.amount()).isEqualTo("10.0000");
            assertThat(made.entity()).isEqualTo("categories");
            assertThat(made.ids()).containsExactly(0);
            assertThat(made.enabled()).isTrue();
        });
        assertThat(store.requests())
                .filteredOn(request -> request.method().equals("POST"))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains("\"amount\":\"10\"", "\"min_purchase\":\"0\"", "\"type\":\"percentage_discount\""));
        assertThat(world.status("DAN15").state()).isEqualTo(CouponState.IN_STEP);
        assertThat(world.status("DAN15").differences()).isEmpty();
    }

    @Test
    @DisplayName("case 54: a second run changes nothing")
    void changesNothingTheSecondTime() throws Exception {
        add("d", "Dan", "DAN15");
        sync();
        assertThat(sync()).isEqualTo(Map.of("existing", 1L, "unchanged", 1L));
        assertThat(changes()).isEmpty();
        assertThat(store.coupons()).hasSize(1);
    }

    @Test
    @DisplayName("case 55: what the merchant changed stays")
    void leavesTheMerchantsChangesAlone() throws Exception {
        add("d", "Dan", "DAN15");
        sync();
        Coupon edited = coupon("DAN15")
                .withAmount("25.0000")
                .withExpires("Thu, 31 Dec 2026 00:00:00 +0000")
                .withCategories(7, 3);
        store.editCoupon(edited.id(), old -> edited);
        assertThat(sync()).isEqualTo(Map.of("existing", 1L, "drift", 1L));
        assertThat(changes()).isEmpty();
        assertThat(world.status("DAN15").differences())
                .extracting(Difference::field)
                .containsExactly("amount", "expires", "scope");
    }

    @Test
    @DisplayName("cases 56 and 57: deleted stays deleted, switched off stays off")
    void doesNotUndoTheMerchant() throws Exception {
        add("a", "Ann", "ANN10");
        add("b", "Bob", "BOB10");
        sync();
        store.deleteCoupon(coupon("ANN10").id());
        store.editCoupon(coupon("BOB10").id(), old -> old.withEnabled(false));
        for (int i = 0; i < 2; i++) {
            assertThat(sync()).isEqualTo(Map.of("existing", 1L, "deleted", 1L, "drift", 1L));
            assertThat(changes()).isEmpty();
        }
    }

    @Test
    @DisplayName("case 58: a name that is taken")
    void takesAnotherName() throws Exception {
        store.addCoupon(
                Coupon.of("SUMMER", CouponType.PERCENTAGE_DISCOUNT, "5.0000").withName("DAN (DAN15)"));
        world.sync();
        add("d", "Dan", "DAN15");
        assertThat(world.sync(Trigger.EVENT)).isEqualTo(Map.of("created", 1L));
        assertThat(coupon("DAN15").name()).isEqualTo("Dan (DAN15) 2");
        assertThat(store.requests()).extracting(LoggedRequest::status).contains(409);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 422})
    @DisplayName("case 59: a code that the merchant took after we looked, however the store says so")
    void leavesAForeignCouponAlone(int status) throws Exception {
        use(StoreSpec.of("other").withoutQuota().withDuplicateCodeStatus(status));
        add("d", "Dan", "DAN15");
        add("e", "Eve", "EVE15");
        store.afterAnswer(request -> {
            if (request.method().equals("GET") && store.coupons().isEmpty()) {
                store.addCoupon(Coupon.of("dan15", CouponType.PERCENTAGE_DISCOUNT, "50.0000"));
            }
        });
        assertThat(sync()).isEqualTo(Map.of("collisions", 1L, "created", 1L));
        assertThat(coupon("DAN15").amount()).isEqualTo("50.0000");
        assertThat(world.status("DAN15").state()).isEqualTo(CouponState.COLLISION);
        assertThat(sync()).isEqualTo(Map.of("existing", 2L, "collisions", 1L, "unchanged", 1L));
        assertThat(changes()).isEmpty();
    }

    @Test
    @DisplayName("cases 59 and 69: a promotion's code is a collision, and is not tried again and again")
    void leavesThePromotionAlone() throws Exception {
        store.addCoupon(Coupon.of("DAN15", CouponType.PROMOTION, "0.0000"));
        add("d", "Dan", "DAN15");
        assertThat(sync()).isEqualTo(Map.of("collisions", 1L));
        assertThat(sync()).isEqualTo(Map.of("collisions", 1L));
        assertThat(changes()).isEmpty();
        store.deleteCoupon(coupon("DAN15").id());
        assertThat(sync()).isEqualTo(Map.of("created", 1L));
    }

    @Test
    @DisplayName("case 61: a code that is renamed")
    void keepsTheOldCodesCoupon() throws Exception {
        add("d", "Dan", "DAN15");
        sync();
        add("d", "Dan", "DANNY15");
        assertThat(sync()).isEqualTo(Map.of("existing", 1L, "created", 1L, "unchanged", 1L));
        assertThat(store.coupons()).extracting(Coupon::code).containsExactly("DAN15", "DANNY15");
        assertThat(store.coupons()).allMatch(Coupon::enabled);
    }

    @Test
    @DisplayName("cases 62 and 66: switching a coupon off and on keeps everything else about it")
    void keepsTheWholeCouponWhenItIsSwitched() throws Exception {
        add("a", "Ann", "ANN10");
        sync();
        Coupon edited = coupon("ANN10").withCategories(3, 7).withAmount("12.5000");
        store.editCoupon(edited.id(), old -> edited);
        world.platform.put("a", "Ann", "ANN10", AffiliateState.PAUSED);
        assertThat(sync()).isEqualTo(Map.of("existing", 1L, "disabled", 1L));
        assertThat(coupon("ANN10")).isEqualTo(edited.withEnabled(false));
        add("a", "Ann", "ANN10");
        assertThat(sync()).isEqualTo(Map.of("existing", 1L, "enabled", 1L));
        assertThat(coupon("ANN10")).isEqualTo(edited);
    }

    @Test
    @DisplayName("cases 64 and 65: odd codes and names")
    void makesWhatCanBeMade() throws Exception {
        add("a", "A", "ÄNN");
        add("b", "B", "=CMD()");
        add("c", "\"<script>" + "\uD83D\uDE00".repeat(150), "GOOD 1_-");
        add("d", "\u0000", "D15");
        assertThat(sync()).isEqualTo(Map.of("illegal", 2L, "created", 2L));
        assertThat(coupon("GOOD 1_-").name()).startsWith("\"<script>").endsWith(" (GOOD 1_-)");
        assertThat(coupon("D15").name()).isEqualTo("Affiliate (D15)");
    }

    @Test
    @DisplayName("case 67: a scan by pages of 250, and one request for each new coupon")
    void asksLittle() throws Exception {
        for (int i = 0; i < 600; i++) {
            store.addCoupon(Coupon.of("M" + i, CouponType.PERCENTAGE_DISCOUNT, "5.0000"));
        }
        for (int i = 0; i < 20; i++) {
            add("a" + i, "Affiliate " + i, "CODE" + i);
        }
        assertThat(sync()).isEqualTo(Map.of("existing", 600L, "created", 20L));
        assertThat(store.requestCount()).isLessThanOrEqualTo(3 + 20 + 2);
        assertThat(sync()).isEqualTo(Map.of("existing", 620L, "unchanged", 20L));
        assertThat(store.requestCount()).isLessThanOrEqualTo(3 + 2);
    }

    @Test
    @DisplayName("case 67: 5,000 affiliates at once beside 3,000 coupons of others, and the preview of it")
    void makesFiveThousandCouponsWithFewRequests() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            store.addCoupon(Coupon.of("M" + i, CouponType.PERCENTAGE_DISCOUNT, "5.0000"));
        }
        for (int i = 0; i < 5_000; i++) {
            add("a" + i, "Affiliate " + i, "CODE" + i);
        }
        store.clearRequests();
        assertThat(world.dryRun()).isEqualTo(Map.of("existing", 3_000L, "created", 5_000L));
        assertThat(store.requestCount()).isLessThanOrEqualTo(3_000 / 250 + 2);
        assertThat(changes()).isEmpty();
        assertThat(world.coupons
                        .preview(FakeConnections.ID, 4_999, 10)
                        .orElseThrow()
                        .lines())
                .singleElement()
                .satisfies(line -> assertThat(line.name()).startsWith("Affiliate "));
        assertThat(sync()).isEqualTo(Map.of("existing", 3_000L, "created", 5_000L));
        assertThat(store.requestCount()).isLessThanOrEqualTo(3_000 / 250 + 5_000 + 2);
        assertThat(store.coupons()).hasSize(8_000);
        assertThat(sync()).isEqualTo(Map.of("existing", 8_000L, "unchanged", 5_000L));
        assertThat(store.requestCount()).isLessThanOrEqualTo(8_000 / 250 + 2);
        assertThat(changes()).isEmpty();
    }

    @Test
    @DisplayName("case 62: a reset sends the whole coupon, and the restriction survives")
    void keepsTheRestrictionWhenACouponIsReset() throws Exception {
        add("a", "Ann", "ANN10");
        sync();
        Coupon made = coupon("ANN10");
        store.editCoupon(
                made.id(),
                old -> old.withCategories(3, 7).withAmount("12.5000").withExpires("Thu, 31 Dec 2026 00:00:00 +0000"));
        sync();
        world.ask("ANN10", CouponAction.RESET);
        assertThat(sync()).isEqualTo(Map.of("existing", 1L, "reset", 1L));
        assertThat(coupon("ANN10")).isEqualTo(made.withCategories(3, 7));
        assertThat(changes()).containsExactly("PUT");
        assertThat(sync()).isEqualTo(Map.of("existing", 1L, "unchanged", 1L));
    }

    @Test
    @DisplayName("case 62: the store resets the coupon, and the answer is lost")
    void looksUpAResetWhoseAnswerWasLost() throws Exception {
        add("a", "Ann", "ANN10");
        sync();
        Coupon made = coupon("ANN10");
        store.editCoupon(made.id(), old -> old.withAmount("12.5000"));
        sync();
        world.ask("ANN10", CouponAction.RESET);
        store.fault(Fault.on("/v2/coupons").method("PUT").loseAnswer());
        assertThat(sync()).isEqualTo(Map.of("existing", 1L, "reset", 1L));
        assertThat(coupon("ANN10")).isEqualTo(made);
        assertThat(world.status("ANN10").asked()).isEmpty();
    }

    @Test
    @DisplayName("case 68: the store made the coupon, and the answer was lost")
    void findsWhatWasMade() throws Exception {
        add("d", "Dan", "DAN15");
        store.fault(Fault.on("/v2/coupons").method("POST").loseAnswer());
        assertThat(sync()).isEqualTo(Map.of("created", 1L));
        assertThat(changes()).containsExactly("POST");
        assertThat(world.status("DAN15").state()).isEqualTo(CouponState.IN_STEP);
        assertThat(sync()).isEqualTo(Map.of("existing", 1L, "unchanged", 1L));
    }

    @Test
    @DisplayName("case 68: the request never arrived")
    void makesItInTheNextRunWhenTheRequestWasLost() throws Exception {
        add("d", "Dan", "DAN15");
        store.fault(Fault.on("/v2/coupons").method("POST").drop());
        assertThatExceptionOfType(SyncFailure.class).isThrownBy(this::sync);
        assertThat(sync()).isEqualTo(Map.of("created", 1L));
        assertThat(store.coupons()).hasSize(1);
    }

    @Test
    @DisplayName("case 69: coupons of every type and shape are read")
    void readsForeignCoupons() throws Exception {
        for (CouponType type : CouponType.values()) {
            store.addCoupon(Coupon.of("X" + type, type, "0.0000"));
        }
        add("d", "Dan", "DAN15");
        assertThat(sync()).isEqualTo(Map.of("existing", 5L, "created", 1L));
    }

    @Test
    @DisplayName("case 90: the scope for coupons is missing, or is read-only")
    void namesTheMissingScope() throws Exception {
        add("d", "Dan", "DAN15");
        for (String scope : List.of("store_v2_orders_read_only", "store_v2_marketing_read_only")) {
            store.replaceScopes(List.of(scope));
            assertThatExceptionOfType(SyncFailure.class)
                    .isThrownBy(this::sync)
                    .withMessageContaining("'Marketing', level 'modify'");
            assertThat(world.connections.attention).contains("'Marketing'");
        }
        store.replaceScopes(List.of("store_v2_marketing"));
        assertThat(sync()).isEqualTo(Map.of("created", 1L));
        assertThat(world.connections.attention).isEmpty();
    }

    @Test
    void worksWithALegacyAccount() throws Exception {
        StoreSpec spec = StoreSpec.of("old").withLegacy("merchant", "secret-key");
        store = server.createStore(spec);
        world.connections.store = open(store.legacyApiPath(), new Credentials.ApiUser("merchant", "secret-key"));
        add("d", "Dan", "DAN15");
        assertThat(sync()).isEqualTo(Map.of("created", 1L));
        world.platform.put("d", "Dan", "DAN15", AffiliateState.ARCHIVED);
        assertThat(sync()).isEqualTo(Map.of("existing", 1L, "disabled", 1L));
        assertThat(world.statuses()).extracting(CouponStatus::state).containsExactly(CouponState.DISABLED_AFFILIATE);
    }

    @Test
    @DisplayName("case 81: a list that is not there is a failure, and nothing was deleted")
    void doesNotTakeAMissingListForAnEmptyOne() throws Exception {
        add("d", "Dan", "DAN15");
        sync();
        store.fault(Fault.on("/v2/coupons").status(404));
        assertThatExceptionOfType(SyncFailure.class)
                .isThrownBy(this::sync)
                .withMessageStartingWith("Syncing coupons: ");
        assertThat(world.status("DAN15").state()).isEqualTo(CouponState.IN_STEP);
    }
}
