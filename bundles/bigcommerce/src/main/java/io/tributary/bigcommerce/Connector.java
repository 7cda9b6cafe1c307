package io.tributary.bigcommerce;

import io.tributary.bigcommerce.internal.Connectors;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * Makes the connector where there is no service registry: in tests and benchmarks. Everywhere else it is a service.
 *
 * <p>Threads and connections of a connector made here end when they are idle for a while.
 */
public final class Connector {
    private Connector() {}

    /**
     * @param allowedAddresses blocks like {@code 127.0.0.0/8} that may be connected to although they are not public
     * @throws IllegalArgumentException when one is not such a block
     */
    public static BigCommerce create(Collection<String> allowedAddresses) {
        return Connectors.create(allowedAddresses);
    }

    /**
     * A connector that never waits of itself: what it would wait for a store's quota, or before another try, is passed on a
     * clock of the caller's. Time-outs are real.
     *
     * @throws IllegalArgumentException when an address is not such a block
     */
    public static BigCommerce create(Collection<String> allowedAddresses, Limits limits, Pace pace) {
        return Connectors.create(allowedAddresses, limits, pace);
    }

    /**
     * A way to public pages. Their limits are stricter than those of the API where these are wider.
     *
     * @throws IllegalArgumentException when an address is not such a block
     */
    public static StorePages pages(Collection<String> allowedAddresses) {
        return Connectors.pages(allowedAddresses);
    }

    /**
     * The limits of one request.
     *
     * @param read the longest silence of the store
     * @param total of the whole request, its answer included
     * @param replyBytes the longest answer that is read, counted after unpacking
     */
    public record Limits(Duration connect, Duration read, Duration total, long replyBytes) {}

    /** A clock that moves when somebody would wait. Many threads use it. */
    public interface Pace {
        Instant now();

        /** Somebody waits this long; returns at once. */
        void pass(Duration wait);
    }
}
