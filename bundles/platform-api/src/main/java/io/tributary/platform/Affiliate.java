package io.tributary.platform;

import java.util.Optional;

/**
 * Somebody who sends shoppers.
 *
 * @param name free text, to be escaped wherever it is shown
 * @param email as entered; may be empty
 * @param code the code that is hers now, if she has one
 */
public record Affiliate(
        AffiliateId id, String name, String email, Optional<AffiliateCode> code, AffiliateState state) {}
