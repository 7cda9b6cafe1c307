package io.tributary.orderimport.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connections.OrderRules;
import io.tributary.connections.OrderRules.CouponChoice;
import io.tributary.orderimport.TraceLine;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.CodeHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionTest {
    private static final Instant ORDERED = Instant.parse("2026-02-01T10:00:00Z");
    private final FakePlatform platform = new FakePlatform();

    AttributionTest() {
        platform.code("ANN10", "ann");
        platform.code("BOB10", "bob");
        platform.code("LINK10", "lina");
        platform.code("ANN 10", "blank");
    }

    @ParameterizedTest(name = "case 41: ''{0}''")
    @ValueSource(strings = {"ANN10", "ann10", " Ann10 ", "ＡＮＮ10"})
    void caseAndOuterBlanksDoNotMatter(String code) {
        assertThat(credited(code)).isEqualTo("ann");
    }

    @Test
    @DisplayName("case 42: a blank inside is part of the code")
    void innerBlanksMatter() {
        assertThat(credited("ANN 10")).isEqualTo("blank");
        assertThat(credited("BOB 10")).isEqualTo("nobody");
    }

    @Test
    @DisplayName("case 43: of two affiliates' coupons the first applied wins, and both are shown")
    void firstAppliedWins() {
        assertThat(credited("BOB10", "ANN10")).isEqualTo("bob");
        assertThat(attribution("BOB10", "ANN10").trace())
                .containsExactly(
                        new TraceLine("affiliate", "coupon BOB10", "belongs to affiliate bob, who is credited"),
                        new TraceLine(
                                "affiliate",
                                "coupon ANN10",
                                "belongs to affiliate ann, but another coupon was applied before"));
    }

    @Test
    @DisplayName("case 43: by the other rule the last applied wins, and both are shown")
    void lastAppliedWinsByTheOtherRule() {
        Attribution attribution =
                of(ORDERED, OrderRules.standard().withCoupon(CouponChoice.LAST), "BOB10", "ANN10", "SUMMER");
        assertThat(attribution.credit().orElseThrow().affiliate()).hasToString("ann");
        assertThat(attribution.trace())
                .containsExactly(
                        new TraceLine(
                                "affiliate",
                                "coupon BOB10",
                                "belongs to affiliate bob, but another coupon was applied after"),
                        new TraceLine("affiliate", "coupon ANN10", "belongs to affiliate ann, who is credited"),
                        new TraceLine(
                                "affiliate", "coupon SUMMER", "belonged to no affiliate when the shopper ordered"));
    }

    @Test
    @DisplayName("case 44: a coupon of nobody stands in nobody's way")
    void otherCouponsDoNotMatter() {
        assertThat(credited("SUMMER", "ANN10")).isEqualTo("ann");
        assertThat(credited("SUMMER")).isEqualTo("nobody");
        assertThat(attribution("SUMMER").trace())
                .containsExactly(new TraceLine(
                        "affiliate", "coupon SUMMER", "belonged to no affiliate when the shopper ordered"));
    }

    @Test
    @DisplayName("case 48: the owner at the time of the order counts")
    void ownerAtTheTimeOfTheOrder() {
        Instant moved = Instant.parse("2026-05-01T00:00:00Z");
        platform.code(
                "MOVE",
                FakePlatform.tenure("MOVE", "ann", AffiliateState.ACTIVE, Instant.MIN, moved),
                FakePlatform.tenure("MOVE", "bob", AffiliateState.ACTIVE, moved, Instant.MAX));

        assertThat(of(moved.minusSeconds(1), OrderRules.standard(), "move")
                        .credit()
                        .orElseThrow()
                        .affiliate())
                .hasToString("ann");
        assertThat(of(moved, OrderRules.standard(), "move")
                        .credit()
                        .orElseThrow()
                        .affiliate())
                .hasToString("bob");
    }

    @Test
    void anAffiliateWhoWasPausedIsNotCreditedAndDoesNotStandInTheWay() {
        CodeHistory.Tenure paused =
                FakePlatform.tenure("PAUL", "paul", AffiliateState.PAUSED, Instant.MIN, Instant.MAX);
        platform.code("PAUL", paused);

        assertThat(credited("PAUL", "ANN10")).isEqualTo("ann");
        assertThat(attribution("PAUL").trace())
                .containsExactly(new TraceLine(
                        "affiliate",
                        "coupon PAUL",
                        "belongs to affiliate paul, who was paused when the shopper ordered"));
    }

    @Test
    @DisplayName("case 50: a Turkish default locale changes nothing")
    void turkishLocale() {
        assertThat(java.util.Locale.getDefault().getLanguage()).isEqualTo("tr");
        assertThat(credited("link10")).isEqualTo("lina");
    }

    private String credited(String... codes) {
        return attribution(codes).credit().map(c -> c.affiliate().value()).orElse("nobody");
    }

    private Attribution attribution(String... codes) {
        return of(ORDERED, OrderRules.standard(), codes);
    }

    private Attribution of(Instant orderedAt, OrderRules rules, String... codes) {
        return Attribution.of(List.of(codes), orderedAt, platform.codes, Optional.empty(), rules);
    }
}
