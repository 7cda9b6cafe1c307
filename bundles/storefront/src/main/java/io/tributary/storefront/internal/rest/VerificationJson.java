package io.tributary.storefront.internal.rest;

import io.tributary.storefront.Verification;
import java.time.Instant;

/**
 * What a look at a page came to.
 *
 * @param outcome {@code present}, {@code missing}, {@code twice}, {@code other-key}, {@code unreachable}
 * @param page the address that was looked at
 * @param detail what was seen and what to do
 */
record VerificationJson(Instant at, String outcome, String page, String detail) {
    static VerificationJson of(Verification verification) {
        return new VerificationJson(
                verification.at(), verification.outcome().label(), verification.page(), verification.detail());
    }
}
