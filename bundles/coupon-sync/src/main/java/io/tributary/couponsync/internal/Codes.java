package io.tributary.couponsync.internal;

import io.tributary.couponsync.CouponState;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every code that matters to a store: those that affiliates have now, and those of which something is kept. */
final class Codes {
    private final Map<AffiliateCode.Key, Affiliate> owners = new LinkedHashMap<>();
    private final Map<AffiliateCode.Key, CouponRow> rows = new LinkedHashMap<>();

    Codes(List<Affiliate> affiliates, List<CouponRow> known) {
        known.forEach(row -> rows.put(row.key(), row));
        for (Affiliate affiliate : affiliates) {
            affiliate.code().ifPresent(code -> add(code, affiliate));
        }
    }

    private void add(AffiliateCode code, Affiliate affiliate) {
        rows.putIfAbsent(code.key(), CouponRow.unknown(code));
        // Where a host lets two share a code, an active one has it.
        owners.merge(code.key(), affiliate, (first, next) -> first.state() == AffiliateState.ACTIVE ? first : next);
    }

    Collection<CouponRow> all() {
        return rows.values();
    }

    boolean knows(AffiliateCode.Key code) {
        return rows.containsKey(code);
    }

    Optional<Affiliate> owner(CouponRow row) {
        return Optional.ofNullable(owners.get(row.key()));
    }

    /** Whether this is not what is kept of the code. */
    boolean differs(CouponRow row) {
        return rows.get(row.key()).differsFrom(row);
    }

    /** What coupons would be called that may have to be made. */
    Set<String> newNames() {
        return rows.values().stream()
                .filter(row -> row.written().isEmpty())
                .flatMap(row -> owner(row).stream())
                .map(owner -> CouponName.of(owner.name(), owner.code().orElseThrow(), 0))
                .collect(Collectors.toSet());
    }

    /**
     * Codes about which the platform says something else than when they were last looked at.
     *
     * @param asked codes about which somebody asked for something, which are among them
     */
    List<CouponRow> changed(Set<AffiliateCode.Key> asked) {
        List<CouponRow> changed = new ArrayList<>();
        for (CouponRow row : rows.values()) {
            if (asked.contains(row.key())
                    || owner(row).map(owner -> changed(row, owner)).orElse(row.state() != CouponState.RETIRED)) {
                changed.add(row);
            }
        }
        return changed;
    }

    private static boolean changed(CouponRow row, Affiliate owner) {
        boolean active = owner.state() == AffiliateState.ACTIVE;
        return switch (row.state()) {
                    case WANTED, RETIRED -> true;
                    case IN_STEP -> !active;
                    case DISABLED_AFFILIATE -> active;
                    case DRIFT, ACCEPTED -> row.written().orElseThrow().enabled() != active;
                    case DELETED_IN_STORE, COLLISION, UNREADABLE, SKIPPED -> false;
                    case ILLEGAL_CODE -> !row.code().equals(owner.code().orElseThrow());
                }
                || !row.affiliate().equals(Optional.of(owner.id()));
    }
}
