package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.CallObserver;
import java.time.Duration;
import java.util.Optional;

/**
 * What one store's quota still allows, as its answers tell it. All doors to the store ask here before they send. Other
 * nodes that work on the same store show only in how fast the quota goes; where they do, the last requests of a window are
 * left to them.
 *
 * <p>A current account has a window with a number of requests ({@code X-Rate-Limit-*}); they are spent to the last one
 * and then the window's end is waited for, so that the store seldom has to refuse. A legacy account only knows how many
 * are left ({@code X-BC-ApiLimit-Remaining}). Times are {@link Time#nanos()}.
 */
final class RateBudget {
    static final String QUOTA = "the store's quota";
    /** Waits longer than this are told. */
    private static final Duration WORTH_TELLING = Duration.ofMillis(100);
    /** Past the announced end of a window, which is told in whole milliseconds. */
    private static final long MARGIN_NANOS = Duration.ofMillis(20).toNanos();
    /** An announced wait is not believed beyond this. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final Duration IN_FLIGHT_CHECK = Duration.ofSeconds(5);
    /** What others may have spent since the last answer told how much is left. */
    private static final int LEFT_TO_OTHERS = 2;

    private final Time time;
    /** Whether any answer arrived; until then one request at a time finds out about the quota. */
    private boolean answered;
    /** Requests of a full window; 0 while the store has announced none. */
    private long quota;

    private long left;
    private long windowEnd;
    /** Requests of ours that this window counted, as far as answers arrived. */
    private long mine;
    /** Whether more was spent in this window, or in the last one, than we did. */
    private boolean shared;

    private boolean sharedBefore;
    private int inFlight;
    private boolean spentWithoutWindow;
    private boolean paused;
    private long pausedUntil;
    private String pauseReason = QUOTA;

    RateBudget(Time time) {
        this.time = time;
    }

    /** Waits until a request may be sent and counts it as under way. */
    synchronized void acquire(CallObserver observer) throws InterruptedException {
        while (true) {
            long now = time.nanos();
            long wait = mustWait(now);
            if (wait > 0) {
                Duration duration = Duration.ofNanos(wait);
                if (duration.compareTo(WORTH_TELLING) > 0) {
                    observer.waiting(duration, paused ? pauseReason : QUOTA);
                }
                time.await(this, duration);
            } else if (mayGo()) {
                inFlight++;
                return;
            } else {
                // For an answer, not for a time: an answer notifies.
                wait(IN_FLIGHT_CHECK.toMillis());
            }
        }
    }

    /** Nanoseconds in which nothing may be sent at all. */
    private long mustWait(long now) {
        if (paused) {
            if (pausedUntil - now > 0) {
                return pausedUntil - now;
            }
            paused = false;
        }
        if (quota == 0) {
            return 0;
        }
        if (windowEnd - now <= 0) {
            left = quota;
            // The next answer tells the new window's end.
            windowEnd = now + LONGEST_WAIT.toNanos();
            return 0;
        }
        return left <= reserve() ? windowEnd - now : 0;
    }

    private boolean mayGo() {
        if (!answered || spentWithoutWindow) {
            return inFlight == 0;
        }
        return quota == 0 || inFlight < left - reserve();
    }

    private long reserve() {
        return shared || sharedBefore ? Math.min(LEFT_TO_OTHERS, quota - 1) : 0;
    }

    /** An answer arrived. */
    synchronized void answered(Reply reply) {
        answered = true;
        inFlight--;
        Optional<Long> leftNow = reply.number("X-Rate-Limit-Requests-Left");
        Optional<Long> reset = reply.number("X-Rate-Limit-Time-Reset-Ms");
        if (leftNow.isPresent() && reset.isPresent()) {
            window(
                    reply.number("X-Rate-Limit-Requests-Quota").orElse(Math.max(quota, leftNow.get())),
                    leftNow.get(),
                    reset.get());
        } else {
            spentWithoutWindow = reply.number("X-BC-ApiLimit-Remaining").orElse(1L) == 0;
        }
        notifyAll();
    }

    private void window(long quotaNow, long leftNow, long resetMillis) {
        long end = time.nanos()
                + Duration.ofMillis(Math.min(resetMillis, LONGEST_WAIT.toMillis()))
                        .toNanos()
                + MARGIN_NANOS;
        // Answers overtake each other: within one window the smallest figures are the latest.
        boolean sameWindow =
                quota > 0 && Math.abs(end - windowEnd) < Duration.ofMillis(500).toNanos();
        if (!sameWindow) {
            sharedBefore = shared;
            shared = false;
            mine = 0;
        }
        mine++;
        // Those under way may be counted already.
        shared |= quotaNow - leftNow > mine + inFlight;
        quota = Math.max(quotaNow, 1);
        left = sameWindow ? Math.min(left, leftNow) : leftNow;
        windowEnd = sameWindow ? Math.min(windowEnd, end) : end;
    }

    /** A request that got no answer, so that nobody knows whether it counted. */
    synchronized void lost() {
        inFlight--;
        mine++;
        if (left > 0) {
            left--;
        }
        notifyAll();
    }

    /** Whether nothing that it knows matters any more: nothing is under way, and no pause or window goes on. */
    synchronized boolean isForgettable() {
        long now = time.nanos();
        return inFlight == 0
                && !spentWithoutWindow
                && (!paused || pausedUntil - now <= 0)
                && (quota == 0 || windowEnd - now <= 0);
    }

    /** Nobody sends anything to this store for a while. */
    synchronized void pause(Duration wait, String reason) {
        long until = time.nanos() + wait.toNanos();
        if (!paused || until - pausedUntil > 0) {
            pausedUntil = until;
            pauseReason = reason;
        }
        paused = true;
    }
}
