package io.tributary.health.internal;

import io.tributary.health.Health;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts/{account}/stores/{store}/health}. */
@Component
public final class StoreHealthSection implements RestSection {
    private final Health health;

    @Activate
    public StoreHealthSection(@Reference(name = "health") Health health) {
        this.health = health;
    }

    @Override
    public Scope scope() {
        return Scope.STORE;
    }

    @Override
    public String name() {
        return "health";
    }

    @Override
    public Object resource(Place place) {
        return new HealthResource(health, place);
    }

    @Override
    public Class<?> type() {
        return HealthResource.class;
    }
}
