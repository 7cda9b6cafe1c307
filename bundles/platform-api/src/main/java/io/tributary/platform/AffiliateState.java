package io.tributary.platform;

/** Whether an affiliate takes part. Only an active one is credited for new orders and has a working coupon. */
public enum AffiliateState {
    ACTIVE,
    PAUSED,
    ARCHIVED
}
