package io.tributary.platform.embedded.internal.rest;

import io.tributary.audit.Actor;
import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.PlatformException;
import io.tributary.platform.embedded.AffiliateDetails;
import io.tributary.platform.embedded.AffiliateFilter;
import io.tributary.platform.embedded.AffiliateImport;
import io.tributary.platform.embedded.Balance;
import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.Payouts;
import io.tributary.platform.embedded.RefusedException;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.Csv;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;

/** The affiliates of one account. */
public final class AffiliatesResource {
    private final EmbeddedPlatform platform;
    private final Payouts payouts;
    private final AccountId account;
    private final Actor by;

    AffiliatesResource(EmbeddedPlatform platform, Payouts payouts, AccountId account, Actor by) {
        this.platform = platform;
        this.payouts = payouts;
        this.account = account;
        this.by = by;
    }

    /**
     * Affiliates.
     *
     * @param q a part of a name, an address or a code
     * @param state {@code active}, {@code paused} or {@code archived}
     * @param sort {@code name}, {@code -name}, {@code code}, {@code state}, {@code created}, {@code -created}; created
     *     without it
     */
    @GET
    public ListJson<AffiliateJson> list(
            @QueryParam("q") String q,
            @QueryParam("state") String state,
            @QueryParam("sort") String sort,
            @QueryParam("page") String page,
            @QueryParam("limit") String limit) {
        AffiliateFilter filter = filter(q, state, sort);
        var request = Requests.page(page, limit);
        Page<AffiliateDetails> found = Requests.ask(() -> platform.affiliates(account, filter, request));
        var balances = balances(found.items());
        return ListJson.of(
                found,
                each -> AffiliateJson.of(
                        each, balances.getOrDefault(each.affiliate().id(), List.of())));
    }

    /** The same as a file. */
    @GET
    @Path("export.csv")
    @Produces(Csv.MEDIA_TYPE)
    public Response export(
            @QueryParam("q") String q, @QueryParam("state") String state, @QueryParam("sort") String sort) {
        AffiliateFilter filter = filter(q, state, sort);
        AtomicInteger page = new AtomicInteger(1);
        return Export.csv(
                "affiliates.csv",
                List.of("id", "name", "email", "code", "state", "commissionPercent", "createdAt"),
                last -> pages(filter, page),
                AffiliatesResource::row);
    }

    /** A piece of an export: as many pages as it takes. */
    private List<AffiliateDetails> pages(AffiliateFilter filter, AtomicInteger next)
            throws RefusedException, PlatformException.Unavailable {
        List<AffiliateDetails> piece = new ArrayList<>();
        while (piece.size() < Export.PIECE) {
            var request = new Page.Request(next.getAndIncrement(), Page.Request.MAX_SIZE);
            Page<AffiliateDetails> page = platform.affiliates(account, filter, request);
            piece.addAll(page.items());
            if (page.next().isEmpty()) {
                break;
            }
        }
        return piece;
    }

    private static Object[] row(AffiliateDetails details) {
        Affiliate affiliate = details.affiliate();
        return new Object[] {
            affiliate.id(),
            affiliate.name(),
            affiliate.email(),
            affiliate.code().orElse(null),
            Requests.word(affiliate.state()),
            details.ownPercent().orElse(null),
            details.createdAt()
        };
    }

    private static AffiliateFilter filter(String q, String state, String sort) {
        return new AffiliateFilter(Requests.given(q), Requests.given(state).map(AffiliatesResource::state), sort(sort));
    }

    private static AffiliateFilter.Sort sort(String text) {
        return switch (Requests.given(text).orElse("created")) {
            case "created" -> AffiliateFilter.Sort.CREATED;
            case "-created" -> AffiliateFilter.Sort.CREATED_LAST_FIRST;
            case "name" -> AffiliateFilter.Sort.NAME;
            case "-name" -> AffiliateFilter.Sort.NAME_BACKWARDS;
            case "code" -> AffiliateFilter.Sort.CODE;
            case "state" -> AffiliateFilter.Sort.STATE;
            default ->
                throw ApiProblem.invalid(
                        "sort", "sort is name, -name, code, state, created or -created, not '" + text + "'");
        };
    }

    private Map<AffiliateId, List<Balance>> balances(List<AffiliateDetails> affiliates) {
        Set<AffiliateId> ids =
                affiliates.stream().map(each -> each.affiliate().id()).collect(Collectors.toSet());
        return Requests.ask(() -> payouts.balances(account, ids));
    }

    /** With how she stands. */
    private AffiliateJson json(AffiliateDetails affiliate) {
        return AffiliateJson.of(
                affiliate,
                balances(List.of(affiliate)).getOrDefault(affiliate.affiliate().id(), List.of()));
    }

    /** Adds all affiliates of a list, or none where a line is wrong; {@code dryRun} says only what would come of it. */
    @POST
    @Path("import")
    public ImportedJson importList(ListToImportJson body) {
        String csv = Requests.required("csv", Requests.required("body", body).csv());
        return ImportedJson.of(Requests.ask(() -> platform.importAffiliates(account, csv, body.dryRun(), by)));
    }

