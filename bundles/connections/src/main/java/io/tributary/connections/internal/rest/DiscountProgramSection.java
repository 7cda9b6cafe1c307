package io.tributary.connections.internal.rest;

import io.tributary.connections.Connections;
import io.tributary.connections.CouponOutlook;
import io.tributary.rest.RestSection;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@code /accounts/{account}/stores/{store}/discount-program}. */
@Component
public final class DiscountProgramSection implements RestSection {
    /** The program can be set without it. */
    @Reference(
            name = "coupons",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile CouponOutlook coupons;

    private final Connections connections;

    @Activate
    public DiscountProgramSection(@Reference(name = "connections") Connections connections) {
        this.connections = connections;
    }

    @Override
    public Scope scope() {
        return Scope.STORE;
    }

    @Override
    public String name() {
        return "discount-program";
    }

    @Override
    public Object resource(Place place) {
        return new DiscountProgramResource(connections, Optional.ofNullable(coupons), place);
    }

    @Override
    public Class<?> type() {
        return DiscountProgramResource.class;
    }
}
