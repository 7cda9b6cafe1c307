package io.tributary.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The distribution with the simulated store, running in a folder of its own that goes with it. */
final class Distribution implements AutoCloseable {
    private static final String FEATURES = "etc/org.apache.karaf.features.cfg";

    private final Process process;
    private final Path data;

    private Distribution(Process process, Path data) {
        this.process = process;
        this.data = data;
    }

    /**
     * Boots it by the project's own start command.
     *
     * @param project the project's folder, where the start command is
     * @param home the distribution's folder
     */
    static Distribution start(Path project, Path home, int port, int sandboxPort, String password, Platform platform)
            throws IOException {
        Path data = Files.createTempDirectory("tributary-demo");
        Path etc = Files.createDirectories(data.resolve("etc"));
        Files.writeString(etc.resolve("io.tributary.sandbox.cfg"), "port = " + sandboxPort + "\n");
        Files.writeString(etc.resolve("io.tributary.bigcommerce.cfg"), "allowed.addresses = 127.0.0.1/32\n");
        for (Map.Entry<String, String> file : platform.configuration().entrySet()) {
            Files.writeString(etc.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(
                data.resolve(FEATURES),
                with(platform.feature(), withSandbox(Files.readString(home.resolve(FEATURES)))));
        ProcessBuilder builder = new ProcessBuilder(
                project.resolve("tributary").toString(),
                "start",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port));
        builder.environment().put("TRIBUTARY_ADMIN_PASSWORD", password);
        builder.redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectOutput(data.resolve("console.log").toFile());
        return new Distribution(builder.start(), data);
    }

    /** Adds the sandbox to the features that are installed at boot, behind the one it belongs to. */
    static String withSandbox(String features) {
        String changed = features.replaceFirst("tributary-bigcommerce(/[^,\\s\\\\)]+)?", "$0, tributary-sandbox$1");
        if (changed.equals(features)) {
            throw new IllegalStateException("the distribution does not boot tributary-bigcommerce");
        }
        return changed;
    }

    /** Boots this platform instead of the embedded one. */
    static String with(String platform, String features) {
        String changed = features.replaceFirst("tributary-platform-[a-z]+", platform);
        if (!changed.contains(platform)) {
            throw new IllegalStateException("the distribution boots no platform");
        }
        return changed;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The last lines of what it printed and logged, for telling why it does not come up. */
    String lastWords() {
        StringBuilder words = new StringBuilder();
        for (String file : List.of("console.log", "data/log/karaf.log", "log/karaf.log")) {
            try {
                List<String> lines = Files.readAllLines(data.resolve(file));
                lines.stream().skip(Math.max(0, lines.size() - 30)).forEach(line -> words.append(line)
                        .append('\n'));
            } catch (IOException e) {
                // It came not so far as to write this one.
            }
        }
        return words.toString();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(Distribution::delete);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Left behind: " + data + " (" + e.getMessage() + ")");
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
