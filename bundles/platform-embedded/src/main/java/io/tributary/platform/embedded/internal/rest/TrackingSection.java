package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.embedded.Tracking;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts/{account}/tracking}. */
@Component(configurationPid = "io.tributary.platform.embedded")
public final class TrackingSection implements RestSection {
    private final Tracking tracking;

    @Activate
    public TrackingSection(@Reference(name = "tracking") Tracking tracking) {
        this.tracking = tracking;
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public String name() {
        return "tracking";
    }

    @Override
    public Object resource(Place place) {
        return new TrackingResource(tracking, Requests.account(place.account()), Callers.of(place));
    }

    @Override
    public Class<?> type() {
        return TrackingResource.class;
    }
}
