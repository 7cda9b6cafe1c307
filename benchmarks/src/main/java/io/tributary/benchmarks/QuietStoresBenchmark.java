package io.tributary.benchmarks;

import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Many stores in which nothing happens, polled by one node. All are made due at once instead of over a quarter of an hour,
 * so that a round is over in minutes; what the processors did for it is what they would do in that time, and the share is
 * computed from it. What the node does between polls (a look at the database every few seconds) is too little to see.
 */
final class QuietStoresBenchmark {
    private static final int STORES = 10_000;
    private static final int ORDERS = 1_000_000;
    private static final double INTERVAL_SECONDS = 15 * 60;
    private static final double CHANGED = 0.05;
    private static final double PERCENT = 100;

    private QuietStoresBenchmark() {}

    private record Round(double cpu, double statements) {}

    static void run(Options options, Consumer<Figure> out) throws Exception {
        int stores = options.number("--stores", STORES);
        int few = Math.max(10, stores / 10);
        double[] heap = new double[2];
        Round small = measure(few, 0, heap, null);
        double heapOfFew = heap[0];
        Round large = measure(stores, options.number("--orders", ORDERS), heap, out);
        out.accept(Figure.against("quiet-stores.cpu-per-poll", 1000 * large.cpu(), "ms", 1000 * small.cpu()));
        out.accept(Figure.against(
                "quiet-stores.statements-per-poll", large.statements(), "statements", small.statements()));
        out.accept(Figure.of(
                "quiet-stores.cpu-share", PERCENT * large.cpu() * stores / INTERVAL_SECONDS, "% of one processor"));
        out.accept(Figure.against("quiet-stores.live-heap", heap[0], "MB", heapOfFew));
        out.accept(Figure.of("quiet-stores.heap-limit", Runtime.getRuntime().maxMemory() / 1024.0 / 1024, "MB"));
    }

    /** @param out for what else there is to see; null to leave that out */
    private static Round measure(int stores, int orders, double[] heap, Consumer<Figure> out) throws Exception {
        try (Storage storage = Storage.h2();
                StoreProcess process = new StoreProcess(stores);
                Node node = new Node(storage, process, stores)) {
            // The first import, and a second look at where it ended.
            node.poll();
            node.poll();
            Round quiet = round(node, storage, stores);
            heap[0] = Load.liveHeap();
            if (out != null) {
                int changed = (int) Math.ceil(stores * CHANGED);
                process.change(changed);
                Round some = round(node, storage, stores);
                out.accept(Figure.against(
                        "quiet-stores.cpu-of-round-with-5-percent-changed",
                        some.cpu() * stores,
                        "s",
                        quiet.cpu() * stores));
                node.poll();
                node.poll();
                fill(storage, orders / stores);
                Round full = round(node, storage, stores);
                out.accept(Figure.against(
                        "quiet-stores.cpu-per-poll-with-" + orders + "-orders",
                        1000 * full.cpu(),
                        "ms",
                        1000 * quiet.cpu()));
                out.accept(Figure.against(
                        "quiet-stores.statements-per-poll-with-" + orders + "-orders",
                        full.statements(),
                        "statements",
                        quiet.statements()));
            }
            return quiet;
        }
    }

    /** What one poll costs, the mean of all stores. */
    private static Round round(Node node, Storage storage, int stores) throws Exception {
        double cpu = Load.cpuSeconds();
        long statements = storage.statements();
        node.poll();
        return new Round((Load.cpuSeconds() - cpu) / stores, (double) (storage.statements() - statements) / stores);
    }

    /** Gives every store more orders that were imported long ago: copies of the one that it has. */
    private static void fill(Storage storage, int each) throws SQLException {
        LedgerRows.multiply(
                storage, "orders_order", "orders_order", Map.of("order_id", "order_id + 1000000 + x"), 1, each);
    }
}
