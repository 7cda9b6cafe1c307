package io.tributary.orderimport.internal;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a store has been read; all moments are the store's.
 *
 * @param readUntil all orders modified before are in the ledger; empty before the first import has ended
 * @param quietSince when the last window began, if it showed no order; one empty answer may be a hiccup, two in a row
 *     are believed
 * @param windowSince what the window under way asked for
 * @param windowStarted when the window under way began; empty when none is
 * @param windowLastId the last order of the window that is in the ledger; 0 for none
 * @param highestId the highest order id met so far
 * @param refundsUntil creation time of the newest refund met so far
 * @param lastBatch number of the last batch that the platform was asked to hold
 */
record Cursor(
        Optional<Instant> readUntil,
        Optional<Instant> quietSince,
        Optional<Instant> windowSince,
        Optional<Instant> windowStarted,
        long windowLastId,
        long highestId,
        Optional<Instant> refundsUntil,
        long lastBatch) {
    static final Cursor START = new Cursor(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, Optional.empty(), 0);

    Cursor openWindow(Optional<Instant> since, Instant started) {
        return new Cursor(readUntil, quietSince, since, Optional.of(started), 0, highestId, refundsUntil, lastBatch);
    }

    Cursor inWindow(long lastId) {
        return new Cursor(
                readUntil, quietSince, windowSince, windowStarted, lastId, highestId, refundsUntil, lastBatch);
    }

    /** The orders ended where they may not have ended: the window stays open, for the next pass to look again. */
    Cursor inDoubt(long lastId) {
        return new Cursor(
                readUntil,
                quietSince,
                windowSince,
                windowStarted,
                lastId,
                Math.max(lastId, highestId),
                refundsUntil,
                lastBatch);
    }

    /** Whether the open window was read to what may be its end. */
    boolean isInDoubt() {
        return windowStarted.isPresent() && windowLastId > 0 && windowLastId == highestId;
    }

    /** Orders were read, to the end. */
    Cursor closeWindow(long highest) {
        return closed(windowStarted, Optional.empty(), Math.max(highest, highestId));
    }

    /** The window that began at {@code started} showed no order. */
    Cursor quiet(Instant started) {
        boolean believed = readUntil.isEmpty() || quietSince.isPresent();
        return closed(
                believed ? quietSince.or(() -> Optional.of(started)) : readUntil, Optional.of(started), highestId);
    }

    /** Everything has to be read again. */
    Cursor forgetTime() {
        return closed(Optional.empty(), Optional.empty(), highestId);
    }

    Cursor refundsUntil(Optional<Instant> until) {
        return new Cursor(readUntil, quietSince, windowSince, windowStarted, windowLastId, highestId, until, lastBatch);
    }

    Cursor nextBatch() {
        return new Cursor(
                readUntil,
                quietSince,
                windowSince,
                windowStarted,
                windowLastId,
                highestId,
                refundsUntil,
                lastBatch + 1);
    }

    private Cursor closed(Optional<Instant> until, Optional<Instant> quiet, long highest) {
        return new Cursor(until, quiet, Optional.empty(), Optional.empty(), 0, highest, refundsUntil, lastBatch);
    }
}
