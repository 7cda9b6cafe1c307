package io.tributary.sync.internal;

import io.tributary.connections.Connection;
import io.tributary.connections.Connections;
import io.tributary.sync.Run;
import io.tributary.sync.SyncFailure;
import io.tributary.sync.SyncJob;
import io.tributary.sync.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what there is to do on a lane when it is woken, and watches over the runs of this node. */
final class LaneRunner {
    /** How long a node may be silent before its runs are given to others, unless its administrator says otherwise. */
    static final Duration LEASE = Duration.ofSeconds(30);
    /** A lease is renewed after this part of it, so that some attempts may fail. */
    static final int RENEWALS = 6;

    private static final Logger LOG = LoggerFactory.getLogger(LaneRunner.class);
    /**
     * How often to look whether a job came that this node does not have. Its coming wakes the lane too, but that may be missed
     * by a lane that is just being served, as after a start.
     */
    private static final Duration WITHOUT_JOB = Duration.ofSeconds(15);

    private static final Duration PRUNING = Duration.ofHours(12);
    private static final Duration SOON = Duration.ofSeconds(5);
    /** Tells of a failure that only the log explains. */
    private static final String BUG = "Something went wrong inside; the log has the cause under the internal error ";

    private final RunTable table;
    private final Incidents incidents;
    private final RunMeter meter;
    private final Connections connections;
    private final Jobs jobs;
    private final Supplier<Settings> settings;
    private final String node;
    private final Clock clock;
    private final Duration lease;
    private final Map<Lane, ActiveRun> active = new ConcurrentHashMap<>();
    private final Map<ActiveRun, Instant> renewed = new ConcurrentHashMap<>();
    private final Map<Lane, Instant> pruned = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    LaneRunner(
            RunTable table,
            Incidents incidents,
            RunMeter meter,
            Connections connections,
            Jobs jobs,
            Supplier<Settings> settings,
            String node,
            Clock clock) {
        this.table = table;
        this.incidents = incidents;
        this.meter = meter;
        this.connections = connections;
        this.jobs = jobs;
        this.settings = settings;
        this.node = node;
        this.clock = clock;
        this.lease = settings.get().lease();
    }

    /**
     * Runs what was asked for or is due on a lane, at most one run.
     *
     * @return when to look again; empty when the lane's store is not connected any more
     */
    Optional<Instant> serve(Lane lane) {
        Optional<Connection> connection = connected(lane);
        if (connection.isEmpty()) {
            close(lane);
            return Optional.empty();
        }
        Optional<SyncJob> job = jobs.find(lane.job());
        if (job.isPresent() && !stopping) {
            if (active.containsKey(lane)) {
                return Optional.of(clock.instant().plus(SOON));
            }
            Instant now = clock.instant();
            Rhythm rhythm = Rhythm.of(settings.get(), lane.job(), job, connection.get());
            Claim claim = table.claim(lane, node, now, lease, rhythm.next(lane, now));
            if (claim instanceof Claim.Busy busy) {
                return Optional.of(busy.until());
            }
            if (claim instanceof Claim.Started started) {
                return run(job.get(), lane, started, connection.get());
            }
        }
        return next(lane);
    }

    /**
     * When a lane is to be served, as far as it stands in the database; empty for one that is off the schedule. Cheaper than
     * {@link #next}, for a lane that was just served.
     */
    Optional<Instant> look(Lane lane) {
        Instant now = clock.instant();
        if (stopping || jobs.find(lane.job()).isEmpty()) {
            // Nobody would take a lane off that waits for its job in vain.
            return connected(lane).map(store -> now.plus(WITHOUT_JOB));
        }
        return table.earliest(lane, now);
    }

    /** When there is something to do on a lane; empty when its store is not connected any more. */
    Optional<Instant> next(Lane lane) {
        if (connected(lane).isEmpty()) {
            return Optional.empty();
        }
        return look(lane).or(() -> Optional.of(clock.instant().plus(WITHOUT_JOB)));
    }

    private Optional<Connection> connected(Lane lane) {
        return connections.find(lane.connection()).filter(found -> found.state() != Connection.State.DISCONNECTED);
    }

    /** Ends everything on the lane of a store that was disconnected. */
    void close(Lane lane) {
        ActiveRun run = active.get(lane);
        if (run != null) {
            run.stop(Stop.DISCONNECTED);
        }
        pruned.remove(lane);
        table.unschedule(lane);
        table.open(lane).forEach(open -> table.cancel(lane.connection(), open.id(), clock.instant()));
    }

    /** Does a run, and answers when to look at the lane again. */
    private Optional<Instant> run(SyncJob job, Lane lane, Claim.Started claim, Connection connection) {
        ActiveRun run = new ActiveRun(lane, claim, connection, clock, this::show);
        renewed.put(run, clock.instant());
        active.put(lane, run);
        try {
            stopIfTooLate(job, run);
            Instant started = clock.instant();
            Ending ending = work(job, run);
            boolean quiet = ending.state() == Run.State.SUCCEEDED
                    && run.isQuiet()
                    && isOrdinary(run.run())
                    && run.run().trigger() == Trigger.SCHEDULE;
            meter.ended(
                    lane.job(),
                    ending.state(),
                    Duration.between(started, clock.instant()),
                    run.progress().counts());
            boolean kept = table.finish(
                    lane,
                    claim,
                    ending.state(),
                    run.progress(),
                    ending.error(),
                    ending.again(),
                    quiet,
                    clock.instant());
            if (!kept) {
                LOG.warn(
                        "Run {} of {} ended after another node had taken over; nothing of it was kept",
                        claim.run().id(),
                        lane);
            }
            ending.notBefore().ifPresent(earliest -> table.postpone(lane, earliest));
            prune(lane);
            return ending.state() == Run.State.SUCCEEDED && claim.next().isPresent() ? claim.next() : next(lane);
        } finally {
            active.remove(lane, run);
            renewed.remove(run);
            run.ended();
        }
    }

