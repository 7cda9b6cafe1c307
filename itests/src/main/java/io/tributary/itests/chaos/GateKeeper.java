package io.tributary.itests.chaos;

import com.sun.net.httpserver.HttpServer;
import io.tributary.itests.gate.Gate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Where the gate in a node asks to pass: {@link Gate#BEFORE} and {@link Gate#AFTER} each put. */
final class GateKeeper implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    GateKeeper(Consumer<String> passing) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            passing.accept(exchange.getRequestURI().getPath().substring(1));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    /** What the JVM of a node is told, so that its gate asks here. */
    String option() {
        return "-D" + Gate.ADDRESS + "=http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
