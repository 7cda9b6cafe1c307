package io.tributary.orderimport.internal;

import io.tributary.platform.Account;
import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.Capability;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.EmailKey;
import io.tributary.platform.LeadHistory;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.Shopper;
import io.tributary.platform.StoreSite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A host in memory that counts what really changed in it. */
final class FakePlatform implements AffiliatePlatform {
    final Map<AffiliateCode.Key, CodeHistory> codes = new HashMap<>();
    final Map<PurchaseKey, Purchase> purchases = new HashMap<>();
    /** How often a purchase appeared or changed, by order. */
    final Map<Long, Integer> effects = new TreeMap<>();

    final Set<Long> refuses = new HashSet<>();
    int puts;
    Duration perPurchase = Duration.ZERO;
    /** Those who have an e-mail address that matters. */
    final Map<AffiliateId, Affiliate> affiliates = new HashMap<>();

    /** Shoppers whom this host knows, by what they are known by. */
    final Map<EmailKey, LeadHistory> leads = new HashMap<>();

    final Map<Long, LeadHistory> browsers = new HashMap<>();
    final List<Shopper> shoppers = new ArrayList<>();
    StoreSite site;
    boolean knowsLeads = true;
    int codeQuestions;
    int affiliateQuestions;
    Disturbance beforePut = () -> {};
    Disturbance afterPut = () -> {};

    @FunctionalInterface
    interface Disturbance {
        void happen() throws PlatformException;
    }

    void code(String code, String affiliate) {
        code(code, tenure(code, affiliate, AffiliateState.ACTIVE, Instant.MIN, Instant.MAX));
    }

    void code(String code, CodeHistory.Tenure... tenures) {
        AffiliateCode.Key key = AffiliateCode.Key.of(code);
        codes.put(key, new CodeHistory(key, List.of(tenures)));
    }

    void email(String affiliate, String email) {
        AffiliateId id = new AffiliateId(affiliate);
        affiliates.put(id, new Affiliate(id, affiliate, email, Optional.empty(), AffiliateState.ACTIVE));
    }

    /** The owner of this address came by links of these affiliates. */
    void lead(String email, CodeHistory.Tenure... tenures) {
        leads.put(EmailKey.find(email).orElseThrow(), history(LeadHistory.Known.EMAIL, tenures));
    }

    /** The browser that showed the confirmation of this order came by links of these affiliates. */
    void browser(long order, CodeHistory.Tenure... tenures) {
        browsers.put(order, history(LeadHistory.Known.BROWSER, tenures));
    }

    private static LeadHistory history(LeadHistory.Known known, CodeHistory.Tenure... tenures) {
        List<LeadHistory.Step> path = Arrays.stream(tenures)
                .map(tenure -> new LeadHistory.Step(tenure.from(), "came by " + tenure.code() + " to shop.example/"))
                .toList();
        return new LeadHistory(known, List.of(tenures), path);
    }

    @Override
    public Set<Capability> capabilities(AccountId account) {
        return knowsLeads ? Set.of(Capability.LEADS) : Set.of();
    }

    @Override
    public Map<Long, LeadHistory> leads(AccountId account, StoreSite store, Collection<Shopper> asked) {
        site = store;
        shoppers.addAll(asked);
        Map<Long, LeadHistory> found = new HashMap<>();
        for (Shopper shopper : asked) {
            shopper.email()
                    .map(leads::get)
                    .or(() -> Optional.ofNullable(browsers.get(shopper.order())))
                    .ifPresent(history -> found.put(shopper.order(), history));
        }
        return found;
    }

    static CodeHistory.Tenure tenure(String code, String affiliate, AffiliateState state, Instant from, Instant until) {
        return new CodeHistory.Tenure(new AffiliateId(affiliate), new AffiliateCode(code), state, from, until);
    }

    @Override
    public String name() {
        return "Fake";
    }

    @Override
    public List<Account> accounts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Affiliate> affiliatesWithCode(AccountId account) {
        return codes.values().stream()
                .flatMap(history -> history.tenures().stream())
                .filter(tenure -> tenure.until().equals(Instant.MAX))
                .map(tenure -> new Affiliate(
                        tenure.affiliate(), tenure.affiliate().value(), "", Optional.of(tenure.code()), tenure.state()))
                .toList();
    }

    @Override
    public Map<AffiliateId, Affiliate> affiliates(AccountId account, Set<AffiliateId> ids) {
        affiliateQuestions++;
        Map<AffiliateId, Affiliate> found = new HashMap<>(affiliates);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public List<Affiliate> affiliatesWithEmail(AccountId account, EmailKey email) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<AffiliateCode.Key, CodeHistory> codeHistories(AccountId account, Set<AffiliateCode.Key> wanted) {
        codeQuestions++;
        Map<AffiliateCode.Key, CodeHistory> found = new HashMap<>(codes);
        found.keySet().retainAll(wanted);
        return found;
    }

    @Override
    public Map<PurchaseKey, Outcome> put(Collection<Purchase> wanted) throws PlatformException {
        beforePut.happen();
        puts++;
        Map<PurchaseKey, Outcome> outcomes = new LinkedHashMap<>();
        for (Purchase purchase : wanted) {
            if (refuses.contains(purchase.key().order())) {
                outcomes.put(purchase.key(), new Outcome.Refused("amount", "not today"));
            } else {
                boolean changed = !purchase.equals(purchases.put(purchase.key(), purchase));
                if (changed) {
                    effects.merge(purchase.key().order(), 1, Integer::sum);
                }
                outcomes.put(purchase.key(), new Outcome.Held(purchase, changed));
            }
        }
        afterPut.happen();
        return outcomes;
    }

    @Override
    public Duration timeFor(AccountId account, long purchases) {
        return perPurchase.multipliedBy(purchases);
    }

    @Override
    public Map<PurchaseKey, Purchase> find(Collection<PurchaseKey> keys) {
        Map<PurchaseKey, Purchase> found = new HashMap<>();
        for (PurchaseKey key : keys) {
            if (purchases.containsKey(key)) {
                found.put(key, purchases.get(key));
            }
        }
        return found;
    }
}
