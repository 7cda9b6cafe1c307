package io.tributary.shell;

import io.tributary.orderimport.ReconcileKind;
import io.tributary.orderimport.ReconcileReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is said about a reconcile. */
final class ReconcileAnswers {
    private ReconcileAnswers() {}

    /** A report for programs; {@code error} is empty unless the run failed. */
    private record ReportJson(
            long run,
            boolean dryRun,
            String from,
            String to,
            boolean complete,
            boolean agrees,
            long listed,
            long counted,
            List<ReconcileReport.StatusCount> statuses,
            List<StandingJson> standings,
            long unseen,
            long hidden,
            Map<String, Long> found,
            List<FindingJson> orders,
            String error) {}

    private record StandingJson(String state, String reason, long orders) {}

    private record FindingJson(long order, String kind, String detail) {}

    /** @param error of the run; empty unless it failed */
    static Answer report(ReconcileReport report, String error) {
        StringBuilder text = new StringBuilder();
        text.append("Orders from ").append(report.from()).append(" to ").append(report.to());
        text.append(": the store lists ").append(report.listed()).append(", and counts ");
        text.append(report.counted()).append(".\n");
        if (!error.isEmpty()) {
            text.append(Text.plain(error)).append('\n');
        }
        text.append(statuses(report)).append('\n').append(standings(report)).append('\n');
        text.append(findings(report));
        return new Answer(text.toString(), json(report, error));
    }

    /** Only the statuses of which the store counts and lists different numbers. */
    private static String statuses(ReconcileReport report) {
        Table table = new Table().right("STATUS").right("COUNTED").right("LISTED");
        boolean any = false;
        for (ReconcileReport.StatusCount status : report.statuses()) {
            if (status.counted() != status.listed()) {
                any = true;
                table.row(
                                Integer.toString(status.status()),
                                Long.toString(status.counted()),
                                Long.toString(status.listed()))
                        .note(
                                status.status() == 0
                                        ? "The store counts unfinished checkouts otherwise than it lists."
                                        : "");
            }
        }
        return any ? table.toString() : "";
    }

    private static String standings(ReconcileReport report) {
        Table table = new Table().right("ORDERS").left("STATE").left("REASON");
        report.standings()
                .forEach(each ->
                        table.row(Long.toString(each.orders()), each.state().label(), each.why()));
        if (report.unseen() > 0) {
            table.row(Long.toString(report.unseen()), "", "not in the ledger");
        }
        if (report.hidden() > 0) {
            table.row(Long.toString(report.hidden()), "", "archived or gone, and not listed");
        }
        return table.toString();
    }

    private static String findings(ReconcileReport report) {
        if (report.found().isEmpty()) {
            return "Nothing differs.\n";
        }
        StringBuilder text = new StringBuilder();
        for (ReconcileKind kind : ReconcileKind.values()) {
            long orders = report.found().getOrDefault(kind, 0L);
            if (orders > 0) {
                text.append(kind.label()).append(' ').append(orders).append(": ");
                text.append(kind.means()).append(".\n");
            }
        }
        Table table = new Table().right("ORDER").left("FOUND").left("WHAT WAS SEEN");
        report.orders()
                .forEach(each ->
                        table.row(Long.toString(each.order()), each.kind().label(), each.detail()));
        text.append(table);
        long all = report.found().values().stream().mapToLong(Long::longValue).sum();
        if (all > report.orders().size()) {
            text.append("and ").append(all - report.orders().size()).append(" more.\n");
        }
        if (report.differences() > 0) {
            text.append(
                    report.dryRun()
                            ? "Nothing was done about it, since this was a dry run.\n"
                            : "What differs is looked at again: bigcommerce:runs shows the run.\n");
        }
        return text.toString();
    }

    private static ReportJson json(ReconcileReport report, String error) {
        Map<String, Long> found = new TreeMap<>();
        for (ReconcileKind kind : ReconcileKind.values()) {
            found.put(kind.label(), report.found().getOrDefault(kind, 0L));
        }
        return new ReportJson(
                report.run(),
                report.dryRun(),
                report.from().toString(),
                report.to().toString(),
                report.complete(),
                report.agrees(),
                report.listed(),
                report.counted(),
                report.statuses(),
                report.standings().stream()
                        .map(each -> new StandingJson(each.state().label(), each.reason(), each.orders()))
                        .toList(),
                report.unseen(),
                report.hidden(),
                found,
                report.orders().stream()
                        .map(each -> new FindingJson(each.order(), each.kind().label(), each.detail()))
                        .toList(),
                error);
    }
}
