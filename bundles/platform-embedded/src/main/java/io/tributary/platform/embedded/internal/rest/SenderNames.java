package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.embedded.EmbeddedPlatform;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/** The affiliates who sent visitors, as lists show them. */
record SenderNames(EmbeddedPlatform platform, AccountId account) {
    /** By their ids. */
    Map<AffiliateId, SenderJson> of(Collection<Optional<AffiliateId>> ids) {
        var wanted = new HashSet<AffiliateId>();
        ids.forEach(id -> id.ifPresent(wanted::add));
        Map<AffiliateId, SenderJson> found = new HashMap<>();
        Requests.ask(() -> platform.affiliates(account, wanted))
                .forEach((id, affiliate) -> found.put(id, SenderJson.of(affiliate)));
        return found;
    }

    /**
     * Who sent somebody.
     *
     * @param code hers now; null if she has none
     */
    public record SenderJson(String id, String name, String code) {
        static SenderJson of(Affiliate affiliate) {
            return new SenderJson(
                    affiliate.id().value(),
                    affiliate.name(),
                    affiliate.code().map(AffiliateCode::value).orElse(null));
        }
    }
}
