package io.tributary.benchmarks;

import io.tributary.sandbox.OrderMix;
import io.tributary.sandbox.StoreSpec;
import java.time.Duration;
import java.util.function.Consumer;

/** An import within a small quota, where each coupon costs a request of its own. */
final class QuotaBenchmark {
    private static final int ORDERS = 2_500;
    private static final int QUOTA = 25;
    private static final Duration WINDOW = Duration.ofSeconds(5);

    private QuotaBenchmark() {}

    static void run(Consumer<Figure> out) throws Exception {
        StoreSpec spec = StoreSpec.of("quota").withoutCodesInLists().withQuota(QUOTA, WINDOW);
        try (World world = World.with(spec)) {
            world.store().generateOrders(ORDERS, 11, OrderMix.typical());
            long start = System.nanoTime();
            BenchRun run = world.importOrders();
            double seconds = (System.nanoTime() - start) / 1e9;
            long windows = (run.counted("requests") - run.counted("refused") + QUOTA - 1) / QUOTA - 1;
            out.accept(Figure.against("quota.seconds", seconds, "s", windows * WINDOW.toSeconds()));
            out.accept(Figure.of("quota.refused", run.counted("refused"), "requests"));
            out.accept(Figure.of("quota.requests", run.counted("requests"), "requests"));
        }
    }
}
