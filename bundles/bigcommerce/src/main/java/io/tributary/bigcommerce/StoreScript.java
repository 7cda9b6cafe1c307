package io.tributary.bigcommerce;

import java.time.Instant;
import java.util.Optional;

/**
 * A script on the store's pages, as the store has it. The store shows an API account only the scripts that this account
 * made.
 *
 * @param name as the control panel shows it, not unique
 * @param html script elements; empty for a script that is only an address
 * @param source the script's https address; empty for a script of HTML
 * @param visibility on which pages it stands
 * @param consent to what a shopper has to agree before it runs, on stores with a consent banner; merchants can change it
 * @param enabled whether it stands on pages at all
 * @param channel the storefront's number; 1 is the one that every store has
 * @param modified when it was changed last, to the second; empty when the store does not tell
 */
public record StoreScript(
        ScriptId id,
        String name,
        String html,
        String source,
        Visibility visibility,
        Consent consent,
        boolean enabled,
        int channel,
        Optional<Instant> modified) {

    /** Pages that a script is on. */
    public enum Visibility {
        /** All but those of the checkout and the confirmation of an order. */
        STOREFRONT,
        /** All; the API account needs {@code store_content_checkout} for it, as for the following two. */
        ALL_PAGES,
        CHECKOUT,
        ORDER_CONFIRMATION,
        /** Something that BigCommerce has added since. */
        OTHER
    }

    /** What a consent banner asks shoppers about. */
    public enum Consent {
        ESSENTIAL,
        FUNCTIONAL,
        ANALYTICS,
        TARGETING,
        /** None was set: the store leaves the script out while the banner is on. */
        UNKNOWN
    }
}
