package io.tributary.shell;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How a command waits between two looks; ends early when the person presses Ctrl-C. */
interface Pause {
    /** Waits for this long. */
    Pause REAL = span -> {
        boolean never = new CountDownLatch(1).await(span.toMillis(), TimeUnit.MILLISECONDS);
        assert !never;
    };

    void take(Duration span) throws InterruptedException;
}
