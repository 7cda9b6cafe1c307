package io.tributary.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");

    /** The form is in databases by now: if this fails, entries that are there would all be called changed. */
    @Test
    void staysAsItIs() {
        assertThat(Chain.hash(Chain.START, 1, AT, List.of("one", "shop", "coupon É", "skip", "admin", "", "", "x")))
                .isEqualTo("923d5301f12284ec3a1954b16b31b50eef31af3e53504b6f990e08731420a53d");
    }

    @Test
    void tellsTextsApartThatLookAlikeWhenTheyStandTogether() {
        assertThat(Chain.hash(Chain.START, 1, AT, List.of("ab", "c")))
                .isNotEqualTo(Chain.hash(Chain.START, 1, AT, List.of("a", "bc")))
                .isNotEqualTo(Chain.hash(Chain.START, 1, AT, List.of("abc", "")));
    }

    @Test
    void dependsOnTheNumberTheMomentAndTheEntryBefore() {
        String hash = Chain.hash(Chain.START, 1, AT, List.of());

        assertThat(hash)
                .isNotEqualTo(Chain.hash(Chain.START, 2, AT, List.of()))
                .isNotEqualTo(Chain.hash(Chain.START, 1, AT.plusNanos(1000), List.of()))
                .isNotEqualTo(Chain.hash(hash, 1, AT, List.of()));
    }
}
