package io.tributary.couponsync;

import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a run would have done at one moment, as a dry run found it.
 *
 * @param existing how many coupons the store had; 0 when single ones were looked up
 * @param lines a part of what was found, or all of it; codes that are in order are left out
 */
public record CouponPreview(Instant at, long existing, List<Line> lines) {
    public CouponPreview {
        lines = List.copyOf(lines);
    }

    /**
     * One code.
     *
     * @param name what the coupon would be called, if that name is free; empty unless one would be made
     * @param reason what people should know; empty when there is nothing to say
     */
    public record Line(
            AffiliateCode code,
            Optional<AffiliateId> affiliate,
            Step step,
            CouponState state,
            String name,
            String reason) {}

    /** What would happen in the store. */
    public enum Step {
        CREATE,
        SWITCH_ON,
        SWITCH_OFF,
        RESET,
        /** Nothing: the code waits for somebody. */
        NONE;

        /** As people and the REST API write it: {@code switch_on}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
