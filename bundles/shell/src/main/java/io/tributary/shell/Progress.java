package io.tributary.shell;

import java.util.function.Consumer;

/** A line on the terminal that is written over and over again. Needs nothing but a carriage return and blanks. */
final class Progress {
    /** Shows nothing. */
    static final Progress NONE = new Progress(text -> {}, 0);

    private final Consumer<String> out;
    private final int columns;
    private String last = "";

    Progress(Consumer<String> out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    /** Shows this line instead of the one before, cut to the terminal's width. */
    void show(String line) {
        if (columns == 0) {
            return;
        }
        String cut = Text.cut(line, columns);
        if (!cut.equals(last)) {
            int left = Math.max(0, Text.width(last) - Text.width(cut));
            out.accept("\r" + cut + " ".repeat(left) + "\b".repeat(left));
            last = cut;
        }
    }

    /** Leaves an empty line for what comes next. */
    void end() {
        show("");
        if (columns > 0) {
            out.accept("\r");
        }
    }
}
