package io.tributary.connections.internal.rest;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionException;
import io.tributary.connections.Connections;
import io.tributary.connections.CouponOutlook;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;

/** What coupons for affiliates look like in one store. A change counts for coupons made after it. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DiscountProgramResource {
    private final Connections connections;
    private final Optional<CouponOutlook> coupons;
    private final Place place;

    DiscountProgramResource(Connections connections, Optional<CouponOutlook> coupons, Place place) {
        this.connections = connections;
        this.coupons = coupons;
        this.place = place;
    }

    @GET
    public DiscountProgramJson get() {
        return store().discountProgram()
                .map(DiscountProgramJson::of)
                .orElseThrow(() -> ApiProblem.notFound("The discount program of this store is not set yet, so no"
                        + " coupons are made. Set it by PUT with type (percentage or fixed), amount and, if you like,"
                        + " minimumPurchase."));
    }

    @PUT
    public DiscountProgramJson set(DiscountProgramJson body) {
        Connection store = store();
        try {
            return connections
                    .setDiscountProgram(store.id(), body.program(), Callers.of(place))
                    .discountProgram()
                    .map(DiscountProgramJson::of)
                    .orElseThrow();
        } catch (ConnectionException e) {
            throw Problems.of(e);
        }
    }

    /** What coupons would be like, and what one would do to a basket; nothing is kept. */
    @POST
    @Path("preview")
    public DiscountPreviewJson preview(DiscountProgramJson body) {
        Connection store = store();
        return DiscountPreviewJson.of(body.program(), store.currency(), coupons.flatMap(all -> all.of(store.id())));
    }

    private Connection store() {
        return Problems.connected(connections, place.account(), place.store());
    }
}
