package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bigcommerce.CouponType;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.connections.DiscountProgram;
import io.tributary.couponsync.CouponCopy;
import io.tributary.couponsync.CouponState;
import io.tributary.couponsync.CouponStatus;
import io.tributary.couponsync.Coupons;
import io.tributary.couponsync.Difference;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CouponsCommandTest {
    private final List<CouponStatus> known = new ArrayList<>();
    private final Rig rig = new Rig()
            .with(Connections.class, new FakeConnections().add("default", "abc123", "Shop"))
            .with(Coupons.class, new KnownCoupons());

    @Test
    void showsWhatIsWantedWrittenAndSeen() throws Exception {
        known.add(drifted("ANN10"));
        known.add(illegal("a/b\u0007"));

        assertThat(rig.run(new CouponsCommand(), "abc123")).isEqualTo(new Rig.Outcome("""
                                CODE       AFFILIATE  STATE         WANTED  WRITTEN  SEEN
                                ANN10      7          drift         10 %    #5 10 %  #5 25.50 USD, disabled
                                  amount is '25.5' in the store, we wrote '10'
                                  expires is 'soon\\u001b' in the store, we wrote nothing
                                a/b\\u0007             illegal_code
                                  No slash.
                                """, null));
    }

    @Test
    void showsCouponsToPrograms() throws Exception {
        known.add(illegal("a/b"));

        assertThat(rig.run(new CouponsCommand(), "abc123", "--json").out()).isEqualTo("""
                        {
                          "items" : [
                            {
                              "code" : "a/b",
                              "affiliate" : null,
                              "state" : "illegal_code",
                              "reason" : "No slash.",
                              "wanted" : null,
                              "written" : null,
                              "seen" : null,
                              "differences" : [ ],
                              "changedAt" : "2026-03-04T12:00:00Z"
                            }
                          ],
                          "more" : false
                        }
                        """);
    }

    @Test
    void filtersByState() throws Exception {
        known.add(drifted("ANN10"));
        known.add(illegal("a/b"));

        assertThat(rig.run(new CouponsCommand(), "abc123", "--state", "illegal_code")
                        .out())
                .isEqualTo("""
                        CODE  AFFILIATE  STATE         WANTED  WRITTEN  SEEN
                        a/b              illegal_code
                          No slash.
                        """);
        assertThat(rig.run(new CouponsCommand(), "abc123", "--state", "wanted").out())
                .isEqualTo("No codes. bigcommerce:sync default/abc123 coupons looks for them.\n");
        assertThat(rig.run(new CouponsCommand(), "abc123", "--state", "lost").failure())
                .isEqualTo("There is no state 'lost'. There are: in_step, wanted, drift, deleted_in_store, collision,"
                        + " illegal_code, disabled_affiliate, retired.");
    }

    @Test
    void saysThatThereAreMore() throws Exception {
        known.add(illegal("a/b"));
        known.add(illegal("a/c"));

        assertThat(rig.run(new CouponsCommand(), "abc123", "--limit", "1").out())
                .contains("a/b")
                .doesNotContain("a/c")
                .endsWith("There are more; --limit shows them.\n");
    }

    private static CouponStatus drifted(String code) {
        return new CouponStatus(
                new AffiliateCode(code),
                Optional.of(new AffiliateId("7")),
                CouponState.DRIFT,
                "",
                Optional.of(new DiscountProgram(DiscountProgram.Type.PERCENTAGE, BigDecimal.TEN, BigDecimal.ZERO)),
                Optional.of(copy(code, CouponType.PERCENTAGE_DISCOUNT, "10", true)),
                Optional.of(copy(code, CouponType.PER_TOTAL_DISCOUNT, "25.50", false)),
                List.of(new Difference("amount", "10", "25.5"), new Difference("expires", "", "soon\u001b")),
                FakeRuns.NOON);
    }

    private static CouponStatus illegal(String code) {
        return new CouponStatus(
                new AffiliateCode(code),
                Optional.empty(),
                CouponState.ILLEGAL_CODE,
                "No slash.",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Instant.parse("2026-03-04T12:00:00Z"));
    }

    private static CouponCopy copy(String code, CouponType type, String amount, boolean enabled) {
        return new CouponCopy(
                5, "Ann", code, type, new BigDecimal(amount), BigDecimal.ZERO, "", enabled, 0, 0, 0, "all");
    }

    private final class KnownCoupons implements Coupons {
        @Override
        public List<CouponStatus> list(ConnectionId connection) {
            return known;
        }

        @Override
        public List<CouponStatus> list(ConnectionId connection, Optional<CouponState> state, long offset, int limit) {
            return known.stream()
                    .filter(each -> state.isEmpty() || state.get() == each.state())
                    .skip(offset)
                    .limit(limit)
                    .toList();
        }
    }
}
