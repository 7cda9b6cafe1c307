package io.tributary.connections.internal.rest;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionException;
import io.tributary.connections.Connections;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;

/** What coupons for affiliates look like in one store. A change counts for coupons made after it. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DiscountProgramResource {
    private final Connections connections;
    private final Place place;

    DiscountProgramResource(Connections connections, Place place) {
        this.connections = connections;
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

    private Connection store() {
        return Problems.connected(connections, place.account(), place.store());
    }
}
