package io.tributary.platform.embedded.internal.tracking;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells programs that read pages from people, by what they say of themselves: a user agent that is missing or has one of
 * the words below, or a page that is loaded in case somebody wants it. A browser without a window is a browser.
 */
final class Bots {
    /** {@code cubot} makes phones. */
    private static final Pattern WORDS = Pattern.compile(
            "(?<!cu)bot|crawl|spider|slurp|scrape|archiver|facebookexternalhit|mediapartners|embedly|preview"
                    + "|pingdom|uptime|statuscake|site24x7|lighthouse|pagespeed|gtmetrix"
                    + "|curl/|wget/|python|java/|java-http-client|apache-httpclient|okhttp|go-http-client|libwww|axios|node-fetch",
            Pattern.CASE_INSENSITIVE);

    private Bots() {}

    /** @param purposes what the headers {@code Sec-Purpose} and {@code Purpose} say */
    static boolean isOne(Optional<String> userAgent, Optional<String> purposes) {
        return userAgent.filter(agent -> !agent.isBlank()).isEmpty()
                || WORDS.matcher(userAgent.get()).find()
                || purposes.filter(each -> each.contains("prefetch") || each.contains("prerender"))
                        .isPresent();
    }
}
