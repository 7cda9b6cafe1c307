package io.tributary.rest.internal;

import static io.tributary.rest.internal.Login.Outcome.ADMITTED;
import static io.tributary.rest.internal.Login.Outcome.NOT_ALLOWED;
import static io.tributary.rest.internal.Login.Outcome.TOO_MANY;
import static io.tributary.rest.internal.Login.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CarefulLoginTest {
    private final SettableClock clock = new SettableClock();
    private int asked;
    private String right = "right";
    private final CarefulLogin login = new CarefulLogin(
            (user, password, address) -> {
                asked++;
                if (!password.equals(right)) {
                    return UNKNOWN;
                }
                return user.equals("admin") ? ADMITTED : NOT_ALLOWED;
            },
            clock);

    @Test
    void doesNotAskTheRealmAgainForAPasswordThatWasJustRight() {
        login.check("admin", "right", "192.0.2.1");

        assertThat(login.check("admin", "right", "192.0.2.2")).isEqualTo(ADMITTED);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void noticesAChangedPasswordWhenTheMemoryHasPassed() {
        login.check("admin", "right", "192.0.2.1");
        right = "new";

        clock.pass(CarefulLogin.REMEMBERED);

        assertThat(login.check("admin", "right", "192.0.2.1")).isEqualTo(UNKNOWN);
        assertThat(login.check("admin", "new", "192.0.2.1")).isEqualTo(ADMITTED);
    }

    @Test
    void doesNotMixUpUserAndPassword() {
        login.check("admin", "right", "192.0.2.1");

        assertThat(login.check("adminr", "ight", "192.0.2.1")).isEqualTo(UNKNOWN);
    }

    @Test
    void asksAgainForAUserWithoutTheRole() {
        assertThat(login.check("viewer", "right", "192.0.2.1")).isEqualTo(NOT_ALLOWED);
        assertThat(login.check("viewer", "right", "192.0.2.1")).isEqualTo(NOT_ALLOWED);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void looksAtNoPasswordAfterTooManyWrongOnes() {
        guess("admin", "192.0.2.1");

        assertThat(login.check("admin", "right", "192.0.2.1")).isEqualTo(TOO_MANY);
        assertThat(asked).isEqualTo(CarefulLogin.MAX_FAILURES);
    }

    @Test
    void countsWrongPasswordsByUserAndAddress() {
        guess("admin", "192.0.2.1");

        assertThat(login.check("admin", "right", "192.0.2.2")).isEqualTo(ADMITTED);
        assertThat(login.check("viewer", "right", "192.0.2.1")).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void doesNotLockOutSomebodyWhoIsAlreadyWorking() {
        login.check("admin", "right", "192.0.2.1");
        guess("admin", "192.0.2.1");

        assertThat(login.check("admin", "right", "192.0.2.1")).isEqualTo(ADMITTED);
    }

    @Test
    void looksAgainAfterAMinute() {
        guess("admin", "192.0.2.1");

        clock.pass(CarefulLogin.WINDOW);

        assertThat(login.check("admin", "right", "192.0.2.1")).isEqualTo(ADMITTED);
    }

    private void guess(String user, String address) {
        for (int i = 0; i < CarefulLogin.MAX_FAILURES; i++) {
            login.check(user, "wrong" + i, address);
        }
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-01-31T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
