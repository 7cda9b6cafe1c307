package io.tributary.couponsync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditEntry;
import io.tributary.audit.AuditFilter;
import io.tributary.audit.AuditLog;
import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.CouponType;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.DiscountProgram;
import io.tributary.couponsync.CouponAction;
import io.tributary.couponsync.CouponCopy;
import io.tributary.couponsync.CouponPreview;
import io.tributary.couponsync.CouponState;
import io.tributary.couponsync.CouponStatus;
import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.sync.SyncFailure;
import io.tributary.sync.Trigger;
import io.tributary.testkit.TestAudit;
import io.tributary.testkit.TestDatabase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What runs rely on. */
class CouponTableTest {
    private static final ConnectionId STORE = new ConnectionId(new AccountId("shop"), "abc123");
    private final Database database = TestDatabase.empty();
    private final AuditLog audit = TestAudit.in(database);
    private final CouponTable table = new CouponTable(database, audit);

    private static CouponRow full() {
        CouponCopy copy = new CouponCopy(
                7,
                "Dan \uD83D\uDE00 (DAN15)",
                "DAN15",
                CouponType.PER_TOTAL_DISCOUNT,
                new BigDecimal("12.3456"),
                new BigDecimal("100.0000"),
                "Thu, 31 Dec 2026 00:00:00 +0000",
                true,
                3,
                1,
                2,
                "categories [3, 7]");
        return CouponRow.unknown(new AffiliateCode("Dan15"))
                .of(new AffiliateId("d"), new AffiliateCode("Dan15"))
                .is(CouponState.DRIFT, "Changed in the store: amount.")
                .wanting(Optional.of(new DiscountProgram(
                        DiscountProgram.Type.FIXED, new BigDecimal("10.0000"), new BigDecimal("0.00"))))
                .asking("Dan (DAN15)")
                .asking(false)
                .wrote(copy.withEnabled(false))
                .saw(Optional.of(copy))
                .accepting(Optional.of(copy))
                .skipping(true)
                .at(Instant.parse("2026-03-01T12:00:00.123456Z"));
    }

    @Test
    void givesBackWhatItWasGiven() throws Exception {
        CouponRow bare = CouponRow.unknown(new AffiliateCode("")).is(CouponState.ILLEGAL_CODE, "The code is empty.");
        table.save(STORE, 1, Changes.of(List.of(full(), bare), List.of()));
        assertThat(table.rows(STORE)).containsExactly(bare, full());
    }

    @Test
    void replacesAndForgets() throws Exception {
        table.save(STORE, 1, Changes.of(List.of(full()), List.of()));
        CouponRow gone = full().saw(Optional.empty()).is(CouponState.DELETED_IN_STORE, "");
        table.save(STORE, 1, Changes.of(List.of(gone), List.of()));
        assertThat(table.rows(STORE)).containsExactly(gone);
        table.save(STORE, 1, Changes.of(List.of(), List.of(gone)));
        assertThat(table.rows(STORE)).isEmpty();
    }

    @Test
    void keepsStoresApart() throws Exception {
        ConnectionId other = new ConnectionId(new AccountId("shop"), "other");
        table.save(STORE, 9, Changes.of(List.of(full()), List.of()));
        table.save(other, 1, Changes.of(List.of(), List.of(full())));
        assertThat(table.rows(other)).isEmpty();
        assertThat(table.rows(STORE)).hasSize(1);
    }

    @Test
    void letsNoEarlierRunWriteAfterALaterOne() throws Exception {
        table.save(STORE, 5, Changes.of(List.of(), List.of()));
        assertThatExceptionOfType(SupersededException.class)
                .isThrownBy(() -> table.save(STORE, 4, Changes.of(List.of(full()), List.of())));
        assertThatExceptionOfType(SupersededException.class)
                .isThrownBy(() -> table.saveScan(STORE, 4, new Scan(Instant.EPOCH, 1)));
        assertThat(table.rows(STORE)).isEmpty();
        assertThat(table.lastScan(STORE)).isEmpty();
    }

    @Test
    void remembersTheLastScan() throws Exception {
        Scan scan = new Scan(Instant.parse("2026-03-01T12:00:00Z"), 1_000);
        table.saveScan(STORE, 5, scan);
        table.save(STORE, 6, Changes.of(List.of(full()), List.of()));
        assertThat(table.lastScan(STORE)).contains(scan);
    }

    @Test
    void keepsACodeWithTheCharacterThatDatabasesDoNotTake() throws Exception {
        table.save(STORE, 1, Changes.of(List.of(CouponRow.unknown(new AffiliateCode("A\0B"))), List.of()));
        assertThat(table.rows(STORE)).extracting(row -> row.code().value()).containsExactly("A\uFFFDB");
    }

    @Test
    void keepsAWishUntilItIsClosed() {
        Pending wish = new Pending(
                "1",
                full().key(),
                CouponAction.RESET,
                new Actor("ann", "10.0.0.1"),
                Instant.parse("2026-03-01T12:00:00.123456Z"),
                "seen");
        AuditEntry entry = AuditNotes.asked(STORE, full(), wish);
        assertThat(table.ask(STORE, wish, entry)).isTrue();
        assertThat(table.ask(STORE, wish, entry)).as("a second one").isFalse();
        assertThat(table.pending(STORE)).containsExactly(Map.entry(full().key(), wish));
        assertThat(audit.list("shop", AuditFilter.ALL, Long.MAX_VALUE, 9)).hasSize(1);
    }

