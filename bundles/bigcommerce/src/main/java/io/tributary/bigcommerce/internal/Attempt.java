package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.StoreException;
import java.time.Duration;
import java.util.Optional;

/**
 * What one sending of a request came to: a value, or a failure and what may be done about it.
 *
 * @param failure null when there is a value
 * @param kind whether sending it again may help
 * @param announced how long the store asked to be left alone when it refused
 */
record Attempt<T>(T value, StoreException failure, Kind kind, Optional<Duration> announced) {
    /** Whether sending again may help. */
    enum Kind {
        FINAL,
        REPEATABLE,
        REFUSED
    }

    static <T> Attempt<T> done(T value) {
        return new Attempt<>(value, null, Kind.FINAL, Optional.empty());
    }

    static <T> Attempt<T> failed(StoreException failure) {
        return failed(failure, false);
    }

    static <T> Attempt<T> failed(StoreException failure, boolean repeatable) {
        return new Attempt<>(null, failure, repeatable ? Kind.REPEATABLE : Kind.FINAL, Optional.empty());
    }

    /** The store's quota is spent. */
    static <T> Attempt<T> refused(StoreException failure, Optional<Duration> announced) {
        return new Attempt<>(null, failure, Kind.REFUSED, announced);
    }

    T get() throws StoreException {
        if (failure != null) {
            throw failure;
        }
        return value;
    }
}
