package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.AccountId;
import io.tributary.platform.embedded.CommissionEntry;
import io.tributary.platform.embedded.CommissionFilter;
import io.tributary.platform.embedded.Payouts;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.Csv;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;

/** What affiliates of one account earned, entry by entry. */
public final class CommissionsResource {
    private final Payouts payouts;
    private final AccountId account;

    CommissionsResource(Payouts payouts, AccountId account) {
        this.payouts = payouts;
        this.account = account;
    }

    /**
     * The newest first.
     *
     * @param paid {@code yes} or {@code no}
     */
    @GET
    public ListJson<EntryJson> list(
            @QueryParam("affiliate") String affiliate,
            @QueryParam("paid") String paid,
            @QueryParam("page") String page,
            @QueryParam("limit") String limit) {
        CommissionFilter filter = filter(affiliate, paid);
        var request = Requests.page(page, limit);
        return ListJson.of(Requests.ask(() -> payouts.commissions(account, filter, request)), EntryJson::of);
    }

    /** The same as a file, by affiliate. */
    @GET
    @Path("export.csv")
    @Produces(Csv.MEDIA_TYPE)
    public Response export(@QueryParam("affiliate") String affiliate, @QueryParam("paid") String paid) {
        CommissionFilter filter = filter(affiliate, paid);
        return Export.csv(
                "commissions.csv",
                List.of(
                        "id",
                        "at",
                        "affiliate",
                        "name",
                        "store",
                        "orderId",
                        "amount",
                        "currency",
                        "percent",
                        "kind",
                        "payout"),
                last -> payouts.commissions(account, filter, last, Export.PIECE),
                CommissionsResource::row);
    }

    private static Object[] row(CommissionEntry entry) {
        return new Object[] {
            entry.id(),
            entry.at(),
            entry.affiliate(),
            entry.name(),
            entry.store(),
            entry.order(),
            new BigDecimal(entry.amount().plain()),
            entry.amount().currency().getCurrencyCode(),
            entry.percent(),
            kindOf(entry),
            entry.payout().isPresent() ? entry.payout().getAsLong() : null
        };
    }

    private static CommissionFilter filter(String affiliate, String paid) {
        return new CommissionFilter(
                Requests.given(affiliate).map(Requests::affiliate),
                Requests.given(paid).map(CommissionsResource::paid));
    }

    private static boolean paid(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw ApiProblem.invalid("paid", "paid is yes or no, not '" + text + "'");
        };
    }

    private static String kindOf(CommissionEntry entry) {
        return entry.isReversal() ? "reversal" : "earned";
    }

    /**
     * An entry.
     *
     * @param amount negative for a reversal
     * @param payout the payout that paid it; null while it is unpaid
     * @param kind {@code earned} or {@code reversal}
     */
    public record EntryJson(
            long id,
            Instant at,
            NamedJson affiliate,
            String store,
            long orderId,
            String amount,
            String currency,
            BigDecimal percent,
            Long payout,
            String kind) {
        static EntryJson of(CommissionEntry entry) {
            return new EntryJson(
                    entry.id(),
                    entry.at(),
                    new NamedJson(entry.affiliate().value(), entry.name()),
                    entry.store(),
                    entry.order(),
                    entry.amount().plain(),
                    entry.amount().currency().getCurrencyCode(),
                    entry.percent(),
                    entry.payout().isPresent() ? entry.payout().getAsLong() : null,
                    kindOf(entry));
        }
    }

    /** An affiliate. */
    public record NamedJson(String id, String name) {}
}
