package io.tributary.couponsync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.CouponType;
import io.tributary.bigcommerce.StoreException;
import io.tributary.connections.DiscountProgram;
import io.tributary.couponsync.CouponCopy;
import io.tributary.couponsync.CouponState;
import io.tributary.couponsync.CouponStatus;
import io.tributary.couponsync.Difference;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import io.tributary.sync.SyncFailure;
import io.tributary.sync.Trigger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CouponSyncJobTest {
    private final World world = new World();
    private final FakeStore store = world.store;
    private final FakePlatform platform = world.platform;

    @Test
    @DisplayName("case 53: a new affiliate gets one coupon by the discount program")
    void makesACouponForANewCode() throws Exception {
        world.connections.program = Optional.of(
                new DiscountProgram(DiscountProgram.Type.FIXED, new BigDecimal("7.50"), new BigDecimal("40")));
        platform.put("d", "Dan", "DAN15");
        assertThat(world.sync()).isEqualTo(Map.of("created", 1L));
        Coupon made = store.coupon("DAN15");
        assertThat(made.name()).isEqualTo("Dan (DAN15)");
        assertThat(made.type()).isEqualTo(CouponType.PER_TOTAL_DISCOUNT);
        assertThat(made.amount()).isEqualByComparingTo("7.5");
        assertThat(made.minPurchase()).isEqualByComparingTo("40");
        CouponStatus status = world.status("DAN15");
        assertThat(status.state()).isEqualTo(CouponState.IN_STEP);
        assertThat(status.affiliate()).contains(new AffiliateId("d"));
        assertThat(status.wanted())
                .contains(new DiscountProgram(DiscountProgram.Type.FIXED, new BigDecimal("7.5"), new BigDecimal("40")));
        assertThat(status.written()).isPresent().isEqualTo(status.seen());
        assertThat(status.changedAt()).isEqualTo(World.NOW);
    }

    @Test
    @DisplayName("case 54: a second run makes nothing")
    void changesNothingTheSecondTime() throws Exception {
        platform.put("d", "Dan", "DAN15");
        world.sync();
        CouponStatus before = world.status("DAN15");
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "unchanged", 1L));
        assertThat(store.calls).containsExactly("list 0", "list 101");
        assertThat(world.status("DAN15")).isEqualTo(before);
    }

    @Test
    @DisplayName("cases 54 and 100: a run that was overtaken stops before it writes")
    void refusesLateWrites() throws Exception {
        platform.put("d", "Dan", "DAN15");
        world.run(Trigger.MANUAL, false, 7);
        platform.put("e", "Eve", "EVE15");
        assertThatExceptionOfType(SyncFailure.class)
                .isThrownBy(() -> world.run(Trigger.MANUAL, false, 6))
                .withMessageContaining("taken over");
        assertThat(store.coupons).hasSize(1);
        assertThat(world.statuses()).hasSize(1);
    }

    @Test
    @DisplayName("case 100: a run that is overtaken while it works makes no further coupon")
    void stopsWhenOvertaken() throws Exception {
        platform.put("d", "Dan", "DAN15");
        platform.put("e", "Eve", "EVE15");
        store.beforeCreation = () -> {
            store.beforeCreation = () -> {};
            overtake();
        };
        assertThatExceptionOfType(SyncFailure.class).isThrownBy(world::sync).withMessageContaining("taken over");
        assertThat(store.coupons).hasSize(2);
        assertThat(store.calls).filteredOn("create EVE15"::equals).hasSize(1);
        assertThat(world.statuses()).extracting(CouponStatus::state).containsOnly(CouponState.IN_STEP);
    }

    private void overtake() {
        try {
            world.job.run(new FakeRun(world.connections.connection(), Trigger.SCHEDULE, false, 99));
        } catch (SyncFailure | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("case 55: what the merchant changes stays, and is shown")
    void leavesTheMerchantsChangesAlone() throws Exception {
        platform.put("d", "Dan", "DAN15");
        world.sync();
        store.edit(
                "DAN15",
                coupon -> new Coupon(
                        coupon.id(),
                        coupon.name(),
                        coupon.code(),
                        coupon.type(),
                        new BigDecimal("25.0000"),
                        coupon.minPurchase(),
                        "Thu, 31 Dec 2026 00:00:00 +0000",
                        true,
                        100,
                        0,
                        4,
                        coupon.scope(),
                        "{}"));
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "drift", 1L));
        assertThat(store.calls).allMatch(call -> call.startsWith("list"));
        CouponStatus status = world.status("DAN15");
        assertThat(status.state()).isEqualTo(CouponState.DRIFT);
        assertThat(status.reason())
                .isEqualTo("Changed in the store: amount, expires, maxUses. The coupon stays as it is there.");
        assertThat(status.differences())
                .containsExactly(
                        new Difference("amount", "10", "25"),
                        new Difference("expires", "", "Thu, 31 Dec 2026 00:00:00 +0000"),
                        new Difference("maxUses", "0", "100"));
        assertThat(status.seen().orElseThrow().uses()).isEqualTo(4);
    }

    @Test
    void saysThatAllIsWellAgainWhenTheMerchantChangesItBack() throws Exception {
        platform.put("d", "Dan", "DAN15");
        world.sync();
        store.edit("DAN15", coupon -> FakeStore.withEnabled(coupon, false));
        world.sync();
        store.edit("DAN15", coupon -> FakeStore.withEnabled(coupon, true));
        world.sync();
        assertThat(world.status("DAN15").state()).isEqualTo(CouponState.IN_STEP);
        assertThat(world.status("DAN15").reason()).isEmpty();
    }

    @Test
    @DisplayName("case 56: a coupon that the merchant deleted is not made again")
    void doesNotBringBackWhatWasDeleted() throws Exception {
        platform.put("a", "Ann", "ANN10");
        world.sync();
        store.delete("ANN10");
        assertThat(world.sync()).isEqualTo(Map.of("deleted", 1L));
        assertThat(world.sync()).isEqualTo(Map.of("deleted", 1L));
        assertThat(store.coupons).isEmpty();
        CouponStatus status = world.status("ANN10");
        assertThat(status.state()).isEqualTo(CouponState.DELETED_IN_STORE);
        assertThat(status.written()).isPresent();
        assertThat(status.seen()).isEmpty();
    }

    @Test
    @DisplayName("case 57: a coupon that the merchant switched off stays off, also when its affiliate comes back")
    void leavesItOffWhenTheMerchantSwitchedItOff() throws Exception {
        platform.put("a", "Ann", "ANN10");
        world.sync();
        store.edit("ANN10", coupon -> FakeStore.withEnabled(coupon, false));
        world.sync();
        platform.put("a", "Ann", "ANN10", AffiliateState.PAUSED);
        world.sync();
        platform.put("a", "Ann", "ANN10");
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "drift", 1L));
        assertThat(store.coupon("ANN10").enabled()).isFalse();
        assertThat(world.status("ANN10").differences()).containsExactly(new Difference("enabled", "true", "false"));
    }

    @Test
    @DisplayName("case 58: a name that a foreign coupon has is left to it")
    void takesAnotherNameWhenOursIsTaken() throws Exception {
        store.add("Dan (DAN15)", "SUMMER", "5");
        platform.put("d", "Dan", "DAN15");
        platform.put("e", "Eve", "EVE15");
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "created", 2L));
        assertThat(store.coupon("DAN15").name()).isEqualTo("Dan (DAN15) 2");
        assertThat(store.calls).filteredOn(call -> call.startsWith("create")).hasSize(2);
    }

    @Test
    @DisplayName("case 58: a name that was taken since we looked is answered with another")
    void takesAnotherNameAfterAConflict() throws Exception {
        platform.put("d", "Dan", "DAN15");
        platform.put("e", "Eve", "EVE15");
        store.beforeCreation = () -> {
            store.beforeCreation = () -> {};
            store.add("Dan (DAN15)", "SUMMER", "5");
        };
        assertThat(world.sync()).isEqualTo(Map.of("created", 2L));
        assertThat(store.coupon("DAN15").name()).isEqualTo("Dan (DAN15) 2");
        assertThat(world.status("DAN15").state()).isEqualTo(CouponState.IN_STEP);
    }

    @Test
    @DisplayName("case 59: a coupon that the merchant has with this code is left alone and shown")
    void doesNotTouchAForeignCouponWithTheCode() throws Exception {
        Coupon foreign = store.add("Dan's own", "dan15", "50");
        platform.put("d", "Dan", "DAN15");
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "collisions", 1L));
        assertThat(store.coupons.values()).containsExactly(foreign);
        CouponStatus status = world.status("DAN15");
        assertThat(status.state()).isEqualTo(CouponState.COLLISION);
        assertThat(status.reason()).contains("Dan's own");
        assertThat(status.written()).isEmpty();
        assertThat(status.seen().orElseThrow().amount()).isEqualTo("50");
        store.delete("dan15");
        assertThat(world.sync()).as("once it is gone").isEqualTo(Map.of("created", 1L));
    }

    @Test
    @DisplayName("case 59: a coupon that the merchant makes between our look and our request is his")
    void doesNotTakeOverACouponThatAppearsMeanwhile() throws Exception {
        platform.put("d", "Dan", "DAN15");
        store.beforeCreation = () -> {
            store.beforeCreation = () -> {};
            store.add("Dan's own", "DAN15", "50");
        };
        assertThat(world.sync()).isEqualTo(Map.of("collisions", 1L));
        assertThat(world.status("DAN15").state()).isEqualTo(CouponState.COLLISION);
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "collisions", 1L));
    }

    @Test
    @DisplayName("case 59: a merchant's new coupon in the place of ours is a collision")
    void noticesThatOurCouponWasReplaced() throws Exception {
        platform.put("d", "Dan", "DAN15");
        world.sync();
        store.delete("DAN15");
        store.add("Dan's own", "DAN15", "50");
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "collisions", 1L));
        store.delete("DAN15");
        assertThat(world.sync()).isEqualTo(Map.of("deleted", 1L));
    }

    @Test
    @DisplayName("case 61: a new code gets a new coupon, the old one is kept")
    void keepsTheCouponOfAnOldCode() throws Exception {
        platform.put("d", "Dan", "DAN15");
        world.sync();
        platform.put("d", "Dan", "DANNY15");
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "created", 1L, "unchanged", 1L));
        assertThat(store.coupon("DAN15").enabled()).isTrue();
        assertThat(world.statuses())
                .extracting(status -> status.code().value(), CouponStatus::state)
                .containsExactly(tuple("DAN15", CouponState.RETIRED), tuple("DANNY15", CouponState.IN_STEP));
    }

    @Test
    void takesBackTheCouponOfAnOldCodeThatIsUsedAgain() throws Exception {
        platform.put("d", "Dan", "DAN15");
        world.sync();
        platform.put("d", "Dan", "DANNY15");
        world.sync();
        platform.put("d", "Dan", "DAN15");
        assertThat(world.sync()).isEqualTo(Map.of("existing", 2L, "unchanged", 2L));
        assertThat(world.status("DAN15").state()).isEqualTo(CouponState.IN_STEP);
    }

    @Test
    void keepsTheCouponOfACodeThatMovesToAnotherAffiliate() throws Exception {
        platform.put("d", "Dan", "DAN15");
        world.sync();
        platform.affiliates.clear();
        platform.put("e", "Eve", "DAN15");
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "unchanged", 1L));
        assertThat(store.coupon("DAN15").name()).isEqualTo("Dan (DAN15)");
        assertThat(world.status("DAN15").affiliate()).contains(new AffiliateId("e"));
    }

    @Test
    void forgetsACodeThatNeverGotACoupon() throws Exception {
        platform.put("d", "Dan", "a/b");
        world.sync();
        platform.affiliates.clear();
        world.sync();
        assertThat(world.statuses()).isEmpty();
    }

    @Test
    @DisplayName("case 64: codes that the store would refuse are not sent")
    void showsIllegalCodesWithTheReason() throws Exception {
        platform.put("a", "A", "ÄNN");
        platform.put("b", "B", "a/b");
        platform.put("c", "C", "X".repeat(51));
        platform.put("d", "D", "");
        platform.put("e", "E", "=CMD()");
        platform.put("f", "F", "A\0B");
        platform.put("g", "G", "GOOD 1_-");
        assertThat(world.sync()).isEqualTo(Map.of("illegal", 6L, "created", 1L));
        assertThat(store.calls).filteredOn(call -> call.startsWith("create")).containsExactly("create GOOD 1_-");
        assertThat(world.statuses())
                .filteredOn(status -> status.state() == CouponState.ILLEGAL_CODE)
                .hasSize(6)
                .allSatisfy(status -> assertThat(status.reason()).isNotEmpty());
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "illegal", 6L, "unchanged", 1L));
    }

    @Test
    @DisplayName("case 66: the coupon of an affiliate who left is switched off, and on when she returns")
    void switchesTheCouponWithItsAffiliate() throws Exception {
        platform.put("a", "Ann", "ANN10");
        world.sync();
        platform.put("a", "Ann", "ANN10", AffiliateState.ARCHIVED);
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "disabled", 1L));
        assertThat(store.coupon("ANN10").enabled()).isFalse();
        assertThat(world.status("ANN10").state()).isEqualTo(CouponState.DISABLED_AFFILIATE);
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "unchanged", 1L));
        platform.put("a", "Ann", "ANN10");
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "enabled", 1L));
        assertThat(store.coupon("ANN10").enabled()).isTrue();
        assertThat(world.status("ANN10").state()).isEqualTo(CouponState.IN_STEP);
    }

    @Test
    @DisplayName("case 66: what the merchant changes while a run is under way stays when his coupon is switched off")
    void switchesTheCouponAsItIsNow() throws Exception {
        platform.put("a", "Ann", "ANN10");
        world.sync();
        platform.put("a", "Ann", "ANN10", AffiliateState.ARCHIVED);
        store.beforeLook = () -> store.edit(
                "ANN10",
                coupon -> new Coupon(
                        coupon.id(),
                        coupon.name(),
                        coupon.code(),
                        coupon.type(),
                        new BigDecimal("25.0000"),
                        coupon.minPurchase(),
                        coupon.expires(),
                        coupon.enabled(),
                        coupon.maxUses(),
                        coupon.maxUsesPerCustomer(),
                        coupon.uses(),
                        coupon.scope(),
                        coupon.json()));
        world.sync();
        assertThat(store.coupon("ANN10").amount()).isEqualByComparingTo("25");
        assertThat(store.coupon("ANN10").enabled()).isFalse();
    }

    @Test
    @DisplayName("case 66: a coupon that the merchant switched back on stays on")
    void doesNotFightOverTheSwitch() throws Exception {
        platform.put("a", "Ann", "ANN10");
        world.sync();
        platform.put("a", "Ann", "ANN10", AffiliateState.PAUSED);
        world.sync();
        store.edit("ANN10", coupon -> FakeStore.withEnabled(coupon, true));
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "drift", 1L));
        platform.put("a", "Ann", "ANN10");
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "unchanged", 1L));
        platform.put("a", "Ann", "ANN10", AffiliateState.PAUSED);
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "disabled", 1L));
    }

    @Test
    @DisplayName("case 66: an affiliate who is not active gets no new coupon until she is")
    void makesNoCouponForAPausedAffiliate() throws Exception {
        platform.put("a", "Ann", "ANN10", AffiliateState.PAUSED);
        assertThat(world.sync()).isEqualTo(Map.of("unchanged", 1L));
        assertThat(world.status("ANN10").state()).isEqualTo(CouponState.DISABLED_AFFILIATE);
        platform.put("a", "Ann", "ANN10");
        assertThat(world.sync(Trigger.EVENT)).isEqualTo(Map.of("created", 1L));
    }

    @Test
    void knowsThatItSwitchedACouponEvenWhenTheAnswerWasLost() throws Exception {
        platform.put("a", "Ann", "ANN10");
        world.sync();
        platform.put("a", "Ann", "ANN10", AffiliateState.PAUSED);
        CouponRow row = world.table.rows(FakeConnections.ID).get(0);
        world.table.save(FakeConnections.ID, 50, Changes.of(List.of(row.asking(false)), List.of()));
        store.edit("ANN10", coupon -> FakeStore.withEnabled(coupon, false));
        assertThat(world.run(Trigger.MANUAL, false, 51)).isEqualTo(Map.of("existing", 1L, "unchanged", 1L));
        platform.put("a", "Ann", "ANN10");
        assertThat(world.run(Trigger.MANUAL, false, 52)).isEqualTo(Map.of("existing", 1L, "enabled", 1L));
    }

    @Test
    @DisplayName("case 67: 5,000 codes cost a scan and one request for each new coupon")
    void readsAListInsteadOfAskingForEachCode() throws Exception {
        List<CouponRow> made = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            platform.put("a" + i, "Affiliate " + i, "CODE" + i);
            CouponCopy copy = Values.copy(store.add("Affiliate " + i + " (CODE" + i + ")", "CODE" + i, "10"));
            made.add(CouponRow.unknown(new AffiliateCode("CODE" + i))
                    .of(new AffiliateId("a" + i), new AffiliateCode("CODE" + i))
                    .wrote(copy)
                    .saw(Optional.of(copy))
                    .is(CouponState.IN_STEP, ""));
        }
        world.table.save(FakeConnections.ID, 0, Changes.of(made, List.of()));
        for (int i = 5_000; i < 5_007; i++) {
            platform.put("a" + i, "Affiliate " + i, "CODE" + i);
        }
        assertThat(world.sync()).isEqualTo(Map.of("existing", 5_000L, "unchanged", 5_000L, "created", 7L));
        assertThat(store.calls).hasSizeLessThanOrEqualTo(5_000 / 250 + 7 + 2);
    }

    @Test
    @DisplayName("case 68: a coupon that was made although the answer was lost is ours")
    void recognisesACouponWhoseAnswerWasLost() throws Exception {
        platform.put("d", "Dan", "DAN15");
        store.losesAnswers = true;
        store.creationsFailing.add(new StoreException.Unavailable(0, "No answer.", null, true, null));
        assertThat(world.sync()).isEqualTo(Map.of("created", 1L));
        assertThat(store.calls).containsExactly("list 0", "create DAN15", "find DAN15");
        assertThat(world.status("DAN15").state()).isEqualTo(CouponState.IN_STEP);
    }

    @Test
    @DisplayName("case 68: also when the run died before it could look")
    void recognisesACouponOfARunThatDied() throws Exception {
        platform.put("d", "Dan", "DAN15");
        platform.put("e", "Eve", "EVE15");
        store.losesAnswers = true;
        store.creationsFailing.add(new StoreException.Interrupted("stopped"));
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(world::sync);
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "unchanged", 1L, "created", 1L));
        assertThat(world.status("DAN15").written())
                .isEqualTo(world.status("DAN15").seen());
    }

    @Test
    @DisplayName("case 68: a request that never arrived is repeated by the next run")
    void asksAgainWhenNothingCameOfIt() throws Exception {
        platform.put("d", "Dan", "DAN15");
        platform.put("e", "Eve", "EVE15");
        store.creationsFailing.add(new StoreException.Unavailable(0, "No answer.", null, true, null));
        assertThatExceptionOfType(SyncFailure.class).isThrownBy(world::sync).withMessageContaining("1 of them");
        assertThat(store.coupons).as("others go on").hasSize(1);
        assertThat(world.status("DAN15").state()).isEqualTo(CouponState.WANTED);
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "unchanged", 1L, "created", 1L));
    }

    @Test
    void listsACouponThatTheStoreRefusesAndGoesOn() throws Exception {
        platform.put("d", "Dan", "DAN15");
        platform.put("e", "Eve", "EVE15");
        store.creationsFailing.add(new StoreException.Rejected(400, "The amount is too high."));
        assertThat(world.sync()).isEqualTo(Map.of("failed", 1L, "created", 1L));
        assertThat(world.status("DAN15").reason()).isEqualTo("The store refused the coupon: The amount is too high.");
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "unchanged", 1L, "created", 1L));
    }

    @Test
    @DisplayName("case 90: a missing scope is named, and shown until it is there")
    void namesTheMissingScope() throws Exception {
        platform.put("d", "Dan", "DAN15");
        store.failing.add(new StoreException.Unauthorized(403, "Forbidden."));
        assertThatExceptionOfType(SyncFailure.class)
                .isThrownBy(world::sync)
                .withMessage("The store does not let us work with its coupons: give the API account the scope"
                        + " 'Marketing', level 'modify'.");
        assertThat(world.connections.attention).contains("'Marketing'");
        world.sync();
        assertThat(world.connections.attention).isEmpty();
    }

    @Test
    void leavesAloneWhatOthersShowOnTheConnection() throws Exception {
        world.connections.needsAttention(FakeConnections.ID, "Orders cannot be read.");
        world.sync();
        assertThat(world.connections.attention).isEqualTo("Orders cannot be read.");
    }

    @Test
    void showsThatTheLoginWasRefused() {
        store.failing.add(new StoreException.Unauthorized(401, "Unauthorized."));
        assertThatExceptionOfType(SyncFailure.class).isThrownBy(world::sync).withMessageContaining("login");
        assertThat(world.connections.attention).contains("credentials");
    }

    @Test
    void changesNoCouponThatIsThereWhenTheDiscountProgramChanges() throws Exception {
        platform.put("d", "Dan", "DAN15");
        world.sync();
        world.connections.program = Optional.of(
                new DiscountProgram(DiscountProgram.Type.PERCENTAGE, new BigDecimal("20"), BigDecimal.ZERO));
        platform.put("e", "Eve", "EVE20");
        assertThat(world.sync()).isEqualTo(Map.of("existing", 1L, "unchanged", 1L, "created", 1L));
        assertThat(store.coupon("DAN15").amount()).isEqualByComparingTo("10");
        assertThat(store.coupon("EVE20").amount()).isEqualByComparingTo("20");
        assertThat(world.status("DAN15").wanted().orElseThrow().amount()).isEqualTo("10");
    }

    @Test
    void saysThatTheDiscountProgramIsMissingToWhoeverAsks() {
        world.connections.program = Optional.empty();
        assertThatExceptionOfType(SyncFailure.class).isThrownBy(world::sync).withMessageContaining("discount program");
        assertThat(store.calls).isEmpty();
    }

    @Test
    void waitsQuietlyForTheDiscountProgram() throws Exception {
        world.connections.program = Optional.empty();
        platform.put("d", "Dan", "DAN15");
        assertThat(world.sync(Trigger.SCHEDULE)).isEqualTo(Map.of("waiting", 1L));
        assertThat(world.status("DAN15").reason()).contains("discount program");
        assertThat(store.coupons).isEmpty();
    }

    @Test
    void writesNothingInADryRun() throws Exception {
        platform.put("d", "Dan", "DAN15");
        platform.put("a", "Ann", "ANN10");
        world.sync();
        platform.put("a", "Ann", "ANN10", AffiliateState.PAUSED);
        platform.put("e", "Eve", "EVE15");
        var before = world.statuses();
        assertThat(world.dryRun()).isEqualTo(Map.of("existing", 2L, "unchanged", 1L, "disabled", 1L, "created", 1L));
        assertThat(store.calls).allMatch(call -> call.startsWith("list"));
        assertThat(world.statuses()).isEqualTo(before);
    }

    @Test
    void looksUpAFewChangedCodesInsteadOfReadingTheWholeStore() throws Exception {
        platform.put("a", "Ann", "ANN10");
        world.sync();
        platform.put("d", "Dan", "DAN15");
        assertThat(world.sync(Trigger.EVENT)).isEqualTo(Map.of("created", 1L));
        assertThat(store.calls).containsExactly("find DAN15", "create DAN15");
        assertThat(world.sync(Trigger.EVENT)).isEmpty();
        assertThat(store.calls).as("nothing is new").isEmpty();
    }

    @Test
    void seesCollisionsAlsoWhenItLooksUpSingleCodes() throws Exception {
        world.sync();
        store.add("Dan's own", "DAN15", "50");
        platform.put("d", "Dan", "DAN15");
        assertThat(world.sync(Trigger.EVENT)).isEqualTo(Map.of("collisions", 1L));
        platform.put("d", "Dan", "DAN16");
        assertThat(world.sync(Trigger.EVENT)).isEqualTo(Map.of("existing", 1L, "created", 1L));
        assertThat(world.statuses()).hasSize(1);
    }

    @Test
    void stopsWhenItIsInterrupted() {
        platform.put("d", "Dan", "DAN15");
        store.beforeCreation = () -> Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(world::sync);
    }
}
