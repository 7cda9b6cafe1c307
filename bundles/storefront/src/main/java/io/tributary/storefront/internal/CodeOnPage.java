package io.tributary.storefront.internal;

import io.tributary.platform.TrackingCode;
import io.tributary.storefront.Verification.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Looks for a tracking code in a page. Knows no platform: how often the script's address belongs on a page, and by which
 * word the public key is given, it learns from the code itself.
 */
final class CodeOnPage {
    /** The last word before the key: {@code key} in {@code Tributary.key = "} and in {@code {key:"}. */
    private static final Pattern WORD = Pattern.compile("([A-Za-z_$][\\w$-]*)\\s*[=:(]\\s*[\"']?$");

    private static final int LONGEST_SHOWN = 60;

    private final TrackingCode code;
    private final Optional<Pattern> key;

    CodeOnPage(TrackingCode code) {
        this.code = code;
        Matcher word =
                WORD.matcher(code.html().substring(0, Math.max(0, code.html().indexOf(code.publicKey()))));
        key = word.find()
                ? Optional.of(
                        Pattern.compile("\\b" + Pattern.quote(word.group(1)) + "\\s*[=:(]\\s*[\"']?([A-Za-z0-9_.-]+)"))
                : Optional.empty();
    }

    /**
     * What was found.
     *
     * @param others keys of others, in order
     * @param heldBack whether the browser runs it only after the shopper has agreed to it
     */
    record Found(Outcome outcome, List<String> others, boolean heldBack) {}

    /** One place on a page where the platform's script is loaded, with its key; empty when it has none. */
    private record Place(Optional<String> key, boolean heldBack) {}

    Found in(String html) {
        List<Place> places = places(html);
        List<String> keys =
                places.stream().flatMap(place -> place.key().stream()).toList();
        int ours = Collections.frequency(keys, code.publicKey());
        TreeSet<String> others = new TreeSet<>(keys);
        others.remove(code.publicKey());
        boolean heldBack = !places.isEmpty() && places.stream().allMatch(Place::heldBack);
        return new Found(outcome(places.size(), ours, !others.isEmpty()), List.copyOf(others), heldBack);
    }

    private Outcome outcome(int places, int ours, boolean hasOthers) {
        if (places == 0) {
            return Outcome.MISSING;
        }
        if (ours == 0 || hasOthers) {
            return Outcome.OTHER_KEY;
        }
        return places > Math.max(1, places(code.html()).size()) ? Outcome.TWICE : Outcome.PRESENT;
    }

    private List<Place> places(String html) {
        List<Element> scripts = List.copyOf(Jsoup.parse(html).select("script"));
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < scripts.size(); i++) {
            Element script = scripts.get(i);
            if (text(script).contains(code.script())) {
                Optional<String> here = key(text(script));
                // A script that is only an address is told its key by the one behind it.
                Optional<String> found =
                        here.isEmpty() && i + 1 < scripts.size() ? key(text(scripts.get(i + 1))) : here;
                places.add(new Place(found, script.attr("type").equalsIgnoreCase("text/plain")));
            }
        }
        return places;
    }

    private Optional<String> key(String text) {
        if (text.contains(code.publicKey())) {
            return Optional.of(code.publicKey());
        }
        Optional<Matcher> matcher = key.map(pattern -> pattern.matcher(text)).filter(Matcher::find);
        return matcher.map(found -> found.group(1))
                .map(found -> found.substring(0, Math.min(found.length(), LONGEST_SHOWN)));
    }

    /** Attributes and text. Consent managers keep scripts as texts in JSON until they may run. */
    private static String text(Element script) {
        StringBuilder text = new StringBuilder();
        script.attributes().forEach(attribute -> text.append(attribute.getKey())
                .append("=\"")
                .append(attribute.getValue())
                .append("\"\n"));
        return text.append(script.data()).toString().replace("\\/", "/").replace("\\\"", "\"");
    }
}
