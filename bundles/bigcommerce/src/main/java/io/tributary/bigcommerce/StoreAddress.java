package io.tributary.bigcommerce;

import java.net.URI;

/**
 * Where a store's API is, understood from what a merchant pasted.
 *
 * @param kind which accounts exist at this address
 * @param root everything before {@code v2} or {@code v3}, ending with a slash: {@code
 *     https://api.bigcommerce.com/stores/abc123/} or {@code https://store-abc123.mybigcommerce.com/api/}
 * @param hash the store's hash; empty for a legacy address on the store's own domain
 */
public record StoreAddress(Kind kind, URI root, String hash) {
    /**
     * Reads an API path, a legacy API path, a store's own domain, or only a hash; forgives missing slashes, spaces around
     * it, {@code v2} or {@code v3}, and an upper case host.
     *
     * @throws IllegalArgumentException with a sentence for people that says what a good one looks like
     */
    public static StoreAddress parse(String pasted) {
        return StoreAddressParser.parse(pasted);
    }

    /** The API path as BigCommerce shows it, for people. */
    @Override
    public String toString() {
        return root + (kind == Kind.LEGACY ? "v2/" : "v3/");
    }

    /** The two kinds of API account. */
    public enum Kind {
        /** API user and key, v2 only. */
        LEGACY,
        /** Access token. */
        CURRENT
    }
}
