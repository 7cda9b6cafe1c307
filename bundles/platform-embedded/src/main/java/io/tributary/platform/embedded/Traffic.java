package io.tributary.platform.embedded;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Who came and who bought in a time of whole days of UTC.
 *
 * @param rows those with the most visits first, at most {@value #MOST_ROWS}; days in their order, also those on which
 *     nothing happened
 */
public record Traffic(LocalDate from, LocalDate to, By by, List<Row> rows, Count totals) {
    public static final int MOST_ROWS = 1000;
    /** Stands for all names of a day beyond the first thousand. */
    public static final String OTHER = "(other)";

    public Traffic {
        rows = List.copyOf(rows);
    }

    /** What the rows are told apart by. */
    public enum By {
        DAY,
        AFFILIATE,
        CAMPAIGN,
        LANDING
    }

    /** @param name a day, the id of an affiliate, a campaign, or host and path of a page */
    public record Row(String name, Count count) {}

    /**
     * What came of visits.
     *
     * @param visitors one who comes on two days is counted twice
     * @param leads new ones
     * @param purchases that count
     */
    public record Count(long visits, long visitors, long leads, long purchases) {
        private static final int PLACES = 4;

        /** Purchases for each visitor; empty without visitors. */
        public Optional<BigDecimal> conversion() {
            return visitors == 0
                    ? Optional.empty()
                    : Optional.of(BigDecimal.valueOf(purchases)
                            .divide(BigDecimal.valueOf(visitors), PLACES, RoundingMode.HALF_UP));
        }
    }
}
