package io.tributary.connections.internal;

import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.connections.ConnectionException;
import io.tributary.connections.StoreSettings;
import java.util.regex.Pattern;

/**
 * What a merchant entered, understood. Never printed.
 *
 * @param key blank when the kept one is meant
 */
record Entered(StoreAddress address, String apiUser, String key) {
    /** What forms show instead of a key; a key that is sent back like this was not touched. */
    private static final Pattern MASK = Pattern.compile("[*\u2022\u25cf]*");

    /** Reads settings; a masked key counts as none. */
    static Entered of(StoreSettings settings) throws ConnectionException.Invalid {
        StoreAddress address = address(settings.storeUrl());
        String user = settings.apiUser().strip();
        String key = settings.apiKey().strip();
        if (address.kind() == StoreAddress.Kind.LEGACY && user.isEmpty()) {
            throw new ConnectionException.Invalid(
                    "apiUser",
                    "This Store URL belongs to a legacy API account, which needs an API User. Enter the user name from"
                            + " the BigCommerce page where the API Path and the API Token are shown.");
        }
        if (address.kind() == StoreAddress.Kind.CURRENT && !user.isEmpty()) {
            throw new ConnectionException.Invalid(
                    "apiUser",
                    "This Store URL belongs to an API account with an access token, which has no API User. Leave API"
                            + " User empty and enter the access token as API Key.");
        }
        return new Entered(address, user, MASK.matcher(key).matches() ? "" : key);
    }

    private static StoreAddress address(String storeUrl) throws ConnectionException.Invalid {
        try {
            return StoreAddress.parse(storeUrl);
        } catch (IllegalArgumentException e) {
            throw new ConnectionException.Invalid("storeUrl", e.getMessage());
        }
    }

    boolean keepsKey() {
        return key.isEmpty();
    }

    Entered withKey(String kept) {
        return new Entered(address, apiUser, kept);
    }

    Credentials credentials() {
        return StoreRow.credentials(address, apiUser, key);
    }

    @Override
    public String toString() {
        return "Entered[" + address + ", " + apiUser + ", ***]";
    }
}
