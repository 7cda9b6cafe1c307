package io.tributary.rest.internal;

import io.tributary.database.Database;
import io.tributary.rest.ApiProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.JdbiException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is logged in, in the database, so that any node answers any request. A session ends after a time without requests,
 * and {@link #LONGEST} after it began. While the database is away there are no sessions, and every method throws {@link
 * ApiProblem#unavailable}; HTTP Basic needs none. Safe for many threads.
 */
@Component(service = Sessions.class, configurationPid = "io.tributary.rest")
@Designate(ocd = Sessions.Config.class)
public final class Sessions {
    static final Duration LONGEST = Duration.ofHours(12);
    /** A page asks again and again; that it did so is written down at most this often. */
    static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final int USUAL_MINUTES = 30;

    private final Duration idle;
    private final Clock clock;
    private volatile Store store;
    private volatile boolean isFailing;

    private record Store(Database database, SessionTable table) {}

    /** What the administrator of a node says about sessions. */
    @ObjectClassDefinition(name = "Tributary REST API")
    public @interface Config {
        @AttributeDefinition(
                name = "Session without requests (minutes)",
                description = "After so long without a request one has to log in again, 5 to 720",
                min = "5",
                max = "720")
        int session_idle_minutes() default USUAL_MINUTES;
    }

    @Activate
    public Sessions(Config config) {
        this(Duration.ofMinutes(minutes(config.session_idle_minutes())), Clock.systemUTC());
    }

    /** For tests: a clock that can be set. */
    Sessions(Duration idle, Clock clock) {
        this.idle = idle;
        this.clock = clock;
    }

    /** A mistyped number must not close the door to those who could correct it. */
    static int minutes(int configured) {
        if (configured >= 5 && configured <= LONGEST.toMinutes()) {
            return configured;
        }
        LOG.error(
                "io.tributary.rest: session.idle.minutes must be a whole number from 5 to {}, not '{}'; {} is used",
                LONGEST.toMinutes(),
                configured,
                USUAL_MINUTES);
        return USUAL_MINUTES;
    }

    @Reference(
            name = "database",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bind(Database database) {
        store = new Store(database, new SessionTable(database.open(Sessions.class, "session")));
    }

    void unbind(Database database) {
        Store left = store;
        if (left != null && left.database() == database) {
            store = null;
        }
    }

    Duration idle() {
        return idle;
    }

    SessionToken begin(String user, Access access) {
        SessionToken token = SessionToken.random();
        return ask(table -> {
            Instant now = clock.instant();
            table.deleteEnded(now.minus(idle), now.minus(LONGEST));
            table.insert(token.hash(), user, access, now);
            return token;
        });
    }

    /** Empty when there is no such session, or none any more. */
    Optional<Visitor> find(SessionToken token) {
        return ask(table -> table.find(token.hash()).filter(this::isGood).map(row -> {
            Instant now = clock.instant();
            if (!row.seenAt().plus(BETWEEN_NOTES).isAfter(now)) {
                table.noteSeen(token.hash(), now);
            }
            return new Visitor(row.user(), row.access(), Optional.of(token));
        }));
    }

    private boolean isGood(SessionTable.Row row) {
        Instant now = clock.instant();
        return row.seenAt().plus(idle).isAfter(now)
                && row.begunAt().plus(LONGEST).isAfter(now);
    }

    void end(SessionToken token) {
        ask(table -> {
            table.delete(token.hash());
            return token;
        });
    }

    private <T> T ask(Function<SessionTable, T> question) {
        Store present = store;
        if (present == null) {
            throw unavailable();
        }
        try {
            T answer = question.apply(present.table());
            isFailing = false;
            return answer;
        } catch (JdbiException e) {
            if (!isFailing) {
                LOG.warn("Nobody can log in to the pages: the database does not answer", e);
            }
            isFailing = true;
            throw unavailable();
        }
    }

    private static ApiProblem unavailable() {
        return ApiProblem.unavailable("Sessions are in the database, which does not answer. Try again in a moment.");
    }
}
