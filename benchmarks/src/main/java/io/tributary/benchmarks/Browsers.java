package io.tributary.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Connections that stay open, each with one request after the other: as little as possible beside what is measured. */
final class Browsers {
    private static final int CONNECTIONS = 8;

    private Browsers() {}

    /** @param p99 milliseconds */
    record Seen(double perSecond, double p99) {}

    /** @param body of the next request */
    static Seen ask(int port, String path, double seconds, Function<SplittableRandom, String> body) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<Callable<long[]>> work = new ArrayList<>();
        for (int at = 0; at < CONNECTIONS; at++) {
            SplittableRandom random = new SplittableRandom(start + at);
            work.add(() -> one(port, path, end, random, body));
        }
        List<long[]> all = new ArrayList<>();
        for (Future<long[]> each : threads.invokeAll(work)) {
            all.add(each.get());
        }
        double taken = (System.nanoTime() - start) / 1e9;
        threads.shutdown();
        long[] times = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Seen(times.length / taken, times[(int) (times.length * 0.99)] / 1e6);
    }

    private static long[] one(
            int port, String path, long end, SplittableRandom random, Function<SplittableRandom, String> body)
            throws IOException {
        long[] times = new long[1024];
        int count = 0;
        try (Browser browser = new Browser(port)) {
            while (System.nanoTime() < end) {
                byte[] request = Browser.request(path, body.apply(random), random);
                long start = System.nanoTime();
                browser.send(request);
                if (count == times.length) {
                    times = Arrays.copyOf(times, 2 * count);
                }
                times[count++] = System.nanoTime() - start;
            }
        }
        return Arrays.copyOf(times, count);
    }
}
