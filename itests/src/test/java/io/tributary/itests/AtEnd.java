package io.tributary.itests;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.runner.Result;
import org.junit.runner.notification.RunListener;

/**
 * Closes what the tests of a JVM share when the last of them is over. Not left to the end of the JVM: threads of the container's tests keep it
 * from ending, and it is then cut off before its shutdown hooks have run.
 */
public final class AtEnd extends RunListener {
    private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();

    /** What is opened last is closed first. */
    public static synchronized void close(AutoCloseable resource) {
        OPEN.push(resource);
    }

    @Override
    public void testRunFinished(Result result) throws Exception {
        synchronized (AtEnd.class) {
            while (!OPEN.isEmpty()) {
                OPEN.pop().close();
            }
        }
    }
}
