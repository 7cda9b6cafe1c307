package io.tributary.platform.embedded.internal;

import java.time.Instant;

/** An affiliate brought a visitor: a row of {@code platform_touch}. */
record Touch(
        String visitor,
        Instant at,
        long affiliate,
        String code,
        String subId,
        String campaign,
        String landing,
        String referrer) {}
