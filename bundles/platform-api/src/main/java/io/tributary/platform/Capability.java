package io.tributary.platform;

/** What not every host can do, so that nobody asks in vain and screens can say so. */
public enum Capability {
    /** Knows who sent a shopper: {@link AffiliatePlatform#leads}. */
    LEADS,
    /** Has a script for the store's pages: {@link AffiliatePlatform#trackingCode}. */
    TRACKING_CODE
}
