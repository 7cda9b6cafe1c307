package io.tributary.storefront.internal.rest;

import io.tributary.rest.RestSection;
import io.tributary.storefront.Storefront;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts/{account}/stores/{store}/tracking-code}. */
@Component
public final class TrackingCodeSection implements RestSection {
    private final Storefront storefront;

    @Activate
    public TrackingCodeSection(@Reference(name = "storefront") Storefront storefront) {
        this.storefront = storefront;
    }

    @Override
    public Scope scope() {
        return Scope.STORE;
    }

    @Override
    public String name() {
        return "tracking-code";
    }

    @Override
    public Object resource(Place place) {
        return new TrackingCodeResource(storefront, place);
    }

    @Override
    public Class<?> type() {
        return TrackingCodeResource.class;
    }
}
