package io.tributary.benchmarks;

import io.tributary.sandbox.OrderMix;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.function.Consumer;

/** First import of many orders without a quota: speed beside the bare loop, and what stays on the heap. */
final class ImportBenchmark {
    /** So many imports before: while the JVM still compiles, that takes one of two processors from the import. */
    private static final int WARM_UPS = 2;

    private static final int FEW = 10_000;
    private static final int MANY = 100_000;
    private static final long SEED = 42;
    private static final double MEGABYTE = 1024.0 * 1024;

    private ImportBenchmark() {}

    static void run(Consumer<Figure> out) throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            measure(MANY);
        }
        Result few = measure(FEW);
        Result many = measure(MANY);
        out.accept(Figure.against("import.orders-per-second", many.importSpeed(), "orders/s", many.bareSpeed()));
        out.accept(Figure.against(
                "import.live-heap-growth-100000", many.grown() / MEGABYTE, "MB", few.grown() / MEGABYTE));
        out.accept(Figure.of("import.heap-limit", Runtime.getRuntime().maxMemory() / MEGABYTE, "MB"));
    }

    private static Result measure(int orders) throws Exception {
        try (World world = World.with(StoreSpec.of("bench").withoutQuota())) {
            SandboxStore store = world.store();
            store.generateOrders(orders, SEED, OrderMix.typical());
            double bare = bare(store, orders);
            long before = liveHeap();
            long start = System.nanoTime();
            BenchRun run = world.importOrders();
            double imported = seconds(start);
            check(run.counted("read"), orders);
            long grown = liveHeap() - before;
            // Before and after, for the machine may have more or less to do for others meanwhile.
            bare += bare(store, orders);
            return new Result(orders / imported, 2 * orders / bare, grown);
        }
    }

    /** Seconds that the bare loop takes. */
    private static double bare(SandboxStore store, int orders) throws IOException {
        long start = System.nanoTime();
        check(BareLoop.read(store), orders);
        return seconds(start);
    }

    private static void check(long read, long orders) {
        if (read != orders) {
            throw new IllegalStateException("read " + read + " of " + orders + " orders");
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** What is alive on the heap after a full collection. */
    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private record Result(double importSpeed, double bareSpeed, long grown) {}
}
