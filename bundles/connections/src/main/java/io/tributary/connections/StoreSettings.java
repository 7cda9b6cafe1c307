package io.tributary.connections;

import java.time.Instant;
import java.util.Optional;

/**
 * What a merchant enters, as it was entered; nothing has been checked yet. Never printed.
 *
 * @param storeUrl API path, domain or hash
 * @param apiUser empty for an access token
 * @param apiKey API key or access token; when a connection is changed, empty means that the kept one stays
 * @param ordersCreatedSince when a store is connected, the bound that its first rules have; empty for none, or for the
 *     one that it had when it was connected before. Rules are changed by {@link Connections#setRules}
 */
public record StoreSettings(String storeUrl, String apiUser, String apiKey, Optional<Instant> ordersCreatedSince) {
    @Override
    public String toString() {
        return "StoreSettings[" + storeUrl + ", " + apiUser + ", ***]";
    }
}
