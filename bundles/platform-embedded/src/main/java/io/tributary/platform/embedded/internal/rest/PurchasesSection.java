package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts/{account}/purchases}. */
@Component(configurationPid = "io.tributary.platform.embedded")
public final class PurchasesSection implements RestSection {
    private final EmbeddedPlatform platform;

    @Activate
    public PurchasesSection(@Reference(name = "platform") EmbeddedPlatform platform) {
        this.platform = platform;
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public String name() {
        return "purchases";
    }

    @Override
    public Object resource(Place place) {
        return new PurchasesResource(platform, Requests.account(place.account()));
    }

    @Override
    public Class<?> type() {
        return PurchasesResource.class;
    }
}
