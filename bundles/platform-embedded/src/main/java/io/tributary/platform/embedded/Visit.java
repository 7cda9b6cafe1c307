package io.tributary.platform.embedded;

import io.tributary.platform.AffiliateId;
import java.time.Instant;
import java.util.Optional;

/**
 * A visitor came to a store. All texts are what her browser said, whoever made it say so: to be escaped wherever they are
 * shown, and empty where it said nothing.
 *
 * @param visitor tells visitors apart
 * @param affiliate who sent her; empty for a code that was nobody's at that time
 * @param code of the affiliate, as the link spelled it
 * @param subId by which the affiliate tells her links apart
 * @param landing host and path of the page
 * @param referrer host and path of the page before
 */
public record Visit(
        Instant at,
        String visitor,
        Optional<AffiliateId> affiliate,
        String code,
        String subId,
        String source,
        String medium,
        String campaign,
        String landing,
        String referrer) {}
