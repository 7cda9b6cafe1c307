package io.tributary.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Where an API key comes from: never from the command line, which ends in histories and process lists. */
final class KeySource {
    private static final int LARGEST = 4096;

    private final Map<String, String> environment;
    private final Path directory;

    /** @param directory relative files are looked for in it */
    KeySource(Map<String, String> environment, Path directory) {
        this.environment = environment;
        this.directory = directory;
    }

    String environment(String name) throws CommandFailure {
        String key = environment.getOrDefault(name, "").strip();
        if (key.isEmpty()) {
            throw new CommandFailure("The environment variable " + Text.cut(name, 60) + " is not set for this Karaf.");
        }
        return key;
    }

    /** The first line of a small file. */
    String file(String path) throws CommandFailure {
        byte[] content;
        try (InputStream in = Files.newInputStream(directory.resolve(path))) {
            content = in.readNBytes(LARGEST);
        } catch (IOException | InvalidPathException e) {
            throw new CommandFailure("The file " + Text.cut(path, 200) + " cannot be read on this Karaf's machine.");
        }
        return new String(content, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElseThrow(() -> new CommandFailure("The file " + Text.cut(path, 200) + " is empty."));
    }
}
