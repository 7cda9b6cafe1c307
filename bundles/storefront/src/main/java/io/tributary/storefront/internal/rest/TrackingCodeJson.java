package io.tributary.storefront.internal.rest;

import io.tributary.platform.TrackingCode;
import io.tributary.storefront.InstalledScript;
import io.tributary.storefront.TrackingStatus;
import java.time.Instant;
import java.util.Locale;

/**
 * How it stands with the tracking code of a store.
 *
 * @param available whether the platform has one; else {@code html} and {@code publicKey} are null
 * @param html to be put into the head of every page
 * @param canInstall whether one click does that
 * @param reason why not, or why there is no code; empty when it can be installed
 * @param installed null when nothing was installed
 * @param verified null when nobody has looked yet
 */
record TrackingCodeJson(
        boolean available,
        String html,
        String publicKey,
        boolean canInstall,
        String reason,
        InstalledJson installed,
        VerificationJson verified) {

    static TrackingCodeJson of(TrackingStatus status) {
        return new TrackingCodeJson(
                status.code().isPresent(),
                status.code().map(TrackingCode::html).orElse(null),
                status.code().map(TrackingCode::publicKey).orElse(null),
                status.canInstall(),
                status.reason(),
                status.installed().map(InstalledJson::of).orElse(null),
                status.verified().map(VerificationJson::of).orElse(null));
    }

    /**
     * What was installed.
     *
     * @param id the store's id of the script
     * @param current whether it is the code as it is now
     * @param visibility {@code all_pages}, or {@code storefront} for all but those of the checkout
     * @param consentCategory what a consent banner asks shoppers about: {@code targeting}
     * @param note what does not work with it as it is; empty when all does
     */
    record InstalledJson(
            String id, boolean current, Instant installedAt, String visibility, String consentCategory, String note) {
        static InstalledJson of(InstalledScript script) {
            return new InstalledJson(
                    script.id().value(),
                    script.current(),
                    script.installedAt(),
                    label(script.visibility()),
                    label(script.consent()),
                    script.note());
        }

        private static String label(Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT);
        }
    }
}
