package io.tributary.connections.internal;

import io.tributary.bigcommerce.StoreAddress;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names stores, so that one store has one name however its address was pasted. */
final class StoreIds {
    private static final Pattern NATIVE_HOST = Pattern.compile("store-([a-z0-9]+)\\.mybigcommerce\\.com");

    private StoreIds() {}

    /** The store's hash, or the host of its address with dashes. */
    static String of(StoreAddress address) {
        String hash = hash(address);
        return hash.isEmpty() ? dashed(address.root()) : hash;
    }

    /** The store's hash as far as the address tells it; empty otherwise. */
    static String hash(StoreAddress address) {
        if (!address.hash().isEmpty()) {
            return address.hash();
        }
        Matcher host = NATIVE_HOST.matcher(address.root().getAuthority());
        return host.matches() ? host.group(1) : "";
    }

    private static String dashed(URI root) {
        return root.getAuthority().replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
