package io.tributary.health;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** How something is; a later one is worse. */
public enum Status {
    OK,
    /** Works, and somebody should look at it when there is time. */
    WARN,
    /** Something does not work, and somebody must act. */
    CRITICAL;

    /** The worst of several; OK when there are none. */
    public static Status worst(Collection<Status> all) {
        return all.stream().max(Comparator.naturalOrder()).orElse(OK);
    }

    /** As people and the REST API write it: {@code ok}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
