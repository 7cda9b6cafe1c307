package io.tributary.bigcommerce.internal;

import java.time.Duration;

/**
 * The limits of a request.
 *
 * @param read the longest silence of the store
 * @param total of one request, its answer included
 * @param replyBytes the longest answer that is read, counted after unpacking
 */
record Settings(AddressRule addresses, Duration connect, Duration read, Duration total, long replyBytes) {
    static final int CONNECT_SECONDS = 10;
    static final int READ_SECONDS = 30;
    static final int TOTAL_SECONDS = 60;
    static final int REPLY_MEGABYTES = 64;

    static Settings of(AddressRule addresses) {
        return new Settings(
                addresses,
                Duration.ofSeconds(CONNECT_SECONDS),
                Duration.ofSeconds(READ_SECONDS),
                Duration.ofSeconds(TOTAL_SECONDS),
                (long) REPLY_MEGABYTES << 20);
    }
}
