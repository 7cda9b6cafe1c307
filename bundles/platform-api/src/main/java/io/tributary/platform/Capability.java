package io.tributary.platform;

/** What not every host can do, so that screens can say so. */
public enum Capability {
    /** Knows who sent a shopper: {@link AffiliatePlatform#leads}. */
    LEADS,
    /** Has a script for the store's pages: {@link AffiliatePlatform#trackingCode}. */
    TRACKING_CODE,
    /** Changes commissions when the amount of a purchase changes, as after a partial refund. */
    AMOUNT_CHANGES,
    /** Tells {@link CodeListener} at once when a code changes. */
    CODE_EVENTS
}
