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
 * @param lease how long a node may be silent before its runs are given to others; the same on all nodes
 */
record Settings(
        Map<String, Duration> intervals, Duration otherInterval, int threads, Duration history, Duration lease) {
    private static final Duration ORDERS = Duration.ofMinutes(15);
    private static final String INTERVAL = ".interval.minutes";
    private static final long LONGEST_INTERVAL = Duration.ofDays(31).toMinutes();
    private static final int MOST_THREADS = 64;
    private static final int LONGEST_HISTORY = 3650;
    /** Shorter, and a node that only collects garbage would lose its runs. */
    private static final int SHORTEST_LEASE = 6;

    private static final int LONGEST_LEASE = 3600;

    Settings {
        intervals = Map.copyOf(intervals);
    }

    /**
     * Reads {@code JOB.interval.minutes}, {@code threads}, {@code history.days} and {@code lease.seconds}; what is left out
     * has its default.
     */
    static Settings of(Map<String, ?> properties) {
        Map<String, Duration> intervals = new HashMap<>();
        properties.forEach((key, value) -> {
            if (key.endsWith(INTERVAL)) {
                String job = key.substring(0, key.length() - INTERVAL.length());
                intervals.put(job, Duration.ofMinutes(number(key, value, 1, LONGEST_INTERVAL)));
            }
        });
        return new Settings(
                intervals,
                Duration.ofHours(1),
                (int) number(properties, "threads", 4, 1, MOST_THREADS),
                Duration.ofDays(number(properties, "history.days", 90, 1, LONGEST_HISTORY)),
                Duration.ofSeconds(number(
                        properties, "lease.seconds", LaneRunner.LEASE.toSeconds(), SHORTEST_LEASE, LONGEST_LEASE)));
    }

    private static long number(Map<String, ?> properties, String key, long otherwise, long least, long most) {
        Object value = properties.get(key);
        return value == null ? otherwise : number(key, value, least, most);
    }

    private static long number(String key, Object value, long least, long most) {
        try {
            long number = Long.parseLong(value.toString().strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with the key.
        }
        throw new IllegalArgumentException("io.tributary.sync: " + key + " must be a whole number from " + least
                + " to " + most + ", not '" + value + "'");
    }

    /** Whether somebody said how often the job runs. */
    boolean hasInterval(String job) {
        return intervals.containsKey(job);
    }

    Duration interval(String job) {
        return intervals.getOrDefault(job, job.equals("orders") ? ORDERS : otherInterval);
    }
}
