package io.tributary.storefront;

import java.time.Instant;
import java.util.Locale;

/**
 * What a look at a page came to.
 *
 * @param page the address that was looked at, where redirects led to
 * @param detail for people: what was seen and what to do
 */
public record Verification(Instant at, Outcome outcome, String page, String detail) {

    /** Whether shoppers get the code. */
    public enum Outcome {
        PRESENT,
        MISSING,
        /** More than once, so that visits may be counted twice. */
        TWICE,
        /** With the public key of another account, or with none. */
        OTHER_KEY,
        /** There was no page to look at. */
        UNREACHABLE;

        /** As it is called in the API and the shell: {@code other-key}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
