package io.tributary.bigcommerce;

import java.net.URI;

/**
 * A public page as anybody gets it.
 *
 * @param address where it was found at last, after redirects
 * @param status 200, or what the store says instead of a page: 404, 503
 * @param html at most {@value #MOST_MEGABYTES} MB, whatever the status; not to be trusted
 */
public record StorePage(URI address, int status, String html) {
    /** A longer page is refused. */
    public static final int MOST_MEGABYTES = 4;
}
