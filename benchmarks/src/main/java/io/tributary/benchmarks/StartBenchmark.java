package io.tributary.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From the command to the first answer, on a new data folder; beside it Karaf with nothing but its HTTP server. */
final class StartBenchmark {
    private static final String FEATURES = "etc/org.apache.karaf.features.cfg";
    private static final long LIMIT_SECONDS = 180;

    private final Path project;
    private final Path home;

    StartBenchmark(Path project, Path home) {
        this.project = project;
        this.home = home;
    }

    void run(Consumer<Figure> out) throws Exception {
        String features = Files.readString(home.resolve(FEATURES));
        double bare = measure(withoutTributary(features), status -> status == HttpURLConnection.HTTP_NOT_FOUND);
        // Somebody who did not log in is turned away once everything is there, and asked to wait before.
        double ready = measure(features, status -> status == HttpURLConnection.HTTP_UNAUTHORIZED);
        out.accept(Figure.against("start.ready", ready, "s", bare));
    }

    private static String withoutTributary(String features) {
        // One feature a line, as the distribution has them.
        return features.lines()
                .map(line -> line.replaceFirst("tributary-platform-embedded/[^,]*", "http"))
                .filter(line -> !line.strip().startsWith("tributary-"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private double measure(String features, IntPredicate isReady) throws Exception {
        Path data = Files.createTempDirectory("tributary-start");
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Files.createDirectories(data.resolve("etc"));
        Files.writeString(data.resolve(FEATURES), features);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(List.of(
                        project.resolve("tributary").toString(),
                        "start",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(new File("/dev/null"))
                .start();
        try {
            URI api = URI.create("http://127.0.0.1:" + port + "/tributary/api/v1/");
            while (!isReady.test(status(api))) {
                double seconds = (System.nanoTime() - start) / 1e9;
                if (!process.isAlive() || seconds > LIMIT_SECONDS) {
                    throw new IOException("no answer at " + api + " after " + seconds + " s");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
            try (Stream<Path> files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static int status(URI api) {
        try {
            return ((HttpURLConnection) api.toURL().openConnection()).getResponseCode();
        } catch (IOException e) {
            return 0;
        }
    }
}
