package io.tributary.minimalhost;

import io.tributary.platform.AffiliatePlatform;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts}, by which pages know whom there is to show. */
@Component
public final class AccountsSection implements RestSection {
    private final AffiliatePlatform host;

    @Activate
    public AccountsSection(@Reference(name = "host") MinimalHost host) {
        this.host = host;
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
        return new AccountsResource(host, place.caller().accounts());
    }

    @Override
    public Class<?> type() {
        return AccountsResource.class;
    }
}
