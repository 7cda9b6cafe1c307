package io.tributary.sandbox.internal.store;

import io.tributary.sandbox.LoggedRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The newest requests of a store and the hooks that want to know of each. Threads may share it. */
public final class RequestLog {

    private static final int MOST = 10_000;

    private final Deque<LoggedRequest> requests = new ArrayDeque<>();
    private volatile Consumer<LoggedRequest> hooks = request -> {};
    private final Object hookTurn = new Object();
    private long count;
    private long refused;

    public void add(LoggedRequest request) {
        synchronized (this) {
            if (requests.size() == MOST) {
                requests.removeFirst();
            }
            requests.addLast(request);
            count++;
            refused += request.status() == 429 ? 1 : 0;
        }
        synchronized (hookTurn) {
            hooks.accept(request);
        }
    }

    public synchronized List<LoggedRequest> all() {
        return List.copyOf(requests);
    }

    public synchronized long count() {
        return count;
    }

    /** Requests that were answered with 429. */
    public synchronized long refused() {
        return refused;
    }

    public synchronized void clear() {
        requests.clear();
        count = 0;
        refused = 0;
    }

    public void hook(Consumer<LoggedRequest> hook) {
        synchronized (hookTurn) {
            hooks = hooks.andThen(hook);
        }
    }
}