    /** Forgets old runs. Their age is counted in days, so that this needs no look after each run. */
    private void prune(Lane lane) {
        Instant now = clock.instant();
        Instant last = pruned.get(lane);
        if (last == null || !now.isBefore(last.plus(PRUNING))) {
            table.prune(lane, now.minus(settings.get().history()));
            pruned.put(lane, now);
        }
    }

    /** Whoever stops runs does it in the other order: first no more are let in, then those that are in are stopped. */
    private void stopIfTooLate(SyncJob job, ActiveRun run) {
        if (stopping) {
            run.stop(Stop.SYNC_STOPPED);
        } else if (jobs.find(run.lane().job()).filter(job::equals).isEmpty()) {
            run.stop(Stop.JOB_STOPPED);
        }
    }

    private Ending work(SyncJob job, ActiveRun run) {
        if (run.stopped().isPresent()) {
            return Ending.of(run.stopped().get());
        }
        long id = run.run().id();
        LOG.info("Run {} of {} starts", id, run.lane());
        Ending ending;
        run.begin();
        try {
            job.run(run);
            ending = new Ending(Run.State.SUCCEEDED, "", false, Optional.empty());
        } catch (InterruptedException e) {
            ending = Ending.of(run.stopped().orElse(Stop.SYNC_STOPPED));
        } catch (SyncFailure e) {
            ending = run.stopped().map(Ending::of).orElseGet(() -> {
                Optional<Instant> earliest = Optional.empty();
                if (isOrdinary(run.run())) {
                    earliest = incidents.failed(
                            run, e, settings.get().interval(run.lane().job()));
                } else {
                    LOG.info("Run {} of {} failed: {}", id, run.lane(), e.getMessage());
                }
                return new Ending(Run.State.FAILED, e.getMessage(), false, earliest);
            });
        } catch (RuntimeException | Error e) {
            ending = run.stopped().map(Ending::of).orElseGet(() -> {
                String error = UUID.randomUUID().toString().substring(0, 8);
                LOG.error("Run {} of {} failed, internal error {}", id, run.lane(), error, e);
                if (isOrdinary(run.run())) {
                    incidents.broke(run, BUG + error + ".");
                }
                return new Ending(Run.State.FAILED, BUG + error + ".", false, Optional.empty());
            });
        } finally {
            run.leaveThread();
        }
        if (ending.state() == Run.State.SUCCEEDED && isOrdinary(run.run())) {
            incidents.succeeded(run.lane());
        }
        LOG.info("Run {} of {} {}", id, run.lane(), ending.state());
        return ending;
    }

    /** Only what runs by itself tells how a job stands with a store; others may fail by what somebody asked for. */
    private static boolean isOrdinary(Run run) {
        return !run.dryRun() && run.parameters().isEmpty();
    }

    private void show(ActiveRun run) {
        if (!table.progress(run.lane(), run.run().id(), run.fence(), run.progress())) {
            run.stop(Stop.LOST);
        }
    }

    /** To be called about once a second: shows progress, renews leases, notices what other nodes asked for. */
    void tick() {
        for (ActiveRun run : active.values()) {
            try {
                watch(run);
            } catch (RuntimeException e) {
                LOG.warn(
                        "The progress of run {} of {} could not be kept",
                        run.run().id(),
                        run.lane(),
                        e);
            }
        }
    }

    private void watch(ActiveRun run) {
        Instant now = clock.instant();
        Instant last = renewed.getOrDefault(run, now);
        if (now.isAfter(last.plus(lease))) {
            run.stop(Stop.LOST);
            return;
        }
        if (run.hasChanged()) {
            show(run);
        }
        if (table.isStopAsked(run.lane(), run.run().id())) {
            run.stop(Stop.CANCELLED);
        }
        if (!now.isBefore(last.plus(lease.dividedBy(RENEWALS)))) {
            if (table.renew(run.lane(), run.fence(), now.plus(lease))) {
                renewed.replace(run, now);
            } else {
                run.stop(Stop.LOST);
            }
        }
    }

    /** Stops a run if it is under way here. */
    void stop(Lane lane, long id, Stop reason) {
        ActiveRun run = active.get(lane);
        if (run != null && run.run().id() == id) {
            run.stop(reason);
        }
    }

    /** Stops the runs of a job, and waits until they have ended. */
    void stopJob(String job, Duration atMost) {
        stop(
                active.values().stream()
                        .filter(run -> run.lane().job().equals(job))
                        .toList(),
                Stop.JOB_STOPPED,
                atMost);
    }

    /** Stops every run of this node for good, and waits until they have ended. */
    void stopAll(Duration atMost) {
        stopping = true;
        stop(active.values(), Stop.SYNC_STOPPED, atMost);
    }

    private static void stop(Collection<ActiveRun> runs, Stop reason, Duration atMost) {
        List<ActiveRun> stopped = List.copyOf(runs);
        stopped.forEach(run -> run.stop(reason));
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            for (ActiveRun run : stopped) {
                if (!run.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                    LOG.warn(
                            "Run {} of {} does not end although it was interrupted; what it writes from now on is"
                                    + " refused",
                            run.run().id(),
                            run.lane());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param notBefore when its work is tried again by itself at the earliest; empty for the job's own rhythm */
    private record Ending(Run.State state, String error, boolean again, Optional<Instant> notBefore) {
        static Ending of(Stop stop) {
            return new Ending(stop.state(), stop.error(), stop.again(), Optional.empty());
        }
    }
}
