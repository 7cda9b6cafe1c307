package io.tributary.shell;

import io.tributary.audit.AuditCheck;
import io.tributary.audit.AuditEntry;
import io.tributary.audit.AuditRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said about changes. */
final class AuditAnswers {
    private AuditAnswers() {}

    /** An entry for programs, with the members of the REST API. */
    private record EntryJson(
            long number,
            String at,
            String store,
            String subject,
            String action,
            String by,
            String from,
            String before,
            String after,
            String hash) {
        static EntryJson of(AuditRecord written) {
            AuditEntry entry = written.entry();
            return new EntryJson(
                    written.number(),
                    written.at().toString(),
                    entry.store(),
                    entry.subject(),
                    entry.action(),
                    entry.by().name(),
                    entry.by().from(),
                    entry.before(),
                    entry.after(),
                    written.hash());
        }
    }

    private record CheckJson(String account, boolean intact, long entries, Long broken, String problem, String hash) {
        static CheckJson of(AuditCheck check) {
            Long broken = check.broken().isPresent() ? check.broken().getAsLong() : null;
            return new CheckJson(
                    check.account(), check.intact(), check.entries(), broken, check.problem(), check.hash());
        }
    }

    /** @param more whether there are entries that are not among these */
    static Answer list(List<AuditRecord> entries, boolean more) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("items", entries.stream().map(EntryJson::of).toList());
        json.put("more", more);
        if (entries.isEmpty()) {
            return new Answer("Nothing was changed yet.\n", json);
        }
        Table table = new Table()
                .right("ENTRY")
                .left("AT")
                .left("STORE", 30)
                .left("SUBJECT", 50)
                .left("ACTION")
                .left("BY", 30)
                .left("FROM", 40);
        for (AuditRecord written : entries) {
            AuditEntry entry = written.entry();
            table.row(
                            Long.toString(written.number()),
                            written.at().toString(),
                            entry.store(),
                            entry.subject(),
                            entry.action(),
                            entry.by().name(),
                            entry.by().from())
                    .note(difference(entry));
        }
        return new Answer(table + (more ? "There are more; --limit shows them.\n" : ""), json);
    }

    private static String difference(AuditEntry entry) {
        if (entry.before().isEmpty()) {
            return entry.after();
        }
        return entry.before() + " -> " + (entry.after().isEmpty() ? "nothing" : entry.after());
    }

    static Answer checks(List<AuditCheck> checks) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("items", checks.stream().map(CheckJson::of).toList());
        StringBuilder text = new StringBuilder();
        for (AuditCheck check : checks) {
            String found = check.intact()
                    ? check.entries() + " entries, all as they were written, the last with the hash " + check.hash()
                            + "."
                    : "BROKEN at entry " + check.broken().getAsLong() + ". " + check.problem();
            text.append(Text.plain(check.account() + ": " + found)).append('\n');
        }
        return new Answer(checks.isEmpty() ? "Nothing was changed yet.\n" : text.toString(), json);
    }
}
