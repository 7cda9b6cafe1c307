package io.tributary.orderimport.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the affiliates of purchases are called, asked of the platform once for all of them. */
final class AffiliateNames {
    private static final Logger LOG = LoggerFactory.getLogger(AffiliateNames.class);

    private final Optional<AffiliatePlatform> platform;

    AffiliateNames(Optional<AffiliatePlatform> platform) {
        this.platform = platform;
    }

    /** Names, as far as the platform tells them now: orders are shown without, too. */
    Map<AffiliateId, String> of(AccountId account, Collection<Optional<Purchase>> purchases) {
        Set<AffiliateId> ids = purchases.stream()
                .flatMap(Optional::stream)
                .flatMap(purchase -> purchase.credit().stream())
                .map(Purchase.Credit::affiliate)
                .collect(Collectors.toSet());
        Map<AffiliateId, String> names = new HashMap<>();
        if (platform.isPresent() && !ids.isEmpty()) {
            try {
                Map<AffiliateId, Affiliate> found = platform.get().affiliates(account, ids);
                found.forEach((id, affiliate) -> names.put(id, affiliate.name()));
            } catch (PlatformException e) {
                LOG.debug("Orders are shown without the names of their affiliates", e);
            }
        }
        return names;
    }
}
