package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.platform.embedded.PurchaseDetails;
import io.tributary.platform.embedded.PurchaseFilter;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.Csv;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;

/** The purchases of one account. */
public final class PurchasesResource {
    private final EmbeddedPlatform platform;
    private final AccountId account;

    PurchasesResource(EmbeddedPlatform platform, AccountId account) {
        this.platform = platform;
        this.account = account;
    }

    /**
     * Purchases.
     *
     * @param state {@code live} or {@code reversed}
     * @param q an order id, or a part of a code
     * @param since the first day, {@code 2026-03-01}
     * @param until the last day
     * @param zone where these days begin; UTC without it
     * @param sort {@code ordered}, {@code amount}, and from the end {@code -ordered}, {@code -amount}; by store and order id
     *     without it
     */
    @GET
    public ListJson<PurchaseJson> list(
            @QueryParam("store") String store,
            @QueryParam("affiliate") String affiliate,
            @QueryParam("state") String state,
            @QueryParam("q") String q,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("zone") String zone,
            @QueryParam("sort") String sort,
            @QueryParam("page") String page,
            @QueryParam("limit") String limit) {
        PurchaseFilter filter = filter(store, affiliate, state, q, since, until, zone);
        PurchaseFilter.Sort order = sort(sort);
        var request = Requests.page(page, limit);
        return ListJson.of(Requests.ask(() -> platform.purchases(account, filter, order, request)), PurchaseJson::of);
    }

    /** The same as a file, by store and order id. */
    @GET
    @Path("export.csv")
    @Produces(Csv.MEDIA_TYPE)
    public Response export(
            @QueryParam("store") String store,
            @QueryParam("affiliate") String affiliate,
            @QueryParam("state") String state,
            @QueryParam("q") String q,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("zone") String zone) {
        PurchaseFilter filter = filter(store, affiliate, state, q, since, until, zone);
        return Export.csv(
                "purchases.csv",
                List.of(
                        "store",
                        "orderId",
                        "orderedAt",
                        "state",
                        "amount",
                        "currency",
                        "affiliate",
                        "code",
                        "creditedBy",
                        "commissionPercent",
                        "commission"),
                last -> platform.purchases(
                        account, filter, last.map(each -> each.purchase().key()), Export.PIECE),
                PurchasesResource::row);
    }

    private static Object[] row(PurchaseDetails details) {
        Purchase purchase = details.purchase();
        return new Object[] {
            purchase.key().store(),
            purchase.key().order(),
            purchase.orderedAt(),
            Requests.word(purchase.state()),
            new BigDecimal(purchase.amount().plain()),
            purchase.amount().currency().getCurrencyCode(),
            purchase.credit().map(Purchase.Credit::affiliate).orElse(null),
            purchase.credit().map(Purchase.Credit::code).orElse(null),
            purchase.credit().map(credit -> Requests.word(credit.through())).orElse(null),
            details.commission().map(PurchaseDetails.Commission::percent).orElse(null),
            details.commission()
                    .map(commission -> new BigDecimal(commission.amount().plain()))
                    .orElse(null)
        };
    }

    private static PurchaseFilter filter(
            String store, String affiliate, String state, String q, String since, String until, String zone) {
        ZoneId clocks = Requests.zone(zone);
        return new PurchaseFilter(
                Requests.given(store),
                Requests.given(affiliate).map(AffiliateId::new),
                Requests.given(state).map(PurchasesResource::state),
                Requests.given(q),
                Requests.since("since", since, clocks),
                Requests.until("until", until, clocks));
    }

    private static PurchaseFilter.Sort sort(String text) {
        return switch (Requests.given(text).orElse("")) {
            case "" -> PurchaseFilter.Sort.KEY;
            case "ordered" -> PurchaseFilter.Sort.ORDERED;
            case "-ordered" -> PurchaseFilter.Sort.ORDERED_LAST_FIRST;
            case "amount" -> PurchaseFilter.Sort.AMOUNT;
            case "-amount" -> PurchaseFilter.Sort.AMOUNT_LARGEST_FIRST;
            default ->
                throw ApiProblem.invalid("sort", "sort is ordered, -ordered, amount or -amount, not '" + text + "'");
        };
    }

    private static Purchase.State state(String text) {
        for (Purchase.State state : Purchase.State.values()) {
            if (Requests.word(state).equals(text)) {
                return state;
            }
        }
        throw ApiProblem.invalid("state", "state is live or reversed, not '" + text + "'");
    }

    /**
     * A purchase.
     *
     * @param amount a decimal number
     * @param state {@code live} or {@code reversed}
     * @param affiliate who is credited; null for a purchase without an affiliate
     * @param creditedBy {@code coupon}; null without an affiliate
     * @param commission what she gets; null without an affiliate
     */
    public record PurchaseJson(
            String store,
            long orderId,
            String amount,
            String currency,
            String state,
            CreditedJson affiliate,
            String creditedBy,
            CommissionJson commission,
            Instant orderedAt) {
        static PurchaseJson of(PurchaseDetails details) {
            Purchase purchase = details.purchase();
            Money amount = purchase.amount();
            return new PurchaseJson(
                    purchase.key().store(),
                    purchase.key().order(),
                    amount.plain(),
                    amount.currency().getCurrencyCode(),
                    Requests.word(purchase.state()),
                    purchase.credit().map(CreditedJson::of).orElse(null),
                    purchase.credit()
                            .map(credit -> Requests.word(credit.through()))
                            .orElse(null),
                    details.commission().map(CommissionJson::of).orElse(null),
                    purchase.orderedAt());
        }
    }

    /** Who is credited, and the code she had when the shopper ordered. */
    public record CreditedJson(String id, String code) {
        static CreditedJson of(Purchase.Credit credit) {
            return new CreditedJson(credit.affiliate().value(), credit.code().value());
        }
    }

    /** What she gets, in the purchase's currency, and the percentage that applied. */
    public record CommissionJson(BigDecimal percent, String amount) {
        static CommissionJson of(PurchaseDetails.Commission commission) {
            return new CommissionJson(commission.percent(), commission.amount().plain());
        }
    }
}
