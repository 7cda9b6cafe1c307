package io.tributary.connections.internal.rest;

import io.tributary.bigcommerce.StoreAddress;
import io.tributary.connections.Connection;
import java.time.Instant;
import java.util.Locale;

/**
 * A connected store; never its key.
 *
 * @param state {@code active} or {@code needs_attention}
 * @param kind {@code legacy} (API user and key) or {@code token}
 * @param storefrontUrl where shoppers find it
 * @param lastImportAt when its orders were imported last without a failure; null when they never were
 * @param attention why it needs attention; empty otherwise
 * @param discountProgram null until it was set
 * @param ordersCreatedSince null for no bound
 */
record StoreJson(
        String id,
        String state,
        String storeUrl,
        String kind,
        String apiUser,
        String name,
        String domain,
        String storefrontUrl,
        String currency,
        String timeZone,
        Instant connectedAt,
        Instant lastImportAt,
        String attention,
        DiscountProgramJson discountProgram,
        Instant ordersCreatedSince) {
    static StoreJson of(Connection connection, Instant lastImportAt) {
        return new StoreJson(
                connection.id().store(),
                connection.state().name().toLowerCase(Locale.ROOT),
                connection.address().toString(),
                connection.address().kind() == StoreAddress.Kind.LEGACY ? "legacy" : "token",
                connection.apiUser(),
                connection.name(),
                connection.domain(),
                connection.home(),
                connection.currency().getCurrencyCode(),
                connection.zone().getId(),
                connection.connectedAt(),
                lastImportAt,
                connection.attention(),
                connection.discountProgram().map(DiscountProgramJson::of).orElse(null),
                connection.rules().createdSince().orElse(null));
    }
}
