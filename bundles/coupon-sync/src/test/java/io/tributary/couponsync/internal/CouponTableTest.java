package io.tributary.couponsync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.bigcommerce.CouponType;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.DiscountProgram;
import io.tributary.couponsync.CouponCopy;
import io.tributary.couponsync.CouponState;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.testkit.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What runs rely on. */
class CouponTableTest {
    private static final ConnectionId STORE = new ConnectionId(new AccountId("shop"), "abc123");
    private final CouponTable table = new CouponTable(TestDatabase.empty());

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
                .at(Instant.parse("2026-03-01T12:00:00.123456Z"));
    }

    @Test
    void givesBackWhatItWasGiven() throws Exception {
        CouponRow bare = CouponRow.unknown(new AffiliateCode("")).is(CouponState.ILLEGAL_CODE, "The code is empty.");
        table.save(STORE, 1, List.of(full(), bare), List.of());
        assertThat(table.rows(STORE)).containsExactly(bare, full());
    }

    @Test
    void replacesAndForgets() throws Exception {
        table.save(STORE, 1, List.of(full()), List.of());
        CouponRow gone = full().saw(Optional.empty()).is(CouponState.DELETED_IN_STORE, "");
        table.save(STORE, 1, List.of(gone), List.of());
        assertThat(table.rows(STORE)).containsExactly(gone);
        table.save(STORE, 1, List.of(), List.of(gone));
        assertThat(table.rows(STORE)).isEmpty();
    }

    @Test
    void keepsStoresApart() throws Exception {
        ConnectionId other = new ConnectionId(new AccountId("shop"), "other");
        table.save(STORE, 9, List.of(full()), List.of());
        table.save(other, 1, List.of(), List.of(full()));
        assertThat(table.rows(other)).isEmpty();
        assertThat(table.rows(STORE)).hasSize(1);
    }

    @Test
    void letsNoEarlierRunWriteAfterALaterOne() throws Exception {
        table.save(STORE, 5, List.of(), List.of());
        assertThatExceptionOfType(SupersededException.class)
                .isThrownBy(() -> table.save(STORE, 4, List.of(full()), List.of()));
        assertThatExceptionOfType(SupersededException.class)
                .isThrownBy(() -> table.saveScan(STORE, 4, new Scan(Instant.EPOCH, 1)));
        assertThat(table.rows(STORE)).isEmpty();
        assertThat(table.lastScan(STORE)).isEmpty();
    }

    @Test
    void remembersTheLastScan() throws Exception {
        Scan scan = new Scan(Instant.parse("2026-03-01T12:00:00Z"), 1_000);
        table.saveScan(STORE, 5, scan);
        table.save(STORE, 6, List.of(full()), List.of());
        assertThat(table.lastScan(STORE)).contains(scan);
    }

    @Test
    void keepsACodeWithTheCharacterThatDatabasesDoNotTake() throws Exception {
        table.save(STORE, 1, List.of(CouponRow.unknown(new AffiliateCode("A\0B"))), List.of());
        assertThat(table.rows(STORE)).extracting(row -> row.code().value()).containsExactly("A\uFFFDB");
    }
}
