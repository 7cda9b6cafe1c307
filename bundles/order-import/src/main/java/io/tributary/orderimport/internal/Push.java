package io.tributary.orderimport.internal;

import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.AffiliatePlatform.Outcome;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.sync.SyncContext;
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
    private final SyncContext run;
    private final Ledger ledger;
    private final AffiliatePlatform platform;
    private final Set<Long> refused = new TreeSet<>();

    Push(SyncContext run, Ledger ledger, AffiliatePlatform platform) {
        this.run = run;
        this.ledger = ledger;
        this.platform = platform;
    }

    /** Writes decisions and has the platform hold what they say; returns where the run stands then. */
    Cursor keep(List<Entry> entries, Cursor reached, int rulesVersion) throws PlatformException {
        List<Purchase> purchases = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.mustBePut()) {
                purchases.add(entry.decision().purchase().orElseThrow());
            }
        }
        if (purchases.isEmpty()) {
            ledger.write(reached, entries, rulesVersion, Optional.empty());
            return reached;
        }
        Cursor cursor = reached.nextBatch();
        Batch batch = new Batch(
                cursor.lastBatch(),
                purchases.get(0).key().order(),
                purchases.get(purchases.size() - 1).key().order());
        ledger.write(cursor, entries, rulesVersion, Optional.of(batch));
        put(purchases, cursor, batch);
        return cursor;
    }

    /** Settles what an earlier run asked without hearing the answer. */
    void settle(Cursor cursor) throws PlatformException {
        if (run.dryRun()) {
            return;
        }
        for (Batch batch : ledger.pending()) {
            List<Purchase> wanted = ledger.since(batch).stream()
                    .flatMap(row -> row.purchase().stream())
                    .toList();
            Map<PurchaseKey, Purchase> held =
                    platform.find(wanted.stream().map(Purchase::key).toList());
            List<Purchase> missing = wanted.stream()
                    .filter(purchase -> !purchase.equals(held.get(purchase.key())))
                    .toList();
            put(missing, cursor, batch);
        }
    }

    /** What the platform holds of these. */
    Map<PurchaseKey, Purchase> held(List<PurchaseKey> keys) throws PlatformException {
        return platform.find(keys);
    }

    /** Orders whose purchases the platform did not take. */
    Set<Long> refused() {
        return refused;
    }

    private void put(List<Purchase> purchases, Cursor cursor, Batch batch) throws PlatformException {
        if (run.dryRun()) {
            return;
        }
        List<Long> notTaken = new ArrayList<>();
        if (!purchases.isEmpty()) {
            platform.put(purchases).forEach((key, outcome) -> {
                if (outcome instanceof Outcome.Refused) {
                    notTaken.add(key.order());
                }
            });
        }
        if (!notTaken.isEmpty()) {
            run.count("failed", notTaken.size());
            refused.addAll(notTaken);
        }
        ledger.confirm(cursor, batch, notTaken);
    }
}
