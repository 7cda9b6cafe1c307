package io.tributary.sync;

import io.tributary.connections.ConnectionId;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A run that is wanted.
 *
 * @param dryRun whether it only finds out what it would do
 * @param parameters what the job is told about this run, by names of letters and digits: {@code from=2026-03-01}; empty
 *     for the job's ordinary work. Together at most {@value #LONGEST} characters
 * @param by who asked, for people: {@code admin}; empty when nobody did
 */
public record RunRequest(
        ConnectionId connection,
        String job,
        boolean dryRun,
        Trigger trigger,
        Map<String, String> parameters,
        String by) {
    /** How many characters the parameters may have in all. */
    public static final int LONGEST = 16_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,39}");
    private static final int LONGEST_BY = 255;

    public RunRequest {
        parameters = Map.copyOf(parameters);
        int length = 0;
        for (Map.Entry<String, String> each : parameters.entrySet()) {
            if (!NAME.matcher(each.getKey()).matches()) {
                throw new IllegalArgumentException(
                        "a parameter's name is one word of letters and digits, not '" + each.getKey() + "'");
            }
            length += each.getKey().length() + each.getValue().length();
        }
        if (length > LONGEST) {
            throw new IllegalArgumentException(
                    "the parameters of a run have at most " + LONGEST + " characters, not " + length);
        }
        if (by.length() > LONGEST_BY) {
            throw new IllegalArgumentException("who asked for a run is said in at most " + LONGEST_BY + " characters");
        }
    }

    /** The ordinary work of a job. */
    public static RunRequest of(ConnectionId connection, String job, Trigger trigger) {
        return new RunRequest(connection, job, false, trigger, Map.of(), "");
    }

    /** The same as a dry run, or not. */
    public RunRequest dry(boolean dry) {
        return new RunRequest(connection, job, dry, trigger, parameters, by);
    }

    /** The same with these parameters instead. */
    public RunRequest with(Map<String, String> others) {
        return new RunRequest(connection, job, dryRun, trigger, others, by);
    }

    /** The same, asked for by somebody. */
    public RunRequest by(String person) {
        return new RunRequest(connection, job, dryRun, trigger, parameters, person);
    }
}
