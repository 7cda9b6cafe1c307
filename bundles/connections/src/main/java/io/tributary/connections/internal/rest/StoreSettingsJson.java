package io.tributary.connections.internal.rest;

import io.tributary.connections.StoreSettings;
import io.tributary.rest.ApiProblem;
import java.time.Instant;
import java.util.Optional;

/**
 * What is entered to connect a store, or to change how it is connected.
 *
 * @param storeUrl API path, domain or hash
 * @param apiUser of a legacy account; left out for an access token
 * @param apiKey API key or access token; left out, blank or masked when the kept one stays
 * @param ordersCreatedSince when a store is connected, the bound that its first rules have; left out for none. Changed
 *     with the other rules at {@code stores/{store}/rules}, so elsewhere left out or as it is
 */
record StoreSettingsJson(String storeUrl, String apiUser, String apiKey, Instant ordersCreatedSince) {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** The same as settings; what is left out becomes empty. */
    StoreSettings settings() {
        if (ordersCreatedSince != null && (ordersCreatedSince.isBefore(FIRST) || ordersCreatedSince.isAfter(LAST))) {
            throw ApiProblem.invalid("ordersCreatedSince", "ordersCreatedSince is a moment in the years 1 to 9999.");
        }
        return new StoreSettings(
                orEmpty(storeUrl), orEmpty(apiUser), orEmpty(apiKey), Optional.ofNullable(ordersCreatedSince));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    @Override
    public String toString() {
        return "StoreSettingsJson[" + storeUrl + ", " + apiUser + ", ***]";
    }
}
