package io.tributary.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.database.Database;
import io.tributary.rest.ApiProblem;
import io.tributary.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsTest {
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Access MANAGER = Access.of(Set.of("tributary-manager-acme", "tributary-viewer-beta"));

    private final SettableClock clock = new SettableClock();
    private final Database database = TestDatabase.empty();
    private final Sessions sessions = new Sessions(IDLE, clock);
    private Jdbi jdbi;

    @BeforeEach
    void open() {
        sessions.bind(database);
        jdbi = database.open(Sessions.class, "session");
    }

    @Test
    void anotherNodeKnowsTheSessionToo() {
        SessionToken token = sessions.begin("ann", MANAGER);
        Sessions other = new Sessions(IDLE, clock);
        other.bind(database);

        assertThat(other.find(token)).hasValueSatisfying(visitor -> {
            assertThat(visitor.user()).isEqualTo("ann");
            assertThat(visitor.access()).isEqualTo(MANAGER);
            assertThat(visitor.token()).contains(token);
        });
        assertThat(other.find(SessionToken.random())).isEmpty();
    }

    @Test
    @DisplayName("case 118: the token is neither in the database nor in a text that could be logged")
    void keepsOnlyAHashOfTheToken() {
        SessionToken token = sessions.begin("ann", MANAGER);

        List<Map<String, Object>> rows = jdbi.withHandle(handle ->
                handle.createQuery("select * from session_login").mapToMap().list());
        assertThat(rows).hasSize(1);
        assertThat(rows.toString()).contains(token.hash()).doesNotContain(token.value(), token.csrf());
        assertThat(sessions.find(token).orElseThrow().toString()).doesNotContain(token.value(), token.csrf());
    }

    @Test
    void endsAfterATimeWithoutRequests() {
        SessionToken token = sessions.begin("ann", MANAGER);

        clock.pass(IDLE.minusSeconds(1));
        assertThat(sessions.find(token)).isPresent();
        clock.pass(IDLE.minusSeconds(1));
        assertThat(sessions.find(token)).isPresent();
        clock.pass(IDLE);
        assertThat(sessions.find(token)).isEmpty();
    }

    @Test
    void endsTwelveHoursAfterItBeganHoweverBusy() {
        SessionToken token = sessions.begin("ann", MANAGER);

        for (int i = 0; i < 12 * 4 - 1; i++) {
            clock.pass(Duration.ofMinutes(15));
            assertThat(sessions.find(token)).isPresent();
        }
        clock.pass(Duration.ofMinutes(15));
        assertThat(sessions.find(token)).isEmpty();
    }

    @Test
    void writesDownAtMostOnceAMinuteThatItWasUsed() {
        SessionToken token = sessions.begin("ann", MANAGER);
        Instant begun = clock.instant();

        clock.pass(Duration.ofSeconds(59));
        sessions.find(token);
        assertThat(seenAt()).isEqualTo(begun);
        clock.pass(Duration.ofSeconds(1));
        sessions.find(token);
        assertThat(seenAt()).isEqualTo(begun.plusSeconds(60));
    }

    private Instant seenAt() {
        return jdbi.withHandle(handle -> handle.createQuery("select seen_at from session_login")
                .mapTo(Instant.class)
                .one());
    }

    @Test
    void endsWhenToldSo() {
        SessionToken one = sessions.begin("ann", MANAGER);
        SessionToken other = sessions.begin("ann", MANAGER);

        sessions.end(one);

        assertThat(sessions.find(one)).isEmpty();
        assertThat(sessions.find(other)).isPresent();
    }

    @Test
    void deletesWhatHasEndedWhenSomebodyLogsIn() {
        sessions.begin("ann", MANAGER);
        clock.pass(IDLE);
        SessionToken fresh = sessions.begin("bob", MANAGER);

        List<String> left = jdbi.withHandle(handle -> handle.createQuery("select token_hash from session_login")
                .mapTo(String.class)
                .list());
        assertThat(left).containsExactly(fresh.hash());
    }

    @Test
    void saysThatTheDatabaseIsMissing() {
        SessionToken token = sessions.begin("ann", MANAGER);
        sessions.unbind(TestDatabase.h2());
        assertThat(sessions.find(token)).isPresent();

        sessions.unbind(database);

        assertThatThrownBy(() -> sessions.find(token))
                .isInstanceOfSatisfying(ApiProblem.class, problem -> assertThat(problem.status())
                        .isEqualTo(503));
        assertThatThrownBy(() -> sessions.begin("ann", MANAGER)).isInstanceOf(ApiProblem.class);
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswer() {
        jdbi.useHandle(handle -> handle.execute("drop table session_login"));

        assertThatThrownBy(() -> sessions.begin("ann", MANAGER))
                .isInstanceOfSatisfying(ApiProblem.class, problem -> assertThat(problem.status())
                        .isEqualTo(503))
                .hasMessage("Sessions are in the database, which does not answer. Try again in a moment.");
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "30, 30", "720, 720", "4, 30", "0, 30", "-1, 30", "721, 30"})
    void takesOnlyTimesThatMakeSense(int configured, int taken) {
        assertThat(Sessions.minutes(configured)).isEqualTo(taken);
    }

    @Test
    void tellsItsOwnWordFromOthers() {
        SessionToken token = SessionToken.random();

        assertThat(token.isCsrf(token.csrf())).isTrue();
        assertThat(token.isCsrf(SessionToken.random().csrf())).isFalse();
        assertThat(token.isCsrf("")).isFalse();
        assertThat(token.csrf()).isNotEqualTo(token.value());
        assertThat(SessionToken.of(token.value())).contains(token);
        assertThat(SessionToken.of(token.value() + "=")).isEmpty();
    }
}
