package io.tributary.shell;

import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.Orders;
import io.tributary.platform.AffiliateId;
import java.util.List;
import java.util.Optional;

/** The orders of a store, as commands ask for them. */
final class ImportedOrders {
    private final Orders orders;
    private final ConnectionId store;

    /** @param store as it was typed */
    ImportedOrders(Services services, String store) throws CommandFailure {
        orders = services.get(Orders.class, Room.ORDER_IMPORT);
        this.store = new Stores(services).find(store).id();
    }

    Answer explain(long order) throws CommandFailure {
        return orders.explain(store, order)
                .map(OrderAnswers::explanation)
                .orElseThrow(() -> new CommandFailure("Order " + order + " of " + store
                        + " has not been imported. bigcommerce:sync " + store + " orders reads what is new."));
    }

    Answer retry(List<Long> ids, boolean anew) {
        return OrderAnswers.lookAgain(orders.retry(store, ids, anew));
    }

    Answer retryAll(boolean anew) {
        return OrderAnswers.lookAgain(orders.retryAll(store, anew));
    }

    /** What an affiliate may know of an order. */
    Answer explainTo(String affiliate, long order) throws CommandFailure {
        return Optional.of(affiliate)
                .filter(id -> !id.isBlank())
                .flatMap(id -> orders.explainTo(new AffiliateId(id), store, order))
                .map(OrderAnswers::forAffiliate)
                .orElseThrow(() -> new CommandFailure("Order " + order + " of " + store
                        + " never was that of the affiliate '" + Text.cut(affiliate, 60) + "'."));
    }
}
