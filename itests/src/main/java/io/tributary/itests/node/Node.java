package io.tributary.itests.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A node of Tributary as an operating system's process. One thread starts it; any may kill it. */
public final class Node implements AutoCloseable {
    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final int LAST_LINES = 40;

    private final NodeFolder folder;
    private final int port;
    private final String options;
    private final Rest rest;
    /** A node does not outlive who started it, even if he is stopped. */
    private final Thread guard = new Thread(this::kill);

    private volatile Process process;

    /**
     * @param options what the JVM is told besides, parted by blanks; may be empty
     */
    public Node(NodeFolder folder, String options) throws IOException {
        this.folder = folder;
        this.options = options;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
        this.rest = new Rest(URI.create("http://127.0.0.1:" + port + "/tributary/api/v1/"), NodeFolder.PASSWORD);
        Runtime.getRuntime().addShutdownHook(guard);
    }

    public Rest rest() {
        return rest;
    }

    /** Boots it as the start script does. The process is Karaf's JVM itself, no shell around it. */
    public void start() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(folder.assembly().resolve("bin/karaf").toString(), "server");
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of("KARAF_NOROOT", "JAVA_OPTS", "EXTRA_JAVA_OPTS"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("KARAF_BASE", folder.path().toString());
        environment.put("KARAF_DATA", folder.path().resolve("data").toString());
        environment.put("KARAF_ETC", folder.path().resolve("etc").toString());
        environment.put("KARAF_LOG", folder.path().resolve("data/log").toString());
        environment.put("KARAF_EXEC", "exec");
        environment.put("CHECK_ROOT_INSTANCE_RUNNING", "false");
        environment.put(
                "KARAF_OPTS",
                "-Xmx256m -Dkaraf.instances=instances -Dtributary.http.port=" + port
                        + " -Dtributary.http.bind=127.0.0.1 " + options);
        builder.redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(
                folder.path().resolve("console.log").toFile()));
        process = builder.start();
    }

    /** Waits until these addresses below the API answer 200. */
    public void awaitReady(String... paths) throws Exception {
        for (String path : paths) {
            Await.see("the answer of " + path, BOOT, () -> isReady(path), ready -> ready);
        }
    }

    private boolean isReady(String path) throws IOException, InterruptedException {
        try {
            return rest.get(path).status() == 200;
        } catch (IOException e) {
            if (!isAlive()) {
                throw new IOException("the node ended while it booted\n" + lastWords(), e);
            }
            return false;
        }
    }

    public boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** Ends the JVM by SIGKILL, and returns when it is gone. */
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            awaitEnd(running, 30);
        }
    }

    /** Ends it as an operator does. */
    public void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
            if (!awaitEnd(running, 60)) {
                throw new IllegalStateException("the node does not stop\n" + lastWords());
            }
        }
    }

    private static boolean awaitEnd(Process running, int seconds) {
        try {
            return running.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Freezes the process, as a long pause of its machine would. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IOException("the node cannot be sent SIG" + name);
        }
    }

    /** The end of its log, for telling what went wrong. */
    public String lastWords() {
        Path log = folder.path().resolve("data/log/karaf.log");
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole log. */
    public String log() throws IOException {
        return Files.readString(folder.path().resolve("data/log/karaf.log"));
    }

    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(guard);
        } catch (IllegalStateException e) {
            // The guard is at work already.
        }
    }
}
