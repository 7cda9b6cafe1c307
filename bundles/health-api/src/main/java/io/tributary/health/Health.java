package io.tributary.health;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** How this node and its stores are. Asks the rooms and the database, never a store. Safe for use by many threads. */
@ProviderType
public interface Health {
    /** How this node is; what was found within the last seconds is told again. */
    Report node();

    /** How one store is, looked at now; empty when no room knows it. */
    Optional<Report> store(StoreRef store);

    /** What the rooms said, ordered by room. */
    record Report(List<Room> rooms) {
        public Report {
            rooms = List.copyOf(rooms);
        }

        /** The worst of all. */
        public Status status() {
            return Status.worst(rooms.stream().map(Room::status).toList());
        }
    }

    /**
     * What one room said.
     *
     * @param present whether it is there; a stopped bundle is not
     */
    record Room(String name, boolean present, List<Finding> findings) {
        public Room {
            findings = List.copyOf(findings);
        }

        public Status status() {
            return Status.worst(findings.stream().map(Finding::status).toList());
        }
    }
}
