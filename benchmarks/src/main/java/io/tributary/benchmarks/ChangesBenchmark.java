package io.tributary.benchmarks;

import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.sandbox.LoggedRequest;
import io.tributary.sandbox.OrderMix;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.RefundSpec;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Orders with refunds, of which one in twenty changes while they are imported. After the following runs over the quiet store
 * the platform must hold what the store's final state says; that is computed here anew, by none of the importer's code.
 */
final class ChangesBenchmark {
    private static final int ORDERS = 100_000;
    private static final double CHANGED = 0.05;
    private static final double REFUNDED = 0.02;
    private static final long SEED = 23;
    private static final double MOST_LISTS = 2;
    private static final Set<Integer> PAID = Set.of(2, 3, 8, 9, 10, 11, 14);
    private static final int[] NEXT = {2, 9, 10, 11, 5, 4, 7};
    private static final Map<String, String> OWNERS = Map.of("ANN10", "ANN10", "BOB10", "BOB10");
    private static final int SLICE = 1000;
    /** Without those that come with refunds that only the generator knows. */
    private static final int[] STATUSES = {0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13};

    private final SandboxStore store;
    private final Random random = new Random(SEED);
    /** What was refunded of the goods by order, in ten-thousandths. */
    private final Map<Long, Long> refunded = new HashMap<>();

    private List<Long> ids = List.of();
    private int left;

    private ChangesBenchmark(SandboxStore store) {
        this.store = store;
    }

    static void run(Options options, Consumer<Figure> out) throws Exception {
        int orders = options.number("--orders", ORDERS);
        long quiet = lists(orders, 0, null);
        long changing = lists(orders, CHANGED, out);
        out.accept(Figure.against("changes.list-requests", changing, "requests", quiet));
        if (changing > MOST_LISTS * quiet) {
            throw new IllegalStateException("more than twice the list requests of a quiet store");
        }
    }

    /** Imports, and then twice more when the store is quiet; answers how many list requests that took. */
    private static long lists(int orders, double share, Consumer<Figure> out) throws Exception {
        try (World world = World.with(StoreSpec.of("changes").withoutQuota())) {
            SandboxStore store = world.store();
            ChangesBenchmark changes = new ChangesBenchmark(store);
            changes.fill(orders);
            AtomicLong lists = new AtomicLong();
            int perList = (int) Math.ceil(orders * share / Math.ceil(orders / 250.0));
            changes.left = (int) (orders * share);
            store.afterAnswer(request -> {
                if (isList(request)) {
                    lists.incrementAndGet();
                    changes.happen(perList);
                }
            });
            long start = System.nanoTime();
            world.importOrders();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (changes.left > 0) {
                throw new IllegalStateException(changes.left + " changes did not happen during the run");
            }
            BenchRun following = world.importOrders();
            long wrongAfterOne = out == null ? 0 : changes.wrong(world);
            // Where the orders ended behind a full page, the first of two runs looks there, and the second for refunds.
            world.importOrders();
            if (out != null) {
                out.accept(Figure.of("changes.first-run", seconds, "s"));
                out.accept(Figure.of("changes.read-by-following-run", following.counted("read"), "orders"));
                out.accept(Figure.of("changes.wrong-purchases-after-one-run", wrongAfterOne, "orders"));
                out.accept(Figure.of("changes.wrong-purchases", changes.wrong(world), "orders"));
            }
            return lists.get();
        }
    }

    private static boolean isList(LoggedRequest request) {
        return request.resource().equals("/v2/orders");
    }

    private void fill(int orders) {
        Instant longAgo = Instant.now().minus(Duration.ofDays(60));
        store.generateOrders(
                orders,
                SEED,
                OrderMix.typical().withRefundShare(0).withStatuses(STATUSES).withPeriod(longAgo, Duration.ofDays(50)));
        ids = store.orderIds();
        for (long id : ids) {
            if (random.nextDouble() < REFUNDED) {
                refund(id);
            }
        }
    }

    /** Some orders change now. */
    private void happen(int most) {
        for (int i = 0; i < most && left > 0; i++, left--) {
            long id = ids.get(random.nextInt(ids.size()));
            switch (random.nextInt(3)) {
                case 0 -> refund(id);
                case 1 -> store.editOrder(id, order -> order.withDiscount("1.5"));
                default -> store.setStatus(id, NEXT[random.nextInt(NEXT.length)]);
            }
        }
    }

    /** A little money back, mostly told by nothing but the refund feed. */
    private void refund(long id) {
        OrderSpec order = store.order(id);
        if (!PAID.contains(order.statusId())) {
            store.editOrder(id, edited -> edited.withStaffNotes("looked at"));
            return;
        }
        RefundSpec refund = RefundSpec.ofOrder("0.25").keepingStatus();
        store.refund(id, refund);
        refunded.merge(id, refund.total(), Long::sum);
    }

    /** How many orders the platform holds otherwise than the store's state says. */
    private long wrong(World world) throws Exception {
        long wrong = 0;
        for (int from = 0; from < ids.size(); from += SLICE) {
            List<Long> slice = ids.subList(from, Math.min(ids.size(), from + SLICE));
            List<PurchaseKey> keys = new ArrayList<>();
            for (long id : slice) {
                keys.add(key(world, id));
            }
            Map<PurchaseKey, Purchase> held = world.platform().find(keys);
            for (long id : slice) {
                String is = Optional.ofNullable(held.get(key(world, id)))
                        .filter(purchase -> purchase.state() == Purchase.State.LIVE)
                        .map(ChangesBenchmark::text)
                        .orElse("none");
                if (!is.equals(expected(id))) {
                    wrong++;
                }
            }
        }
        return wrong;
    }

    private static PurchaseKey key(World world, long id) {
        return new PurchaseKey(
                world.connection().id().account(), world.connection().id().store(), id);
    }

    private static String text(Purchase purchase) {
        return purchase.amount().amount().stripTrailingZeros().toPlainString() + " "
                + purchase.credit().map(credit -> credit.code().value()).orElse("-");
    }

    /** {@code 90.5 ANN10}: what the shopper paid for goods, and the first code that an affiliate has. */
    private String expected(long id) {
        OrderSpec order = store.order(id);
        if (!PAID.contains(order.statusId())) {
            return "none";
        }
        long amount = -order.discount() - refunded.getOrDefault(id, 0L);
        for (var line : order.lines()) {
            amount += line.price() * line.quantity();
        }
        String code = "-";
        for (var coupon : order.coupons()) {
            amount -= coupon.discount();
            if (code.equals("-")) {
                code = OWNERS.getOrDefault(coupon.code(), "-");
            }
        }
        return BigDecimal.valueOf(Math.max(0, amount), 4).stripTrailingZeros().toPlainString() + " " + code;
    }
}
