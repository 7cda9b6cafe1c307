package io.tributary.couponsync;

import io.tributary.audit.Actor;
import java.time.Instant;

/** Something that was asked for and that the coupon job has not done yet. */
public record AskedAction(CouponAction action, Actor by, Instant at) {}
