package io.tributary.sync.internal;

import java.util.Map;
import java.util.OptionalLong;

/** How far a run is at one moment. */
record Progress(String phase, String waiting, long done, OptionalLong total, Map<String, Long> counts) {
    Progress {
        counts = Map.copyOf(counts);
    }
}
