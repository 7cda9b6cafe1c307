package io.tributary.health.internal;

import io.tributary.health.Finding;
import io.tributary.health.Health.Report;
import io.tributary.health.Health.Room;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a node or a store is.
 *
 * @param status {@code ok}, {@code warn} or {@code critical}: the worst of all rooms
 * @param rooms ordered by name
 */
record ReportJson(String status, List<RoomJson> rooms) {
    static ReportJson of(Report report) {
        return new ReportJson(
                report.status().label(),
                report.rooms().stream().map(RoomJson::of).toList());
    }

    /** What one room says; {@code present} is false when it is stopped or not installed. */
    record RoomJson(String name, boolean present, String status, List<FindingJson> findings) {
        static RoomJson of(Room room) {
            return new RoomJson(
                    room.name(),
                    room.present(),
                    room.status().label(),
                    room.findings().stream().map(FindingJson::of).toList());
        }
    }

    /**
     * One thing that was looked at.
     *
     * @param toDo null when nothing is to be done
     * @param figures times are in seconds where the name says so
     */
    record FindingJson(String name, String status, String seen, String toDo, Map<String, Long> figures) {
        static FindingJson of(Finding finding) {
            return new FindingJson(
                    finding.name(),
                    finding.status().label(),
                    finding.seen(),
                    finding.toDo().isEmpty() ? null : finding.toDo(),
                    new TreeMap<>(finding.figures()));
        }
    }
}
