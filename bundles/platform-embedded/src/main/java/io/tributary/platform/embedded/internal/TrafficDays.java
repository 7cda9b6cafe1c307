package io.tributary.platform.embedded.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.embedded.Traffic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What came to one account on each day: the table {@code platform_traffic_day}. */
final class TrafficDays {
    /** Names of one kind on one day; what has none of its own any more is counted as {@link Traffic#OTHER}. */
    static final int MOST_NAMES = 1000;

    private final Handle handle;
    private final AccountId account;

    TrafficDays(Handle handle, AccountId account) {
        this.handle = handle;
        this.account = account;
    }

    /** What a row is about. */
    enum Kind {
        ALL,
        AFFILIATE,
        CAMPAIGN,
        LANDING
    }

    /** A row; always in this order, so that two nodes do not wait for one another. */
    record Slot(LocalDate day, Kind kind, String name) implements Comparable<Slot> {
        private static final Comparator<Slot> ORDER =
                Comparator.comparing(Slot::day).thenComparing(Slot::kind).thenComparing(Slot::name);

        @Override
        public int compareTo(Slot other) {
            return ORDER.compare(this, other);
        }
    }

    /** What is to be added to rows. */
    static final class Changes {
        private final Map<Slot, long[]> counts = new TreeMap<>();

        void add(Slot slot, long visits, long visitors, long leads) {
            long[] count = counts.computeIfAbsent(slot, each -> new long[3]);
            count[0] += visits;
            count[1] += visitors;
            count[2] += leads;
        }
    }

    void add(Changes changes) {
        List<Slot> missing = update(changes);
        if (missing.isEmpty()) {
            return;
        }
        Changes rest = new Changes();
        Changes fresh = new Changes();
        Map<Slot, Long> names = new HashMap<>();
        for (Slot slot : missing) {
            // By affiliate it is bounded anyway: only those who exist are counted.
            boolean isBounded = slot.kind() == Kind.CAMPAIGN || slot.kind() == Kind.LANDING;
            Slot other = new Slot(slot.day(), slot.kind(), Traffic.OTHER);
            long[] count = changes.counts.get(slot);
            if (!isBounded || slot.equals(other) || names.merge(other, 1L, Long::sum) + names(slot) <= MOST_NAMES) {
                fresh.add(slot, count[0], count[1], count[2]);
            } else {
                rest.add(other, count[0], count[1], count[2]);
            }
        }
        insert(fresh);
        if (!rest.counts.isEmpty()) {
            add(rest);
        }
    }

    private final Map<Slot, Long> counted = new HashMap<>();

    /** How many names there were on that day before. */
    private long names(Slot slot) {
        return counted.computeIfAbsent(new Slot(slot.day(), slot.kind(), ""), all -> handle.createQuery(
                        "select count(*) from platform_traffic_day"
                                + " where account_id = :account and on_day = :day and kind = :kind")
                .bind("account", account.value())
                .bind("day", all.day())
                .bind("kind", all.kind().name())
                .mapTo(Long.class)
                .one());
    }

    /** Those that have no row. */
    private List<Slot> update(Changes changes) {
        List<Slot> slots = new ArrayList<>(changes.counts.keySet());
        List<Slot> missing = new ArrayList<>();
        try (PreparedBatch batch = handle.prepareBatch("update platform_traffic_day set visits = visits + ?,"
                + " visitors = visitors + ?, leads = leads + ?"
                + " where account_id = ? and on_day = ? and kind = ? and name = ?")) {
            slots.forEach(slot -> bind(batch, slot, changes.counts.get(slot)));
            int[] updated = batch.execute();
            for (int at = 0; at < updated.length; at++) {
                if (updated[at] == 0) {
                    missing.add(slots.get(at));
                }
            }
        }
        return missing;
    }

    private void insert(Changes changes) {
        try (PreparedBatch batch = handle.prepareBatch("insert into platform_traffic_day (visits, visitors, leads,"
                + " account_id, on_day, kind, name) values (?, ?, ?, ?, ?, ?, ?)")) {
            changes.counts.forEach((slot, count) -> bind(batch, slot, count));
            batch.execute();
        }
    }

    private void bind(PreparedBatch batch, Slot slot, long[] count) {
        batch.bind(0, count[0])
                .bind(1, count[1])
                .bind(2, count[2])
                .bind(3, account.value())
                .bind(4, slot.day())
                .bind(5, slot.kind().name())
                .bind(6, slot.name())
                .add();
    }
}
