package io.tributary.shell;

import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.platform.embedded.AffiliateDetails;
import io.tributary.platform.embedded.AffiliateImport;
import io.tributary.platform.embedded.PurchaseDetails;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said about affiliates and their purchases. */
final class AffiliateAnswers {
    private AffiliateAnswers() {}

    /** An affiliate for programs, with the members of the REST API. */
    private record AffiliateJson(
            String id, String name, String email, String code, String state, BigDecimal commissionPercent) {
        static AffiliateJson of(AffiliateDetails details) {
            Affiliate affiliate = details.affiliate();
            return new AffiliateJson(
                    affiliate.id().value(),
                    affiliate.name(),
                    affiliate.email(),
                    affiliate.code().map(AffiliateCode::value).orElse(null),
                    Text.label(affiliate.state()),
                    details.ownPercent().orElse(null));
        }
    }

    /** A purchase for programs, with the members of the REST API. */
    private record PurchaseJson(
            String store,
            long orderId,
            String amount,
            String currency,
            String state,
            CreditedJson affiliate,
            String creditedBy,
            CommissionJson commission,
            String orderedAt) {
        static PurchaseJson of(PurchaseDetails details) {
            Purchase purchase = details.purchase();
            Money amount = purchase.amount();
            return new PurchaseJson(
                    purchase.key().store(),
                    purchase.key().order(),
                    amount.plain(),
                    amount.currency().getCurrencyCode(),
                    Text.label(purchase.state()),
                    purchase.credit().map(CreditedJson::of).orElse(null),
                    purchase.credit()
                            .map(credit -> Text.label(credit.through()))
                            .orElse(null),
                    details.commission().map(CommissionJson::of).orElse(null),
                    purchase.orderedAt().toString());
        }
    }

    private record CreditedJson(String id, String code) {
        static CreditedJson of(Purchase.Credit credit) {
            return new CreditedJson(credit.affiliate().value(), credit.code().value());
        }
    }

    private record CommissionJson(BigDecimal percent, String amount) {
        static CommissionJson of(PurchaseDetails.Commission commission) {
            return new CommissionJson(commission.percent(), commission.amount().plain());
        }
    }

    static Answer list(List<AffiliateDetails> affiliates) {
        Object json = Map.of("items", affiliates.stream().map(AffiliateJson::of).toList());
        return affiliates.isEmpty()
                ? new Answer("There are no affiliates; affiliate:add adds one.\n", json)
                : new Answer(table(affiliates), json);
    }

    static Answer one(AffiliateDetails affiliate) {
        return new Answer(table(List.of(affiliate)), AffiliateJson.of(affiliate));
    }

    /** @param more whether there are purchases that are not among these */
    static Answer purchases(List<PurchaseDetails> purchases, boolean more) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("items", purchases.stream().map(PurchaseJson::of).toList());
        json.put("more", more);
        if (purchases.isEmpty()) {
            return new Answer("There are no purchases.\n", json);
        }
        Table table = new Table()
                .left("STORE")
                .right("ORDER")
                .left("STATE")
                .right("AMOUNT")
                .left("AFFILIATE", 40)
                .left("CODE", 50)
                .right("COMMISSION")
                .left("ORDERED");
        for (PurchaseDetails details : purchases) {
            Purchase purchase = details.purchase();
            table.row(
                    purchase.key().store(),
                    Long.toString(purchase.key().order()),
                    Text.label(purchase.state()),
                    purchase.amount().toString(),
                    purchase.credit().map(credit -> credit.affiliate().value()).orElse(""),
                    purchase.credit().map(credit -> credit.code().value()).orElse(""),
                    details.commission()
                            .map(earned -> earned.amount().toString())
                            .orElse(""),
                    purchase.orderedAt().toString());
        }
        return new Answer(table + (more ? "There are more; --limit shows them.\n" : ""), json);
    }

    /** What came of a list: those who are wrong or there already by line, and how many are new. */
    static Answer imported(AffiliateImport done, boolean dryRun) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("added", done.added());
        json.put("rows", done.rows().stream().map(RowJson::of).toList());
        Table table = new Table()
                .right("LINE")
                .left("NAME", 40)
                .left("E-MAIL", 50)
                .left("OUTCOME")
                .left("REASON", 100);
        List<AffiliateImport.Row> odd = done.rows().stream()
                .filter(row -> row.outcome() != AffiliateImport.Outcome.ADD)
                .toList();
        odd.forEach(row -> table.row(
                Long.toString(row.line()), row.name(), row.email(), Text.label(row.outcome()), row.reason()));
        return new Answer((odd.isEmpty() ? "" : table.toString()) + sentence(done, dryRun) + "\n", json);
    }

    private static String sentence(AffiliateImport done, boolean dryRun) {
        if (done.hasErrors()) {
            return "Nobody was added: correct these lines and import the list again.";
        }
        long newcomers = done.rows().stream()
                .filter(row -> row.outcome() == AffiliateImport.Outcome.ADD)
                .count();
        return dryRun ? newcomers + " would be added." : done.added() + " added.";
    }

    private record RowJson(long line, String name, String email, String code, String outcome, String reason) {
        static RowJson of(AffiliateImport.Row row) {
            return new RowJson(
                    row.line(), row.name(), row.email(), row.code(), Text.label(row.outcome()), row.reason());
        }
    }

    private static String table(List<AffiliateDetails> affiliates) {
        Table table = new Table()
                .left("AFFILIATE")
                .left("NAME", 40)
                .left("E-MAIL", 50)
                .left("CODE", 50)
                .left("STATE")
                .right("OWN COMMISSION");
        for (AffiliateDetails details : affiliates) {
            Affiliate affiliate = details.affiliate();
            table.row(
                    affiliate.id().value(),
                    affiliate.name(),
                    affiliate.email(),
                    affiliate.code().map(AffiliateCode::value).orElse(""),
                    Text.label(affiliate.state()),
                    details.ownPercent()
                            .map(percent -> percent.toPlainString() + " %")
                            .orElse(""));
        }
        return table.toString();
    }
}
