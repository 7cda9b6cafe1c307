package io.tributary.platform.embedded.internal.rest;

import io.tributary.audit.Actor;
import io.tributary.platform.AccountId;
import io.tributary.platform.embedded.AccountDetails;
import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.VisibleAccounts;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;

/** The accounts of the host; those that another platform has besides are listed, and changed there. */
public final class AccountsResource {
    private final EmbeddedPlatform platform;
    private final AllAccounts all;
    private final VisibleAccounts visible;
    private final Actor by;

    /** @param visible what the caller may see */
    AccountsResource(EmbeddedPlatform platform, AllAccounts all, VisibleAccounts visible, Actor by) {
        this.platform = platform;
        this.all = all;
        this.visible = visible;
        this.by = by;
    }

    @GET
    public ListJson<AccountJson> list(@QueryParam("page") String page, @QueryParam("limit") String limit) {
        var request = Requests.page(page, limit);
        return ListJson.of(Requests.ask(() -> all.list(visible, request)), AccountJson::of);
    }

    @POST
    public Response create(AccountJson body) {
        Requests.required("body", body);
        AccountId id = id(Requests.required("id", body.id()));
        String name = Requests.required("name", body.name());
        AccountDetails account =
                Requests.ask(() -> platform.createAccount(id, name, Optional.ofNullable(body.commissionPercent()), by));
        return Response.created(URI.create("accounts/" + account.id()))
                .entity(AccountJson.of(account))
                .build();
    }

    @GET
    @Path("{account}")
    public AccountJson get(@PathParam("account") String account) {
        AccountId id = Requests.account(account);
        return AccountJson.of(Requests.ask(() -> all.get(id)));
    }

    /** Changes the name and what affiliates get of purchases that come from now on. */
    @PUT
    @Path("{account}")
    public AccountJson change(@PathParam("account") String account, AccountChangeJson body) {
        AccountId id = Requests.account(account);
        Requests.required("body", body);
        String name = Requests.required("name", body.name());
        BigDecimal percent = Requests.required("commissionPercent", body.commissionPercent());
        return AccountJson.of(Requests.ask(() -> platform.changeAccount(id, name, percent, by)));
    }

    private static AccountId id(String text) {
        try {
            return new AccountId(text);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid("id", e.getMessage());
        }
    }

    /**
     * An account.
     *
     * @param commissionPercent from 0 to 100; 10 where it is not given, and none where affiliates are another platform's
     */
    public record AccountJson(String id, String name, BigDecimal commissionPercent) {
        static AccountJson of(AccountDetails account) {
            return new AccountJson(account.id().value(), account.name(), account.commissionPercent());
        }

        static AccountJson of(AllAccounts.Listed account) {
            return account.details()
                    .map(AccountJson::of)
                    .orElseGet(() -> new AccountJson(account.id().value(), account.name(), null));
        }
    }

    /**
     * What is to be of an account.
     *
     * @param commissionPercent from 0 to 100
     */
    public record AccountChangeJson(String name, BigDecimal commissionPercent) {}
}
