package io.tributary.sync.internal;

import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.CallResult;
import io.tributary.connections.Connection;
import io.tributary.sync.Run;
import io.tributary.sync.SyncContext;
import io.tributary.sync.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A run that is under way on this node: what its job sees, and how far it is. */
final class ActiveRun implements SyncContext, CallObserver {
    /** Nobody waits for an automatic run, so a phase that follows sooner than this on another is left to the next look. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Lane lane;
    private final Run run;
    private final long fence;
    private final Connection connection;
    private final Clock clock;
    /** Told when people should see the progress at once. */
    private final Runnable phaseChanged;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Map<String, Long> counts = new TreeMap<>(Map.of("requests", 0L, "refused", 0L));
    private String phase = "";
    private String waiting = "";
    private Instant waitsUntil = Instant.MIN;
    private long done;
    private OptionalLong total = OptionalLong.empty();
    private boolean changed;
    private Instant shownAt;
    private boolean quiet;
    private boolean storeAnswered;
    private Thread thread;
    private Optional<Stop> stop = Optional.empty();

    ActiveRun(Lane lane, Claim.Started claim, Connection connection, Clock clock, ProgressSink sink) {
        this.lane = lane;
        this.run = claim.run();
        this.fence = claim.fence();
        this.connection = connection;
        this.clock = clock;
        this.phaseChanged = () -> sink.show(this);
        this.shownAt = clock.instant();
    }

    /** Where progress goes. */
    interface ProgressSink {
        void show(ActiveRun run);
    }

    Lane lane() {
        return lane;
    }

    Run run() {
        return run;
    }

    /** Binds the run to the thread that works on it. */
    synchronized void begin() {
        thread = Thread.currentThread();
        if (stop.isPresent()) {
            thread.interrupt();
        }
    }

    /** The thread is free for other things; it leaves without an interrupt that was meant for the run. */
    synchronized void leaveThread() {
        thread = null;
        Thread.interrupted();
    }

    /** Everything about the run is kept. */
    void ended() {
        ended.countDown();
    }

    boolean awaitEnd(Duration atMost) throws InterruptedException {
        return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Interrupts the run; the first reason stays. */
    synchronized void stop(Stop reason) {
        if (stop.isEmpty()) {
            stop = Optional.of(reason);
        }
        if (thread != null) {
            thread.interrupt();
        }
    }

    synchronized Optional<Stop> stopped() {
        return stop;
    }

    synchronized Progress progress() {
        changed = false;
        shownAt = clock.instant();
        String shown = clock.instant().isBefore(waitsUntil) ? waiting : "";
        return new Progress(phase, shown, done, total, counts);
    }

    /** Whether there is anything that {@link #progress} has not told yet. */
    synchronized boolean hasChanged() {
        if (!waiting.isEmpty() && !clock.instant().isBefore(waitsUntil)) {
            waiting = "";
            changed = true;
        }
        return changed;
    }

    @Override
    public long runId() {
        return run.id();
    }

    @Override
    public Map<String, String> parameters() {
        return run.parameters();
    }

    @Override
    public String by() {
        return run.by();
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public boolean dryRun() {
        return run.dryRun();
    }

    @Override
    public Trigger trigger() {
        return run.trigger();
    }

    @Override
    public long fence() {
        return fence;
    }

    @Override
    public void phase(String phase) {
        synchronized (this) {
            this.phase = phase;
            if (run.trigger() == Trigger.SCHEDULE && clock.instant().isBefore(shownAt.plus(FRESH))) {
                changed = true;
                return;
            }
        }
        phaseChanged.run();
    }

    @Override
    public synchronized void total(long total) {
        this.total = OptionalLong.of(total);
        changed = true;
    }

    @Override
    public synchronized void done(long more) {
        done += more;
        changed = true;
    }

    @Override
    public synchronized void count(String name, long more) {
        counts.merge(Counts.checkName(name), more, Long::sum);
        changed = true;
    }

    @Override
    public synchronized void quiet() {
        quiet = true;
    }

    /** Whether it found nothing to do. */
    synchronized boolean isQuiet() {
        return quiet;
    }

    @Override
    public CallObserver calls() {
        return this;
    }

    @Override
    public synchronized void sent() {
        // A request goes out, so the wait before it is over.
        waiting = "";
        count("requests", 1);
    }

    @Override
    public synchronized void answered(CallResult result) {
        storeAnswered |= result.status() >= 200 && result.status() < 300;
    }

    /** Whether the store did anything of what the run asked it for. */
    synchronized boolean hasStoreAnswered() {
        return storeAnswered;
    }

    @Override
    public void refused() {
        count("refused", 1);
    }

    @Override
    public synchronized void waiting(Duration time, String reason) {
        long seconds = Math.max(1, time.plusMillis(999).toSeconds());
        waiting = "waiting " + seconds + " s for " + reason;
        waitsUntil = clock.instant().plus(time);
        changed = true;
    }
}
