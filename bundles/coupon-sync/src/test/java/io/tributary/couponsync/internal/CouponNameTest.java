package io.tributary.couponsync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.AffiliateCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CouponNameTest {
    private static final AffiliateCode CODE = new AffiliateCode("ANN10");

    @Test
    void isTheAffiliatesNameAndTheCode() {
        assertThat(CouponName.of("Ann Lee", CODE, 0)).isEqualTo("Ann Lee (ANN10)");
        assertThat(CouponName.of("Ann Lee", CODE, 2)).isEqualTo("Ann Lee (ANN10) 3");
    }

    @Test
    @DisplayName("case 65: a long name is cut to what a store takes, the code stays")
    void cutsLongNames() {
        String name = CouponName.of("\"<script>" + "x".repeat(141), CODE, 0);
        assertThat(name).hasSize(100).startsWith("\"<script>xxx").endsWith("xxx (ANN10)");
    }

    @Test
    void neverCutsThroughACharacter() {
        String name = CouponName.of("\uD83D\uDE00".repeat(150), new AffiliateCode("X".repeat(50)), 4);
        assertThat(name).isEqualTo("\uD83D\uDE00".repeat(22) + " (" + "X".repeat(50) + ") 5");
    }

    @Test
    void leavesOutWhatNobodySees() {
        assertThat(CouponName.of(" Ann\r\n\tLee\u0000\u202E\uD83D ", CODE, 0)).isEqualTo("Ann Lee (ANN10)");
    }

    @Test
    void namesAnAffiliateWithoutAName() {
        assertThat(CouponName.of("\u200B \n", CODE, 0)).isEqualTo("Affiliate (ANN10)");
    }
}
