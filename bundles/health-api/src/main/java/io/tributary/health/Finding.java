package io.tributary.health;

import java.util.Map;

/**
 * One thing that was looked at.
 *
 * @param name short and stable, for programs: {@code cursor}
 * @param seen what was seen, a sentence for people
 * @param toDo what to do about it; empty when nothing is to be done
 * @param figures what was measured, by name; times are in seconds and their names end in {@code Seconds}
 */
public record Finding(String name, Status status, String seen, String toDo, Map<String, Long> figures) {
    public Finding {
        figures = Map.copyOf(figures);
    }

    public static Finding ok(String name, String seen, Map<String, Long> figures) {
        return new Finding(name, Status.OK, seen, "", figures);
    }
}
