package io.tributary.storefront.internal.rest;

import io.tributary.audit.Actor;
import io.tributary.connections.ConnectionId;
import io.tributary.platform.AccountId;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import io.tributary.storefront.Storefront;
import io.tributary.storefront.StorefrontException;
import java.net.URI;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;

/** The tracking code of one store. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TrackingCodeResource {
    private final Storefront storefront;
    private final Place place;

    TrackingCodeResource(Storefront storefront, Place place) {
        this.storefront = storefront;
        this.place = place;
    }

    /** The code, whether it can be installed, and what is known of it on the store's pages. */
    @GET
    public TrackingCodeJson get() {
        return answer(() -> TrackingCodeJson.of(storefront.status(store())));
    }

    /** Installs the code, or brings what was installed up to date. */
    @POST
    @Path("install")
    public TrackingCodeJson install() {
        return answer(() -> TrackingCodeJson.of(storefront.install(store(), caller())));
    }

    /** Takes away what was installed. */
    @DELETE
    @Path("install")
    public TrackingCodeJson remove() {
        return answer(() -> TrackingCodeJson.of(storefront.remove(store(), caller())));
    }

    /**
     * Looks at a page and says whether the code is there.
     *
     * @param page the whole address of a public page; the store's home page when it is left out
     */
    @POST
    @Path("verify")
    public VerificationJson verify(@QueryParam("page") @DefaultValue("") String page) {
        Optional<URI> address = page.isBlank() ? Optional.empty() : Optional.of(address(page.strip()));
        return answer(() -> VerificationJson.of(storefront.verify(store(), address)));
    }

    private static URI address(String page) {
        try {
            URI address = URI.create(page);
            if (address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Said below, for every text that is no such address.
        }
        throw ApiProblem.invalid("page", "page is the whole address of a page, such as https://shop.example/sale.");
    }

    private interface Question<T> {
        T ask() throws StorefrontException;
    }

    private static <T> T answer(Question<T> question) {
        try {
            return question.ask();
        } catch (StorefrontException.Unknown e) {
            throw ApiProblem.notFound(e.getMessage());
        } catch (StorefrontException.Unavailable e) {
            throw ApiProblem.unavailable(e.getMessage());
        } catch (StorefrontException e) {
            throw ApiProblem.conflict(e.getMessage());
        }
    }

    private ConnectionId store() {
        try {
            return new ConnectionId(new AccountId(place.account()), place.store());
        } catch (IllegalArgumentException e) {
            throw ApiProblem.notFound(
                    "The account '" + place.account() + "' has no connected store '" + place.store() + "'.");
        }
    }

    private Actor caller() {
        return new Actor(place.caller().user(), place.caller().from());
    }
}
