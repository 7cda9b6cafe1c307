package io.tributary.orderimport.internal;

import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.AffiliatePlatform.Outcome;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.sync.SyncContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings purchases to the platform: what it is asked stands in the ledger before, and that it answered stands there
 * after. In between, whatever happens, the next run finds the batch and settles it.
 */
final class Push {
    private static final int MOST = 250;
    private static final Duration WORTH_TELLING = Duration.ofSeconds(10);

    private final SyncContext run;
    private final Ledger ledger;
    private final AffiliatePlatform platform;
    private final Set<Long> refused = new TreeSet<>();
    /** How many orders are known to come. */
    private long toCome;

    Push(SyncContext run, Ledger ledger, AffiliatePlatform platform) {
        this.run = run;
        this.ledger = ledger;
        this.platform = platform;
    }

    /** Whether the platform is slow enough that people want to know how long it takes. */
    boolean isSlow() {
        return timeFor(MOST).compareTo(WORTH_TELLING) > 0;
    }

    /** So many orders will come one after the other. */
    void expect(long orders) {
        toCome = orders;
    }

    /** Writes decisions and has the platform hold what they say; returns where the run stands then. */
    Cursor keep(List<Entry> entries, Cursor reached, int rulesVersion) throws PlatformException {
        List<Purchase> purchases = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.mustBePut()) {
                purchases.add(entry.decision().purchase().orElseThrow());
            }
        }
        toCome = Math.max(0, toCome - entries.size());
        if (purchases.isEmpty()) {
            ledger.write(reached, entries, rulesVersion, Optional.empty());
            return reached;
        }
        Cursor cursor = reached.nextBatch();
        Batch batch = ledger.batch(
                cursor.lastBatch(),
                purchases.get(0).key().order(),
                purchases.get(purchases.size() - 1).key().order());
        ledger.write(cursor, entries, rulesVersion, Optional.of(batch));
        if (!run.dryRun()) {
            ledger.confirm(cursor, batch, put(purchases, cursor, batch));
        }
        return cursor;
    }

    /** Settles what an earlier run asked without hearing the answer. */
    void settle(Cursor cursor) throws PlatformException {
        if (run.dryRun()) {
            return;
        }
        List<Batch> watched = new ArrayList<>();
        for (Batch batch : ledger.pending()) {
            if (batch.answered() && !ledger.isCertain(batch)) {
                watched.add(batch);
            } else {
                ledger.lookedUp(cursor, batch, repair(ledger.since(List.of(batch)), cursor, batch));
            }
        }
        watch(watched, cursor);
    }

    /**
     * Looks whether a run that was shut out has told the platform something old meanwhile. That costs a question at each
     * run for a while, and nothing is written as long as nothing was told.
     */
    private void watch(List<Batch> batches, Cursor cursor) throws PlatformException {
        if (!batches.isEmpty()) {
            Batch newest = batches.get(batches.size() - 1);
            List<Refusal> refusals = repair(ledger.since(batches), cursor, newest);
            if (!refusals.isEmpty()) {
                ledger.lookedUp(cursor, newest, refusals);
            }
        }
    }

    /** Has the platform hold what it does not, and answers what it refused. */
    private List<Refusal> repair(List<LedgerRow> rows, Cursor cursor, Batch batch) throws PlatformException {
        List<Refusal> refusals = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += MOST) {
            List<LedgerRow> some = rows.subList(from, Math.min(from + MOST, rows.size()));
            refusals.addAll(put(missing(some), cursor, batch));
        }
        return refusals;
    }

    private List<Purchase> missing(List<LedgerRow> rows) throws PlatformException {
        List<Purchase> wanted =
                rows.stream().flatMap(row -> row.purchase().stream()).toList();
        Map<PurchaseKey, Purchase> held =
                platform.find(wanted.stream().map(Purchase::key).toList());
        return wanted.stream()
                .filter(purchase -> !purchase.equals(held.get(purchase.key())))
                .toList();
    }

    /** What the platform holds of these. */
    Map<PurchaseKey, Purchase> held(List<PurchaseKey> keys) throws PlatformException {
        return platform.find(keys);
    }

    /** Orders whose purchases the platform did not take. */
    Set<Long> refused() {
        return refused;
    }

    /** Answers what the platform refused. */
    private List<Refusal> put(List<Purchase> purchases, Cursor cursor, Batch batch) throws PlatformException {
        if (purchases.isEmpty()) {
            return List.of();
        }
        ledger.checkNotSuperseded(cursor, batch);
        tellHowLong(purchases.size());
        List<Refusal> refusals = new ArrayList<>();
        ask(purchases, batch).forEach((key, outcome) -> {
            if (outcome instanceof Outcome.Refused no) {
                refusals.add(new Refusal(key.order(), no.field(), no.reason()));
                refused.add(key.order());
            }
        });
        if (!refusals.isEmpty()) {
            run.count("failed", refusals.size());
        }
        return refusals;
    }

    private Duration timeFor(long purchases) {
        return platform.timeFor(run.connection().id().account(), purchases);
    }

    private void tellHowLong(int purchases) {
        Duration now = timeFor(purchases);
        if (now.compareTo(WORTH_TELLING) > 0) {
            String later = timeFor(toCome).compareTo(WORTH_TELLING) <= 0
                    ? ""
                    : "; " + Texts.upTo(timeFor(toCome)) + " more for the " + toCome + " orders after them";
            run.phase("telling " + platform.name() + " of " + purchases + " purchases, which takes " + Texts.upTo(now)
                    + later);
        }
    }

    private Map<PurchaseKey, Outcome> ask(List<Purchase> purchases, Batch batch) throws PlatformException {
        try {
            return platform.put(purchases);
        } catch (PlatformException | RuntimeException e) {
            // A newer run may have settled the batch already, before the platform heard of it from here.
            try {
                ledger.doubt(batch);
            } catch (LedgerException lost) {
                e.addSuppressed(lost);
            }
            throw e;
        }
    }
}
