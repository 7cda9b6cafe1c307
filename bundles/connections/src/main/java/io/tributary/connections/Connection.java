package io.tributary.connections;

import io.tributary.bigcommerce.StoreAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A store as it is connected. Holds no secret.
 *
 * @param apiUser of a legacy account; empty for an access token
 * @param name what the store calls itself
 * @param currency the store's default currency, the one coupons work in
 * @param attention why it needs attention; empty unless the state says so
 * @param discountProgram empty until the merchant has set it
 */
public record Connection(
        ConnectionId id,
        StoreAddress address,
        String apiUser,
        State state,
        String attention,
        String name,
        String domain,
        Currency currency,
        ZoneId zone,
        Instant connectedAt,
        OrderRules rules,
        Optional<DiscountProgram> discountProgram) {
    /** This machine, where nobody has certificates. */
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?(/.*)?");

    /** The address at which shoppers find the store, by what it says of itself, or by its hash where it says nothing. */
    public String home() {
        String said = domain.strip();
        String place = said.isEmpty() ? "store-" + address.hash() + ".mybigcommerce.com" : said;
        String scheme = LOOPBACK.matcher(place).matches() ? "http://" : "https://";
        return scheme + place + (place.endsWith("/") ? "" : "/");
    }

    /** Whether work is done for the store. */
    public enum State {
        ACTIVE,
        /** Still worked for, but something needs the merchant: the credentials, a scope. */
        NEEDS_ATTENTION,
        /** Kept for its history; credentials are gone and nothing runs. */
        DISCONNECTED
    }
}
