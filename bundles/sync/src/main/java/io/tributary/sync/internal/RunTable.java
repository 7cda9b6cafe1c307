package io.tributary.sync.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.platform.AccountId;
import io.tributary.sync.Run;
import io.tributary.sync.RunRequest;
import io.tributary.sync.Trigger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/**
 * Runs, leases and due times in the database. Whatever decides about a lane first locks the lane's lease row, so that
 * nodes decide one after the other.
 */
final class RunTable {
    static final String NODE_LOST =
            "The run ended without its result being kept: the node stopped while it ran, or lost"
                    + " its database. The next run goes on where it ended.";
    private static final String LANE = " where account = :account and store = :store and job = :job";
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_LABEL = 500;

    private final Jdbi jdbi;

    RunTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Asks for a run; when an equal one waits already, that one is the answer. */
    Run request(RunRequest wanted, Instant now) {
        return jdbi.inTransaction(handle -> {
            Lane lane = new Lane(wanted.connection(), wanted.job());
            lock(handle, lane);
            return waitingOrNew(handle, lane, wanted, now);
        });
    }

    private static Run waitingOrNew(Handle handle, Lane lane, RunRequest wanted, Instant now) {
        Optional<Run> waiting = on(
                        handle.createQuery("select * from sync_run" + LANE
                                + " and state = 'queued' and dry_run = :dry_run and parameters = :parameters"
                                + " order by id"),
                        lane)
                .bind("dry_run", wanted.dryRun())
                .bind("parameters", Parameters.write(wanted.parameters()))
                .map(RunTable::read)
                .findFirst();
        return waiting.orElseGet(() -> insert(handle, lane, wanted, now));
    }

    /**
     * Takes the oldest run that was asked for, or makes one when it is time.
     *
     * <p>A run whose node is gone is ended first, and then it is time at once. A node is gone when its lease was not
     * renewed in time, or when it asks here itself, since it does so only when it is not running the lane.
     *
     * @param next when it is time again after a run that starts now
     */
    Claim claim(Lane lane, String node, Instant now, Duration lease, Instant next) {
        return jdbi.inTransaction(handle -> {
            Optional<Lease> free = take(handle, lane, node, now.plus(lease));
            if (free.isPresent()) {
                return claim(handle, lane, free.get(), node, now, lease, next);
            }
            Lease held = lock(handle, lane);
            if (held.run().isPresent()) {
                if (!node.equals(held.node()) && now.isBefore(held.expiresAt())) {
                    return new Claim.Busy(held.expiresAt());
                }
                abandon(handle, lane, held.run().getAsLong(), true, now);
            }
            return startWaitingOrDue(handle, lane, held.fence() + 1, node, now, lease, next);
        });
    }

    /** Takes a lane that nobody has, for a run that is yet to be found; nearly always that succeeds. */
    private static Optional<Lease> take(Handle handle, Lane lane, String node, Instant expiresAt) {
        return on(
                        handle.createUpdate("update sync_lease set fence = fence + 1, run = nextval('sync_run_id'),"
                                + " node = :node, expires_at = :expires_at" + LANE + " and run is null"),
                        lane)
                .bind("node", node)
                .bind("expires_at", expiresAt)
                .executeAndReturnGeneratedKeys("fence", "run", "node", "expires_at", "quiet_run", "quiet_counts")
                .map((row, context) -> lease(row))
                .findOne();
    }

    /** Finds the run for a lane that was taken. */
    private static Claim claim(
            Handle handle, Lane lane, Lease taken, String node, Instant now, Duration lease, Instant next) {
        boolean isTime = on(
                                handle.createUpdate("update sync_schedule set due_at = :next" + LANE
                                        + " and due_at <= :now and not exists (select 1 from sync_run" + LANE
                                        + " and state = 'queued')"),
                                lane)
                        .bind("now", now)
                        .bind("next", next)
                        .execute()
                == 1;
        if (!isTime) {
            return startWaitingOrDue(handle, lane, taken.fence(), node, now, lease, next);
        }
        Run run = insert(handle, lane, taken.run().getAsLong(), ordinary(lane), Run.State.RUNNING, taken.fence(), now);
        return new Claim.Started(run, taken.fence(), taken.quiet(), Optional.of(next));
    }

