package io.tributary.couponsync.internal;

import java.util.List;

/** @param next number of the next page; null on the last one */
public record CouponPageJson(List<CouponJson> items, Integer next) {}
