package io.tributary.couponsync.internal;

import io.tributary.connections.DiscountProgram;
import io.tributary.couponsync.AskedAction;
import io.tributary.couponsync.CouponAction;
import io.tributary.couponsync.CouponCopy;
import io.tributary.couponsync.CouponStatus;
import io.tributary.couponsync.Difference;
import java.time.Instant;
import java.util.List;

/**
 * One code of a store. Members are null where there is nothing; amounts are decimal strings.
 *
 * @param actions what can be asked for as things stand
 */
public record CouponJson(
        String code,
        AffiliateJson affiliate,
        String state,
        String reason,
        WantedJson wanted,
        CopyJson written,
        CopyJson seen,
        List<Difference> differences,
        Instant changedAt,
        List<String> actions,
        AskedJson asked) {

    static CouponJson of(CouponStatus status) {
        return new CouponJson(
                status.code().value(),
                status.affiliate().map(id -> new AffiliateJson(id.value())).orElse(null),
                status.state().label(),
                status.reason(),
                status.wanted().map(WantedJson::of).orElse(null),
                status.written().map(CopyJson::of).orElse(null),
                status.seen().map(CopyJson::of).orElse(null),
                status.differences(),
                status.changedAt(),
                status.actions().stream().map(CouponAction::label).toList(),
                status.asked().map(AskedJson::of).orElse(null));
    }

    /** What was asked for and is not done yet. */
    public record AskedJson(String action, String by, String from, Instant at) {
        static AskedJson of(AskedAction asked) {
            return new AskedJson(
                    asked.action().label(), asked.by().name(), asked.by().from(), asked.at());
        }
    }

    /** Whose the code is. */
    public record AffiliateJson(String id) {}

    /** @param type {@code percentage} or {@code fixed} */
    public record WantedJson(String type, String amount, String minimumPurchase) {
        static WantedJson of(DiscountProgram program) {
            return new WantedJson(
                    program.type().label(),
                    program.amount().toPlainString(),
                    program.minimumPurchase().toPlainString());
        }
    }

    /** @param type as the store calls it: {@code percentage_discount} */
    public record CopyJson(
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
                    Drift.label(copy.type()),
                    copy.amount().toPlainString(),
                    copy.minimumPurchase().toPlainString(),
                    copy.expires(),
                    copy.enabled(),
                    copy.maxUses(),
                    copy.maxUsesPerCustomer(),
                    copy.uses(),
                    copy.scope());
        }
    }
}
