package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What proves who we are, as headers; can blank itself out of a text. */
final class Secrets {
    private final String header;
    private final String value;
    /** Longer ones first: what is part of another must not break it up before it is found. */
    private final List<String> secrets;

    private Secrets(String header, String value, List<String> secrets) {
        this.header = header;
        this.value = value;
        this.secrets = secrets;
    }

    static Secrets of(Credentials credentials) throws StoreException {
        if (credentials instanceof Credentials.ApiUser user) {
            checked("API user", user.user());
            String pair = user.user() + ":" + checked("API key", user.key());
            String credential = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            return new Secrets(
                    "Authorization",
                    "Basic " + credential,
                    List.of(credential, credential.replace("=", ""), pair, user.key()));
        }
        String token = checked("access token", ((Credentials.AccessToken) credentials).token());
        return new Secrets("X-Auth-Token", token, List.of(token));
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

    static String userAgent() {
        return "Tributary/"
                + Optional.ofNullable(Secrets.class.getPackage().getImplementationVersion())
                        .orElse("0.1")
                + " (affiliate platform integration)";
    }

    String blank(String text) {
        String blanked = text;
        for (String secret : secrets) {
            blanked = blanked.replace(secret, "***");
        }
        return blanked;
    }
}
