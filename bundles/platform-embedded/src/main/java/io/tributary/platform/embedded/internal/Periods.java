package io.tributary.platform.embedded.internal;

import io.tributary.platform.embedded.Dashboard;
import io.tributary.platform.embedded.RefusedException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Times that may be asked for at once. */
final class Periods {
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private Periods() {}

    /** @param to belongs to it */
    static void check(LocalDate from, LocalDate to) throws RefusedException {
        if (from.isBefore(FIRST) || to.isAfter(LAST)) {
            throw new RefusedException.Invalid("from", "days are of the years 1900 to 2999");
        }
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1) {
            throw new RefusedException.Invalid("to", "to lies before from");
        }
        if (days > Dashboard.LONGEST) {
            throw new RefusedException.Invalid(
                    "from", "at most " + Dashboard.LONGEST + " days at once, these are " + days);
        }
    }
}
