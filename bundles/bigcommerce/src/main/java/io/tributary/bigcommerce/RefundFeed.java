package io.tributary.bigcommerce;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Refunds page by page, by ascending id. One thread uses it. */
@ProviderType
public interface RefundFeed {
    /** The next refunds; empty at the end. */
    List<Refund> next() throws StoreException;
}
