package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.PlatformException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Spaces the requests of an account so that no minute has more than the limit. The next free moment stands in the
 * database, so that all stores and all nodes share one budget; nodes whose clocks differ wait for the fastest of them.
 */
final class Budget {
    /** So many requests may follow each other without a pause after a time without any. */
    static final int BURST = 20;

    private static final String ONE = " from leaddyno_budget where account_id = :account";

    private final Sql sql;
    private final Pace pace;
    private final Duration interval;
    private final Duration tolerance;

    /** @param limit requests in any minute, more than {@value #BURST} */
    Budget(Sql sql, Pace pace, int limit) {
        this.sql = sql;
        this.pace = pace;
        this.interval = Duration.ofMinutes(1).dividedBy(limit - BURST);
        this.tolerance = interval.multipliedBy(BURST - 1L);
    }

    /** How long so many requests take. */
    Duration time(long requests) {
        return interval.multipliedBy(requests);
    }

    /** Waits until a request may be sent. */
    void acquire(AccountId account) throws PlatformException.Unavailable, InterruptedException {
        Instant turn = sql.run(handle -> take(handle, account));
        while (turn.isAfter(pace.now())) {
            pace.until(turn);
            // Somebody may have been told meanwhile that it is too much.
            turn = sql.run(
                    handle -> find(handle, account).map(State::pausedUntil).orElse(Instant.MIN));
        }
    }

    /** Nobody asks anything for this account for a while. */
    void pause(AccountId account, Duration wait) throws PlatformException.Unavailable {
        Instant until = pace.now().plus(wait);
        sql.run(handle -> handle.createUpdate("update leaddyno_budget set paused_until = :until"
                        + " where account_id = :account and paused_until < :until")
                .bind("account", account.value())
                .bind("until", until)
                .execute());
    }

    private Instant take(Handle handle, AccountId account) {
        Instant now = pace.now();
        Optional<State> before = find(handle, account);
        State state = before.orElse(new State(now, now));
        Instant turn = later(later(now, state.nextAt().minus(tolerance)), state.pausedUntil());
        String statement = before.isPresent()
                ? "update leaddyno_budget set next_at = :next where account_id = :account"
                : "insert into leaddyno_budget (account_id, next_at, paused_until) values (:account, :next, :now)";
        var update = handle.createUpdate(statement)
                .bind("account", account.value())
                .bind("next", later(turn, state.nextAt()).plus(interval));
        if (before.isEmpty()) {
            update.bind("now", now);
        }
        update.execute();
        return turn;
    }

    private static Optional<State> find(Handle handle, AccountId account) {
        return handle.createQuery("select next_at, paused_until" + ONE + " for update")
                .bind("account", account.value())
                .map((row, context) -> new State(
                        Sql.moment(row, "next_at").orElseThrow(),
                        Sql.moment(row, "paused_until").orElseThrow()))
                .findOne();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private record State(Instant nextAt, Instant pausedUntil) {}
}
