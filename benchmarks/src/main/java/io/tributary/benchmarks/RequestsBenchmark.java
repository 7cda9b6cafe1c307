package io.tributary.benchmarks;

import io.tributary.sandbox.OrderMix;
import io.tributary.sandbox.StoreSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** How many requests an import costs, where the order list carries the coupon codes. */
final class RequestsBenchmark {
    private static final int ORDERS = 10_000;
    private static final Duration LONG_AGO = Duration.ofDays(60);
    private static final Duration SPREAD = Duration.ofDays(50);
    private static final double LIMIT = 6;
    private static final double QUIET_LIMIT = 2;

    private RequestsBenchmark() {}

    static void run(Consumer<Figure> out) throws Exception {
        try (World world = World.with(StoreSpec.of("requests").withoutQuota())) {
            // Quiet is a store in which nothing changed for longer than the overlap of two runs.
            OrderMix mix = OrderMix.typical().withPeriod(Instant.now().minus(LONG_AGO), SPREAD);
            world.store().generateOrders(ORDERS, 7, mix);
            double first = world.importOrders().counted("requests") * 1000.0 / ORDERS;
            out.accept(Figure.against("requests.per-1000-orders", first, "requests", LIMIT));
            double quiet = world.importOrders().counted("requests");
            out.accept(Figure.against("requests.quiet-run", quiet, "requests", QUIET_LIMIT));
        }
    }
}
