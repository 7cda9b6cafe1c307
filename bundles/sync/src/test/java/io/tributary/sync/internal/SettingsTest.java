package io.tributary.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @Test
    void hasDefaults() {
        Settings settings = Settings.of(Map.of());
        assertThat(settings.interval("orders")).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.interval("coupons")).isEqualTo(Duration.ofHours(1));
        assertThat(settings.interval("anything")).isEqualTo(Duration.ofHours(1));
        assertThat(settings.threads()).isEqualTo(4);
        assertThat(settings.history()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void readsAnIntervalForEveryJob() {
        Settings settings = Settings.of(Map.of("leads.interval.minutes", "5", "orders.interval.minutes", 30));
        assertThat(settings.interval("leads")).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.interval("orders")).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void readsHowLongANodeMayBeSilent() {
        assertThat(Settings.of(Map.of("lease.seconds", "6")).lease()).isEqualTo(Duration.ofSeconds(6));
    }

    @ParameterizedTest
    @CsvSource({
        "threads, 0",
        "threads, 65",
        "orders.interval.minutes, -1",
        "history.days, many",
        "threads, 1.5",
        "lease.seconds, 5"
    })
    void namesTheKeyAndTheValueThatAreWrong(String key, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(Map.of(key, value)))
                .withMessageContaining(key)
                .withMessageContaining("'" + value + "'");
    }
}
