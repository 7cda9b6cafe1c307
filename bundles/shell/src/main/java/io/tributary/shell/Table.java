package io.tributary.shell;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, in columns as wide as they need to be, without colours or borders so that other tools can cut it. */
final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private record Column(String title, boolean right, int widest) {}

    /** A row's cells, or a note below one. */
    private record Line(List<String> cells, String note) {}

    /** Adds a column for words; longer ones are cut to {@code widest} columns. */
    Table left(String title, int widest) {
        columns.add(new Column(title, false, widest));
        return this;
    }

    /** Adds a column for words that are never cut, because people copy them. */
    Table left(String title) {
        return left(title, Integer.MAX_VALUE);
    }

    /** Adds a column for numbers. */
    Table right(String title) {
        columns.add(new Column(title, true, Integer.MAX_VALUE));
        return this;
    }

    /** Adds a row, with one text for each column. */
    Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        List<String> plain = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            plain.add(Text.cut(cells[i], columns.get(i).widest()));
        }
        lines.add(new Line(plain, ""));
        return this;
    }

    /** Adds a sentence below the last row; an empty one is left out. */
    Table note(String sentence) {
        if (!sentence.isEmpty()) {
            lines.add(new Line(List.of(), Text.plain(sentence)));
        }
        return this;
    }

    /** The table, each line ended. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text, columns.stream().map(Column::title).toList());
        for (Line line : lines) {
            if (line.note().isEmpty()) {
                append(text, line.cells());
            } else {
                text.append("  ").append(line.note()).append('\n');
            }
        }
        return text.toString();
    }

    private void append(StringBuilder text, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String fill = " ".repeat(width(i) - Text.width(cell));
            line.append(columns.get(i).right() ? fill + cell : cell + fill).append(GAP);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private int width(int column) {
        int widest = Text.width(columns.get(column).title());
        for (Line line : lines) {
            if (line.note().isEmpty()) {
                widest = Math.max(widest, Text.width(line.cells().get(column)));
            }
        }
        return widest;
    }
}
