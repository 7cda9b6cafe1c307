package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.AffiliatePlatform.Outcome;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders of an account from before LeadDyno took it over. They stay with the platform that has them, so that none is paid
 * for twice: that one hears when their amount changes or they are taken back, and goes on crediting whom it credits.
 */
final class TakenOver {
    private final Host host;
    private final Instant at;

    TakenOver(Host host, Instant at) {
        this.host = host;
        this.at = at;
    }

    /** What came of those that are another platform's; the others are missing from the answer. */
    Map<PurchaseKey, Outcome> put(Collection<Purchase> wanted) throws PlatformException {
        List<Purchase> before = wanted.stream()
                .filter(purchase -> purchase.orderedAt().isBefore(at))
                .toList();
        Map<PurchaseKey, Outcome> outcomes = new LinkedHashMap<>();
        if (before.isEmpty()) {
            return outcomes;
        }
        Optional<AffiliatePlatform> other = host.other().get();
        if (other.isEmpty()) {
            before.forEach(purchase -> outcomes.put(
                    purchase.key(),
                    new Outcome.Refused(
                            "orderedAt",
                            "the order is from before LeadDyno took over the account, and the platform of then, which may"
                                    + " have it, is not installed")));
            return outcomes;
        }
        Map<PurchaseKey, Purchase> held =
                other.get().find(before.stream().map(Purchase::key).toList());
        Map<PurchaseKey, Purchase> asked = new LinkedHashMap<>();
        for (Purchase purchase : before) {
            Purchase theirs = held.get(purchase.key());
            if (theirs != null) {
                asked.put(
                        purchase.key(),
                        new Purchase(
                                purchase.key(),
                                purchase.state(),
                                purchase.amount(),
                                theirs.credit(),
                                theirs.orderedAt()));
            }
        }
        Map<PurchaseKey, Outcome> theirs = other.get().put(asked.values());
        for (Purchase purchase : before) {
            Outcome outcome = theirs.get(purchase.key());
            if (outcome instanceof Outcome.Held found) {
                outcomes.put(purchase.key(), new Outcome.Held(purchase, kept(purchase) || found.changed()));
            } else if (outcome != null) {
                outcomes.put(purchase.key(), outcome);
            }
        }
        return outcomes;
    }

    /** Writes down that the order is not LeadDyno's; answers whether that is new. */
    private boolean kept(Purchase purchase) throws PlatformException.Unavailable {
        Optional<PurchaseRow> known = host.purchases().find(purchase.key());
        if (known.filter(row -> row.keptBack() && row.asked().equals(purchase)).isPresent()) {
            return false;
        }
        host.purchases()
                .write(
                        known.orElseGet(() -> PurchaseRow.fresh(purchase, 1))
                                .asking(purchase)
                                .keptBack(true),
                        host.pace().now());
        return true;
    }
}
