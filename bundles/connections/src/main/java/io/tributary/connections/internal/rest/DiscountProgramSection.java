package io.tributary.connections.internal.rest;

import io.tributary.connections.Connections;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts/{account}/stores/{store}/discount-program}. */
@Component
public final class DiscountProgramSection implements RestSection {
    private final Connections connections;

    @Activate
    public DiscountProgramSection(@Reference(name = "connections") Connections connections) {
        this.connections = connections;
    }

    @Override
    public Scope scope() {
        return Scope.STORE;
    }

    @Override
    public String name() {
        return "discount-program";
    }

    @Override
    public Object resource(Place place) {
        return new DiscountProgramResource(connections, place);
    }

    @Override
    public Class<?> type() {
        return DiscountProgramResource.class;
    }
}
