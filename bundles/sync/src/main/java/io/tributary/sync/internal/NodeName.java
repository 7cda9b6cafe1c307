package io.tributary.sync.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** What a node is called in the database; the same after a restart, so that it knows what it left behind when killed. */
final class NodeName {
    private NodeName() {}

    /** The configured name, or else one that is made up once and kept in {@code file}. */
    static String of(Object configured, Path file) {
        String name = configured == null ? "" : configured.toString().strip();
        if (!name.isEmpty()) {
            return name;
        }
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            String made = UUID.randomUUID().toString();
            Files.writeString(file, made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("the name of this node cannot be kept in " + file, e);
        }
    }
}
