package io.tributary.sync.internal;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.ConnectionListener;
import io.tributary.connections.Connections;
import io.tributary.sync.Run;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncJob;
import io.tributary.sync.SyncRuns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests for runs, and keeps a lane for every job of every connected store. */
final class Runs implements SyncRuns, ConnectionListener {
    /** How long the end of an interrupted run is waited for. */
    static final Duration END_OF_RUN = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final RunTable table;
    private final Connections connections;
    private final Jobs jobs;
    private final LaneRunner runner;
    private final Alarm alarm;
    private final Supplier<Settings> settings;
    private final Clock clock;
    private final Set<Lane> known = ConcurrentHashMap.newKeySet();

    Runs(
            RunTable table,
            Connections connections,
            Jobs jobs,
            LaneRunner runner,
            Alarm alarm,
            Supplier<Settings> settings,
            Clock clock) {
        this.table = table;
        this.connections = connections;
        this.jobs = jobs;
        this.runner = runner;
        this.alarm = alarm;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public SortedSet<String> jobs() {
        return jobs.names();
    }

    @Override
    public Run request(RunRequest wanted) {
        ConnectionId connection = wanted.connection();
        String job = wanted.job();
        if (jobs.find(job).isEmpty()) {
            throw new IllegalArgumentException("There is no job '" + job + "'. " + known("jobs", jobs.names()));
        }
        if (!isConnected(connection)) {
            Set<String> stores = connections.of(connection.account()).stream()
                    .filter(Runs::isConnected)
                    .map(found -> found.id().store())
                    .collect(Collectors.toCollection(java.util.TreeSet::new));
            throw new IllegalArgumentException("The account '" + connection.account() + "' has no connected store '"
                    + connection.store() + "'. " + known("stores", stores));
        }
        Lane lane = new Lane(connection, job);
        Run run = table.request(wanted, clock.instant());
        alarm.wake(lane);
        return run;
    }

    private static String known(String what, Set<String> names) {
        return names.isEmpty() ? "There are no " + what + " now." : "There are: " + String.join(", ", names) + ".";
    }

    @Override
    public Optional<Run> find(ConnectionId connection, long id) {
        return table.find(connection, id);
    }

    @Override
    public List<Run> list(ConnectionId connection, long before, int limit) {
        return table.list(connection, before, limit);
    }

    @Override
    public void cancel(ConnectionId connection, long id) {
        table.cancel(connection, id, clock.instant());
        find(connection, id).ifPresent(run -> runner.stop(new Lane(connection, run.job()), id, Stop.CANCELLED));
    }

    @Override
    public void connectionChanged(Connection connection) {
        for (String job : jobs.names()) {
            Lane lane = new Lane(connection.id(), job);
            if (isConnected(connection)) {
                ensure(lane, connection);
            } else {
                known.remove(lane);
                runner.close(lane);
                alarm.wake(lane);
            }
        }
    }

    /** Takes in a job that was deployed; what was interrupted when it left, or became due meanwhile, runs now. */
    void add(SyncJob job) {
        if (!jobs.add(job)) {
            LOG.error(
                    "The job '{}' of {} is ignored: its name is taken or is not of the form a-z0-9-", job.name(), job);
            return;
        }
        connections.all().stream().filter(Runs::isConnected).forEach(connection -> {
            Lane lane = new Lane(connection.id(), job.name());
            ensure(lane, connection);
            if (!runner.next(lane).orElse(Instant.MAX).isAfter(clock.instant())) {
                alarm.wake(lane);
            }
        });
    }

    /** Lets a job go that is being undeployed, after its runs have ended. */
    void remove(SyncJob job) {
        if (jobs.remove(job)) {
            known.removeIf(lane -> lane.job().equals(job.name()));
            runner.stopJob(job.name(), END_OF_RUN);
        }
    }

    /** Brings lanes in line with connections made on other nodes. */
    void reconcile() {
        for (Connection connection : connections.all()) {
            if (isConnected(connection)) {
                jobs.names().stream()
                        .map(job -> new Lane(connection.id(), job))
                        .filter(lane -> !known.contains(lane))
                        .forEach(lane -> ensure(lane, connection));
            } else {
                known.removeIf(lane -> lane.connection().equals(connection.id()));
            }
        }
    }

    /** Ends runs whose nodes are gone, also where nobody is left who would run their job again. */
    void endLost() {
        for (Lane lane : table.lost(clock.instant())) {
            if (table.abandon(lane, isConnected(lane.connection()), clock.instant())) {
                LOG.warn("A run of {} was lost with its node", lane);
                alarm.wake(lane);
            }
        }
    }

    /** Applies other intervals to lanes that wait for their time. */
    void settingsChanged() {
        known.clear();
        reconcile();
    }

    private void ensure(Lane lane, Connection connection) {
        Instant now = clock.instant();
        Rhythm rhythm = Rhythm.of(settings.get(), lane.job(), jobs.find(lane.job()), connection);
        alarm.ensure(lane, table.schedule(lane, rhythm.first(lane, now), rhythm.next(lane, now)));
        known.add(lane);
    }

    private boolean isConnected(ConnectionId id) {
        return connections.find(id).filter(Runs::isConnected).isPresent();
    }

    private static boolean isConnected(Connection connection) {
        return connection.state() != Connection.State.DISCONNECTED;
    }
}
