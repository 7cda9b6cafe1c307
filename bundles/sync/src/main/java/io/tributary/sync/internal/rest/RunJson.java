package io.tributary.sync.internal.rest;

import io.tributary.sync.Run;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * One run. One that waits for its turn counts as running, and its phase says so.
 *
 * @param trigger {@code schedule}, {@code manual} or {@code event}
 * @param parameters what the job was told about the run; empty for its ordinary work
 * @param by who asked for it; null when nobody did
 * @param state {@code running}, {@code succeeded}, {@code failed} or {@code cancelled}
 * @param startedAt null while it waits for its turn
 * @param endedAt null until it has ended
 * @param waiting what it waits for; empty when it does not
 * @param total how much there is to do in all; null when that is not known
 * @param error null unless it failed
 * @param repeats how many automatic runs in a row, which all found nothing to do, are shown as this one; 1 for one
 * @param firstStartedAt when the first of these started; {@code startedAt} when it is only one
 */
record RunJson(
        long id,
        String job,
        boolean dryRun,
        String trigger,
        Map<String, String> parameters,
        String by,
        String state,
        Instant requestedAt,
        Instant startedAt,
        Instant endedAt,
        String phase,
        String waiting,
        long done,
        Long total,
        Map<String, Long> counts,
        String error,
        int repeats,
        Instant firstStartedAt) {
    static RunJson of(Run run) {
        boolean queued = run.state() == Run.State.QUEUED;
        return new RunJson(
                run.id(),
                run.job(),
                run.dryRun(),
                run.trigger().name().toLowerCase(Locale.ROOT),
                run.parameters(),
                run.by().isEmpty() ? null : run.by(),
                (queued ? Run.State.RUNNING : run.state()).name().toLowerCase(Locale.ROOT),
                run.requestedAt(),
                run.startedAt().orElse(null),
                run.endedAt().orElse(null),
                queued ? "waiting to start" : run.phase(),
                run.waiting(),
                run.done(),
                run.total().isPresent() ? run.total().getAsLong() : null,
                run.counts(),
                run.error().isEmpty() ? null : run.error(),
                run.repeats(),
                run.firstStartedAt().orElse(null));
    }
}
