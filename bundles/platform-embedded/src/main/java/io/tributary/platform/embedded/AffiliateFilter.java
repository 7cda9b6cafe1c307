package io.tributary.platform.embedded;

import io.tributary.platform.AffiliateState;
import java.util.Optional;

/**
 * Which affiliates are wanted, and in which order.
 *
 * @param text a part of the name, the address or the code, in any case
 */
public record AffiliateFilter(Optional<String> text, Optional<AffiliateState> state, Sort sort) {
    /** All affiliates, in the order in which they were added. */
    public static final AffiliateFilter ALL = new AffiliateFilter(Optional.empty(), Optional.empty(), Sort.CREATED);

    /** Orders; those who are equal in one stand in the order in which they were added. */
    public enum Sort {
        CREATED,
        CREATED_LAST_FIRST,
        NAME,
        NAME_BACKWARDS,
        CODE,
        STATE
    }
}
