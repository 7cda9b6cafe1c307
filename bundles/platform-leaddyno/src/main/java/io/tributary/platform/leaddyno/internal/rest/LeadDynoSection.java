package io.tributary.platform.leaddyno.internal.rest;

import io.tributary.platform.leaddyno.LeadDyno;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts/{account}/leaddyno}. */
@Component(configurationPid = "io.tributary.platform.leaddyno")
public final class LeadDynoSection implements RestSection {
    private final LeadDyno leadDyno;

    @Activate
    public LeadDynoSection(@Reference(name = "leaddyno") LeadDyno leadDyno) {
        this.leadDyno = leadDyno;
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public String name() {
        return "leaddyno";
    }

    @Override
    public Object resource(Place place) {
        return new LeadDynoResource(leadDyno, place.account(), place.caller());
    }

    @Override
    public Class<?> type() {
        return LeadDynoResource.class;
    }
}
