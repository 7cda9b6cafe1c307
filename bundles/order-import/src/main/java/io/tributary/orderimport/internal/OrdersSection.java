package io.tributary.orderimport.internal;

import io.tributary.orderimport.OrderCredits;
import io.tributary.orderimport.Orders;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.rest.RestSection;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The section {@code orders} of a store in the REST API. */
@Component
public final class OrdersSection implements RestSection {
    /** Orders can be read without it. */
    @Reference(
            name = "credits",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile OrderCredits credits;

    /** For the names of affiliates; orders can be read without it. */
    @Reference(
            name = "platform",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile AffiliatePlatform platform;

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
        return new OrdersResource(
                orders, Optional.ofNullable(credits), new AffiliateNames(Optional.ofNullable(platform)), place);
    }

    @Override
    public Class<?> type() {
        return OrdersResource.class;
    }
}
