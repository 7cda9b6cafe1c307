package io.tributary.platform;

import io.tributary.platform.CodeHistory.Tenure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who sent a shopper, at which time, by the host's own rules: whether the first or the last affiliate counts, and for how
 * many days.
 *
 * @param known how the host knows her
 * @param tenures in the order of time, not overlapping; each with the state that the affiliate had at that time
 * @param path how she came, in the order of time, for people; at most {@value #MOST_STEPS} steps
 */
public record LeadHistory(Known known, List<Tenure> tenures, List<Step> path) {
    public static final int MOST_STEPS = 20;

    public LeadHistory {
        tenures = List.copyOf(tenures);
        path = List.copyOf(path);
    }

    /** Who had sent her at {@code moment}; empty when nobody had, or too long ago. */
    public Optional<Tenure> at(Instant moment) {
        return tenures.stream().filter(tenure -> tenure.covers(moment)).findFirst();
    }

    /** How a host knows a shopper. */
    public enum Known {
        /** She left the order's e-mail address on a page. */
        EMAIL,
        /** The browser that showed the order's confirmation told so: a hint, since anybody can make a browser tell it. */
        BROWSER
    }

    /**
     * Something that she did.
     *
     * @param what a phrase for people without her e-mail address, to be escaped wherever it is shown
     */
    public record Step(Instant at, String what) {}
}
