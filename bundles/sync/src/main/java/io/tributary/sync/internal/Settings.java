package io.tributary.sync.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What the administrator of a node says about syncing.
 *
 * @param intervals pause between two automatic runs, by job
 * @param otherInterval of jobs that {@code intervals} does not name; orders are more urgent than that
 * @param threads runs at a time on this node
 * @param history how long ended runs are remembered
 */
record Settings(Map<String, Duration> intervals, Duration otherInterval, int threads, Duration history) {
    private static final Duration ORDERS = Duration.ofMinutes(15);
    private static final String INTERVAL = ".interval.minutes";
    private static final long LONGEST_INTERVAL = Duration.ofDays(31).toMinutes();
    private static final int MOST_THREADS = 64;
    private static final int LONGEST_HISTORY = 3650;

    Settings {
        intervals = Map.copyOf(intervals);
    }

    /** Reads {@code JOB.interval.minutes}, {@code threads} and {@code history.days}; what is left out has its default. */
    static Settings of(Map<String, ?> properties) {
        Map<String, Duration> intervals = new HashMap<>();
        properties.forEach((key, value) -> {
            if (key.endsWith(INTERVAL)) {
                String job = key.substring(0, key.length() - INTERVAL.length());
                intervals.put(job, Duration.ofMinutes(number(key, value, LONGEST_INTERVAL)));
            }
        });
        return new Settings(
                intervals,
                Duration.ofHours(1),
                (int) number(properties, "threads", 4, MOST_THREADS),
                Duration.ofDays(number(properties, "history.days", 90, LONGEST_HISTORY)));
    }

    private static long number(Map<String, ?> properties, String key, long otherwise, long most) {
        Object value = properties.get(key);
        return value == null ? otherwise : number(key, value, most);
    }

    private static long number(String key, Object value, long most) {
        try {
            long number = Long.parseLong(value.toString().strip());
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with the key.
        }
        throw new IllegalArgumentException(
                "io.tributary.sync: " + key + " must be a whole number from 1 to " + most + ", not '" + value + "'");
    }

    /** Whether somebody said how often the job runs. */
    boolean hasInterval(String job) {
        return intervals.containsKey(job);
    }

    Duration interval(String job) {
        return intervals.getOrDefault(job, job.equals("orders") ? ORDERS : otherInterval);
    }
}
