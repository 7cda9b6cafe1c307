package io.tributary.shell;

import io.tributary.bigcommerce.CouponType;
import io.tributary.connections.Connection;
import io.tributary.connections.DiscountProgram;
import io.tributary.couponsync.AskedAction;
import io.tributary.couponsync.CouponAction;
import io.tributary.couponsync.CouponCopy;
import io.tributary.couponsync.CouponPreview;
import io.tributary.couponsync.CouponStatus;
import io.tributary.couponsync.Difference;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said about coupons. */
final class CouponAnswers {
    private CouponAnswers() {}

    /** A code for programs, with the members of the REST API. */
    private record CouponJson(
            String code,
            AffiliateJson affiliate,
            String state,
            String reason,
            WantedJson wanted,
            CopyJson written,
            CopyJson seen,
            List<DifferenceJson> differences,
            String changedAt,
            List<String> actions,
            AskedJson asked) {
        static CouponJson of(CouponStatus coupon) {
            return new CouponJson(
                    coupon.code().value(),
                    coupon.affiliate().map(id -> new AffiliateJson(id.value())).orElse(null),
                    coupon.state().label(),
                    coupon.reason(),
                    coupon.wanted().map(WantedJson::of).orElse(null),
                    coupon.written().map(CopyJson::of).orElse(null),
                    coupon.seen().map(CopyJson::of).orElse(null),
                    coupon.differences().stream().map(DifferenceJson::of).toList(),
                    coupon.changedAt().toString(),
                    coupon.actions().stream().map(CouponAction::label).toList(),
                    coupon.asked().map(AskedJson::of).orElse(null));
        }
    }

    private record AskedJson(String action, String by, String from, String at) {
        static AskedJson of(AskedAction asked) {
            return new AskedJson(
                    asked.action().label(),
                    asked.by().name(),
                    asked.by().from(),
                    asked.at().toString());
        }
    }

    private record PreviewLineJson(
            String code, String affiliate, String step, String state, String name, String reason) {
        static PreviewLineJson of(CouponPreview.Line line) {
            return new PreviewLineJson(
                    line.code().value(),
                    line.affiliate().map(Object::toString).orElse(null),
                    line.step().label(),
                    line.state().label(),
                    line.name(),
                    line.reason());
        }
    }

    /** What a sync would do. */
    static Answer preview(CouponPreview preview, boolean more) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", preview.at().toString());
        json.put("existing", preview.existing());
        json.put("items", preview.lines().stream().map(PreviewLineJson::of).toList());
        json.put("more", more);
        if (preview.lines().isEmpty()) {
            return new Answer("A sync would change nothing, and no code waits for anybody.\n", json);
        }
        Table table = new Table()
                .left("CODE", 50)
                .left("AFFILIATE", 40)
                .left("STEP")
                .left("STATE")
                .left("NAME", 100);
        for (CouponPreview.Line line : preview.lines()) {
            table.row(
                            line.code().value(),
                            line.affiliate().map(Object::toString).orElse(""),
                            line.step().label(),
                            line.state().label(),
                            line.name())
                    .note(line.step() == CouponPreview.Step.NONE ? line.reason() : "");
        }
        return new Answer(table + (more ? "There are more; --limit shows them.\n" : ""), json);
    }

    private record AffiliateJson(String id) {}

    private record WantedJson(String type, String amount, String minimumPurchase) {
        static WantedJson of(DiscountProgram program) {
            return new WantedJson(
                    program.type().label(), Text.amount(program.amount()), Text.amount(program.minimumPurchase()));
        }
    }

    private record CopyJson(
            long id,
            String name,
            String code,
            String type,
            String amount,
            String minimumPurchase,
            String expires,
            boolean enabled,
            int maxUses,
            int maxUsesPerCustomer,
            int uses,
            String scope) {
        static CopyJson of(CouponCopy copy) {
            return new CopyJson(
                    copy.id(),
                    copy.name(),
                    copy.code(),
                    Text.label(copy.type()),
                    Text.amount(copy.amount()),
                    Text.amount(copy.minimumPurchase()),
                    copy.expires(),
                    copy.enabled(),
                    copy.maxUses(),
                    copy.maxUsesPerCustomer(),
                    copy.uses(),
                    copy.scope());
        }
    }

    private record DifferenceJson(String field, String ours, String theirs) {
        static DifferenceJson of(Difference difference) {
            return new DifferenceJson(difference.field(), difference.ours(), difference.theirs());
        }
    }

    /** @param more whether there are codes that are not among these */
    static Answer list(Connection store, List<CouponStatus> coupons, boolean more) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("items", coupons.stream().map(CouponJson::of).toList());
        json.put("more", more);
        if (coupons.isEmpty()) {
            return new Answer("No codes. bigcommerce:sync " + store.id() + " coupons looks for them.\n", json);
        }
        String currency = store.currency().getCurrencyCode();
        Table table = new Table()
                .left("CODE", 50)
                .left("AFFILIATE", 40)
                .left("STATE")
                .left("WANTED")
                .left("WRITTEN")
                .left("SEEN");
        for (CouponStatus coupon : coupons) {
            table.row(
                            coupon.code().value(),
                            coupon.affiliate().map(Object::toString).orElse(""),
                            coupon.state().label(),
                            coupon.wanted()
                                    .map(program -> discount(
                                            program.type() == DiscountProgram.Type.PERCENTAGE,
                                            program.amount(),
                                            currency))
                                    .orElse(""),
                            coupon.written().map(copy -> copy(copy, currency)).orElse(""),
                            coupon.seen().map(copy -> copy(copy, currency)).orElse(""))
                    .note(coupon.reason());
            coupon.differences().forEach(difference -> table.note(difference(difference)));
            coupon.asked()
                    .ifPresent(asked -> table.note(asked.action().label() + " was asked for by "
                            + asked.by().name() + "; the coupon job does it."));
        }
        return new Answer(table + (more ? "There are more; --limit shows them.\n" : ""), json);
    }

    private static String copy(CouponCopy copy, String currency) {
        String what = copy.type() == CouponType.PERCENTAGE_DISCOUNT || copy.type() == CouponType.PER_TOTAL_DISCOUNT
                ? discount(copy.type() == CouponType.PERCENTAGE_DISCOUNT, copy.amount(), currency)
                : Text.amount(copy.amount()) + " " + Text.label(copy.type());
        return "#" + copy.id() + " " + what + (copy.enabled() ? "" : ", disabled");
    }

    private static String discount(boolean percentage, BigDecimal amount, String currency) {
        return percentage ? amount.stripTrailingZeros().toPlainString() + " %" : Text.amount(amount) + " " + currency;
    }

    private static String difference(Difference difference) {
        return difference.field() + " is " + quoted(difference.theirs()) + " in the store, we wrote "
                + quoted(difference.ours());
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "nothing" : "'" + value + "'";
    }
}
