package io.tributary.couponsync.internal;

import io.tributary.couponsync.CouponCopy;
import io.tributary.couponsync.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a merchant changed about a coupon. How often it was used is no change of his. */
final class Drift {
    private final List<Difference> differences = new ArrayList<>();

    private Drift() {}

    static List<Difference> between(CouponCopy ours, CouponCopy theirs) {
        Drift drift = new Drift();
        drift.compare("name", ours.name(), theirs.name());
        drift.compare("code", ours.code(), theirs.code());
        drift.compare("type", label(ours.type()), label(theirs.type()));
        drift.compare("amount", ours.amount().toPlainString(), theirs.amount().toPlainString());
        drift.compare(
                "minimumPurchase",
                ours.minimumPurchase().toPlainString(),
                theirs.minimumPurchase().toPlainString());
        drift.compare("expires", ours.expires(), theirs.expires());
        drift.compare("enabled", ours.enabled(), theirs.enabled());
        drift.compare("maxUses", ours.maxUses(), theirs.maxUses());
        drift.compare("maxUsesPerCustomer", ours.maxUsesPerCustomer(), theirs.maxUsesPerCustomer());
        drift.compare("scope", ours.scope(), theirs.scope());
        return drift.differences;
    }

    /** An enum's value as the store and the REST API write it. */
    static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void compare(String field, Object ours, Object theirs) {
        if (!ours.equals(theirs)) {
            differences.add(new Difference(field, ours.toString(), theirs.toString()));
        }
    }
}
