package io.tributary.minimalhost;

import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform.Outcome;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.CodeHistory.Tenure;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the host knows of one account. Threads may share it. */
final class Book {
    private final Clock clock;
    private final Map<AffiliateId, Affiliate> affiliates = new LinkedHashMap<>();
    private final Map<AffiliateCode.Key, List<Tenure>> tenures = new HashMap<>();
    private final Map<PurchaseKey, Purchase> purchases = new HashMap<>();

    /** @param clock by which changes are dated */
    Book(Clock clock) {
        this.clock = clock;
    }

    synchronized AffiliateId add(String name, String email, String code) {
        AffiliateId id = new AffiliateId(Integer.toString(affiliates.size() + 1));
        Affiliate added = new Affiliate(id, name, email, Optional.of(new AffiliateCode(code)), AffiliateState.ACTIVE);
        affiliates.put(id, added);
        owns(added);
        return id;
    }

    synchronized void giveCode(AffiliateId id, String code) {
        Affiliate before = affiliates.get(id);
        Affiliate after =
                new Affiliate(id, before.name(), before.email(), Optional.of(new AffiliateCode(code)), before.state());
        affiliates.put(id, after);
        owns(after);
    }

    synchronized void setState(AffiliateId id, AffiliateState state) {
        Affiliate before = affiliates.get(id);
        Affiliate after = new Affiliate(id, before.name(), before.email(), before.code(), state);
        affiliates.put(id, after);
        // Also codes that she has given up and that are still credited to her.
        for (List<Tenure> history : tenures.values()) {
            Tenure last = history.get(history.size() - 1);
            if (last.affiliate().equals(id)) {
                begin(history, last.code(), after);
            }
        }
    }

    private void owns(Affiliate affiliate) {
        AffiliateCode code = affiliate.code().orElseThrow();
        begin(tenures.computeIfAbsent(code.key(), key -> new ArrayList<>()), code, affiliate);
    }

    private void begin(List<Tenure> history, AffiliateCode code, Affiliate owner) {
        Instant from = history.isEmpty() ? Instant.MIN : clock.instant();
        if (!history.isEmpty()) {
            Tenure last = history.remove(history.size() - 1);
            if (last.from().isBefore(from)) {
                history.add(new Tenure(last.affiliate(), last.code(), last.state(), last.from(), from));
            }
        }
        history.add(new Tenure(owner.id(), code, owner.state(), from, Instant.MAX));
    }

    synchronized List<Affiliate> affiliates() {
        return List.copyOf(affiliates.values());
    }

    synchronized Optional<CodeHistory> history(AffiliateCode.Key code) {
        return Optional.ofNullable(tenures.get(code)).map(history -> new CodeHistory(code, history));
    }

    synchronized Outcome put(Purchase purchase) {
        Optional<AffiliateId> credited = purchase.credit().map(Purchase.Credit::affiliate);
        if (credited.isPresent() && !affiliates.containsKey(credited.get())) {
            return new Outcome.Refused("affiliate", "there is no affiliate " + credited.get());
        }
        boolean changed = !purchase.equals(purchases.put(purchase.key(), purchase));
        return new Outcome.Held(purchase, changed);
    }

    synchronized Optional<Purchase> find(PurchaseKey key) {
        return Optional.ofNullable(purchases.get(key));
    }
}
