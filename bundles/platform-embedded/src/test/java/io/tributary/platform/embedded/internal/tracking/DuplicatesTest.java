package io.tributary.platform.embedded.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Duplicates duplicates = new Duplicates(nanos::get);

    @Test
    void onlyWhatSheToldLastIsTheSame() {
        assertThat(duplicates.has(visit("eve", "ANN10"))).isFalse();
        assertThat(duplicates.has(visit("eve", "ANN10"))).isTrue();
        assertThat(duplicates.has(visit("eve", "BOB10"))).isFalse();
        assertThat(duplicates.has(visit("max", "BOB10"))).isFalse();
        assertThat(duplicates.has(visit("eve", "ANN10"))).isFalse();
        assertThat(duplicates.has(visit("eve", "ANN10"))).isTrue();
    }

    @Test
    void itIsNewAgainAfterHalfAnHour() {
        duplicates.has(visit("eve", "ANN10"));
        nanos.addAndGet(Duration.ofMinutes(29).toNanos());
        assertThat(duplicates.has(visit("eve", "ANN10"))).isTrue();
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(duplicates.has(visit("eve", "ANN10"))).isFalse();
    }

    @Test
    void whatIsForgottenIsNew() {
        duplicates.has(visit("eve", "ANN10"));
        duplicates.forget(visit("eve", "ANN10"));
        assertThat(duplicates.has(visit("eve", "ANN10"))).isFalse();
    }

    private static Hit visit(String visitor, String code) {
        Arrival arrival = new Arrival(code, "", "", "", "", "shop.example/", "");
        return new Hit.Visit(new AccountId("default"), visitor, Instant.EPOCH, arrival, "");
    }
}
