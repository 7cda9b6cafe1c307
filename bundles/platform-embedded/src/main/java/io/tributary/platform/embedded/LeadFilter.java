package io.tributary.platform.embedded;

import io.tributary.platform.AffiliateId;
import java.util.Optional;

/**
 * Which leads.
 *
 * @param email the whole address: addresses are encrypted, so that no part of one can be looked for
 */
public record LeadFilter(Optional<AffiliateId> affiliate, Optional<String> email) {
    public static final LeadFilter ALL = new LeadFilter(Optional.empty(), Optional.empty());
}
