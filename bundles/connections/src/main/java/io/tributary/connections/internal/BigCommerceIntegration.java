package io.tributary.connections.internal;

import io.tributary.connections.Connection;
import io.tributary.connections.Connections;
import io.tributary.platform.AccountId;
import io.tributary.platform.Integration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The card on the host's page, there as long as stores can be connected. */
@Component
public final class BigCommerceIntegration implements Integration {
    private final Connections connections;

    @Activate
    public BigCommerceIntegration(@Reference(name = "connections") Connections connections) {
        this.connections = connections;
    }

    @Override
    public String id() {
        return "bigcommerce";
    }

    @Override
    public String name() {
        return "Bigcommerce";
    }

    @Override
    public String category() {
        return "E-Commerce Services";
    }

    /** With several stores, the one that needs attention decides. */
    @Override
    public Status status(AccountId account) {
        List<Connection> stores = connections.of(account).stream()
                .filter(store -> store.state() != Connection.State.DISCONNECTED)
                .toList();
        if (stores.isEmpty()) {
            return new Status(State.NOT_CONNECTED, "");
        }
        return stores.stream()
                .filter(store -> store.state() == Connection.State.NEEDS_ATTENTION)
                .findFirst()
                .map(store -> new Status(State.NEEDS_ATTENTION, store.attention()))
                .orElseGet(() -> new Status(State.ACTIVE, ""));
    }
}
