package io.tributary.shell;

import io.tributary.connections.ConnectionId;
import io.tributary.health.Finding;
import io.tributary.health.Health;
import io.tributary.health.Health.Report;
import io.tributary.health.StoreRef;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is said about health. */
final class HealthAnswers {
    private HealthAnswers() {}

    private record ReportJson(String status, List<RoomJson> rooms) {
        static ReportJson of(Report report) {
            return new ReportJson(
                    report.status().label(),
                    report.rooms().stream().map(RoomJson::of).toList());
        }
    }

    private record RoomJson(String name, boolean present, String status, List<FindingJson> findings) {
        static RoomJson of(Health.Room room) {
            return new RoomJson(
                    room.name(),
                    room.present(),
                    room.status().label(),
                    room.findings().stream().map(FindingJson::of).toList());
        }
    }

    private record FindingJson(String name, String status, String seen, String toDo, Map<String, Long> figures) {
        static FindingJson of(Finding finding) {
            return new FindingJson(
                    finding.name(),
                    finding.status().label(),
                    finding.seen(),
                    finding.toDo().isEmpty() ? null : finding.toDo(),
                    new TreeMap<>(finding.figures()));
        }
    }

    static Answer node(Services services) throws CommandFailure {
        return answer("This node", health(services).node());
    }

    static Answer store(Services services, ConnectionId store) throws CommandFailure {
        Report report = health(services)
                .store(new StoreRef(store.account().value(), store.store()))
                .orElseThrow(() -> new CommandFailure("The store " + store + " is not connected."));
        return answer("The store " + store, report);
    }

    private static Health health(Services services) throws CommandFailure {
        return services.get(Health.class, Room.HEALTH);
    }

    private static Answer answer(String subject, Report report) {
        Table table = new Table().left("ROOM").left("WHAT").left("STATUS").left("SEEN");
        for (Health.Room room : report.rooms()) {
            if (room.findings().isEmpty()) {
                table.row(room.name(), "", room.status().label(), "It is there.");
            }
            for (Finding finding : room.findings()) {
                table.row(room.name(), finding.name(), finding.status().label(), finding.seen())
                        .note(finding.toDo().isEmpty() ? "" : "What to do: " + finding.toDo());
            }
        }
        return new Answer(Text.plain(subject) + ": " + report.status().label() + "\n" + table, ReportJson.of(report));
    }
}
