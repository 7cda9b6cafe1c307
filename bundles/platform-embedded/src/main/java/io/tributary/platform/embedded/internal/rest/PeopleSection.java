package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.embedded.Tracking;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts/{account}/people}. */
@Component(configurationPid = "io.tributary.platform.embedded")
public final class PeopleSection implements RestSection {
    private final Tracking tracking;

    @Activate
    public PeopleSection(@Reference(name = "tracking") Tracking tracking) {
        this.tracking = tracking;
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public String name() {
        return "people";
    }

    @Override
    public Object resource(Place place) {
        return new PeopleResource(tracking, Requests.account(place.account()), Callers.of(place));
    }

    @Override
    public Class<?> type() {
        return PeopleResource.class;
    }
}
