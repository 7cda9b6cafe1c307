package io.tributary.connections.internal.rest;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionException;
import io.tributary.connections.Connections;
import io.tributary.connections.OrderRules;
import io.tributary.connections.OrderRulesJson;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;

/** Which orders of one store count, for how much, and for whom. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RulesResource {
    private final Connections connections;
    private final Place place;

    RulesResource(Connections connections, Place place) {
        this.connections = connections;
        this.place = place;
    }

    /** The rules that hold. */
    @GET
    public OrderRulesJson get() {
        return OrderRulesJson.of(store().rules());
    }

    /** Sets the whole rules, with the version that they were made from; what is left out gets its standard value. */
    @PUT
    public OrderRulesJson set(OrderRulesJson body) {
        Connection store = store();
        if (body.version() == null) {
            throw ApiProblem.invalid(
                    "version", "version is that of the rules which these were made from; GET tells it.");
        }
        try {
            OrderRules rules = body.rules();
            return OrderRulesJson.of(
                    connections.setRules(store.id(), rules, Callers.of(place)).rules());
        } catch (ConnectionException e) {
            throw Problems.of(e);
        }
    }

    /** Every version, newest first. */
    @GET
    @Path("versions")
    public RulesVersionsJson versions() {
        return new RulesVersionsJson(connections.rulesVersions(store().id()).stream()
                .map(RulesVersionsJson.Version::of)
                .toList());
    }

    /** The rules as they were in one version. */
    @GET
    @Path("{version: [0-9]{1,9}}")
    public RulesVersionsJson.Version version(@PathParam("version") int version) {
        return connections.rulesVersions(store().id()).stream()
                .filter(each -> each.rules().version() == version)
                .findFirst()
                .map(RulesVersionsJson.Version::of)
                .orElseThrow(() -> ApiProblem.notFound("The rules of this store have no version " + version + "."));
    }

    private Connection store() {
        return Problems.connected(connections, place.account(), place.store());
    }
}
