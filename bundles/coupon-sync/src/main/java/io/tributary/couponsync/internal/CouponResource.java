package io.tributary.couponsync.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.couponsync.CouponState;
import io.tributary.couponsync.CouponStatus;
import io.tributary.couponsync.Coupons;
import io.tributary.platform.AccountId;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;

/** The coupons of one store: per code what is wanted, written and seen. */
@Produces("application/json")
public final class CouponResource {
    private static final int LARGEST_PAGE = 250;
    private final Connections connections;
    private final Coupons coupons;
    private final Place place;

    CouponResource(Connections connections, Coupons coupons, Place place) {
        this.connections = connections;
        this.coupons = coupons;
        this.place = place;
    }

    /**
     * A page of codes, ordered by code.
     *
     * @param state only codes in this state; empty for all
     * @param page from 1
     * @param limit 1 to 250 codes on a page
     */
    @GET
    public CouponPageJson list(
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (page < 1) {
            throw ApiProblem.invalid("page", "page starts at 1");
        }
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw ApiProblem.invalid("limit", "limit is 1 to " + LARGEST_PAGE);
        }
        // One more than asked for tells whether there is another page.
        List<CouponStatus> found = coupons.list(store(), wanted(state), (page - 1L) * limit, limit + 1);
        boolean more = found.size() > limit;
        return new CouponPageJson(
                found.stream().limit(limit).map(CouponJson::of).toList(), more ? page + 1 : null);
    }

    private static Optional<CouponState> wanted(String state) {
        return state.isEmpty()
                ? Optional.empty()
                : Optional.of(CouponState.of(state).orElseThrow(() -> ApiProblem.invalid("state", unknown())));
    }

    private static String unknown() {
        List<String> labels =
                List.of(CouponState.values()).stream().map(CouponState::label).toList();
        return "state is one of " + String.join(", ", labels);
    }

    private ConnectionId store() {
        try {
            ConnectionId id = new ConnectionId(new AccountId(place.account()), place.store());
            if (connections.find(id).isPresent()) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Not even the shape of an account's id: nothing can be there.
        }
        throw ApiProblem.notFound("Account '" + place.account() + "' has no store '" + place.store() + "'.");
    }
}
