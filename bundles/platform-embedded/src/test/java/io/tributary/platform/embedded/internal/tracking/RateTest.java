package io.tributary.platform.embedded.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final Rate rate = new Rate(3, Duration.ofSeconds(1), nanos::get);

    @Test
    void letsSoManyThroughAtOnceAndThenOneEverySoOften() {
        assertThat(takes(5)).isEqualTo(3);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(takes(5)).isEqualTo(1);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(takes(5)).isEqualTo(2);
        nanos.addAndGet(Duration.ofDays(2).toNanos());
        assertThat(takes(5)).isEqualTo(3);
    }

    @Test
    void countsEachByItself() {
        assertThat(takes(5)).isEqualTo(3);
        assertThat(rate.takes("other")).isTrue();
    }

    @Test
    void saysWhichSettingCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.of(0, 1, System::nanoTime))
                .withMessage("address.hits.per.minute in etc/io.tributary.platform.embedded.cfg is from 1 to 100000000,"
                        + " not 0");
    }

    private int takes(int tries) {
        int taken = 0;
        for (int at = 0; at < tries; at++) {
            taken += rate.takes("one") ? 1 : 0;
        }
        return taken;
    }
}
