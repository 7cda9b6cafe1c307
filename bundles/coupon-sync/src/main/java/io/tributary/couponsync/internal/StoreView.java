package io.tributary.couponsync.internal;

import io.tributary.bigcommerce.Coupon;
import io.tributary.platform.AffiliateCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a look at the store found: of its coupons those that matter, since a store may have very many. */
final class StoreView {
    private final Map<Long, Coupon> byId = new HashMap<>();
    private final Map<AffiliateCode.Key, Coupon> byCode = new HashMap<>();
    private final Set<String> takenNames = new HashSet<>();

    void add(Coupon coupon) {
        byId.put(coupon.id(), coupon);
        byCode.putIfAbsent(AffiliateCode.Key.of(coupon.code()), coupon);
    }

    void addName(String name) {
        takenNames.add(fold(name));
    }

    Optional<Coupon> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Coupon> find(AffiliateCode.Key code) {
        return Optional.ofNullable(byCode.get(code));
    }

    boolean hasName(String name) {
        return takenNames.contains(fold(name));
    }

    /** Names that differ in case only are taken for the same: a name too many left out does no harm. */
    static String fold(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
