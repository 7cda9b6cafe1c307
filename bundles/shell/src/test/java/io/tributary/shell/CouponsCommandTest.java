package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.audit.Actor;
import io.tributary.bigcommerce.CouponType;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.connections.DiscountProgram;
import io.tributary.couponsync.AskedAction;
import io.tributary.couponsync.CouponAction;
import io.tributary.couponsync.CouponActionException;
import io.tributary.couponsync.CouponCopy;
import io.tributary.couponsync.CouponPreview;
import io.tributary.couponsync.CouponState;
import io.tributary.couponsync.CouponStatus;
import io.tributary.couponsync.Coupons;
import io.tributary.couponsync.Difference;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.sync.Run;
import io.tributary.sync.SyncRuns;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CouponsCommandTest {
    private final List<CouponStatus> known = new ArrayList<>();
    private final List<CouponPreview.Line> previewed = new ArrayList<>();
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
                              "changedAt" : "2026-03-04T12:00:00Z",
                              "actions" : [
                                "skip"
                              ],
                              "asked" : null
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
                .isEqualTo("There is no state 'lost'. There are: in_step, wanted, drift, accepted, deleted_in_store,"
                        + " collision, illegal_code, disabled_affiliate, unreadable, skipped, retired.");
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

    @Test
    void showsOneCode() throws Exception {
        known.add(drifted("ANN10"));
        known.add(illegal("a/b"));

        assertThat(rig.run(new CouponCommand(), "abc123", " a/B ").out()).isEqualTo("""
                        CODE  AFFILIATE  STATE         WANTED  WRITTEN  SEEN
                        a/b              illegal_code
                          No slash.
                        """);
        assertThat(rig.run(new CouponCommand(), "abc123", "NO\u001b").failure())
                .isEqualTo("The store default/abc123 knows no code 'NO\\u001b'. bigcommerce:sync looks for new ones.");
    }

    @Test
    void hasSomethingDoneAboutACode() throws Exception {
        known.add(drifted("ANN10"));

        assertThat(rig.run(new CouponCommand(), "abc123", "ann10", "--reset").out())
                .endsWith("  reset was asked for by unknown; the coupon job does it.\n");
        assertThat(rig.run(new CouponCommand(), "abc123", "--adopt", "ann10").failure())
                .isEqualTo("'adopt' makes no sense.");
        assertThat(rig.run(new CouponCommand(), "abc123", "ann10", "--reset", "--accept")
                        .failure())
                .isEqualTo("One thing at a time: reset or accept.");
    }

    @ParameterizedTest
    @EnumSource(CouponAction.class)
    void knowsEveryAction(CouponAction action) throws Exception {
        known.add(drifted("ANN10"));

        Rig.Outcome outcome = rig.run(new CouponCommand(), "abc123", "ann10", "--" + action.label());

        assertThat(outcome.out() + outcome.failure()).contains(action.label());
    }

    @Test
    void showsWhatASyncWouldDo() throws Exception {
        FakeRuns runs = new FakeRuns();
        runs.then(FakeRuns.ended(Run.State.SUCCEEDED, "", Map.of("created", 1L)));
        CouponsCommand command = new CouponsCommand();
        command.pause = span -> {};
        previewed.add(line("DAN15", CouponPreview.Step.CREATE, CouponState.WANTED, "Dan (DAN15)", "not made yet"));
        previewed.add(line("a/b", CouponPreview.Step.NONE, CouponState.ILLEGAL_CODE, "", "No slash."));

        assertThat(rig.with(SyncRuns.class, runs).run(command, "abc123", "--preview"))
                .isEqualTo(new Rig.Outcome("""
                                CODE   AFFILIATE  STEP    STATE         NAME
                                DAN15  7          create  wanted        Dan (DAN15)
                                a/b    7          none    illegal_code
                                  No slash.
                                """, null));
    }

    private static CouponPreview.Line line(
            String code, CouponPreview.Step step, CouponState state, String name, String reason) {
        return new CouponPreview.Line(
                new AffiliateCode(code), Optional.of(new AffiliateId("7")), step, state, name, reason);
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
                FakeRuns.NOON,
                Optional.empty());
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
                Instant.parse("2026-03-04T12:00:00Z"),
                Optional.empty());
    }

    private static CouponCopy copy(String code, CouponType type, String amount, boolean enabled) {
        return new CouponCopy(
                5, "Ann", code, type, new BigDecimal(amount), BigDecimal.ZERO, "", enabled, 0, 0, 0, "all");
    }

    private final class KnownCoupons implements Coupons {
        @Override
        public Optional<CouponStatus> find(ConnectionId connection, AffiliateCode code) {
            return known.stream()
                    .filter(each -> each.code().key().equals(code.key()))
                    .findFirst();
        }

        @Override
        public CouponStatus ask(ConnectionId connection, AffiliateCode code, CouponAction action, Actor by)
                throws CouponActionException {
            if (action == CouponAction.ADOPT) {
                throw new CouponActionException.Refused("'adopt' makes no sense.");
            }
            CouponStatus status = find(connection, code).orElseThrow();
            return new CouponStatus(
                    status.code(),
                    status.affiliate(),
                    status.state(),
                    status.reason(),
                    status.wanted(),
                    status.written(),
                    status.seen(),
                    status.differences(),
                    status.changedAt(),
                    Optional.of(new AskedAction(action, by, FakeRuns.NOON)));
        }

        @Override
        public Optional<CouponPreview> preview(ConnectionId connection, long offset, int limit) {
            return Optional.of(new CouponPreview(
                    FakeRuns.NOON, 3, previewed.stream().limit(limit).toList()));
        }

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
