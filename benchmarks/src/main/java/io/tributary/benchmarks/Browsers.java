package io.tributary.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (System.nanoTime() < end) {
                byte[] content = body.apply(random).getBytes(StandardCharsets.UTF_8);
                byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Mozilla/5.0\r\n"
                                + "Content-Type: text/plain;charset=UTF-8\r\nX-Forwarded-For: 10." + random.nextInt(256)
                                + "." + random.nextInt(256) + "." + random.nextInt(256) + "\r\nContent-Length: "
                                + content.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
                byte[] request = Arrays.copyOf(head, head.length + content.length);
                System.arraycopy(content, 0, request, head.length, content.length);
                long start = System.nanoTime();
                out.write(request);
                readNoContent(in);
                if (count == times.length) {
                    times = Arrays.copyOf(times, 2 * count);
                }
                times[count++] = System.nanoTime() - start;
            }
        }
        return Arrays.copyOf(times, count);
    }

    /** An answer without a body, to its last byte. */
    private static void readNoContent(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder(256);
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended after: " + head);
            }
            head.append((char) next);
        }
        if (!head.toString().startsWith("HTTP/1.1 204")) {
            throw new IOException("not taken: " + head);
        }
    }
}
