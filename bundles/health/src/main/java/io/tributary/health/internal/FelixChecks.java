package io.tributary.health.internal;

import io.tributary.health.Finding;
import io.tributary.health.Health;
import io.tributary.health.Health.Report;
import io.tributary.health.Health.Room;
import io.tributary.health.HealthSource;
import io.tributary.health.StoreRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The node and its stores as health checks of Apache Felix, for the host's own monitoring: one with the tags {@code
 * tributary} and {@code tributary-node}, and one for each store with {@code tributary} and {@code tributary-store}. Stores
 * are looked for when the node's check is executed; beyond {@link #MOST_STORES} they are counted in the node's only.
 */
@Component(
        service = {},
        immediate = true)
public final class FelixChecks {
    static final int MOST_STORES = 100;

    private final BundleContext bundles;
    private final Health health;
    private final Sources sources;
    private final Map<StoreRef, ServiceRegistration<HealthCheck>> stores = new HashMap<>();
    private final ServiceRegistration<HealthCheck> node;

    @Activate
    public FelixChecks(
            BundleContext bundles,
            @Reference(name = "health") Health health,
            @Reference(name = "sources") Sources sources) {
        this.bundles = bundles;
        this.health = health;
        this.sources = sources;
        this.node = register("Tributary node", "tributary-node", this::node);
    }

    @Deactivate
    void close() {
        node.unregister();
        synchronized (stores) {
            stores.values().forEach(ServiceRegistration::unregister);
            stores.clear();
        }
    }

    private ServiceRegistration<HealthCheck> register(String name, String tag, Supplier<Result> look) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(HealthCheck.NAME, name);
        properties.put(HealthCheck.TAGS, new String[] {"tributary", tag});
        properties.put(HealthCheck.MBEAN_NAME, name);
        return bundles.registerService(HealthCheck.class, look::get, properties);
    }

    private Result node() {
        followStores();
        return result(health.node());
    }

    private Result store(StoreRef store) {
        return health.store(store)
                .map(FelixChecks::result)
                .orElseGet(() -> new Result(Result.Status.OK, "The store is not connected any more."));
    }

    private void followStores() {
        Set<StoreRef> connected = new HashSet<>();
        for (HealthSource source : sources.all()) {
            connected.addAll(source.stores(MOST_STORES));
        }
        synchronized (stores) {
            stores.entrySet().removeIf(entry -> {
                boolean isGone = !connected.contains(entry.getKey());
                if (isGone) {
                    entry.getValue().unregister();
                }
                return isGone;
            });
            for (StoreRef store : connected) {
                if (stores.size() < MOST_STORES) {
                    stores.computeIfAbsent(
                            store,
                            added -> register("Tributary store " + added, "tributary-store", () -> store(added)));
                }
            }
        }
    }

    static Result result(Report report) {
        FormattingResultLog log = new FormattingResultLog();
        for (Room room : report.rooms()) {
            for (Finding finding : room.findings()) {
                write(log, room.name(), finding);
            }
        }
        return new Result(log);
    }

    private static void write(FormattingResultLog log, String room, Finding finding) {
        List<String> said = finding.toDo().isEmpty()
                ? List.of(room, finding.name(), finding.seen(), "")
                : List.of(room, finding.name(), finding.seen(), " " + finding.toDo());
        String form = "{}, {}: {}{}";
        switch (finding.status()) {
            case OK -> log.info(form, said.toArray());
            case WARN -> log.warn(form, said.toArray());
            case CRITICAL -> log.critical(form, said.toArray());
        }
    }
}
