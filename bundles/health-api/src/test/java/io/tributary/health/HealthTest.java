package io.tributary.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthTest {
    @Test
    void isAsBadAsTheWorstFinding() {
        Finding fine = Finding.ok("login", "The store lets us in.", Map.of());
        Finding bad = new Finding("cursor", Status.CRITICAL, "Nothing was read for a day.", "Look.", Map.of());
        Health.Report report = new Health.Report(List.of(
                new Health.Room("connections", true, List.of(fine)),
                new Health.Room("orders", true, List.of(fine, bad))));

        assertThat(report.rooms().get(0).status()).isEqualTo(Status.OK);
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(new Health.Report(List.of()).status()).isEqualTo(Status.OK);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void labelsAreThoseOfEveryLocale(Status status) {
        assertThat(status.label()).isIn("ok", "warn", "critical");
    }
}
