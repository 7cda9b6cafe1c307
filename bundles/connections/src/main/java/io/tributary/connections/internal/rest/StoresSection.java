package io.tributary.connections.internal.rest;

import io.tributary.connections.Connections;
import io.tributary.connections.RunHistory;
import io.tributary.connections.internal.Accounts;
import io.tributary.rest.RestSection;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@code /accounts/{account}/stores}. */
@Component
public final class StoresSection implements RestSection {
    /** Stores are shown without it. */
    @Reference(
            name = "history",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile RunHistory history;

    private final Connections connections;
    private final Accounts accounts;

    @Activate
    public StoresSection(
            @Reference(name = "connections") Connections connections, @Reference(name = "accounts") Accounts accounts) {
        this.connections = connections;
        this.accounts = accounts;
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public String name() {
        return "stores";
    }

    @Override
    public Object resource(Place place) {
        return new StoresResource(connections, accounts, Optional.ofNullable(history), place);
    }

    @Override
    public Class<?> type() {
        return StoresResource.class;
    }
}
