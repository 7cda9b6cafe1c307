package io.tributary.sync.internal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is logged while it is open. */
final class Log implements AutoCloseable {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    Log() {
        System.setErr(new PrintStream(text, true, StandardCharsets.UTF_8));
    }

    /** The lines of one level. */
    List<String> lines(String level) {
        return text.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(" " + level + " "))
                .toList();
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
