package io.tributary.couponsync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.CouponType;
import io.tributary.bigcommerce.StoreException;
import io.tributary.connections.Connection;
import io.tributary.couponsync.CouponAction;
import io.tributary.couponsync.CouponActionException;
import io.tributary.couponsync.CouponPreview;
import io.tributary.couponsync.CouponState;
import io.tributary.couponsync.CouponStatus;
import io.tributary.couponsync.Difference;
import io.tributary.platform.AffiliateState;
import io.tributary.sync.SyncFailure;
import io.tributary.sync.Trigger;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people can have done about a code, and that nothing of it happens twice or by half. */
class CouponActionsTest {
    private final World world = new World();
    private final FakeStore store = world.store;
    private final FakePlatform platform = world.platform;

    private CouponState state(String code) {
        return world.status(code).state();
    }

    private void give(String code, String amount) {
        store.edit(
                code,
                coupon -> new Coupon(
                        coupon.id(),
                        coupon.name(),
                        coupon.code(),
                        coupon.type(),
                        new BigDecimal(amount),
                        coupon.minPurchase(),
                        "Thu, 31 Dec 2026 00:00:00 +0000",
                        coupon.enabled(),
                        100,
                        coupon.maxUsesPerCustomer(),
                        4,
                        "categories [3, 7]",
                        coupon.json()));
    }

    /** Dan's coupon, which the merchant has changed. */
    private void drift() throws Exception {
        platform.put("d", "Dan", "DAN15");
        world.sync();
        give("DAN15", "25");
        world.sync();
    }

    @Test
    @DisplayName("case 56: a coupon that was deleted is made again when somebody says so, once")
    void makesAgainWhatWasDeleted() throws Exception {
        platform.put("a", "Ann", "ANN10");
        world.sync();
        store.delete("ANN10");
        world.sync();
        assertThat(world.ask("ann10", CouponAction.MAKE_AGAIN).asked()).hasValueSatisfying(asked -> {
            assertThat(asked.action()).isEqualTo(CouponAction.MAKE_AGAIN);
            assertThat(asked.by().name()).isEqualTo("ann");
            assertThat(asked.at()).isEqualTo(World.NOW);
        });
        assertThat(world.runs.asked).containsExactly("shop/abc123 coupons EVENT");
        assertThat(world.sync(Trigger.EVENT)).isEqualTo(Map.of("created", 1L));
        assertThat(state("ANN10")).isEqualTo(CouponState.IN_STEP);
        assertThat(world.status("ANN10").asked()).isEmpty();
        store.delete("ANN10");
        assertThat(world.sync()).as("once").isEqualTo(Map.of("deleted", 1L));
        assertThat(world.audited())
                .containsExactly(
                        "coupon.make coupon ANN10 by job coupons",
                        "coupon.make-again.asked coupon ANN10 by ann",
                        "coupon.make-again coupon ANN10 by job coupons",
                        "coupon.make coupon ANN10 by job coupons");
        assertThat(world.audit.check("shop").intact()).isTrue();
    }

