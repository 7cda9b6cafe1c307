package io.tributary.connections.internal.rest;

import io.tributary.audit.Actor;
import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionException;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.connections.RunHistory;
import io.tributary.connections.internal.Accounts;
import io.tributary.platform.AccountId;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** The stores of one account. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class StoresResource {
    /** The job that imports orders, as people type it. */
    private static final String ORDERS = "orders";

    private final Connections connections;
    private final Accounts accounts;
    private final Optional<RunHistory> history;
    private final String account;
    private final Actor by;

    StoresResource(Connections connections, Accounts accounts, Optional<RunHistory> history, Place place) {
        this.connections = connections;
        this.accounts = accounts;
        this.history = history;
        this.account = place.account();
        this.by = Callers.of(place);
    }

    /** Connected stores, ordered by id. */
    @GET
    public StoreListJson list() {
        AccountId id = existingAccount();
        Map<ConnectionId, Instant> imported = imported(id);
        List<StoreJson> stores = connections.of(id).stream()
                .filter(connection -> connection.state() != Connection.State.DISCONNECTED)
                .map(connection -> StoreJson.of(connection, imported.get(connection.id())))
                .toList();
        return new StoreListJson(stores, null);
    }

    /** Tries settings without keeping them. */
    @POST
    @Path("test")
    public TestReportJson test(StoreSettingsJson body) {
        return TestReportJson.of(connections.test(existingAccount(), body.settings()));
    }

    @POST
    public Response connect(StoreSettingsJson body) {
        try {
            StoreJson store = json(connections.connect(existingAccount(), body.settings(), by));
            return Response.created(URI.create("accounts/" + account + "/stores/" + store.id()))
                    .entity(store)
                    .build();
        } catch (ConnectionException e) {
            throw Problems.of(e);
        }
    }

    @GET
    @Path("{store}")
    public StoreJson get(@PathParam("store") String store) {
        return json(Problems.connected(connections, account, store));
    }

    @PUT
    @Path("{store}")
    public StoreJson change(@PathParam("store") String store, StoreSettingsJson body) {
        Connection before = Problems.connected(connections, account, store);
        try {
            return json(connections.change(before.id(), body.settings(), by));
        } catch (ConnectionException e) {
            throw Problems.of(e);
        }
    }

    @DELETE
    @Path("{store}")
    public void disconnect(@PathParam("store") String store) {
        try {
            connections.disconnect(Problems.store(account, store), by);
        } catch (ConnectionException e) {
            throw Problems.of(e);
        }
    }

    private StoreJson json(Connection store) {
        return StoreJson.of(store, imported(store.id().account()).get(store.id()));
    }

    private Map<ConnectionId, Instant> imported(AccountId id) {
        return history.map(all -> all.lastSuccess(id, ORDERS)).orElse(Map.of());
    }

    private AccountId existingAccount() {
        AccountId id = Problems.account(account);
        try {
            accounts.require(id);
        } catch (ConnectionException.Unknown e) {
            throw Problems.of(e);
        } catch (IllegalStateException e) {
            throw ApiProblem.unavailable(e.getMessage());
        }
        return id;
    }
}
