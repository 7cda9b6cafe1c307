package io.tributary.storefront;

import io.tributary.platform.TrackingCode;
import java.util.Optional;

/**
 * How it stands with the tracking code of a store.
 *
 * @param code what belongs on the store's pages; empty when the platform has none
 * @param canInstall whether {@link Storefront#install} has a chance
 * @param reason for people: why there is no code, or why it has to be pasted by hand; empty when it can be installed
 * @param installed what we have put on the pages; empty when that is nothing
 * @param verified what the last look at a page came to; empty when nobody has looked yet
 */
public record TrackingStatus(
        Optional<TrackingCode> code,
        boolean canInstall,
        String reason,
        Optional<InstalledScript> installed,
        Optional<Verification> verified) {}
