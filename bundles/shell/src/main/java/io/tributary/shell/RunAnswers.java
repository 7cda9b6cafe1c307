package io.tributary.shell;

import io.tributary.sync.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is said about runs. */
final class RunAnswers {
    private RunAnswers() {}

    /** A run for programs; moments and {@code total} are null until they are known. */
    private record RunJson(
            long id,
            String store,
            String account,
            String job,
            boolean dryRun,
            String trigger,
            Map<String, String> parameters,
            String by,
            String state,
            String requestedAt,
            String startedAt,
            String endedAt,
            String phase,
            long done,
            Long total,
            Map<String, Long> counts,
            String error,
            int repeats,
            String firstStartedAt) {
        static RunJson of(Run run) {
            return new RunJson(
                    run.id(),
                    run.connection().store(),
                    run.connection().account().value(),
                    run.job(),
                    run.dryRun(),
                    Text.label(run.trigger()),
                    new TreeMap<>(run.parameters()),
                    run.by(),
                    Text.label(run.state()),
                    run.requestedAt().toString(),
                    run.startedAt().map(Instant::toString).orElse(null),
                    run.endedAt().map(Instant::toString).orElse(null),
                    run.phase(),
                    run.done(),
                    run.total().isPresent() ? run.total().getAsLong() : null,
                    new TreeMap<>(run.counts()),
                    run.error(),
                    run.repeats(),
                    run.firstStartedAt().map(Instant::toString).orElse(null));
        }
    }

    static Answer list(List<Run> runs) {
        return runs.isEmpty()
                ? new Answer("No job has run for this store yet.\n", json(runs))
                : new Answer(table(runs), json(runs));
    }

    /** Runs that were asked for and are not waited for. */
    static Answer requested(List<Run> runs) {
        String text = runs.stream()
                .map(run -> name(run) + " is " + Text.label(run.state()) + ".\n")
                .collect(Collectors.joining());
        return new Answer(text + "bigcommerce:runs shows how it goes; --follow waits for the end.\n", json(runs));
    }

    static Answer cancelled(Run run) {
        return new Answer(
                name(run) + " was asked to stop and is " + Text.label(run.state()) + " now.\n", json(List.of(run)));
    }

    /** Runs that have ended. */
    static Answer ended(List<Run> runs) {
        return new Answer(table(runs), json(runs));
    }

    /** How runs stand, in one line. */
    static String progress(List<Run> runs) {
        return runs.stream().map(RunAnswers::progress).collect(Collectors.joining(" | "));
    }

    private static String progress(Run run) {
        StringBuilder line = new StringBuilder(run.job()).append(": ");
        if (run.state() != Run.State.RUNNING) {
            return line.append(Text.label(run.state())).toString();
        }
        line.append(run.phase().isEmpty() ? "running" : run.phase()).append(' ').append(run.done());
        run.total().ifPresent(total -> line.append(" of ").append(total));
        if (!run.waiting().isEmpty()) {
            line.append(", ").append(run.waiting());
        }
        return line.toString();
    }

    private static Object json(List<Run> runs) {
        return Map.of("items", runs.stream().map(RunJson::of).toList());
    }

    private static String table(List<Run> runs) {
        Table table = new Table()
                .right("RUN")
                .left("JOB", 60)
                .left("STATE")
                .left("WHY")
                .left("REQUESTED")
                .right("TOOK")
                .left("RESULT", 90);
        for (Run run : runs) {
            table.row(
                            Long.toString(run.id()),
                            run.job() + particulars(run, " (", ")"),
                            Text.label(run.state()),
                            Text.label(run.trigger()) + (run.by().isEmpty() ? "" : " by " + run.by()),
                            run.requestedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                            took(run),
                            counts(run))
                    .note(run.error())
                    .note(repeats(run));
        }
        return table.toString();
    }

    private static String repeats(Run run) {
        return run.repeats() == 1
                ? ""
                : "The last of " + run.repeats() + " runs since "
                        + run.firstStartedAt().orElseThrow().truncatedTo(ChronoUnit.SECONDS)
                        + ", none of which found anything to do.";
    }

    private static String took(Run run) {
        if (run.startedAt().isEmpty() || run.endedAt().isEmpty()) {
            return "";
        }
        long millis =
                Duration.between(run.startedAt().get(), run.endedAt().get()).toMillis();
        return millis < 10_000
                ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
                : String.format(Locale.ROOT, "%,d s", millis / 1000);
    }

    private static String counts(Run run) {
        return new TreeMap<>(run.counts())
                .entrySet().stream()
                        .filter(count -> count.getValue() != 0)
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String name(Run run) {
        return "Run " + run.id() + " (" + run.job() + (run.dryRun() ? ", dry run" : "") + ")";
    }

    /** What distinguishes a run from an ordinary one: {@code dry run, from 2026-03-01}. */
    private static String particulars(Run run, String before, String after) {
        List<String> all = new ArrayList<>();
        if (run.dryRun()) {
            all.add("dry run");
        }
        new TreeMap<>(run.parameters()).forEach((name, value) -> all.add(name + " " + value));
        return all.isEmpty() ? "" : before + String.join(", ", all) + after;
    }
}
