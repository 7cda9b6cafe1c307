package io.tributary.connections.internal.rest;

import io.tributary.connections.Connections;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts/{account}/stores/{store}/rules}. */
@Component
public final class RulesSection implements RestSection {
    private final Connections connections;

    @Activate
    public RulesSection(@Reference(name = "connections") Connections connections) {
        this.connections = connections;
    }

    @Override
    public Scope scope() {
        return Scope.STORE;
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public Object resource(Place place) {
        return new RulesResource(connections, place);
    }

    @Override
    public Class<?> type() {
        return RulesResource.class;
    }
}
