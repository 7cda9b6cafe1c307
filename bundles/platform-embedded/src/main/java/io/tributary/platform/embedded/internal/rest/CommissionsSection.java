package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.embedded.Payouts;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts/{account}/commissions}. */
@Component(configurationPid = "io.tributary.platform.embedded")
public final class CommissionsSection implements RestSection {
    private final Payouts payouts;

    @Activate
    public CommissionsSection(@Reference(name = "payouts") Payouts payouts) {
        this.payouts = payouts;
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public String name() {
        return "commissions";
    }

    @Override
    public Object resource(Place place) {
        return new CommissionsResource(payouts, Requests.account(place.account()));
    }

    @Override
    public Class<?> type() {
        return CommissionsResource.class;
    }
}
