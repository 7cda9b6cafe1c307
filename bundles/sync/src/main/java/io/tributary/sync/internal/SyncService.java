package io.tributary.sync.internal;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.ConnectionListener;
import io.tributary.connections.Connections;
import io.tributary.connections.RunHistory;
import io.tributary.database.Database;
import io.tributary.health.Finding;
import io.tributary.health.HealthSource;
import io.tributary.health.Measure;
import io.tributary.health.StoreRef;
import io.tributary.platform.AccountId;
import io.tributary.sync.Run;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncJob;
import io.tributary.sync.SyncRuns;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Syncing as a service. Other settings are applied in place, unlike elsewhere: a new instance would interrupt the runs
 * that are under way.
 */
@Component(
        service = {SyncRuns.class, ConnectionListener.class, RunHistory.class, HealthSource.class},
        immediate = true,
        configurationPid = "io.tributary.sync")
@Designate(ocd = SyncService.Config.class)
public final class SyncService implements SyncRuns, ConnectionListener, RunHistory, HealthSource {
    /** What {@code etc/io.tributary.sync.cfg} may say; other jobs have a key of their own of the same form. */
    @ObjectClassDefinition(name = "Tributary sync")
    public @interface Config {
        @AttributeDefinition(
                name = "Orders interval (minutes)",
                description = "Pause between two automatic runs of the orders job of a store",
                min = "1")
        int orders_interval_minutes() default 15;

        @AttributeDefinition(
                name = "Coupons interval (minutes)",
                description = "Pause between two automatic runs of the coupons job of a store",
                min = "1")
        int coupons_interval_minutes() default 60;

        @AttributeDefinition(name = "Threads", description = "Runs at a time on this node", min = "1", max = "64")
        int threads() default 4;

        @AttributeDefinition(name = "History (days)", description = "How long ended runs are remembered", min = "1")
        int history_days() default 90;

        @AttributeDefinition(
                name = "Lease (seconds)",
                description = "How long a node may be silent before others take over its runs, 6 to 3600; the same on"
                        + " all nodes. A change acts at the next start",
                min = "6",
                max = "3600")
        int lease_seconds() default 30;

        @AttributeDefinition(
                name = "Node",
                description = "Name of this node, unique in its cluster; one is made up when it is empty")
        String node() default "";
    }

    private final SyncEngine engine;

    @Activate
    public SyncService(
            @Reference(name = "database") Database database,
            @Reference(name = "connections") Connections connections,
            BundleContext context,
            Map<String, Object> properties) {
        engine = new SyncEngine(
                database,
                connections,
                Settings.of(properties),
                NodeName.of(properties.get("node"), context.getDataFile("node").toPath()),
                Clock.systemUTC());
    }

    @Modified
    void modified(Map<String, Object> properties) {
        engine.change(Settings.of(properties));
    }

    @Deactivate
    void deactivate() {
        engine.close();
    }

    @Reference(
            name = "jobs",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addJob(SyncJob job) {
        engine.runs().add(job);
    }

    void removeJob(SyncJob job) {
        engine.runs().remove(job);
    }

    @Override
    public SortedSet<String> jobs() {
        return engine.runs().jobs();
    }

    @Override
    public Run request(RunRequest wanted) {
        return engine.runs().request(wanted);
    }

    @Override
    public Optional<Run> find(ConnectionId connection, long id) {
        return engine.runs().find(connection, id);
    }

    @Override
    public List<Run> list(ConnectionId connection, long before, int limit) {
        return engine.runs().list(connection, before, limit);
    }

    @Override
    public void cancel(ConnectionId connection, long id) {
        engine.runs().cancel(connection, id);
    }

    @Override
    public void connectionChanged(Connection connection) {
        engine.runs().connectionChanged(connection);
    }

    @Override
    public Map<ConnectionId, Instant> lastSuccess(AccountId account, String job) {
        return engine.standings().succeeded(account, job);
    }

    @Override
    public String room() {
        return "sync";
    }

    @Override
    public List<Finding> node() {
        return engine.health().node();
    }

    @Override
    public List<Finding> store(StoreRef store) {
        return engine.health().store(store);
    }

    @Override
    public List<Measure> measures() {
        return engine.health().measures();
    }
}
