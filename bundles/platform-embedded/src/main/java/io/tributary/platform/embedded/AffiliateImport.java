package io.tributary.platform.embedded;

import java.util.List;

/**
 * What became of a list of affiliates.
 *
 * @param added how many were added: all that were new, or none
 * @param rows one for each line of the list
 */
public record AffiliateImport(int added, List<Row> rows) {
    public AffiliateImport {
        rows = List.copyOf(rows);
    }

    /** Whether a line is wrong, so that nobody is added. */
    public boolean hasErrors() {
        return rows.stream().anyMatch(row -> row.outcome() == Outcome.ERROR);
    }

    /**
     * What a line says, and what comes of it.
     *
     * @param line of the file, from 1
     * @param reason why it is wrong, or who is there already; empty otherwise
     */
    public record Row(long line, String name, String email, String code, Outcome outcome, String reason) {}

    /** What comes of a line. */
    public enum Outcome {
        /** She is new. */
        ADD,
        /** There is an affiliate with this address; nothing is changed about her. */
        EXISTS,
        ERROR
    }
}