    private static Claim startWaitingOrDue(
            Handle handle, Lane lane, long fence, String node, Instant now, Duration lease, Instant next) {
        boolean time = !now.isBefore(dueAt(handle, lane).orElse(Instant.MAX));
        Optional<Run> waiting = on(
                        handle.createQuery("select * from sync_run" + LANE + " and state = 'queued' order by id"), lane)
                .map(RunTable::read)
                .findFirst();
        if (waiting.isEmpty() && !time) {
            giveBack(handle, lane, fence);
            return new Claim.Idle();
        }
        Run run = waiting.orElseGet(() -> insert(handle, lane, ordinary(lane), now));
        if (time && isOrdinary(run)) {
            setDue(handle, lane, next);
        }
        return start(handle, lane, run, fence, node, now, now.plus(lease));
    }

    /** Lanes whose run's node did not renew its lease in time. */
    List<Lane> lost(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select account, store, job from sync_lease where run is not null and expires_at < :now")
                .bind("now", now)
                .map((row, context) -> new Lane(
                        new ConnectionId(new AccountId(row.getString("account")), row.getString("store")),
                        row.getString("job")))
                .list());
    }

    /**
     * Ends the run of a lane whose node is gone, and gives the lane free under a greater fence.
     *
     * @param again whether its work is to be done again
     * @return whether there was one
     */
    boolean abandon(Lane lane, boolean again, Instant now) {
        return jdbi.inTransaction(handle -> {
            Lease held = lock(handle, lane);
            if (held.run().isEmpty() || !held.expiresAt().isBefore(now)) {
                return false;
            }
            abandon(handle, lane, held.run().getAsLong(), again, now);
            on(
                            handle.createUpdate("update sync_lease set fence = fence + 1, run = null, node = null,"
                                    + " expires_at = null" + LANE),
                            lane)
                    .execute();
            return true;
        });
    }

    private static void abandon(Handle handle, Lane lane, long id, boolean again, Instant now) {
        end(handle, lane, id, Run.State.FAILED, NODE_LOST, now);
        on(handle.createUpdate("update sync_lease set quiet_run = null, quiet_counts = null" + LANE), lane)
                .execute();
        if (again) {
            again(handle, lane, id, now);
        }
    }

    /** Sees to it that the work of a run is done again at once; nobody waits for that of a dry run. */
    private static void again(Handle handle, Lane lane, long id, Instant now) {
        Optional<Run> ended = find(handle, lane.connection(), id).filter(run -> !run.dryRun());
        if (ended.isEmpty()) {
            return;
        }
        Run run = ended.get();
        if (!isOrdinary(run)) {
            RunRequest same =
                    new RunRequest(run.connection(), run.job(), false, run.trigger(), run.parameters(), run.by());
            waitingOrNew(handle, lane, same, now);
        } else if (dueAt(handle, lane).filter(due -> !due.isAfter(now)).isEmpty()) {
            setDue(handle, lane, now);
        }
    }

    private static RunRequest ordinary(Lane lane) {
        return RunRequest.of(lane.connection(), lane.job(), Trigger.SCHEDULE);
    }

    /** Whether it does what an automatic run does. */
    private static boolean isOrdinary(Run run) {
        return !run.dryRun() && run.parameters().isEmpty();
    }

    private static Claim start(
            Handle handle, Lane lane, Run run, long fence, String node, Instant now, Instant expiresAt) {
        on(
                        handle.createUpdate("update sync_lease set fence = :fence, run = :run, node = :node,"
                                + " expires_at = :expires_at" + LANE),
                        lane)
                .bind("fence", fence)
                .bind("run", run.id())
                .bind("node", node)
                .bind("expires_at", expiresAt)
                .execute();
        on(
                        handle.createUpdate("update sync_run set state = 'running', started_at = :now, phase = '',"
                                + " fence = :fence" + LANE + " and id = :id"),
                        lane)
                .bind("fence", fence)
                .bind("id", run.id())
                .bind("now", now)
                .execute();
        // Nothing is folded into a run that somebody asked for, so it does not matter what was before it.
        return new Claim.Started(
                find(handle, lane.connection(), run.id()).orElseThrow(), fence, Optional.empty(), Optional.empty());
    }

    /**
     * Shows how far a run is.
     *
     * @return whether the run is still this node's
     */
    boolean progress(Lane lane, long id, long fence, Progress progress) {
        return jdbi.withHandle(handle -> progress(handle, lane, id, fence, progress));
    }

    private static boolean progress(Handle handle, Lane lane, long id, long fence, Progress progress) {
        Update update = on(
                handle.createUpdate("update sync_run set phase = :phase, waiting = :waiting,"
                        + " done = :done, total = :total, counts = :counts" + LANE
                        + " and id = :id and state = 'running' and fence = :fence"),
                lane);
        return bind(update, id, fence, progress)
                        .bind("waiting", cut(progress.waiting(), LONGEST_LABEL))
                        .execute()
                == 1;
    }

    /** Keeps the lease until then; {@code false} when another node has it. */
    boolean renew(Lane lane, long fence, Instant expiresAt) {
        return jdbi.withHandle(handle -> on(
                                handle.createUpdate("update sync_lease set expires_at = :expires_at" + LANE
                                        + " and fence = :fence and run is not null"),
                                lane)
                        .bind("fence", fence)
                        .bind("expires_at", expiresAt)
                        .execute()
                == 1);
    }

    boolean isStopAsked(Lane lane, long id) {
        return jdbi.withHandle(
                handle -> on(handle.createQuery("select stop_asked from sync_run" + LANE + " and id = :id"), lane)
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .findOne()
                        .orElse(true));
    }

    /**
     * Ends a run and gives the lease back.
     *
     * @param again whether the run's work is to be done again at once
     * @param quiet whether it was an automatic run that found nothing to do; it takes the place of an equal one before it
     * @return {@code false} when another node had taken over, so that nothing was kept
     */
    boolean finish(
            Lane lane,
            Claim.Started claim,
            Run.State state,
            Progress last,
            String error,
            boolean again,
            boolean quiet,
            Instant now) {
        long id = claim.run().id();
        Optional<Claim.Quiet> asQuiet =
                quiet ? Optional.of(new Claim.Quiet(id, Counts.ofWork(last.counts()))) : Optional.empty();
        OptionalLong folded = asQuiet.isPresent()
                ? claim.before()
                        .filter(before -> before.counts().equals(asQuiet.get().counts()))
                        .map(before -> OptionalLong.of(before.run()))
                        .orElse(OptionalLong.empty())
                : OptionalLong.empty();
        return jdbi.inTransaction(handle -> {
            // The lease first: its row is what nodes that decide about a lane wait for.
            if (!release(handle, lane, claim.fence(), asQuiet)) {
                return false;
            }
            end(handle, lane, claim, state, last, error, folded, now);
            if (folded.isPresent()) {
                on(handle.createUpdate("delete from sync_run" + LANE + " and id = :id"), lane)
                        .bind("id", folded.getAsLong())
                        .execute();
            }
            if (again) {
                again(handle, lane, id, now);
            }
            return true;
        });
    }

    /** Gives the lease back, if this fence still holds it. */
    private static boolean release(Handle handle, Lane lane, long fence, Optional<Claim.Quiet> quiet) {
        return on(
                                handle.createUpdate("update sync_lease set run = null, node = null, expires_at = null,"
                                        + " quiet_run = :quiet_run, quiet_counts = :quiet_counts" + LANE
                                        + " and fence = :fence and run is not null"),
                                lane)
                        .bind("fence", fence)
                        .bindByType("quiet_run", quiet.map(Claim.Quiet::run).orElse(null), Long.class)
                        .bindByType(
                                "quiet_counts", quiet.map(Claim.Quiet::counts).orElse(null), String.class)
                        .execute()
                == 1;
    }

    private static void end(
            Handle handle,
            Lane lane,
            Claim.Started claim,
            Run.State state,
            Progress last,
            String error,
            OptionalLong folded,
            Instant now) {
        String before = " from sync_run before where before.account = :account and before.store = :store"
                + " and before.id = :folded)";
        String repeats = folded.isEmpty()
                ? ""
                : ", repeats = 1 + coalesce((select before.repeats" + before + ", 0), first_started_at ="
                        + " (select coalesce(before.first_started_at, before.started_at)" + before;
        Update update = on(
                        handle.createUpdate("update sync_run set state = :state, ended_at = :now, waiting = '',"
                                + " error = :error, phase = :phase, done = :done, total = :total, counts = :counts"
                                + repeats + LANE + " and id = :id and state = 'running' and fence = :fence"),
                        lane)
                .bind("state", label(state))
                .bind("now", now)
                .bind("error", cut(error, LONGEST_TEXT));
        bind(update, claim.run().id(), claim.fence(), last);
        if (folded.isPresent()) {
            update.bind("folded", folded.getAsLong());
        }
        update.execute();
    }

    private static Update bind(Update update, long id, long fence, Progress progress) {
        return update.bind("id", id)
                .bind("fence", fence)
                .bind("phase", cut(progress.phase(), LONGEST_LABEL))
                .bind("done", progress.done())
                .bindByType(
                        "total", progress.total().isPresent() ? progress.total().getAsLong() : null, Long.class)
                .bind("counts", Counts.write(progress.counts()));
    }

    /** Asks a run to stop; one that has not started is cancelled. */
    void cancel(ConnectionId connection, long id, Instant now) {
        jdbi.useTransaction(handle -> {
            Optional<Run> run = find(handle, connection, id);
            if (run.isEmpty()) {
                return;
            }
            Lane lane = new Lane(connection, run.get().job());
            lock(handle, lane);
            on(
                            handle.createUpdate("update sync_run set state = 'cancelled', ended_at = :now, phase = ''"
                                    + LANE + " and id = :id and state = 'queued'"),
                            lane)
                    .bind("id", id)
                    .bind("now", now)
                    .execute();
            on(
                            handle.createUpdate("update sync_run set stop_asked = true" + LANE
                                    + " and id = :id and state = 'running'"),
                            lane)
                    .bind("id", id)
                    .execute();
        });
    }

    /** The runs of a lane that have not ended. */
    List<Run> open(Lane lane) {
        return jdbi.withHandle(handle -> on(
                        handle.createQuery(
                                "select * from sync_run" + LANE + " and state in ('queued', 'running') order by id"),
                        lane)
                .map(RunTable::read)
                .list());
    }

    /** When there is something to do on a lane: {@code now} when a run waits; empty when it is off the schedule. */
    Optional<Instant> earliest(Lane lane, Instant now) {
        return jdbi.withHandle(handle -> on(
                        handle.createQuery("select (select due_at from sync_schedule" + LANE + ") as due_at,"
                                + " exists (select 1 from sync_run" + LANE + " and state = 'queued') as waiting"),
                        lane)
                .map((row, context) -> row.getBoolean("waiting") ? Optional.of(now) : instant(row, "due_at"))
                .one());
    }

    Optional<Run> find(ConnectionId connection, long id) {
        return jdbi.withHandle(handle -> find(handle, connection, id));
    }

    private static Optional<Run> find(Handle handle, ConnectionId connection, long id) {
        return handle.createQuery("select * from sync_run where account = :account and store = :store and id = :id")
                .bind("account", connection.account().value())
                .bind("store", connection.store())
                .bind("id", id)
                .map(RunTable::read)
                .findOne();
    }

    List<Run> list(ConnectionId connection, long before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from sync_run where account = :account"
                        + " and store = :store and id < :before order by id desc limit :limit")
                .bind("account", connection.account().value())
                .bind("store", connection.store())
                .bind("before", before)
                .bind("limit", limit)
                .map(RunTable::read)
                .list());
    }

    /** Forgets runs that ended before this moment. */
    void prune(Lane lane, Instant before) {
        jdbi.useHandle(
                handle -> on(handle.createUpdate("delete from sync_run" + LANE + " and ended_at < :before"), lane)
                        .bind("before", before)
                        .execute());
    }

    /** When the lane's job is to run without being asked. */
    Optional<Instant> dueAt(Lane lane) {
        return jdbi.withHandle(handle -> dueAt(handle, lane));
    }

    private static Optional<Instant> dueAt(Handle handle, Lane lane) {
        return on(handle.createQuery("select due_at from sync_schedule" + LANE), lane)
                .mapTo(Instant.class)
                .findOne();
    }

    /** Sets the first due time of a lane; brings a later one forward to {@code latest}. */
    Instant schedule(Lane lane, Instant first, Instant latest) {
        return jdbi.inTransaction(handle -> {
            lock(handle, lane);
            Optional<Instant> due = dueAt(handle, lane);
            if (due.isEmpty() || due.get().isAfter(latest)) {
                setDue(handle, lane, first);
            }
            return dueAt(handle, lane).orElseThrow();
        });
    }

    /** Lets a lane rest until then; one that rests longer, or that is off the schedule, is left so. */
    void postpone(Lane lane, Instant earliest) {
        jdbi.useHandle(handle -> on(
                        handle.createUpdate("update sync_schedule set due_at = :due" + LANE + " and due_at < :due"),
                        lane)
                .bind("due", earliest)
                .execute());
    }

    /** Frees the lanes that a node had when it was killed, now that it is back. */
    void freeLanesOf(String node, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("update sync_task set picked = false, picked_by = null,"
                        + " last_heartbeat = null, execution_time = :now, version = version + 1"
                        + " where picked = true and picked_by = :node")
                .bind("node", node)
                .bind("now", now)
                .execute());
    }

    /** Takes a lane off the schedule. */
    void unschedule(Lane lane) {
        jdbi.useHandle(handle -> on(handle.createUpdate("delete from sync_schedule" + LANE), lane)
                .execute());
    }

    private static void setDue(Handle handle, Lane lane, Instant due) {
        int updated = on(handle.createUpdate("update sync_schedule set due_at = :due" + LANE), lane)
                .bind("due", due)
                .execute();
        if (updated == 0) {
            on(
                            handle.createUpdate("insert into sync_schedule (account, store, job, due_at)"
                                    + " values (:account, :store, :job, :due)"),
                            lane)
                    .bind("due", due)
                    .execute();
        }
    }

    private static Lease lease(ResultSet row) throws SQLException {
        OptionalLong quiet = optionalLong(row, "quiet_run");
        return new Lease(
                row.getLong("fence"),
                optionalLong(row, "run"),
                row.getString("node"),
                instant(row, "expires_at").orElse(Instant.MIN),
                quiet.isPresent()
                        ? Optional.of(new Claim.Quiet(quiet.getAsLong(), row.getString("quiet_counts")))
                        : Optional.empty());
    }

    private static Lease lock(Handle handle, Lane lane) {
        on(
                        handle.createUpdate("insert into sync_lease (account, store, job, fence)"
                                + " values (:account, :store, :job, 0) on conflict do nothing"),
                        lane)
                .execute();
        return on(handle.createQuery("select * from sync_lease" + LANE + " for update"), lane)
                .map((row, context) -> lease(row))
                .one();
    }

    /** Gives back a lane for which there is nothing to do, as if it had not been taken. */
    private static void giveBack(Handle handle, Lane lane, long fence) {
        on(
                        handle.createUpdate("update sync_lease set run = null, node = null, expires_at = null,"
                                + " fence = :before" + LANE),
                        lane)
                .bind("before", fence - 1)
                .execute();
    }

    private static void end(Handle handle, Lane lane, long id, Run.State state, String error, Instant now) {
        on(
                        handle.createUpdate("update sync_run set state = :state, ended_at = :now, waiting = '',"
                                + " error = :error" + LANE + " and id = :id and state = 'running'"),
                        lane)
                .bind("id", id)
                .bind("state", label(state))
                .bind("error", cut(error, LONGEST_TEXT))
                .bind("now", now)
                .execute();
    }

    private static Run insert(Handle handle, Lane lane, RunRequest wanted, Instant now) {
        long id = handle.createQuery("select nextval('sync_run_id')")
                .mapTo(Long.class)
                .one();
        return insert(handle, lane, id, wanted, Run.State.QUEUED, 0, now);
    }

    /** Keeps a new run, that waits or has started. */
    private static Run insert(
            Handle handle, Lane lane, long id, RunRequest wanted, Run.State state, long fence, Instant now) {
        Optional<Instant> startedAt = state == Run.State.RUNNING ? Optional.of(now) : Optional.empty();
        on(
                        handle.createUpdate(
                                "insert into sync_run (account, store, id, job, dry_run, cause,"
                                        + " parameters, asked_by, state, requested_at, started_at, phase, waiting, done,"
                                        + " counts, error, fence, stop_asked) values (:account, :store, :id, :job, :dry_run,"
                                        + " :cause, :parameters, :by, :state, :now, :started, '', '', 0, '', '', :fence, false)"),
                        lane)
                .bind("id", id)
                .bind("dry_run", wanted.dryRun())
                .bind("cause", wanted.trigger().name().toLowerCase(Locale.ROOT))
                .bind("parameters", Parameters.write(wanted.parameters()))
                .bind("by", wanted.by())
                .bind("state", label(state))
                .bind("now", now)
                .bindByType("started", startedAt.orElse(null), Instant.class)
                .bind("fence", fence)
                .execute();
        return new Run(
                id,
                lane.connection(),
                lane.job(),
                wanted.dryRun(),
                wanted.trigger(),
                new TreeMap<>(wanted.parameters()),
                wanted.by(),
                state,
                now,
                startedAt,
                Optional.empty(),
                "",
                "",
                0,
                OptionalLong.empty(),
                Counts.read(""),
                "",
                1,
                startedAt);
    }

    private static <S extends SqlStatement<S>> S on(S statement, Lane lane) {
        return statement
                .bind("account", lane.connection().account().value())
                .bind("store", lane.connection().store())
                .bind("job", lane.job());
    }

    private static Run read(ResultSet row, StatementContext context) throws SQLException {
        Optional<Instant> startedAt = instant(row, "started_at");
        return new Run(
                row.getLong("id"),
                new ConnectionId(new AccountId(row.getString("account")), row.getString("store")),
                row.getString("job"),
                row.getBoolean("dry_run"),
                Trigger.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
                Parameters.read(row.getString("parameters")),
                row.getString("asked_by"),
                Run.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                instant(row, "requested_at").orElseThrow(),
                startedAt,
                instant(row, "ended_at"),
                row.getString("phase"),
                row.getString("waiting"),
                row.getLong("done"),
                optionalLong(row, "total"),
                Counts.read(row.getString("counts")),
                row.getString("error"),
                row.getInt("repeats"),
                instant(row, "first_started_at").or(() -> startedAt));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OptionalLong optionalLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static String label(Run.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "\u2026";
    }

    private record Lease(long fence, OptionalLong run, String node, Instant expiresAt, Optional<Claim.Quiet> quiet) {}
}
