package io.tributary.shell;

import io.tributary.connections.ConnectionId;
import io.tributary.platform.TrackingCode;
import io.tributary.storefront.InstalledScript;
import io.tributary.storefront.TrackingStatus;
import io.tributary.storefront.Verification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What is said about tracking codes. */
final class StoreTrackingAnswers {
    private StoreTrackingAnswers() {}

    private record InstalledJson(
            String id, boolean current, String installedAt, String visibility, String consentCategory, String note) {
        static InstalledJson of(InstalledScript script) {
            return new InstalledJson(
                    script.id().value(),
                    script.current(),
                    script.installedAt().toString(),
                    Text.label(script.visibility()),
                    Text.label(script.consent()),
                    script.note());
        }
    }

    private record VerifiedJson(String at, String outcome, String page, String detail) {
        static VerifiedJson of(Verification seen) {
            return new VerifiedJson(seen.at().toString(), seen.outcome().label(), seen.page(), seen.detail());
        }
    }

    static Answer status(ConnectionId store, TrackingStatus status) {
        Map<String, Object> json = store(store);
        json.put("available", status.code().isPresent());
        json.put("html", status.code().map(TrackingCode::html).orElse(null));
        json.put("publicKey", status.code().map(TrackingCode::publicKey).orElse(null));
        json.put("canInstall", status.canInstall());
        json.put("reason", status.reason());
        json.put("installed", status.installed().map(InstalledJson::of).orElse(null));
        json.put("verified", status.verified().map(VerifiedJson::of).orElse(null));
        String text = status.code().map(StoreTrackingAnswers::code).orElse("")
                + (status.reason().isEmpty() ? "" : Text.plain(status.reason()) + "\n")
                + status.installed().map(StoreTrackingAnswers::installed).orElse("Nothing is installed.\n")
                + status.verified()
                        .map(seen -> "Last looked at " + seen.at() + ": " + seen(seen))
                        .orElse("");
        return new Answer(text, json);
    }

    static Answer verified(ConnectionId store, Verification seen) {
        Map<String, Object> json = store(store);
        json.put("at", seen.at().toString());
        json.put("outcome", seen.outcome().label());
        json.put("page", seen.page());
        json.put("detail", seen.detail());
        return new Answer(seen(seen), json);
    }

    private static Map<String, Object> store(ConnectionId store) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("store", store.store());
        json.put("account", store.account().value());
        return json;
    }

    /** Line by line, so that it can be copied. */
    private static String code(TrackingCode code) {
        return code.html().lines().map(Text::plain).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String installed(InstalledScript script) {
        return "Installed " + script.installedAt() + " as script " + script.id() + ", "
                + Text.label(script.visibility())
                + ", " + Text.label(script.consent())
                + (script.current() ? ".\n" : "; --install brings it up to date.\n")
                + (script.note().isEmpty() ? "" : Text.plain(script.note()) + "\n");
    }

    private static String seen(Verification seen) {
        return seen.outcome().label() + ", " + Text.plain(seen.page()) + ". " + Text.plain(seen.detail()) + "\n";
    }
}
