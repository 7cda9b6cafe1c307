package io.tributary.bigcommerce;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Orders page by page, by ascending id. The end is a page without orders, never a short one. One thread uses it. */
@ProviderType
public interface OrderFeed extends AutoCloseable {
    /**
     * The next orders, with ids greater than all before; empty at the end and from then on.
     *
     * @throws StoreException when the page could not be read; what was returned before stays good, and a new feed from
     *     the last id on continues
     */
    List<Order> next() throws StoreException;

    /** The store's clock when the first page was asked for; known after the first {@link #next()}. */
    Instant startedAt();

    /** Gives up the page that was asked for ahead. */
    @Override
    void close();
}
