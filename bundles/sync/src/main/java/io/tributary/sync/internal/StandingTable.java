package io.tributary.sync.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.platform.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** The rows of {@code sync_standing}, and what the schedule says beside them. */
final class StandingTable {
    private static final String LANE = " where account = :account and store = :store and job = :job";
    private static final int LONGEST_TEXT = 4000;
    /** Standings of stores that are still connected: only they have a schedule. */
    private static final String SCHEDULED = " from sync_schedule s left join sync_standing t"
            + " on t.account = s.account and t.store = s.store and t.job = s.job";

    private final Jdbi jdbi;

    StandingTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A run succeeded; answers how the lane stood before, if it did not succeed then. */
    Optional<Standing> succeeded(Lane lane, Instant now) {
        return jdbi.inTransaction(handle -> {
            int fine = on(
                            handle.createUpdate(
                                    "update sync_standing set succeeded_at = :now" + LANE + " and failures = 0"),
                            lane)
                    .bind("now", now)
                    .execute();
            if (fine == 1) {
                return Optional.empty();
            }
            Optional<Standing> before = find(handle, lane);
            write(handle, new Standing(lane, Optional.of(now), 0, Optional.empty(), ""), before.isPresent());
            return before.filter(was -> was.failures() > 0);
        });
    }

    /** A run failed; answers how the lane stands now. */
    Standing failed(Lane lane, String error, Instant now) {
        return jdbi.inTransaction(handle -> {
            Optional<Standing> before = find(handle, lane);
            Standing after = new Standing(
                    lane,
                    before.flatMap(Standing::succeededAt),
                    before.map(Standing::failures).orElse(0) + 1,
                    before.flatMap(Standing::failingSince).or(() -> Optional.of(now)),
                    error.length() <= LONGEST_TEXT ? error : error.substring(0, LONGEST_TEXT));
            write(handle, after, before.isPresent());
            return after;
        });
    }

    private static Optional<Standing> find(Handle handle, Lane lane) {
        return on(handle.createQuery("select * from sync_standing" + LANE), lane)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static void write(Handle handle, Standing standing, boolean exists) {
        on(
                        handle.createUpdate(
                                exists
                                        ? "update sync_standing set succeeded_at = :succeeded_at, failures = :failures,"
                                                + " failing_since = :failing_since, error = :error" + LANE
                                        : "insert into sync_standing (account, store, job, succeeded_at, failures,"
                                                + " failing_since, error) values (:account, :store, :job,"
                                                + " :succeeded_at, :failures, :failing_since, :error)"),
                        standing.lane())
                .bindByType("succeeded_at", standing.succeededAt().orElse(null), Instant.class)
                .bind("failures", standing.failures())
                .bindByType("failing_since", standing.failingSince().orElse(null), Instant.class)
                .bind("error", standing.error())
                .execute();
    }

    /** When a job succeeded last for the stores of an account. */
    Map<ConnectionId, Instant> succeeded(AccountId account, String job) {
        return jdbi.withHandle(handle -> {
            Map<ConnectionId, Instant> succeeded = new HashMap<>();
            handle.createQuery("select * from sync_standing where account = :account and job = :job"
                            + " and succeeded_at is not null")
                    .bind("account", account.value())
                    .bind("job", job)
                    .map((row, context) -> read(row))
                    .forEach(standing -> succeeded.put(
                            standing.lane().connection(), standing.succeededAt().orElseThrow()));
            return succeeded;
        });
    }

    /** One job of a store, with the time at which it is to run next. */
    record Due(Standing standing, Instant at) {}

    /** The jobs that run for a store by themselves, ordered by name; none when it is not connected. */
    List<Due> of(ConnectionId store) {
        return jdbi.withHandle(handle -> handle.createQuery("select s.account, s.store, s.job, s.due_at,"
                        + " t.succeeded_at, coalesce(t.failures, 0) failures, t.failing_since,"
                        + " coalesce(t.error, '') error" + SCHEDULED
                        + " where s.account = :account and s.store = :store order by s.job")
                .bind("account", store.account().value())
                .bind("store", store.store())
                .map((row, context) -> new Due(read(row), instant(row, "due_at").orElseThrow()))
                .list());
    }

    /**
     * How a job stands, all stores taken together.
     *
     * @param stores how many it runs for
     * @param failing how many of them it failed for the last time
     * @param late how many it should have run for before the moment that was asked about
     * @param oldest the earliest last success of all stores
     * @param failingSince since when the longest failing store fails
     */
    record Total(long stores, long failing, long late, Optional<Instant> oldest, Optional<Instant> failingSince) {}

    /** By the names of the jobs. */
    Map<String, Total> totals(Instant late) {
        return jdbi.withHandle(handle -> {
            Map<String, Total> totals = new TreeMap<>();
            handle.createQuery("select s.job, count(*) stores,"
                            + " count(case when t.failures > 0 then 1 end) failing,"
                            + " count(case when s.due_at < :late then 1 end) late,"
                            + " min(t.succeeded_at) oldest, min(t.failing_since) failing_since" + SCHEDULED
                            + " group by s.job")
                    .bind("late", late)
                    .map((row, context) -> totals.put(
                            row.getString("job"),
                            new Total(
                                    row.getLong("stores"),
                                    row.getLong("failing"),
                                    row.getLong("late"),
                                    instant(row, "oldest"),
                                    instant(row, "failing_since"))))
                    .list();
            return totals;
        });
    }

    /** Stores that a job fails for, those that it fails for longest first. */
    List<Standing> failing(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select t.*" + SCHEDULED + " where t.failures > 0 order by t.failing_since limit :limit")
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    private static Standing read(ResultSet row) throws SQLException {
        return new Standing(
                new Lane(
                        new ConnectionId(new AccountId(row.getString("account")), row.getString("store")),
                        row.getString("job")),
                instant(row, "succeeded_at"),
                row.getInt("failures"),
                instant(row, "failing_since"),
                row.getString("error"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static <S extends SqlStatement<S>> S on(S statement, Lane lane) {
        return statement
                .bind("account", lane.connection().account().value())
                .bind("store", lane.connection().store())
                .bind("job", lane.job());
    }
}
