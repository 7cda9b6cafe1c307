package io.tributary.platform.embedded.internal.rest;

import io.tributary.audit.Actor;
import io.tributary.platform.AccountId;
import io.tributary.platform.embedded.Payout;
import io.tributary.platform.embedded.Payouts;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.Csv;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;

/** What affiliates of one account were paid. */
public final class PayoutsResource {
    private final Payouts payouts;
    private final AccountId account;
    private final Actor by;

    PayoutsResource(Payouts payouts, AccountId account, Actor by) {
        this.payouts = payouts;
        this.account = account;
        this.by = by;
    }

    /** The newest first. */
    @GET
    public ListJson<PayoutJson> list(@QueryParam("page") String page, @QueryParam("limit") String limit) {
        var request = Requests.page(page, limit);
        return ListJson.of(Requests.ask(() -> payouts.list(account, request)), PayoutJson::of);
    }

    /** Makes a payout, or says with {@code dryRun} what it would be. No money moves. */
    @POST
    public Response make(NewPayoutJson body) {
        Requests.required("body", body);
        String currency = Requests.required("currency", body.currency());
        Instant until = body.until() == null ? Instant.now() : body.until();
        Payout.Order order = new Payout.Order(
                until, currency, body.note() == null ? "" : body.note(), Optional.ofNullable(body.expected()));
        if (body.dryRun()) {
            return Response.ok(SheetJson.of(Requests.ask(() -> payouts.preview(account, order))))
                    .build();
        }
        SheetJson made = SheetJson.of(Requests.ask(() -> payouts.make(account, order, by)));
        return Response.created(URI.create("accounts/" + account + "/payouts/" + made.id()))
                .entity(made)
                .build();
    }

    @GET
    @Path("{payout}")
    public SheetJson get(@PathParam("payout") String payout) {
        long id = id(payout);
        return SheetJson.of(Requests.ask(() -> payouts.get(account, id)));
    }

    /** One line for each affiliate, for the bank. */
    @GET
    @Path("{payout}/export.csv")
    @Produces(Csv.MEDIA_TYPE)
    public Response export(@PathParam("payout") String payout) {
        long id = id(payout);
        Payout.Sheet sheet = Requests.ask(() -> payouts.get(account, id));
        String state = stateOf(sheet.payout().orElseThrow());
        return Csv.attachment(
                "payout-" + id + ".csv",
                List.of("payout", "state", "affiliate", "name", "email", "amount", "currency", "entries"),
                csv -> {
                    for (Payout.Line line : sheet.lines()) {
                        csv.row(
                                id,
                                state,
                                line.affiliate(),
                                line.name(),
                                line.email(),
                                new BigDecimal(line.amount().plain()),
                                line.amount().currency().getCurrencyCode(),
                                line.entries());
                    }
                });
    }

    /** Takes it back: its entries are unpaid again. */
    @POST
    @Path("{payout}/void")
    public PayoutJson setVoid(@PathParam("payout") String payout, ReasonJson body) {
        long id = id(payout);
        String reason =
                Requests.required("reason", Requests.required("body", body).reason());
        return PayoutJson.of(Requests.ask(() -> payouts.voidPayout(account, id, reason, by)));
    }

    private long id(String segment) {
        if (segment.matches("[1-9][0-9]{0,17}")) {
            return Long.parseLong(segment);
        }
        throw ApiProblem.notFound("the account '" + account + "' has no payout '" + segment + "'");
    }

    private static String stateOf(Payout payout) {
        return payout.voided().isPresent() ? "void" : "paid";
    }

    /**
     * A payout to be made.
     *
     * @param until only what was earned before this moment; now where it is null
     * @param currency ISO 4217
     * @param note may be null
     * @param expected the sum that a dry run said; 409 when it is another one meanwhile. Null for whatever it is
     */
    public record NewPayoutJson(Instant until, String currency, String note, boolean dryRun, BigDecimal expected) {}

    /** Why a payout is taken back. */
    public record ReasonJson(String reason) {}

    /**
     * A payout.
     *
     * @param state {@code paid} or {@code void}
     * @param voided null while it holds
     */
    public record PayoutJson(
            long id,
            Instant at,
            String by,
            Instant until,
            String currency,
            String amount,
            long affiliates,
            String note,
            String state,
            VoidedJson voided) {
        static PayoutJson of(Payout payout) {
            return new PayoutJson(
                    payout.id(),
                    payout.at(),
                    payout.by(),
                    payout.until(),
                    payout.amount().currency().getCurrencyCode(),
                    payout.amount().plain(),
                    payout.affiliates(),
                    payout.note(),
                    stateOf(payout),
                    payout.voided().map(VoidedJson::of).orElse(null));
        }
    }

    /** That a payout was taken back. */
    public record VoidedJson(Instant at, String by, String reason) {
        static VoidedJson of(Payout.Voided voided) {
            return new VoidedJson(voided.at(), voided.by(), voided.reason());
        }
    }

    /**
     * A payout in detail.
     *
     * @param id null for what was only tried, like {@code payout}
     * @param carried who gets nothing now, because it would not be more than nothing
     */
    public record SheetJson(
            Long id,
            PayoutJson payout,
            String currency,
            String amount,
            List<LineJson> lines,
            List<CarriedJson> carried) {
        static SheetJson of(Payout.Sheet sheet) {
            return new SheetJson(
                    sheet.payout().map(Payout::id).orElse(null),
                    sheet.payout().map(PayoutJson::of).orElse(null),
                    sheet.amount().currency().getCurrencyCode(),
                    sheet.amount().plain(),
                    sheet.lines().stream().map(LineJson::of).toList(),
                    sheet.carried().stream().map(CarriedJson::of).toList());
        }
    }

    /** What an affiliate gets, and of how many entries. */
    public record LineJson(PaidJson affiliate, String amount, long entries) {
        static LineJson of(Payout.Line line) {
            return new LineJson(PaidJson.of(line), line.amount().plain(), line.entries());
        }
    }

    /** What an affiliate would get if it were more than nothing. */
    public record CarriedJson(PaidJson affiliate, String amount) {
        static CarriedJson of(Payout.Line line) {
            return new CarriedJson(PaidJson.of(line), line.amount().plain());
        }
    }

    /** An affiliate as she was when she was paid. */
    public record PaidJson(String id, String name, String email) {
        static PaidJson of(Payout.Line line) {
            return new PaidJson(line.affiliate().value(), line.name(), line.email());
        }
    }
}
