package io.tributary.sync.internal.rest;

import io.tributary.connections.Connections;
import io.tributary.rest.RestSection;
import io.tributary.sync.SyncRuns;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts/{account}/stores/{store}/syncs}. */
@Component
public final class SyncsSection implements RestSection {
    private final Connections connections;
    private final SyncRuns runs;

    @Activate
    public SyncsSection(
            @Reference(name = "connections") Connections connections, @Reference(name = "runs") SyncRuns runs) {
        this.connections = connections;
        this.runs = runs;
    }

    @Override
    public Scope scope() {
        return Scope.STORE;
    }

    @Override
    public String name() {
        return "syncs";
    }

    @Override
    public Object resource(Place place) {
        return new SyncsResource(connections, runs, place);
    }

    @Override
    public Class<?> type() {
        return SyncsResource.class;
    }
}
