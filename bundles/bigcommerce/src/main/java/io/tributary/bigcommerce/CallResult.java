package io.tributary.bigcommerce;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How one HTTP request ended.
 *
 * @param status the HTTP status; 0 when nothing was answered
 * @param storeTime the store's clock at the answer, in whole seconds
 * @param quotaLeft how many requests the store still allows in its present window, when it told
 */
public record CallResult(int status, Optional<Instant> storeTime, OptionalLong quotaLeft) {
    /** Nothing was answered. */
    public static final CallResult NONE = new CallResult(0, Optional.empty(), OptionalLong.empty());
}
