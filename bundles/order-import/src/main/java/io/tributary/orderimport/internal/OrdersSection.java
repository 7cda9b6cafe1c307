package io.tributary.orderimport.internal;

import io.tributary.orderimport.Orders;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The section {@code orders} of a store in the REST API. */
@Component
public final class OrdersSection implements RestSection {
    private final Orders orders;

    @Activate
    public OrdersSection(@Reference(name = "orders") Orders orders) {
        this.orders = orders;
    }

    @Override
    public Scope scope() {
        return Scope.STORE;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public Object resource(Place place) {
        return new OrdersResource(orders, place);
    }

    @Override
    public Class<?> type() {
        return OrdersResource.class;
    }
}
