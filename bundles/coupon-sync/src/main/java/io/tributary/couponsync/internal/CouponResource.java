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
import javax.ws.rs.GET;
import javax.ws.rs.QueryParam;

/** The coupons of one store: per code what is wanted, written and seen. */
public final class CouponResource {
    private static final int USUAL_PAGE = 50;
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
     * @param state only codes in this state; all without it
     * @param page from 1, the default
     * @param limit 1 to 250 codes on a page, 50 without it
     */
    @GET
    public CouponPageJson list(
            @QueryParam("state") String state, @QueryParam("page") String page, @QueryParam("limit") String limit) {
        int number = number("page", page, 1, Integer.MAX_VALUE);
        int size = number("limit", limit, USUAL_PAGE, LARGEST_PAGE);
        // One more than asked for tells whether there is another page.
        List<CouponStatus> found = coupons.list(store(), wanted(state), (number - 1L) * size, size + 1);
        return new CouponPageJson(
                found.stream().limit(size).map(CouponJson::of).toList(), found.size() > size ? number + 1 : null);
    }

    private static int number(String name, String text, int otherwise, int most) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with numbers that are out of range.
        }
        throw ApiProblem.invalid(name, name + " is a whole number from 1 to " + most + ", not '" + text + "'");
    }

    private static Optional<CouponState> wanted(String state) {
        return state == null || state.isEmpty()
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
