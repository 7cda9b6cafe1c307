package io.tributary.benchmarks;

import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Many stores in a process of their own, so that what they cost is not taken for what we cost. */
final class StoreProcess implements AutoCloseable {
    static final String TOKEN = "benchmark";

    private final JavaProcess process;
    private final int port;

    /** Starts it, with stores {@code q0}, {@code q1}, ... that have one old order each. */
    StoreProcess(int stores) throws IOException {
        process = new JavaProcess(StoreProcess.class, List.of("-Xmx1g"), Integer.toString(stores));
        port = Integer.parseInt(process.answer());
    }

    String address(String store) {
        return "http://127.0.0.1:" + port + "/stores/" + store + "/v3/";
    }

    /** Something happens to the order of each of the first stores. */
    void change(int stores) throws IOException {
        process.tell(Integer.toString(stores));
        process.answer();
    }

    @Override
    public void close() {
        process.close();
    }

    /** The process itself. */
    public static void main(String[] arguments) throws IOException {
        try (SandboxServer server = SandboxServer.start(0, Clock.systemUTC());
                BufferedReader words = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            List<SandboxStore> stores = new ArrayList<>();
            Instant longAgo = Instant.now().minus(Duration.ofDays(30));
            for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
                SandboxStore store = server.createStore(StoreSpec.of("q" + i).withToken(TOKEN));
                store.addOrder(OrderSpec.of("100.00")
                        .withCoupon("ANN10", "10.00")
                        .withCreated(longAgo)
                        .withModified(longAgo));
                stores.add(store);
            }
            System.out.println(server.port());
            words.lines().forEach(word -> {
                stores.subList(0, Integer.parseInt(word)).forEach(StoreProcess::change);
                System.out.println("changed");
            });
        } catch (UncheckedIOException e) {
            // Whoever wanted the stores is gone.
        }
    }

    private static void change(SandboxStore store) {
        long order = store.orderIds().get(0);
        store.setStatus(order, store.order(order).statusId() == 10 ? 11 : 10);
    }
}
