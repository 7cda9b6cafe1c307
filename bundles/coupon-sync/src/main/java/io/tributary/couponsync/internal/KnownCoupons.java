package io.tributary.couponsync.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.connections.CouponOutlook;
import io.tributary.couponsync.CouponState;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.PlatformException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whom the next coupons are for, from what earlier runs have seen and the platform says now. */
@Component
public final class KnownCoupons implements CouponOutlook {
    private static final Logger LOG = LoggerFactory.getLogger(KnownCoupons.class);

    private final CouponTable table;
    private final AffiliatePlatform platform;

    @Activate
    public KnownCoupons(
            @Reference(name = "table") CouponTable table,
            @Reference(name = "platform", policyOption = ReferencePolicyOption.GREEDY) AffiliatePlatform platform) {
        this.table = table;
        this.platform = platform;
    }

    @Override
    public Optional<Outlook> of(ConnectionId store) {
        List<Affiliate> affiliates;
        try {
            affiliates = platform.affiliatesWithCode(store.account());
        } catch (PlatformException e) {
            LOG.debug("It is not known now which affiliates of {} have codes", store.account(), e);
            return Optional.empty();
        }
        Map<AffiliateCode.Key, CouponRow> rows = new HashMap<>();
        table.rows(store).forEach(row -> rows.put(row.key(), row));
        List<Affiliate> missing = affiliates.stream()
                .filter(affiliate -> affiliate.state() == AffiliateState.ACTIVE)
                .filter(affiliate ->
                        isMissing(rows.get(affiliate.code().orElseThrow().key())))
                .toList();
        long existing = rows.values().stream()
                .filter(row ->
                        row.state() != CouponState.COLLISION && row.seen().isPresent())
                .count();
        Optional<Sample> sample = missing.stream()
                .findFirst()
                .or(() -> affiliates.stream().findFirst())
                .map(KnownCoupons::sample);
        return Optional.of(new Outlook(sample, existing, missing.size()));
    }

    /** Other states mean that there is a coupon, or that none will be made. */
    private static boolean isMissing(CouponRow row) {
        return row == null || row.state() == CouponState.WANTED;
    }

    private static Sample sample(Affiliate affiliate) {
        AffiliateCode code = affiliate.code().orElseThrow();
        return new Sample(CouponName.of(affiliate.name(), code, 0), code.value());
    }
}
