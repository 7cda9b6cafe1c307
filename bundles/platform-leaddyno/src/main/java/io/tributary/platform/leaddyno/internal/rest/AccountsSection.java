package io.tributary.platform.leaddyno.internal.rest;

import io.tributary.platform.leaddyno.LeadDyno;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts}, which every platform brings; that of a platform beside this one goes before it. */
@Component(configurationPid = "io.tributary.platform.leaddyno", property = "service.ranking:Integer=-1")
public final class AccountsSection implements RestSection {
    private final LeadDyno leadDyno;

    @Activate
    public AccountsSection(@Reference(name = "leaddyno") LeadDyno leadDyno) {
        this.leadDyno = leadDyno;
    }

    @Override
    public Scope scope() {
        return Scope.ROOT;
    }

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public Object resource(Place place) {
        return new AccountsResource(leadDyno, place.caller().accounts());
    }

    @Override
    public Class<?> type() {
        return AccountsResource.class;
    }
}
