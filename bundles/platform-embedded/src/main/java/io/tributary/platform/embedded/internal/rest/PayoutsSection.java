package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.embedded.Payouts;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts/{account}/payouts}. */
@Component(configurationPid = "io.tributary.platform.embedded")
public final class PayoutsSection implements RestSection {
    private final Payouts payouts;

    @Activate
    public PayoutsSection(@Reference(name = "payouts") Payouts payouts) {
        this.payouts = payouts;
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public String name() {
        return "payouts";
    }

    @Override
    public Object resource(Place place) {
        return new PayoutsResource(payouts, Requests.account(place.account()), Callers.of(place));
    }

    @Override
    public Class<?> type() {
        return PayoutsResource.class;
    }
}
