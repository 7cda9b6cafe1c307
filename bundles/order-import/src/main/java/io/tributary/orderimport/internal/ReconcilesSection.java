package io.tributary.orderimport.internal;

import io.tributary.orderimport.Reconciles;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The section {@code reconciles} of a store in the REST API. */
@Component
public final class ReconcilesSection implements RestSection {
    private final Reconciles reconciles;

    @Activate
    public ReconcilesSection(@Reference(name = "reconciles") Reconciles reconciles) {
        this.reconciles = reconciles;
    }

    @Override
    public Scope scope() {
        return Scope.STORE;
    }

    @Override
    public String name() {
        return "reconciles";
    }

    @Override
    public Object resource(Place place) {
        return new ReconcilesResource(reconciles, place);
    }

    @Override
    public Class<?> type() {
        return ReconcilesResource.class;
    }
}
