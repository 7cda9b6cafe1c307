package io.tributary.connections;

import java.time.Instant;
import java.util.Optional;

/**
 * What a merchant enters, as it was entered; nothing has been checked yet. Never printed.
 *
 * @param storeUrl API path, domain or hash
 * @param apiUser empty for an access token
 * @param apiKey API key or access token; when a connection is changed, empty means that the kept one stays
 * @param ordersCreatedSince orders created before are not credited; empty for no bound
 */
public record StoreSettings(String storeUrl, String apiUser, String apiKey, Optional<Instant> ordersCreatedSince) {
    @Override
    public String toString() {
        return "StoreSettings[" + storeUrl + ", " + apiUser + ", ***]";
    }
}
