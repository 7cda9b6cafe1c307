package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.platform.embedded.PurchaseDetails;
import io.tributary.platform.embedded.PurchaseFilter;
import io.tributary.rest.ApiProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.QueryParam;

/** The purchases of one account. */
public final class PurchasesResource {
    private final EmbeddedPlatform platform;
    private final AccountId account;

    PurchasesResource(EmbeddedPlatform platform, AccountId account) {
        this.platform = platform;
        this.account = account;
    }

    @GET
    public ListJson<PurchaseJson> list(
            @QueryParam("store") String store,
            @QueryParam("affiliate") String affiliate,
            @QueryParam("state") String state,
            @QueryParam("page") String page,
            @QueryParam("limit") String limit) {
        PurchaseFilter filter = new PurchaseFilter(
                given(store),
                given(affiliate).map(AffiliateId::new),
                given(state).map(PurchasesResource::state));
        var request = Requests.page(page, limit);
        return ListJson.of(Requests.ask(() -> platform.purchases(account, filter, request)), PurchaseJson::of);
    }

    private static Optional<String> given(String parameter) {
        return Optional.ofNullable(parameter).filter(text -> !text.isBlank());
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
