package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.embedded.AffiliateDetails;
import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.rest.ApiProblem;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;

/** The affiliates of one account. */
public final class AffiliatesResource {
    private final EmbeddedPlatform platform;
    private final AccountId account;

    AffiliatesResource(EmbeddedPlatform platform, AccountId account) {
        this.platform = platform;
        this.account = account;
    }

    @GET
    public ListJson<AffiliateJson> list(@QueryParam("page") String page, @QueryParam("limit") String limit) {
        var request = Requests.page(page, limit);
        return ListJson.of(Requests.ask(() -> platform.affiliates(account, request)), AffiliateJson::of);
    }

    @POST
    public Response add(NewAffiliateJson body) {
        Requests.required("body", body);
        String name = Requests.required("name", body.name());
        String email = Requests.required("email", body.email());
        Optional<AffiliateCode> code = Optional.ofNullable(body.code()).map(AffiliateCode::new);
        AffiliateDetails added = Requests.ask(() -> platform.addAffiliate(account, name, email, code));
        return Response.created(URI.create("accounts/" + account + "/affiliates/"
                        + added.affiliate().id()))
                .entity(AffiliateJson.of(added))
                .build();
    }

    @GET
    @Path("{affiliate}")
    public AffiliateJson get(@PathParam("affiliate") String affiliate) {
        AffiliateId id = Requests.affiliate(affiliate);
        return AffiliateJson.of(Requests.ask(() -> platform.affiliate(account, id)));
    }

    @PUT
    @Path("{affiliate}/code")
    public AffiliateJson assignCode(@PathParam("affiliate") String affiliate, CodeJson body) {
        AffiliateId id = Requests.affiliate(affiliate);
        AffiliateCode code = new AffiliateCode(
                Requests.required("code", Requests.required("body", body).code()));
        return AffiliateJson.of(Requests.ask(() -> platform.assignCode(account, id, code)));
    }

    @DELETE
    @Path("{affiliate}/code")
    public AffiliateJson freeCode(@PathParam("affiliate") String affiliate) {
        AffiliateId id = Requests.affiliate(affiliate);
        return AffiliateJson.of(Requests.ask(() -> platform.freeCode(account, id)));
    }

    @PUT
    @Path("{affiliate}/state")
    public AffiliateJson setState(@PathParam("affiliate") String affiliate, StateJson body) {
        AffiliateId id = Requests.affiliate(affiliate);
        AffiliateState state =
                state(Requests.required("state", Requests.required("body", body).state()));
        return AffiliateJson.of(Requests.ask(() -> platform.setState(account, id, state)));
    }

    @PUT
    @Path("{affiliate}/commission")
    public AffiliateJson setCommission(@PathParam("affiliate") String affiliate, CommissionJson body) {
        AffiliateId id = Requests.affiliate(affiliate);
        BigDecimal percent = Requests.required(
                "commissionPercent", Requests.required("body", body).commissionPercent());
        return AffiliateJson.of(Requests.ask(() -> platform.setCommission(account, id, Optional.of(percent))));
    }

    @DELETE
    @Path("{affiliate}/commission")
    public AffiliateJson dropCommission(@PathParam("affiliate") String affiliate) {
        AffiliateId id = Requests.affiliate(affiliate);
        return AffiliateJson.of(Requests.ask(() -> platform.setCommission(account, id, Optional.empty())));
    }

    private static AffiliateState state(String text) {
        for (AffiliateState state : AffiliateState.values()) {
            if (Requests.word(state).equals(text)) {
                return state;
            }
        }
        throw ApiProblem.invalid("state", "state is active, paused or archived, not '" + text + "'");
    }

    /**
     * An affiliate.
     *
     * @param code hers now; null if she has none
     * @param state {@code active}, {@code paused} or {@code archived}
     * @param commissionPercent her own; null where the account's applies
     */
    public record AffiliateJson(
            String id, String name, String email, String code, String state, BigDecimal commissionPercent) {
        static AffiliateJson of(AffiliateDetails details) {
            Affiliate affiliate = details.affiliate();
            return new AffiliateJson(
                    affiliate.id().value(),
                    affiliate.name(),
                    affiliate.email(),
                    affiliate.code().map(AffiliateCode::value).orElse(null),
                    Requests.word(affiliate.state()),
                    details.ownPercent().orElse(null));
        }
    }

    /** An affiliate to be; without a code where it is null. */
    public record NewAffiliateJson(String name, String email, String code) {}

    /** A code to be hers. */
    public record CodeJson(String code) {}

    /** A state to be in. */
    public record StateJson(String state) {}

    /** A commission of her own. */
    public record CommissionJson(BigDecimal commissionPercent) {}
}
