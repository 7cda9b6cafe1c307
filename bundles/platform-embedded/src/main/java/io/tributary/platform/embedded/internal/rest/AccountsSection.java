package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts}. */
@Component(configurationPid = "io.tributary.platform.embedded")
public final class AccountsSection implements RestSection {
    private final EmbeddedPlatform platform;
    private final AllAccounts all;

    @Activate
    public AccountsSection(
            @Reference(name = "platform") EmbeddedPlatform platform, @Reference(name = "all") AllAccounts all) {
        this.platform = platform;
        this.all = all;
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
        return new AccountsResource(platform, all, place.caller().accounts(), Callers.of(place));
    }

    @Override
    public Class<?> type() {
        return AccountsResource.class;
    }
}
