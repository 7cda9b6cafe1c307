package io.tributary.benchmarks;

import java.io.IOException;
import java.util.List;

/** A collector in a process of its own, to be killed. */
final class CollectorProcess implements AutoCloseable {
    private final JavaProcess process;
    private final int port;
    private final String key;

    CollectorProcess(Storage storage) throws IOException {
        process = new JavaProcess(CollectorProcess.class, List.of("-Xmx256m"), storage.url());
        String[] words = process.answer().split(" ");
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
        process.kill();
    }

    @Override
    public void close() {
        process.close();
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
