package io.tributary.shell;

import io.tributary.sync.Run;
import java.time.Duration;
import java.util.List;

/** Waits for runs to end and shows how they go. */
final class Follower {
    private static final Duration LOOK = Duration.ofMillis(400);

    private final Runs runs;
    private final Progress progress;
    private final Pause pause;

    Follower(Runs runs, Progress progress, Pause pause) {
        this.runs = runs;
        this.progress = progress;
        this.pause = pause;
    }

    /**
     * Follows runs to their end.
     *
     * @throws CommandFailure with the same answer when one of them did not succeed; the runs themselves go on when the
     *     person stops following
     */
    Answer follow(List<Run> requested) throws CommandFailure {
        List<Run> ended = toEnd(requested);
        Answer answer = RunAnswers.ended(ended);
        if (ended.stream().anyMatch(run -> run.state() != Run.State.SUCCEEDED)) {
            throw new CommandFailure(answer);
        }
        return answer;
    }

    /** Shows how runs go until they have ended, and answers them as they are then. */
    List<Run> toEnd(List<Run> requested) throws CommandFailure {
        List<Run> now = requested;
        try {
            while (!now.stream().allMatch(run -> run.state().ended())) {
                progress.show(RunAnswers.progress(now));
                pause.take(LOOK);
                now = runs.refresh(now);
            }
        } catch (InterruptedException e) {
            throw new CommandFailure("Not followed any more; the sync goes on. bigcommerce:cancel stops it.");
        } finally {
            progress.end();
        }
        return now;
    }
}
