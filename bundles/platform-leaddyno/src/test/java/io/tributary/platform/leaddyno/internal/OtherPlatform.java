package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.Account;
import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.Capability;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.CodeHistory.Tenure;
import io.tributary.platform.EmailKey;
import io.tributary.platform.LeadHistory;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.Shopper;
import io.tributary.platform.StoreSite;
import io.tributary.platform.TrackingCode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A host of one account and one affiliate, whose ids are of its own kind. */
record OtherPlatform(AccountId account, Affiliate ann, Map<PurchaseKey, Purchase> purchases)
        implements AffiliatePlatform {
    OtherPlatform(AccountId account) {
        this(
                account,
                new Affiliate(
                        new AffiliateId("ann"),
                        "Ann",
                        "ann@blog.example",
                        Optional.of(new AffiliateCode("ANN10")),
                        AffiliateState.ACTIVE),
                new HashMap<>());
    }

    @Override
    public String name() {
        return "Other";
    }

    @Override
    public List<Account> accounts() {
        return List.of(new Account(account, "The other's"));
    }

    @Override
    public List<Affiliate> affiliatesWithCode(AccountId of) {
        return List.of(ann);
    }

    @Override
    public Map<AffiliateId, Affiliate> affiliates(AccountId of, Set<AffiliateId> ids) {
        return ids.contains(ann.id()) ? Map.of(ann.id(), ann) : Map.of();
    }

    @Override
    public List<Affiliate> affiliatesWithEmail(AccountId of, EmailKey email) {
        return List.of(ann);
    }

    @Override
    public Map<AffiliateCode.Key, CodeHistory> codeHistories(AccountId of, Set<AffiliateCode.Key> codes) {
        AffiliateCode code = ann.code().orElseThrow();
        return Map.of(
                code.key(),
                new CodeHistory(
                        code.key(), List.of(new Tenure(ann.id(), code, ann.state(), Instant.MIN, Instant.MAX))));
    }

    /** She had sent every shopper. */
    @Override
    public Map<Long, LeadHistory> leads(AccountId of, StoreSite store, Collection<Shopper> shoppers) {
        Tenure always = new Tenure(ann.id(), ann.code().orElseThrow(), ann.state(), Instant.MIN, Instant.MAX);
        Map<Long, LeadHistory> found = new HashMap<>();
        shoppers.forEach(shopper ->
                found.put(shopper.order(), new LeadHistory(LeadHistory.Known.EMAIL, List.of(always), List.of())));
        return found;
    }

    @Override
    public Optional<TrackingCode> trackingCode(AccountId of) {
        return Optional.of(new TrackingCode("<script></script>", "pk", "other.example/t"));
    }

    @Override
    public Set<Capability> capabilities(AccountId of) {
        return Set.of(Capability.LEADS, Capability.TRACKING_CODE);
    }

    @Override
    public Map<PurchaseKey, Outcome> put(Collection<Purchase> wanted) {
        Map<PurchaseKey, Outcome> outcomes = new LinkedHashMap<>();
        for (Purchase purchase : wanted) {
            boolean known = purchase.credit()
                    .filter(credit -> !credit.affiliate().equals(ann.id()))
                    .isEmpty();
            outcomes.put(
                    purchase.key(),
                    known
                            ? new Outcome.Held(purchase, !purchase.equals(purchases.put(purchase.key(), purchase)))
                            : new Outcome.Refused("affiliate", "unknown"));
        }
        return outcomes;
    }

    @Override
    public Map<PurchaseKey, Purchase> find(Collection<PurchaseKey> keys) {
        Map<PurchaseKey, Purchase> found = new HashMap<>(purchases);
        found.keySet().retainAll(Set.copyOf(keys));
        return found;
    }
}
