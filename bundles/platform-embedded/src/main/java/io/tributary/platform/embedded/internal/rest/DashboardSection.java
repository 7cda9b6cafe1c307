package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.embedded.Dashboards;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts/{account}/dashboard}. */
@Component(configurationPid = "io.tributary.platform.embedded")
public final class DashboardSection implements RestSection {
    private final Dashboards dashboards;

    @Activate
    public DashboardSection(@Reference(name = "dashboards") Dashboards dashboards) {
        this.dashboards = dashboards;
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public String name() {
        return "dashboard";
    }

    @Override
    public Object resource(Place place) {
        return new DashboardResource(dashboards, Requests.account(place.account()));
    }

    @Override
    public Class<?> type() {
        return DashboardResource.class;
    }
}
