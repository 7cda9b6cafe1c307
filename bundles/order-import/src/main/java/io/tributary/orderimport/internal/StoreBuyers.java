package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.StoreException;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.platform.OrderBuyers;
import io.tributary.platform.PlatformException;
import io.tributary.platform.PurchaseKey;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells a host who bought by asking the store, since the ledger keeps no addresses. */
@Component
public final class StoreBuyers implements OrderBuyers {
    private final Connections connections;

    @Activate
    public StoreBuyers(@Reference(name = "connections") Connections connections) {
        this.connections = connections;
    }

    @Override
    public Optional<String> email(PurchaseKey order) throws PlatformException.Unavailable {
        ConnectionId store = new ConnectionId(order.account(), order.store());
        if (connections.find(store).isEmpty()) {
            return Optional.empty();
        }
        try {
            // An order that the store does not show any more has no address that anybody could know.
            return Optional.of(connections
                    .open(store, CallObserver.NONE)
                    .findOrder(order.order())
                    .map(Order::email)
                    .orElse(""));
        } catch (StoreException e) {
            throw new PlatformException.Unavailable(
                    "The store does not tell who bought order " + order.order() + ": " + e.getMessage(), null, e);
        }
    }
}
