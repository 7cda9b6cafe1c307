package io.tributary.bigcommerce;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands what merchants paste as their store's address. */
final class StoreAddressParser {
    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9]{4,20}");
    private static final Pattern CURRENT = Pattern.compile("(?i)(https?)://([^/]+)/stores/([a-z0-9]+)(?:/v[23])?/*");
    private static final Pattern LEGACY = Pattern.compile("(?i)(https?)://([^/]+)/api/v2/*");

    private StoreAddressParser() {}

    static StoreAddress parse(String pasted) {
        String text = pasted.strip();
        if (HASH.matcher(text).matches()) {
            return current("https", "api.bigcommerce.com", text);
        }
        Matcher current = CURRENT.matcher(text);
        if (current.matches()) {
            return current(current.group(1), current.group(2), current.group(3));
        }
        Matcher legacy = LEGACY.matcher(text);
        if (legacy.matches()) {
            return new StoreAddress(
                    StoreAddress.Kind.LEGACY,
                    URI.create(lower(legacy.group(1)) + "://" + lower(legacy.group(2)) + "/api/"),
                    "");
        }
        throw new IllegalArgumentException("This is not a store address. A good one looks like"
                + " https://api.bigcommerce.com/stores/abc123/v3/ or https://store-abc123.mybigcommerce.com/api/v2/");
    }

    private static StoreAddress current(String scheme, String host, String hash) {
        return new StoreAddress(
                StoreAddress.Kind.CURRENT,
                URI.create(lower(scheme) + "://" + lower(host) + "/stores/" + lower(hash) + "/"),
                lower(hash));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
