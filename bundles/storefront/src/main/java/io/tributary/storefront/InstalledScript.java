package io.tributary.storefront;

import io.tributary.bigcommerce.ScriptId;
import io.tributary.bigcommerce.StoreScript.Consent;
import io.tributary.bigcommerce.StoreScript.Visibility;
import java.time.Instant;

/**
 * The script that was put on a store's pages.
 *
 * @param current whether it is what the platform wants there now; else {@link Storefront#install} brings it up to date
 * @param installedAt when it was made or changed last
 * @param note for people: what does not work with it as it is; empty when all does
 */
public record InstalledScript(
        ScriptId id, boolean current, Instant installedAt, Visibility visibility, Consent consent, String note) {}
