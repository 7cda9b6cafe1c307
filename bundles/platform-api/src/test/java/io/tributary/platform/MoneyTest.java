package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void showsAtLeastTheCurrencysPlacesAndNeverFewerThanItHas() {
        assertThat(Money.of("80", "USD").plain()).isEqualTo("80.00");
        assertThat(Money.of("62.6793", "USD").plain()).isEqualTo("62.6793");
        assertThat(Money.of("1200.0000", "JPY").plain()).isEqualTo("1200");
    }

    @Test
    void equalAmountsAreEqualHoweverTheyAreWritten() {
        assertThat(Money.of("80.0000", "USD")).isEqualTo(Money.of("80", "USD"));
    }

    @Test
    void refusesWhatCannotBeKeptExactly() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("0.00001", "USD"));
    }
}
