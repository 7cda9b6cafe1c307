package io.tributary.sync.internal.rest;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.platform.AccountId;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import io.tributary.sync.Run;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncRuns;
import io.tributary.sync.Trigger;
import java.net.URI;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** The runs of one store. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SyncsResource {
    private static final int LARGEST_PAGE = 250;

    private final Connections connections;
    private final SyncRuns runs;
    private final Place place;

    SyncsResource(Connections connections, SyncRuns runs, Place place) {
        this.connections = connections;
        this.runs = runs;
        this.place = place;
    }

    /** Asks for a run; an equal one that waits already is the answer. */
    @POST
    public Response request(NewRunJson body) {
        ConnectionId store = store();
        if (body.job() == null || !runs.jobs().contains(body.job())) {
            throw ApiProblem.invalid("job", unknownJob());
        }
        Run run = runs.request(RunRequest.of(store, body.job(), Trigger.MANUAL)
                .dry(Boolean.TRUE.equals(body.dryRun()))
                .by(place.caller().user()));
        return Response.accepted(RunJson.of(run))
                .location(URI.create("accounts/" + place.account() + "/stores/" + place.store() + "/syncs/" + run.id()))
                .build();
    }

    private String unknownJob() {
        return runs.jobs().isEmpty()
                ? "There are no jobs now: no bundle that brings one is started."
                : "job is one of: " + String.join(", ", runs.jobs()) + ".";
    }

    /**
     * Runs, the newest first.
     *
     * @param before only runs with a smaller id; 0 for the newest
     * @param limit 1 to 250
     */
    @GET
    public RunPageJson list(
            @QueryParam("before") @DefaultValue("0") long before, @QueryParam("limit") @DefaultValue("50") int limit) {
        if (before < 0) {
            throw ApiProblem.invalid("before", "before is the id of a run.");
        }
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw ApiProblem.invalid("limit", "limit is a number from 1 to " + LARGEST_PAGE + ".");
        }
        // One more than asked for tells whether there is another page.
        List<Run> found = runs.list(store(), before == 0 ? Long.MAX_VALUE : before, limit + 1);
        List<RunJson> items = found.stream().limit(limit).map(RunJson::of).toList();
        return new RunPageJson(
                items, found.size() > limit ? items.get(limit - 1).id() : null);
    }

    @GET
    @Path("{id}")
    public RunJson get(@PathParam("id") String id) {
        return RunJson.of(find(id));
    }

    /** Asks a run to stop; the answer shows it as it is now, and it ends within seconds. */
    @DELETE
    @Path("{id}")
    public Response cancel(@PathParam("id") String id) {
        Run run = find(id);
        runs.cancel(run.connection(), run.id());
        return Response.accepted(RunJson.of(find(id))).build();
    }

    private Run find(String id) {
        ConnectionId store = store();
        try {
            return runs.find(store, Long.parseLong(id)).orElseThrow(() -> noRun(id));
        } catch (NumberFormatException e) {
            throw noRun(id);
        }
    }

    private ApiProblem noRun(String id) {
        return ApiProblem.notFound("The store '" + place.store() + "' has no run '" + id + "'.");
    }

    private ConnectionId store() {
        try {
            ConnectionId id = new ConnectionId(new AccountId(place.account()), place.store());
            if (connections
                    .find(id)
                    .filter(store -> store.state() != Connection.State.DISCONNECTED)
                    .isPresent()) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Not even the shape of an account's id: nothing can be there.
        }
        throw ApiProblem.notFound(
                "The account '" + place.account() + "' has no connected store '" + place.store() + "'.");
    }
}
