package io.tributary.couponsync.internal;

import io.tributary.audit.Actor;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.couponsync.CouponAction;
import io.tributary.couponsync.CouponActionException;
import io.tributary.couponsync.CouponPreview;
import io.tributary.couponsync.CouponState;
import io.tributary.couponsync.CouponStatus;
import io.tributary.couponsync.Coupons;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import io.tributary.sync.Run;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncRuns;
import io.tributary.sync.Trigger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;

/** The coupons of one store: per code what is wanted, written and seen. */
public final class CouponResource {
    private static final int ACCEPTED = 202;
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 250;
    private final Connections connections;
    private final Coupons coupons;
    private final SyncRuns runs;
    private final Place place;

    CouponResource(Connections connections, Coupons coupons, SyncRuns runs, Place place) {
        this.connections = connections;
        this.coupons = coupons;
        this.runs = runs;
        this.place = place;
    }

    /**
     * A page of codes, ordered by code.
     *
     * @param code only this code, in whatever spelling; its state does not matter then
     * @param state only codes in this state; all without it
     * @param page from 1, the default
     * @param limit 1 to 250 codes on a page, 50 without it
     */
    @GET
    public CouponPageJson list(
            @QueryParam("code") String code,
            @QueryParam("state") String state,
            @QueryParam("page") String page,
            @QueryParam("limit") String limit) {
        int number = number("page", page, 1, Integer.MAX_VALUE);
        int size = number("limit", limit, USUAL_PAGE, LARGEST_PAGE);
        if (code != null && !code.isEmpty()) {
            Optional<CouponStatus> one = coupons.find(store(), new AffiliateCode(code));
            return new CouponPageJson(one.stream().map(CouponJson::of).toList(), null);
        }
        // One more than asked for tells whether there is another page.
        List<CouponStatus> found = coupons.list(store(), wanted(state), (number - 1L) * size, size + 1);
        return new CouponPageJson(
                found.stream().limit(size).map(CouponJson::of).toList(), found.size() > size ? number + 1 : null);
    }

    /** Has something done about a code; the answer shows that it was asked for. The code is in the body: it may be any text. */
    @POST
    @Path("actions")
    public Response ask(ActionJson body) {
        ConnectionId store = store();
        if (body == null || body.code() == null) {
            throw ApiProblem.invalid("code", "code is missing");
        }
        CouponAction action = CouponAction.of(String.valueOf(body.action()))
                .orElseThrow(() -> ApiProblem.invalid("action", "action is one of " + labels()));
        try {
            CouponStatus asked = coupons.ask(
                    store,
                    new AffiliateCode(body.code()),
                    action,
                    new Actor(place.caller().user(), place.caller().from()));
            return Response.status(ACCEPTED).entity(CouponJson.of(asked)).build();
        } catch (CouponActionException.Unknown e) {
            throw ApiProblem.notFound(e.getMessage());
        } catch (CouponActionException e) {
            throw ApiProblem.conflict(e.getMessage());
        }
    }

    private static String labels() {
        return Arrays.stream(CouponAction.values()).map(CouponAction::label).collect(Collectors.joining(", "));
    }

    /**
     * What the newest dry run found: what a run would have done then.
     *
     * @param page from 1, the default
     * @param limit 1 to 250 codes on a page, 50 without it
     */
    @GET
    @Path("preview")
    public PreviewJson preview(@QueryParam("page") String page, @QueryParam("limit") String limit) {
        int number = number("page", page, 1, Integer.MAX_VALUE);
        int size = number("limit", limit, USUAL_PAGE, LARGEST_PAGE);
        ConnectionId store = store();
        return coupons.preview(store, (number - 1L) * size, size + 1)
                .map(found -> PreviewJson.of(found, size, number + 1))
                .orElseThrow(() -> ApiProblem.notFound(
                        "No dry run of the coupon job was made for this store yet; POST asks for one."));
    }

    /** Asks for a dry run; the run is found among the store's syncs. */
    @POST
    @Path("preview")
    public Response askForPreview() {
        try {
            Run run = runs.request(RunRequest.of(store(), CouponSyncJob.NAME, Trigger.MANUAL)
                    .dry(true)
                    .by(place.caller().user()));
            return Response.status(ACCEPTED)
                    .entity(new PreviewRunJson(run.id()))
                    .build();
        } catch (IllegalArgumentException e) {
            throw ApiProblem.conflict(e.getMessage());
        }
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

    /** @param action {@code adopt}, {@code skip}, ... */
    public record ActionJson(String code, String action) {}

    /** @param run the number of the run that was asked for */
    public record PreviewRunJson(long run) {}

    /**
     * What a run would have done.
     *
     * @param next number of the next page; null on the last one
     */
    public record PreviewJson(Instant at, long existing, List<PreviewLineJson> items, Integer next) {
        static PreviewJson of(CouponPreview preview, int size, int next) {
            List<CouponPreview.Line> lines = preview.lines();
            return new PreviewJson(
                    preview.at(),
                    preview.existing(),
                    lines.stream().limit(size).map(PreviewLineJson::of).toList(),
                    lines.size() > size ? next : null);
        }
    }

    /** @param step {@code create}, {@code switch_on}, {@code switch_off}, {@code reset}, {@code none} */
    public record PreviewLineJson(
            String code, String affiliate, String step, String state, String name, String reason) {
        static PreviewLineJson of(CouponPreview.Line line) {
            return new PreviewLineJson(
                    line.code().value(),
                    line.affiliate().map(AffiliateId::value).orElse(null),
                    line.step().label(),
                    line.state().label(),
                    line.name(),
                    line.reason());
        }
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
