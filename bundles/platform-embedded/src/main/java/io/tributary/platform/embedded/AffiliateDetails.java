package io.tributary.platform.embedded;

import io.tributary.platform.Affiliate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An affiliate as her host knows her.
 *
 * @param ownPercent her own commission; empty where the account's applies
 */
public record AffiliateDetails(Affiliate affiliate, Optional<BigDecimal> ownPercent, Instant createdAt) {}
