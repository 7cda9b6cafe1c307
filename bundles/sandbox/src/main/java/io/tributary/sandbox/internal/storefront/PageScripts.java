package io.tributary.sandbox.internal.storefront;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.sandbox.internal.store.Store;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The scripts of merchant and apps, as a page carries them. */
final class PageScripts {

    /** What kinds of pages the visibility of scripts knows. */
    enum Kind {
        STOREFRONT,
        CHECKOUT,
        ORDER_CONFIRMATION
    }

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\{?\\s*([\\w.]+)\\s*}}}?");

    private final Store store;
    private final Kind kind;
    private final Consent consent;
    private final String order;

    /** @param order the number of the order that the page confirms; empty on others */
    PageScripts(Store store, Kind kind, Consent consent, String order) {
        this.store = store;
        this.kind = kind;
        this.consent = consent;
        this.order = order;
    }

    /** What stands at the location {@code head} or {@code footer}. */
    String at(String location) {
        String scripts = store.scripts().all().stream()
                .filter(script -> script.path("location").asText().equals(location))
                .filter(this::isShown)
                .map(this::html)
                .collect(Collectors.joining("\n"));
        boolean analytics = location.equals("footer") && consent.allows("analytics");
        return analytics ? scripts + "\n" + store.webAnalytics() : scripts;
    }

    private boolean isShown(ObjectNode script) {
        String visibility = script.path("visibility").asText();
        return script.path("enabled").asBoolean()
                && script.path("channel_id").asInt() == 1
                && consent.allows(script.path("consent_category").asText())
                && Set.of("all_pages", kind.name().toLowerCase(java.util.Locale.ROOT))
                        .contains(visibility);
    }

    private String html(ObjectNode script) {
        if (script.path("kind").asText().equals("script_tag")) {
            return withVariables(script.path("html").asText());
        }
        String load = script.path("load_method").asText();
        String hashes = script.path("integrity_hashes")
                .valueStream()
                .map(hash -> hash.path("hash").asText(hash.asText()))
                .collect(Collectors.joining(" "));
        return "<script src=\"" + Html.text(script.path("src").asText()) + "\""
                + (load.equals("default") ? "" : " " + load)
                + (hashes.isEmpty() ? "" : " integrity=\"" + Html.text(hashes) + "\" crossorigin=\"anonymous\"")
                + "></script>";
    }

    /** Variables that the page does not know are empty, as everywhere in Handlebars. */
    private String withVariables(String html) {
        return VARIABLE.matcher(html)
                .replaceAll(found -> found.group(1).equals("checkout.order.id") ? Matcher.quoteReplacement(order) : "");
    }
}
