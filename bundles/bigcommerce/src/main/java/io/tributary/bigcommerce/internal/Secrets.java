package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What proves who we are, as headers; can blank itself out of a text. */
final class Secrets {
    private final String header;
    private final String value;
    private final String secret;

    private Secrets(String header, String value, String secret) {
        this.header = header;
        this.value = value;
        this.secret = secret;
    }

    static Secrets of(Credentials credentials) throws StoreException {
        if (credentials instanceof Credentials.ApiUser user) {
            checked("API user", user.user());
            String pair = user.user() + ":" + checked("API key", user.key());
            return new Secrets(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                    user.key());
        }
        String token = checked("access token", ((Credentials.AccessToken) credentials).token());
        return new Secrets("X-Auth-Token", token, token);
    }

    /** A line break in a header would begin another header. */
    private static String checked(String what, String text) throws StoreException {
        if (text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new StoreException.Refused(
                    "The " + what + " has characters that no " + what + " has; copy it again.");
        }
        return text;
    }

    Map<String, String> headers() {
        return Map.of(
                header, value, "Accept", "application/json", "Accept-Encoding", "gzip", "User-Agent", userAgent());
    }

    private static String userAgent() {
        return "Tributary/"
                + Optional.ofNullable(Secrets.class.getPackage().getImplementationVersion())
                        .orElse("0.1")
                + " (affiliate platform integration)";
    }

    String blank(String text) {
        return text.replace(secret, "***").replace(value, "***");
    }
}
