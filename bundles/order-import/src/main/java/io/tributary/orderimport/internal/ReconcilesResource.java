package io.tributary.orderimport.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.Reconciles;
import io.tributary.platform.AccountId;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import io.tributary.sync.Run;
import java.net.URI;
import java.util.Objects;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** A store's orders held against the ledger and the platform. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReconcilesResource {
    private static final int MOST = 60;

    private final Reconciles reconciles;
    private final Place place;

    ReconcilesResource(Reconciles reconciles, Place place) {
        this.reconciles = reconciles;
        this.place = place;
    }

    /** Asks for a reconcile of the orders created in a time. */
    @POST
    public Response request(ReconcilesJson.Wanted wanted) {
        try {
            Run run = reconciles.request(
                    store(),
                    Objects.requireNonNullElse(wanted.from(), ""),
                    Objects.requireNonNullElse(wanted.to(), ""),
                    Boolean.TRUE.equals(wanted.dryRun()),
                    place.caller().user());
            return Response.accepted(new ReconcilesJson.Asked(run.id()))
                    .location(URI.create(
                            "accounts/" + place.account() + "/stores/" + place.store() + "/reconciles/" + run.id()))
                    .build();
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid("", e.getMessage());
        }
    }

    /**
     * Reports, the newest first.
     *
     * @param limit 1 to 60
     */
    @GET
    public ReconcilesJson.Page list(@QueryParam("limit") @DefaultValue("30") int limit) {
        if (limit < 1 || limit > MOST) {
            throw ApiProblem.invalid("limit", "limit is a number from 1 to " + MOST + ".");
        }
        return new ReconcilesJson.Page(reconciles.list(store(), limit).stream()
                .map(ReconcilesJson.Summary::of)
                .toList());
    }

    /** The report of one run. */
    @GET
    @Path("/{run}")
    public ReconcilesJson.Detail get(@PathParam("run") long run) {
        return reconciles
                .find(store(), run)
                .map(ReconcilesJson.Detail::of)
                .orElseThrow(() -> ApiProblem.notFound("The store '" + place.store() + "' has no report of a reconcile "
                        + run + "; GET syncs/" + run + " tells how the run goes."));
    }

    private ConnectionId store() {
        try {
            return new ConnectionId(new AccountId(place.account()), place.store());
        } catch (IllegalArgumentException e) {
            throw ApiProblem.notFound(e.getMessage());
        }
    }
}