    @Test
    void closesAWishTogetherWithItsRowAndItsEntry() throws Exception {
        Pending wish = new Pending("1", full().key(), CouponAction.RESET, new Actor("ann", ""), Instant.EPOCH, "");
        table.ask(STORE, wish, AuditNotes.asked(STORE, full(), wish));
        Changes changes = Changes.of(List.of(full()), List.of());
        changes.close(Closing.done(wish));
        changes.audit(AuditNotes.asked(STORE, full(), wish));
        table.save(STORE, 5, Changes.of(List.of(), List.of()));
        assertThatExceptionOfType(SupersededException.class).isThrownBy(() -> table.save(STORE, 4, changes));
        assertThat(table.pending(STORE)).hasSize(1);
        assertThat(audit.list("shop", AuditFilter.ALL, Long.MAX_VALUE, 9)).hasSize(1);
        table.save(STORE, 5, changes);
        assertThat(table.pending(STORE)).isEmpty();
        assertThat(audit.list("shop", AuditFilter.ALL, Long.MAX_VALUE, 9)).hasSize(2);
        assertThat(table.row(STORE, full().key())).contains(full());
    }

    @Test
    void keepsTheNewestPreviewAndTheProgram() throws Exception {
        CouponPreview.Line line = new CouponPreview.Line(
                new AffiliateCode("DAN15"),
                Optional.empty(),
                CouponPreview.Step.CREATE,
                CouponState.WANTED,
                "Dan \0 (DAN15)",
                "");
        table.savePreview(STORE, 1, new CouponPreview(Instant.EPOCH, 7, List.of(line, line)));
        table.savePreview(STORE, 1, new CouponPreview(Instant.EPOCH, 8, List.of(line)));
        assertThat(table.preview(STORE, 0, 9).orElseThrow().existing()).isEqualTo(8);
        assertThat(table.preview(STORE, 0, 9).orElseThrow().lines())
                .singleElement()
                .satisfies(found -> assertThat(found.name()).isEqualTo("Dan \uFFFD (DAN15)"));
        assertThat(table.program(STORE)).isEmpty();
        table.saveProgram(STORE, 1, "fixed 10 0");
        assertThat(table.program(STORE)).isEqualTo("fixed 10 0");
    }

    @Test
    void aCouponWithValuesThatNoDatabaseKeepsStopsNobody() throws Exception {
        World world = new World(database);
        world.platform.put("a", "Ann", "ANN10");
        world.platform.put("b", "Bob", "BOB10");
        world.sync();
        FakeStore store = world.store;
        store.add("Huge", "CEM1", "1E20");
        store.add("Odd \0 name", "DAN15", "33.33333");
        store.edit("ANN10", old -> withAmount(old, "-1E15"));
        world.platform.put("c", "Cem", "CEM1");
        world.platform.put("d", "Dan", "DAN15");
        world.platform.put("e", "Eve", "EVE15");
        Map<String, Long> counts =
                Map.of("existing", 4L, "unreadable", 2L, "collisions", 1L, "created", 1L, "unchanged", 1L);
        assertThat(world.sync()).isEqualTo(counts);
        assertThat(world.status("CEM1").state()).isEqualTo(CouponState.UNREADABLE);
        assertThat(world.status("CEM1").reason()).contains("more than 15 digits");
        assertThat(world.status("DAN15").seen().orElseThrow().name()).isEqualTo("Odd \uFFFD name");
        List<CouponStatus> before = world.statuses();
        world.sync();
        assertThat(world.statuses()).as("a second run changes nothing").isEqualTo(before);
        world.ask("ANN10", CouponAction.RESET);
        world.sync();
        assertThat(world.status("ANN10").state()).isEqualTo(CouponState.IN_STEP);
    }

    private static Coupon withAmount(Coupon old, String amount) {
        return new Coupon(
                old.id(),
                old.name(),
                old.code(),
                old.type(),
                new BigDecimal(amount),
                old.minPurchase(),
                old.expires(),
                old.enabled(),
                old.maxUses(),
                old.maxUsesPerCustomer(),
                old.uses(),
                old.scope(),
                old.json());
    }

    @Test
    @DisplayName("case 54: two nodes that sync at once make one coupon")
    void twoNodesMakeOneCoupon() throws Exception {
        World one = new World(database);
        one.platform.put("d", "Dan", "DAN15");
        CouponTable other = new CouponTable(database, audit);
        CouponSyncJob otherNode =
                new CouponSyncJob(one.platform, one.connections, other, Clock.fixed(World.NOW, ZoneOffset.UTC));
        one.store.beforeCreation = () -> {
            one.store.beforeCreation = () -> {};
            try {
                otherNode.run(new FakeRun(one.connections.connection(), Trigger.SCHEDULE, false, 99));
            } catch (SyncFailure | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        assertThatExceptionOfType(SyncFailure.class).isThrownBy(one::sync).withMessageContaining("taken over");
        assertThat(one.store.coupons).hasSize(1);
        assertThat(one.status("DAN15").state()).isEqualTo(CouponState.IN_STEP);
    }
}
