package io.tributary.audit.internal;

import io.tributary.audit.AuditCheck;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Goes through the chain of one account, some hundred entries at a time. Entries that are added meanwhile do no harm. */
final class Walk {
    private static final int STEP = 500;
    private final AuditTable table;
    private final String account;
    private long number;
    private String hash = Chain.START;

    Walk(AuditTable table, String account) {
        this.table = table;
        this.account = account;
    }

    AuditCheck toTheEnd() {
        // Asked before the head, which by then counts every entry that was to be seen here.
        long greatest = table.greatest();
        Optional<AuditTable.Head> head = table.head();
        if (head.isEmpty()) {
            return greatest == 0 ? intact() : broken(1, "The count of the entries was removed, and entries are there.");
        }
        for (List<AuditTable.Row> some = next(head.get()); !some.isEmpty(); some = next(head.get())) {
            for (AuditTable.Row entry : some) {
                Optional<AuditCheck> end = step(entry);
                if (end.isPresent()) {
                    return end.get();
                }
            }
        }
        return end(head.get(), greatest);
    }

    private List<AuditTable.Row> next(AuditTable.Head head) {
        long left = head.entries() - number;
        return left <= 0 ? List.of() : table.after(number, (int) Math.min(STEP, left));
    }

    private Optional<AuditCheck> step(AuditTable.Row entry) {
        long wanted = number + 1;
        if (entry.number() != wanted) {
            return Optional.of(broken(wanted, "Entry " + wanted + " was removed."));
        }
        if (!entry.hash().equals(entry.hashAfter(hash))) {
            String before = wanted == 1 ? "" : ", or entry " + number + " was changed together with its hash";
            return Optional.of(broken(wanted, "Entry " + wanted + " is not what was written" + before + "."));
        }
        number = wanted;
        hash = entry.hash();
        return Optional.empty();
    }

    private AuditCheck end(AuditTable.Head head, long greatest) {
        if (number < head.entries()) {
            return broken(number + 1, "Entry " + (number + 1) + " was removed; " + head.entries() + " were written.");
        }
        if (greatest > head.entries()) {
            long extra = head.entries() + 1;
            return broken(
                    extra,
                    "Entry " + extra + " is more than were counted: it was added past the log, or the count"
                            + " was set back.");
        }
        return hash.equals(head.hash())
                ? intact()
                : broken(Math.max(1, number), "The count of the entries knows another hash of the last one.");
    }

    private AuditCheck intact() {
        return new AuditCheck(account, number, OptionalLong.empty(), "", hash);
    }

    private AuditCheck broken(long first, String problem) {
        return new AuditCheck(account, number, OptionalLong.of(first), problem, hash);
    }
}
