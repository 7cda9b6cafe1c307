package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.platform.embedded.Payouts;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts/{account}/affiliates}. */
@Component(configurationPid = "io.tributary.platform.embedded")
public final class AffiliatesSection implements RestSection {
    private final EmbeddedPlatform platform;
    private final Payouts payouts;

    @Activate
    public AffiliatesSection(
            @Reference(name = "platform") EmbeddedPlatform platform, @Reference(name = "payouts") Payouts payouts) {
        this.platform = platform;
        this.payouts = payouts;
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public String name() {
        return "affiliates";
    }

    @Override
    public Object resource(Place place) {
        return new AffiliatesResource(platform, payouts, Requests.account(place.account()), Callers.of(place));
    }

    @Override
    public Class<?> type() {
        return AffiliatesResource.class;
    }
}
