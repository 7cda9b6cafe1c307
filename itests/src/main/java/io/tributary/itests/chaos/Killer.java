package io.tributary.itests.chaos;

import io.tributary.itests.node.Node;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Counts what a node does, and kills it when its moment has come. */
final class Killer implements AutoCloseable {
    private final Node node;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Map<Moment.Event, Integer> seen = new EnumMap<>(Moment.Event.class);
    private Moment moment;
    private CountDownLatch killed = new CountDownLatch(0);

    Killer(Node node) {
        this.node = node;
    }

    /** Counts from now on. */
    synchronized void aim(Moment next) {
        seen.clear();
        moment = next;
        killed = new CountDownLatch(1);
    }

    /**
     * Something happened; does not return while the node that waits for the answer is alive and shall not get it.
     *
     * @return whether it was killed for that, at the very moment
     */
    boolean saw(Moment.Event event) {
        Moment now;
        synchronized (this) {
            int count = seen.merge(event, 1, Integer::sum);
            if (moment == null || moment.event() != event || moment.nth() != count) {
                return false;
            }
            now = moment;
        }
        if (now.micros() == 0) {
            return kill();
        }
        timer.schedule(this::kill, now.micros(), TimeUnit.MICROSECONDS);
        return false;
    }

    /** Kills it now; answers {@code false} when that had happened. */
    synchronized boolean kill() {
        if (moment == null) {
            return false;
        }
        node.kill();
        moment = null;
        killed.countDown();
        return true;
    }

    boolean awaitKill(long millis) throws InterruptedException {
        CountDownLatch latch;
        synchronized (this) {
            latch = killed;
        }
        return latch.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
