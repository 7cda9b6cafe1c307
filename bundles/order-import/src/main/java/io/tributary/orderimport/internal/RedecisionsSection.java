package io.tributary.orderimport.internal;

import io.tributary.orderimport.Redecisions;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The section {@code redecisions} of a store in the REST API. */
@Component
public final class RedecisionsSection implements RestSection {
    private final Redecisions redecisions;

    @Activate
    public RedecisionsSection(@Reference(name = "redecisions") Redecisions redecisions) {
        this.redecisions = redecisions;
    }

    @Override
    public Scope scope() {
        return Scope.STORE;
    }

    @Override
    public String name() {
        return "redecisions";
    }

    @Override
    public Object resource(Place place) {
        return new RedecisionsResource(redecisions, place);
    }

    @Override
    public Class<?> type() {
        return RedecisionsResource.class;
    }
}