    @Test
    @DisplayName("cases 56 and 68: the answer to making it again is lost")
    void makesAgainOnlyOnceWhenTheAnswerIsLost() throws Exception {
        platform.put("a", "Ann", "ANN10");
        world.sync();
        store.delete("ANN10");
        world.sync();
        world.ask("ANN10", CouponAction.MAKE_AGAIN);
        store.losesAnswers = true;
        store.creationsFailing.add(new StoreException.Interrupted("killed"));
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(world::sync);
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "unchanged", 1L));
        assertThat(store.coupons).hasSize(1);
        assertThat(state("ANN10")).isEqualTo(CouponState.IN_STEP);
    }

    @Test
    @DisplayName("case 59: a coupon of the merchant's own is adopted as it is, without a write to the store")
    void adoptsAForeignCoupon() throws Exception {
        Coupon foreign = store.add("Dan's own", "dan15", "50");
        platform.put("d", "Dan", "DAN15");
        world.sync();
        world.ask("DAN15", CouponAction.ADOPT);
        assertThat(world.sync(Trigger.EVENT)).isEqualTo(Map.of("unchanged", 1L));
        assertThat(store.calls).containsExactly("find DAN15");
        assertThat(store.coupons.values()).containsExactly(foreign);
        assertThat(state("DAN15")).isEqualTo(CouponState.IN_STEP);
        give("DAN15", "60");
        world.sync();
        assertThat(state("DAN15")).as("from now on it is ours").isEqualTo(CouponState.DRIFT);
        platform.put("d", "Dan", "DAN15", AffiliateState.PAUSED);
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "disabled", 1L));
    }

    @Test
    @DisplayName("case 59: a coupon that was changed since is not adopted, and the log says so")
    void adoptsOnlyWhatWasSeen() throws Exception {
        store.add("Dan's own", "DAN15", "50");
        platform.put("d", "Dan", "DAN15");
        world.sync();
        world.ask("DAN15", CouponAction.ADOPT);
        give("DAN15", "99");
        world.sync();
        assertThat(state("DAN15")).isEqualTo(CouponState.COLLISION);
        assertThat(world.status("DAN15").asked()).isEmpty();
        assertThat(world.audited()).endsWith("coupon.adopt.not-done coupon DAN15 by job coupons");
    }

    @Test
    @DisplayName("case 59: a promotion's code cannot be adopted")
    void adoptsNoPromotion() throws Exception {
        Coupon coupon = store.add("Sale", "DAN15", "0");
        store.edit(
                "DAN15",
                old -> new Coupon(
                        coupon.id(),
                        "Sale",
                        "DAN15",
                        CouponType.PROMOTION,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        "",
                        true,
                        0,
                        0,
                        0,
                        "",
                        "{}"));
        platform.put("d", "Dan", "DAN15");
        world.sync();
        assertThatExceptionOfType(CouponActionException.Refused.class)
                .isThrownBy(() -> world.ask("DAN15", CouponAction.ADOPT))
                .withMessageContaining("promotion");
    }

    @Test
    @DisplayName("case 58: when every name is taken, trying again takes more of them")
    void triesMoreNames() throws Exception {
        platform.put("d", "Dan", "DAN15");
        store.add("Dan (DAN15)", "S1", "5");
        for (int i = 2; i <= 5; i++) {
            store.add("Dan (DAN15) " + i, "S" + i, "5");
        }
        assertThat(world.sync()).isEqualTo(Map.of("existing", 5L, "failed", 1L));
        assertThat(world.status("DAN15").reason()).contains("every name");
        world.ask("DAN15", CouponAction.RETRY);
        assertThat(world.sync()).isEqualTo(Map.of("existing", 5L, "created", 1L));
        assertThat(store.coupon("DAN15").name()).isEqualTo("Dan (DAN15) 6");
    }

    @Test
    @DisplayName("case 59: a code that is skipped gets no coupon until that is taken back")
    void skips() throws Exception {
        store.add("Dan's own", "DAN15", "50");
        platform.put("d", "Dan", "DAN15");
        world.sync();
        world.ask("DAN15", CouponAction.SKIP);
        assertThat(world.sync(Trigger.EVENT)).isEqualTo(Map.of("skipped", 1L));
        store.delete("DAN15");
        assertThat(world.sync()).isEqualTo(Map.of("skipped", 1L));
        assertThat(store.coupons).isEmpty();
        world.ask("DAN15", CouponAction.UNSKIP);
        assertThat(world.sync(Trigger.EVENT)).isEqualTo(Map.of("created", 1L));
    }

    @Test
    @DisplayName("case 62: a reset sends the whole coupon, and what it applies to stays")
    void resetsWhatTheMerchantChanged() throws Exception {
        drift();
        world.ask("DAN15", CouponAction.RESET);
        assertThat(world.sync(Trigger.EVENT)).isEqualTo(Map.of("reset", 1L));
        Coupon coupon = store.coupon("DAN15");
        assertThat(coupon.amount()).isEqualByComparingTo("10");
        assertThat(coupon.expires()).isEmpty();
        assertThat(coupon.maxUses()).isZero();
        assertThat(coupon.uses()).isEqualTo(4);
        assertThat(coupon.scope()).isEqualTo("categories [3, 7]");
        assertThat(state("DAN15")).isEqualTo(CouponState.IN_STEP);
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "unchanged", 1L));
        assertThat(world.audited())
                .endsWith("coupon.reset.asked coupon DAN15 by ann", "coupon.reset coupon DAN15 by job coupons");
    }

    @Test
    @DisplayName("case 62: the answer to a reset is lost: it is looked up and not sent again")
    void looksUpWhatCameOfAReset() throws Exception {
        drift();
        world.ask("DAN15", CouponAction.RESET);
        store.losesAnswers = true;
        store.updatesFailing.add(new StoreException.Unavailable(0, "No answer.", null, true, null));
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "reset", 1L));
        assertThat(state("DAN15")).isEqualTo(CouponState.IN_STEP);
    }

    @Test
    @DisplayName("case 62: a node that dies after a reset: the next run finds it done")
    void findsAResetThatWasDone() throws Exception {
        drift();
        world.ask("DAN15", CouponAction.RESET);
        store.losesAnswers = true;
        store.updatesFailing.add(new StoreException.Interrupted("killed"));
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(world::sync);
        assertThat(world.status("DAN15").asked()).isPresent();
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "reset", 1L));
        assertThat(store.calls).noneMatch(call -> call.startsWith("update"));
        assertThat(world.status("DAN15").asked()).isEmpty();
    }

    @Test
    @DisplayName("case 62: a reset that never arrived is done by the next run")
    void repeatsAResetThatWasLost() throws Exception {
        drift();
        world.ask("DAN15", CouponAction.RESET);
        store.updatesFailing.add(new StoreException.Unavailable(0, "No answer.", null, true, null));
        assertThatExceptionOfType(SyncFailure.class).isThrownBy(world::sync);
        assertThat(state("DAN15")).isEqualTo(CouponState.DRIFT);
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "reset", 1L));
    }

    @Test
    void saysThatTheStoreRefusedAReset() throws Exception {
        drift();
        world.ask("DAN15", CouponAction.RESET);
        store.updatesFailing.add(new StoreException.Rejected(409, "The name is taken."));
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "failed", 1L));
        assertThat(world.status("DAN15").reason())
                .isEqualTo("The store refused to reset the coupon: The name is taken.");
        assertThat(world.status("DAN15").asked()).isEmpty();
        assertThat(world.audited()).endsWith("coupon.reset.not-done coupon DAN15 by job coupons");
    }

    @Test
    @DisplayName("case 66: a reset of a paused affiliate's coupon leaves it off")
    void resetsWithoutSwitchingOn() throws Exception {
        drift();
        platform.put("d", "Dan", "DAN15", AffiliateState.PAUSED);
        world.ask("DAN15", CouponAction.RESET);
        world.sync();
        assertThat(store.coupon("DAN15").enabled()).isFalse();
        assertThat(store.coupon("DAN15").amount()).isEqualByComparingTo("10");
        platform.put("d", "Dan", "DAN15");
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "enabled", 1L));
    }

    @Test
    @DisplayName("case 55: a change that was accepted is shown so until it changes again")
    void acceptsADrift() throws Exception {
        drift();
        world.ask("DAN15", CouponAction.ACCEPT);
        assertThat(world.sync(Trigger.EVENT)).isEqualTo(Map.of("accepted", 1L));
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "accepted", 1L));
        assertThat(world.status("DAN15").differences())
                .extracting(Difference::field)
                .containsExactly("amount", "expires", "maxUses", "scope");
        platform.put("d", "Dan", "DAN15", AffiliateState.PAUSED);
        world.sync();
        assertThat(state("DAN15")).as("switching it off is our doing").isEqualTo(CouponState.ACCEPTED);
        platform.put("d", "Dan", "DAN15");
        world.sync();
        assertThat(state("DAN15")).isEqualTo(CouponState.ACCEPTED);
        give("DAN15", "30");
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "drift", 1L));
    }

    @Test
    @DisplayName("case 55: what changed after it was shown is not accepted unseen")
    void acceptsOnlyWhatWasSeen() throws Exception {
        drift();
        world.ask("DAN15", CouponAction.ACCEPT);
        give("DAN15", "90");
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "drift", 1L));
        assertThat(world.audited()).endsWith("coupon.accept.not-done coupon DAN15 by job coupons");
    }

    @ParameterizedTest
    @EnumSource(CouponAction.class)
    void refusesWhatMakesNoSense(CouponAction action) throws Exception {
        platform.put("d", "Dan", "DAN15");
        world.sync();
        assertThatExceptionOfType(CouponActionException.Refused.class)
                .isThrownBy(() -> world.ask("DAN15", action))
                .withMessage("'" + action.label() + "' makes no sense for the code 'DAN15', which is in_step."
                        + " Nothing can be asked for.");
        assertThatExceptionOfType(CouponActionException.Unknown.class).isThrownBy(() -> world.ask("NOBODY", action));
        assertThat(world.runs.asked).isEmpty();
    }

    @Test
    void saysWhatCanBeAskedForInstead() throws Exception {
        drift();
        assertThatExceptionOfType(CouponActionException.Refused.class)
                .isThrownBy(() -> world.ask("DAN15", CouponAction.ADOPT))
                .withMessageEndingWith("which is drift. What can be asked for: reset, accept.");
    }

    @Test
    void keepsOneWishAtATime() throws Exception {
        drift();
        world.ask("DAN15", CouponAction.RESET);
        assertThat(world.ask("DAN15", CouponAction.RESET).asked()).isPresent();
        assertThatExceptionOfType(CouponActionException.Refused.class)
                .isThrownBy(() -> world.ask("DAN15", CouponAction.ACCEPT))
                .withMessage("The coupon job has not yet done what ann asked for before: reset.");
        assertThat(world.runs.asked).hasSize(1);
    }

    @Test
    void refusesWhatNoRunCouldDo() throws Exception {
        platform.put("a", "Ann", "ANN10");
        world.sync();
        store.delete("ANN10");
        world.sync();
        world.connections.program = Optional.empty();
        assertThatExceptionOfType(CouponActionException.Refused.class)
                .isThrownBy(() -> world.ask("ANN10", CouponAction.MAKE_AGAIN))
                .withMessageContaining("discount program");
        world.connections.state = Connection.State.DISCONNECTED;
        assertThatExceptionOfType(CouponActionException.Refused.class)
                .isThrownBy(() -> world.ask("ANN10", CouponAction.SKIP))
                .withMessageContaining("disconnected");
    }

    @Test
    void endsAWishAboutACodeThatIsGone() throws Exception {
        platform.put("b", "B", "a/b");
        world.sync();
        world.ask("a/b", CouponAction.SKIP);
        platform.affiliates.clear();
        world.sync();
        assertThat(world.table.pending(FakeConnections.ID)).isEmpty();
        assertThat(world.statuses()).isEmpty();
        assertThat(world.audited()).endsWith("coupon.skip.not-done coupon a/b by job coupons");
    }

    @Test
    void aDryRunDoesNothingOfIt() throws Exception {
        drift();
        world.ask("DAN15", CouponAction.RESET);
        assertThat(world.dryRun()).isEqualTo(Map.of("existing", 1L, "reset", 1L));
        assertThat(world.status("DAN15").asked()).isPresent();
        assertThat(store.coupon("DAN15").amount()).isEqualByComparingTo("25");
    }

    @Test
    @DisplayName("cases 53, 59 and 64: a dry run leaves a list of what would be made and of what waits for somebody")
    void leavesAPreview() throws Exception {
        assertThat(world.coupons.preview(FakeConnections.ID, 0, 10)).isEmpty();
        platform.put("a", "Ann", "ANN10");
        world.sync();
        platform.put("b", "B", "a/b");
        platform.put("c", "Cem", "CEM1");
        platform.put("d", "Dan", "DAN15");
        store.add("Dan's own", "DAN15", "50");
        assertThat(world.dryRun())
                .isEqualTo(Map.of("existing", 2L, "created", 1L, "collisions", 1L, "illegal", 1L, "unchanged", 1L));
        CouponPreview preview = world.coupons.preview(FakeConnections.ID, 0, 10).orElseThrow();
        assertThat(preview.at()).isEqualTo(World.NOW);
        assertThat(preview.existing()).isEqualTo(2);
        assertThat(preview.lines())
                .extracting(line -> line.code() + " " + line.step().label() + " "
                        + line.state().label() + " " + line.name())
                .containsExactlyInAnyOrder(
                        "a/b none illegal_code ", "CEM1 create wanted Cem (CEM1)", "DAN15 none collision ");
        assertThat(world.statuses()).as("nothing else is kept").hasSize(1);
        assertThat(world.coupons.preview(FakeConnections.ID, 1, 1).orElseThrow().lines())
                .hasSize(1);
    }

    @Test
    void anAffiliatesSwitchIsInTheAuditLog() throws Exception {
        platform.put("a", "Ann", "ANN10");
        world.sync();
        platform.put("a", "Ann", "ANN10", AffiliateState.PAUSED);
        world.sync();
        assertThat(world.audited())
                .containsExactly(
                        "coupon.make coupon ANN10 by job coupons", "coupon.switch coupon ANN10 by job coupons");
    }

    @Test
    void showsWhatCanBeAskedFor() throws Exception {
        drift();
        CouponStatus status = world.status("DAN15");
        assertThat(status.actions()).containsExactly(CouponAction.RESET, CouponAction.ACCEPT);
        world.ask("DAN15", CouponAction.RESET);
        assertThat(world.status("DAN15").actions()).isEmpty();
        assertThat(List.of(CouponAction.values())).allSatisfy(action -> {
            assertThat(CouponAction.of(action.label())).contains(action);
            assertThat(action.sentence()).endsWith(".");
        });
    }
}