    @PUT
    @Path("{affiliate}")
    public AffiliateJson change(@PathParam("affiliate") String affiliate, ContactJson body) {
        AffiliateId id = Requests.affiliate(affiliate);
        String name = Requests.required("name", Requests.required("body", body).name());
        String email = Requests.required("email", body.email());
        return json(Requests.ask(() -> platform.changeAffiliate(account, id, name, email, by)));
    }

    @POST
    public Response add(NewAffiliateJson body) {
        Requests.required("body", body);
        String name = Requests.required("name", body.name());
        String email = Requests.required("email", body.email());
        Optional<AffiliateCode> code = Optional.ofNullable(body.code()).map(AffiliateCode::new);
        AffiliateDetails added = Requests.ask(() -> platform.addAffiliate(account, name, email, code, by));
        return Response.created(URI.create("accounts/" + account + "/affiliates/"
                        + added.affiliate().id()))
                .entity(json(added))
                .build();
    }

    @GET
    @Path("{affiliate}")
    public AffiliateJson get(@PathParam("affiliate") String affiliate) {
        AffiliateId id = Requests.affiliate(affiliate);
        return json(Requests.ask(() -> platform.affiliate(account, id)));
    }

    @PUT
    @Path("{affiliate}/code")
    public AffiliateJson assignCode(@PathParam("affiliate") String affiliate, CodeJson body) {
        AffiliateId id = Requests.affiliate(affiliate);
        AffiliateCode code = new AffiliateCode(
                Requests.required("code", Requests.required("body", body).code()));
        return json(Requests.ask(() -> platform.assignCode(account, id, code, by)));
    }

    @DELETE
    @Path("{affiliate}/code")
    public AffiliateJson freeCode(@PathParam("affiliate") String affiliate) {
        AffiliateId id = Requests.affiliate(affiliate);
        return json(Requests.ask(() -> platform.freeCode(account, id, by)));
    }

    @PUT
    @Path("{affiliate}/state")
    public AffiliateJson setState(@PathParam("affiliate") String affiliate, StateJson body) {
        AffiliateId id = Requests.affiliate(affiliate);
        AffiliateState state =
                state(Requests.required("state", Requests.required("body", body).state()));
        return json(Requests.ask(() -> platform.setState(account, id, state, by)));
    }

    @PUT
    @Path("{affiliate}/commission")
    public AffiliateJson setCommission(@PathParam("affiliate") String affiliate, CommissionJson body) {
        AffiliateId id = Requests.affiliate(affiliate);
        BigDecimal percent = Requests.required(
                "commissionPercent", Requests.required("body", body).commissionPercent());
        return json(Requests.ask(() -> platform.setCommission(account, id, Optional.of(percent), by)));
    }

    @DELETE
    @Path("{affiliate}/commission")
    public AffiliateJson dropCommission(@PathParam("affiliate") String affiliate) {
        AffiliateId id = Requests.affiliate(affiliate);
        return json(Requests.ask(() -> platform.setCommission(account, id, Optional.empty(), by)));
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
     * @param balance one for each currency in which she ever earned something
     */
    public record AffiliateJson(
            String id,
            String name,
            String email,
            String code,
            String state,
            BigDecimal commissionPercent,
            Instant createdAt,
            List<BalanceJson> balance) {
        static AffiliateJson of(AffiliateDetails details, List<Balance> balances) {
            Affiliate affiliate = details.affiliate();
            return new AffiliateJson(
                    affiliate.id().value(),
                    affiliate.name(),
                    affiliate.email(),
                    affiliate.code().map(AffiliateCode::value).orElse(null),
                    Requests.word(affiliate.state()),
                    details.ownPercent().orElse(null),
                    details.createdAt(),
                    balances.stream().map(BalanceJson::of).toList());
        }
    }

    /** What she earned, less what was taken back; what she was paid; and what she is to get, which may be negative. */
    public record BalanceJson(String currency, String earned, String paid, String unpaid) {
        static BalanceJson of(Balance balance) {
            return new BalanceJson(
                    balance.earned().currency().getCurrencyCode(),
                    balance.earned().plain(),
                    balance.paid().plain(),
                    balance.unpaid().plain());
        }
    }

    /** A name and an address to be hers. */
    public record ContactJson(String name, String email) {}

    /**
     * A list of affiliates.
     *
     * @param csv its first line names the columns: name, email, and where wanted code and commissionPercent
     * @param dryRun to see only what would come of it
     */
    public record ListToImportJson(String csv, boolean dryRun) {}

    /**
     * What came of a list.
     *
     * @param added 0 where a line is wrong, and in a dry run
     */
    public record ImportedJson(int added, List<RowJson> rows) {
        static ImportedJson of(AffiliateImport done) {
            return new ImportedJson(
                    done.added(), done.rows().stream().map(RowJson::of).toList());
        }
    }

    /**
     * What comes of a line.
     *
     * @param outcome {@code add}, {@code exists} or {@code error}
     * @param reason empty for {@code add}
     */
    public record RowJson(long line, String name, String email, String code, String outcome, String reason) {
        static RowJson of(AffiliateImport.Row row) {
            return new RowJson(
                    row.line(), row.name(), row.email(), row.code(), Requests.word(row.outcome()), row.reason());
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
