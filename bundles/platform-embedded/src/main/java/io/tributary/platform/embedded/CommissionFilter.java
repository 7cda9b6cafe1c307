package io.tributary.platform.embedded;

import io.tributary.platform.AffiliateId;
import java.util.Optional;

/**
 * Which entries are wanted: those to which everything applies that is given.
 *
 * @param paid only those that a payout paid, or only those that none did
 */
public record CommissionFilter(Optional<AffiliateId> affiliate, Optional<Boolean> paid) {
    /** All entries. */
    public static final CommissionFilter ALL = new CommissionFilter(Optional.empty(), Optional.empty());
}
