package io.tributary.itests;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Somebody who asks the API for the same things again and again, and notes every answer. */
final class Load implements AutoCloseable {
    /** Noted where no answer came at all. */
    static final String CUT = "cut";

    private final Api api;
    private final List<String> paths;
    private final Map<String, Set<String>> answers = new TreeMap<>();
    private final AtomicBoolean ends = new AtomicBoolean();
    private final AtomicInteger rounds = new AtomicInteger();
    private final Thread thread = new Thread(this::ask, "load");

    Load(Api api, String... paths) {
        this.api = api;
        this.paths = List.of(paths);
        thread.setDaemon(true);
        thread.start();
    }

    private void ask() {
        try {
            while (!ends.get()) {
                for (String path : paths) {
                    note(path, answer(path));
                }
                rounds.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String answer(String path) throws InterruptedException {
        try {
            return Integer.toString(api.get(path).statusCode());
        } catch (IOException e) {
            return CUT;
        }
    }

    private synchronized void note(String path, String answer) {
        answers.computeIfAbsent(path, each -> new TreeSet<>()).add(answer);
    }

    /** Waits until everything was asked for again, from the beginning. */
    void awaitRound() throws Exception {
        int now = rounds.get();
        Eventually.see("another round of requests", rounds::get, count -> count > now + 1);
    }

    /** The statuses that each path has been answered with so far. */
    synchronized Map<String, Set<String>> answers() {
        Map<String, Set<String>> copy = new TreeMap<>();
        answers.forEach((path, statuses) -> copy.put(path, Set.copyOf(statuses)));
        return copy;
    }

    @Override
    public void close() {
        ends.set(true);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (thread.isAlive()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("a request hangs");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
