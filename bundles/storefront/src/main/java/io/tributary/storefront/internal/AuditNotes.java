package io.tributary.storefront.internal;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditEntry;
import io.tributary.bigcommerce.ScriptId;
import io.tributary.connections.ConnectionId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is written into the audit log about tracking codes. */
final class AuditNotes {
    private static final String SUBJECT = "tracking code";

    private AuditNotes() {}

    static AuditEntry installed(
            ConnectionId store, Optional<ScriptRow> before, ScriptRow now, Installer.Done done, Actor by) {
        String extra = done.extra().isEmpty() ? "" : ", taken away beside it: " + ids(done.extra());
        return entry(
                store,
                "tracking-code."
                        + (done.step() == Installer.Step.NONE ? Installer.Step.UPDATE : done.step())
                                .name()
                                .toLowerCase(Locale.ROOT),
                by,
                before.map(AuditNotes::described).orElse(""),
                described(now) + extra);
    }

    static AuditEntry removed(ConnectionId store, List<ScriptId> gone, Actor by) {
        return entry(store, "tracking-code.remove", by, gone.isEmpty() ? "not there any more" : ids(gone), "");
    }

    private static AuditEntry entry(ConnectionId store, String action, Actor by, String before, String after) {
        return new AuditEntry(store.account().value(), store.store(), SUBJECT, action, by, before, after);
    }

    private static String described(ScriptRow script) {
        return "script " + script.id() + ", " + label(script.visibility()) + ", " + label(script.consent())
                + ", html SHA-256 " + script.digest();
    }

    private static String ids(List<ScriptId> ids) {
        return ids.stream().map(id -> "script " + id).collect(Collectors.joining(", "));
    }

    private static String label(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
