package io.tributary.couponsync.internal;

import io.tributary.sync.SyncContext;
import io.tributary.sync.SyncFailure;
import java.util.List;

/** Counts what came of the codes of one run. */
final class Tally {
    private static final List<String> ALWAYS = List.of(
            "existing",
            "created",
            "unchanged",
            "drift",
            "accepted",
            "collisions",
            "illegal",
            "deleted",
            "disabled",
            "enabled",
            "reset",
            "skipped",
            "unreadable",
            "failed",
            "waiting");
    private final SyncContext run;
    private int unanswered;
    private boolean idle = true;

    Tally(SyncContext run) {
        this.run = run;
        ALWAYS.forEach(name -> run.count(name, 0));
    }

    /** A code for which nothing is to be done in the store. */
    void kept(CouponRow row) {
        run.count(
                switch (row.state()) {
                    case IN_STEP, RETIRED, DISABLED_AFFILIATE -> "unchanged";
                    case DRIFT -> "drift";
                    case ACCEPTED -> "accepted";
                    case SKIPPED -> "skipped";
                    case UNREADABLE -> "unreadable";
                    case COLLISION -> "collisions";
                    case ILLEGAL_CODE -> "illegal";
                    case DELETED_IN_STORE -> "deleted";
                    case WANTED -> "waiting";
                },
                1);
    }

    void created() {
        idle = false;
        run.count("created", 1);
    }

    /** What came of a coupon that was to be made. */
    void made(CouponRow row) {
        idle = false;
        switch (row.state()) {
            case COLLISION -> run.count("collisions", 1);
            case WANTED -> failed();
            default -> created();
        }
        if (row.askedName().isPresent()) {
            unanswered++;
        }
    }

    void reset() {
        idle = false;
        run.count("reset", 1);
    }

    /** It is not known whether the store did what it was asked to do. */
    void unanswered() {
        failed();
        unanswered++;
    }

    void switched(boolean on) {
        idle = false;
        run.count(on ? "enabled" : "disabled", 1);
    }

    void failed() {
        idle = false;
        run.count("failed", 1);
    }

    /** Whether nothing was done, or tried, in the store. */
    boolean isIdle() {
        return idle;
    }

    void failIfUnanswered() throws SyncFailure {
        if (unanswered > 0) {
            throw new SyncFailure(
                    "Writing coupons: the store did not answer for " + unanswered
                            + " of them. The next run looks what came of them; nothing needs to be done.",
                    null);
        }
    }
}
