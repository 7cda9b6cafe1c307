package io.tributary.sync.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes lanes by db-scheduler: one execution per lane, which is never done but sleeps until its next time. It is picked
 * by one node at a time, and picked anew when that node dies.
 */
final class DbAlarm implements Alarm, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DbAlarm.class);
    private static final String TASK = "lane";
    private static final int TRIES = 5;
    private static final Duration POLL = Duration.ofSeconds(5);
    /** A failure here is the database's; a run's own failure is a result like others. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final CustomTask<Void> task;
    private final Function<Lane, Optional<Instant>> serve;
    private final Function<Lane, Optional<Instant>> next;
    private final ThreadPoolExecutor threads;
    private final Scheduler scheduler;
    private final Clock clock;

    /**
     * @param lease how long a dead node's lanes stay with it, as its runs do
     * @param serve does what there is to do on a lane and tells when to wake it again; empty when it is over
     * @param next tells when to wake a lane without doing anything; empty when there is no such time
     */
    DbAlarm(
            DataSource dataSource,
            String node,
            int threads,
            Duration lease,
            Function<Lane, Optional<Instant>> serve,
            Function<Lane, Optional<Instant>> next,
            Clock clock) {
        this.serve = serve;
        this.next = next;
        this.clock = clock;
        this.threads = pool(threads);
        this.task = Tasks.custom(TASK, Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, clock.instant().plus(AFTER_FAILURE)))
                .execute((instance, context) -> execute(instance));
        this.scheduler = Scheduler.create(dataSource, task)
                .tableName("sync_task")
                .jdbcCustomization(new OffsetInstants())
                .schedulerName(new SchedulerName.Fixed(node))
                .executorService(this.threads)
                .threads(threads)
                .pollingInterval(POLL)
                .heartbeatInterval(lease.dividedBy(LaneRunner.RENEWALS))
                .missedHeartbeatsLimit(LaneRunner.RENEWALS)
                .enableImmediateExecution()
                .shutdownMaxWait(Duration.ofSeconds(1))
                .clock(clock::instant)
                .build();
    }

    private static ThreadPoolExecutor pool(int threads) {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(threads, threads, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "tributary-sync-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    void start() {
        scheduler.start();
    }

    /** Changes how many lanes are served at a time; those under way go on. */
    void resize(int size) {
        // The order keeps the core from being larger than the maximum at any moment.
        if (size > threads.getMaximumPoolSize()) {
            threads.setMaximumPoolSize(size);
            threads.setCorePoolSize(size);
        } else {
            threads.setCorePoolSize(size);
            threads.setMaximumPoolSize(size);
        }
    }

    @Override
    public void ensure(Lane lane, Instant at) {
        TaskInstance<Void> instance = task.instance(lane.toString());
        if (scheduler.scheduleIfNotExists(instance, at)) {
            return;
        }
        boolean later = scheduler
                .getScheduledExecution(instance)
                .filter(execution -> !execution.isPicked())
                .filter(execution -> execution.getExecutionTime().isAfter(at))
                .isPresent();
        if (later) {
            reschedule(instance, at);
        }
    }

    @Override
    public void wake(Lane lane) {
        TaskInstance<Void> instance = task.instance(lane.toString());
        Instant now = clock.instant();
        if (!reschedule(instance, now)) {
            scheduler.scheduleIfNotExists(instance, now);
        }
    }

    /** {@code false} when there is no such execution. */
    private boolean reschedule(TaskInstance<Void> instance, Instant at) {
        for (int i = 0; i < TRIES; i++) {
            try {
                scheduler.reschedule(instance, at);
                return true;
            } catch (TaskInstanceCurrentlyExecutingException e) {
                // It looks again before it sleeps.
                return true;
            } catch (TaskInstanceNotFoundException e) {
                return false;
            } catch (ExecutionException e) {
                LOG.debug("{} was picked or moved by somebody else in this moment", instance, e);
            }
        }
        // It moves all the time, so it is looked after.
        return true;
    }

    private CompletionHandler<Void> execute(TaskInstance<Void> instance) {
        Lane lane = Lane.parse(instance.getId());
        Optional<Instant> wakeAt = serve.apply(lane);
        return (complete, operations) -> {
            if (wakeAt.isEmpty()) {
                operations.stop();
            } else {
                operations.reschedule(complete, wakeAt.get());
            }
            // Whoever wanted to wake it up to now found it awake and left it to us.
            next.apply(lane)
                    .filter(at -> wakeAt.isEmpty() || at.isBefore(wakeAt.get()))
                    .ifPresent(at -> ensure(lane, at));
        };
    }

    /** Takes on no more lanes. */
    void pause() {
        scheduler.pause();
    }

    /** Lets go of everything; what is under way has a second to end. */
    @Override
    public void close() {
        scheduler.stop();
        threads.shutdownNow();
    }
}
