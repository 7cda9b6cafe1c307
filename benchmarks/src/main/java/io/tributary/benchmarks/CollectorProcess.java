package io.tributary.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A collector in a process of its own, to be killed. */
final class CollectorProcess implements AutoCloseable {
    private final Process process;
    private final int port;
    private final String key;

    CollectorProcess(Storage storage) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CollectorProcess.class.getName(),
                        storage.url())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader answers =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the collector's process ended");
        }
        String[] words = line.split(" ");
        port = Integer.parseInt(words[0]);
        key = words[1];
    }

    int port() {
        return port;
    }

    String key() {
        return key;
    }

    /** Ends it by SIGKILL, and returns when it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The process itself; it ends with the one that wanted it. */
    public static void main(String[] arguments) throws Exception {
        Storage storage = Storage.at(arguments[0]);
        Web web = new Web();
        String key = CollectorBenchmark.key(storage, CollectorBenchmark.collector(storage, web));
        System.out.println(web.port() + " " + key);
        System.in.read();
        System.exit(0);
    }
}
