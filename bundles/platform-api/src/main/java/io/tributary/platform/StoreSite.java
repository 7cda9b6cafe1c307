package io.tributary.platform;

/**
 * A store and where shoppers find it.
 *
 * @param store the integration's id of the store, as in {@link PurchaseKey}
 * @param host of its pages, lower case, for example {@code shop.example}; empty when it is not known
 */
public record StoreSite(String store, String host) {}
