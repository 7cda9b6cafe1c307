package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.platform.embedded.Tracking;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts/{account}/leads}. */
@Component(configurationPid = "io.tributary.platform.embedded")
public final class LeadsSection implements RestSection {
    private final Tracking tracking;
    private final EmbeddedPlatform platform;

    @Activate
    public LeadsSection(
            @Reference(name = "tracking") Tracking tracking, @Reference(name = "platform") EmbeddedPlatform platform) {
        this.tracking = tracking;
        this.platform = platform;
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public String name() {
        return "leads";
    }

    @Override
    public Object resource(Place place) {
        return new LeadsResource(tracking, new SenderNames(platform, Requests.account(place.account())));
    }

    @Override
    public Class<?> type() {
        return LeadsResource.class;
    }
}
