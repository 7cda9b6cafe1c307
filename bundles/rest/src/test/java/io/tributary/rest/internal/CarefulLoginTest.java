package io.tributary.rest.internal;

import static io.tributary.rest.internal.Login.Outcome.ADMITTED;
import static io.tributary.rest.internal.Login.Outcome.NOT_ALLOWED;
import static io.tributary.rest.internal.Login.Outcome.TOO_MANY;
import static io.tributary.rest.internal.Login.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.rest.internal.Login.Answer;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CarefulLoginTest {
    private final SettableClock clock = new SettableClock();
    private int asked;
    private String right = "right";
    private final CarefulLogin login = new CarefulLogin(
            (user, password, address) -> {
                asked++;
                if (!password.equals(right)) {
                    return Answer.refused(UNKNOWN);
                }
                return user.equals("admin") ? Answer.admitted(Access.of(Set.of("admin"))) : Answer.refused(NOT_ALLOWED);
            },
            clock);

    @Test
    void doesNotAskTheRealmAgainForAPasswordThatWasJustRight() {
        login.check("admin", "right", "192.0.2.1");

        assertThat(outcome("admin", "right", "192.0.2.2")).isEqualTo(ADMITTED);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void noticesAChangedPasswordWhenTheMemoryHasPassed() {
        login.check("admin", "right", "192.0.2.1");
        right = "new";

        clock.pass(CarefulLogin.REMEMBERED);

        assertThat(outcome("admin", "right", "192.0.2.1")).isEqualTo(UNKNOWN);
        assertThat(outcome("admin", "new", "192.0.2.1")).isEqualTo(ADMITTED);
    }

    @Test
    void doesNotMixUpUserAndPassword() {
        login.check("admin", "right", "192.0.2.1");

        assertThat(outcome("adminr", "ight", "192.0.2.1")).isEqualTo(UNKNOWN);
    }

    @Test
    void asksAgainForAUserWithoutTheRole() {
        assertThat(outcome("viewer", "right", "192.0.2.1")).isEqualTo(NOT_ALLOWED);
        assertThat(outcome("viewer", "right", "192.0.2.1")).isEqualTo(NOT_ALLOWED);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void looksAtNoPasswordAfterTooManyWrongOnes() {
        guess("admin", "192.0.2.1");

        assertThat(outcome("admin", "right", "192.0.2.1")).isEqualTo(TOO_MANY);
        assertThat(asked).isEqualTo(CarefulLogin.MAX_FAILURES);
    }

    @Test
    void countsWrongPasswordsByUserAndAddress() {
        guess("admin", "192.0.2.1");

        assertThat(outcome("admin", "right", "192.0.2.2")).isEqualTo(ADMITTED);
        assertThat(outcome("viewer", "right", "192.0.2.1")).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void looksAtNoPasswordFromAnAddressThatTriedTooManyUsers() {
        for (int i = 0; i < CarefulLogin.MAX_FAILURES_OF_ADDRESS; i++) {
            assertThat(outcome("user" + i, "wrong", "192.0.2.1")).isEqualTo(UNKNOWN);
        }

        assertThat(outcome("admin", "right", "192.0.2.1")).isEqualTo(TOO_MANY);
        assertThat(outcome("admin", "right", "192.0.2.2")).isEqualTo(ADMITTED);
    }

    @Test
    void remembersWhatAUserMayDo() {
        Access access = login.check("admin", "right", "192.0.2.1").access();

        assertThat(access.isAdmin()).isTrue();
        assertThat(login.check("admin", "right", "192.0.2.1").access()).isEqualTo(access);
        assertThat(login.check("admin", "wrong", "192.0.2.1").access()).isEqualTo(Access.NONE);
    }

    @Test
    void doesNotLockOutSomebodyWhoIsAlreadyWorking() {
        login.check("admin", "right", "192.0.2.1");
        guess("admin", "192.0.2.1");

        assertThat(outcome("admin", "right", "192.0.2.1")).isEqualTo(ADMITTED);
    }

    @Test
    void looksAgainAfterAMinute() {
        guess("admin", "192.0.2.1");

        clock.pass(CarefulLogin.WINDOW);

        assertThat(outcome("admin", "right", "192.0.2.1")).isEqualTo(ADMITTED);
    }

    private Login.Outcome outcome(String user, String password, String address) {
        return login.check(user, password, address).outcome();
    }

    private void guess(String user, String address) {
        for (int i = 0; i < CarefulLogin.MAX_FAILURES; i++) {
            login.check(user, "wrong" + i, address);
        }
    }
}
