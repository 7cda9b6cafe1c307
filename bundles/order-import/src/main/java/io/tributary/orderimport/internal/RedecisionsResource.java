package io.tributary.orderimport.internal;

import io.tributary.connections.ConnectionException;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.OrderRulesText;
import io.tributary.orderimport.Redecisions;
import io.tributary.platform.AccountId;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import io.tributary.sync.Run;
import java.net.URI;
import java.util.Objects;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** Orders of a time decided again, for real or to see what would become of them. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RedecisionsResource {
    private final Redecisions redecisions;
    private final Place place;

    RedecisionsResource(Redecisions redecisions, Place place) {
        this.redecisions = redecisions;
        this.place = place;
    }

    @FunctionalInterface
    private interface Asking {
        Run ask() throws ConnectionException;
    }

    /** Decides the orders of a time again under the saved rules. */
    @POST
    public Response redecide(RedecisionsJson.Time time) {
        return asked(() -> redecisions.redecide(store(), text(time.from()), text(time.to()), false, by()));
    }

    /** A dry run over a time, under other rules or the saved ones; its result is at {@code GET .../{run}}. */
    @POST
    @Path("/what-if")
    public Response whatIf(RedecisionsJson.WhatIf wanted) {
        return asked(() -> {
            String from = text(wanted.from());
            String to = text(wanted.to());
            return wanted.rules() == null
                    ? redecisions.redecide(store(), from, to, true, by())
                    : redecisions.whatIf(
                            store(),
                            from,
                            to,
                            OrderRulesText.write(wanted.rules().rules()),
                            by());
        });
    }

    /** Takes orders from before the connection's start into account. */
    @POST
    @Path("/backfill")
    public Response backfill(RedecisionsJson.Time time) {
        return asked(() -> redecisions.backfill(store(), text(time.from()), text(time.to()), false, by()));
    }

    /** Shows what a backfill would do. */
    @POST
    @Path("/backfill-preview")
    public Response backfillPreview(RedecisionsJson.Time time) {
        return asked(() -> redecisions.backfill(store(), text(time.from()), text(time.to()), true, by()));
    }

    /** Takes a backfill back. */
    @POST
    @Path("/backfill-undo")
    public Response undoBackfill(RedecisionsJson.Time time) {
        return asked(() -> redecisions.undoBackfill(store(), text(time.from()), text(time.to()), by()));
    }

    /** What a dry run of the orders job would have done. */
    @GET
    @Path("/{run}")
    public RedecisionsJson.Preview preview(@PathParam("run") long run) {
        return redecisions
                .preview(store(), run)
                .map(RedecisionsJson.Preview::of)
                .orElseThrow(() -> ApiProblem.notFound("The store '" + place.store() + "' has no preview of a dry run "
                        + run + "; GET syncs/" + run + " tells how the run goes."));
    }

    private Response asked(Asking asking) {
        try {
            Run run = asking.ask();
            String path = "accounts/" + place.account() + "/stores/" + place.store();
            return Response.accepted(new RedecisionsJson.Asked(run.id()))
                    .location(URI.create(path + (run.dryRun() ? "/redecisions/" : "/syncs/") + run.id()))
                    .build();
        } catch (IllegalArgumentException | ConnectionException.Invalid e) {
            throw ApiProblem.invalid("", e.getMessage());
        } catch (ConnectionException e) {
            throw ApiProblem.conflict(e.getMessage());
        }
    }

    private String by() {
        return place.caller().user();
    }

    private static String text(String given) {
        return Objects.requireNonNullElse(given, "");
    }

    private ConnectionId store() {
        try {
            return new ConnectionId(new AccountId(place.account()), place.store());
        } catch (IllegalArgumentException e) {
            throw ApiProblem.notFound(e.getMessage());
        }
    }
}
