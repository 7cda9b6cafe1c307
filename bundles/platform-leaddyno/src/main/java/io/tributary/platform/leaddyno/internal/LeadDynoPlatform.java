package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.Account;
import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.Capability;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.EmailKey;
import io.tributary.platform.LeadHistory;
import io.tributary.platform.OrderBuyers;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.Shopper;
import io.tributary.platform.StoreSite;
import io.tributary.platform.TrackingCode;
import io.tributary.platform.leaddyno.LeadDynoAccount;
import io.tributary.platform.leaddyno.LeadDynoSettings.PurchaseCode;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * LeadDyno as integrations see it. Affiliates are answered from the last reading, purchases are asked of LeadDyno. Goes
 * before a platform that is installed beside it, and leaves to that one the accounts that are its.
 */
@Component(
        service = AffiliatePlatform.class,
        configurationPid = "io.tributary.platform.leaddyno",
        property = "service.ranking:Integer=10")
public final class LeadDynoPlatform implements AffiliatePlatform {
    private static final int REQUESTS_PER_PURCHASE = 2;

    private final Host host;
    private final Polls polls;

    @Activate
    public LeadDynoPlatform(@Reference(name = "leaddyno") LeadDynoComponent leadDyno) {
        this(leadDyno.host(), leadDyno.polls());
    }

    LeadDynoPlatform(Host host, Polls polls) {
        this.host = host;
        this.polls = polls;
    }

    @Override
    public String name() {
        return "LeadDyno";
    }

    /** Those of a platform beside this one, too. */
    @Override
    public List<Account> accounts() throws PlatformException {
        Map<String, Account> accounts = new TreeMap<>();
        host.accounts().names().forEach(account -> accounts.put(account.id().value(), account));
        Optional<AffiliatePlatform> other = host.other().get();
        if (other.isPresent()) {
            other.get().accounts().forEach(account -> accounts.put(account.id().value(), account));
        }
        return List.copyOf(accounts.values());
    }

    /** The platform beside this one, if the account is its. */
    private Optional<AffiliatePlatform> elsewhere(AccountId account) throws PlatformException {
        Optional<AccountRow> row = host.accounts().find(account);
        if (row.isPresent() && !row.get().shadow()) {
            return Optional.empty();
        }
        Optional<AffiliatePlatform> other = host.other().get();
        if (other.isEmpty() && row.isPresent()) {
            throw new PlatformException.Unavailable(
                    "The account " + account + " is that of another platform, which is not there; have it installed, or"
                            + " let LeadDyno take over the account",
                    null,
                    null);
        }
        return other;
    }

    @Override
    public List<Affiliate> affiliatesWithCode(AccountId account) throws PlatformException {
        Optional<AffiliatePlatform> other = elsewhere(account);
        if (other.isPresent()) {
            return other.get().affiliatesWithCode(account);
        }
        polls.ensure(host.accounts().require(account));
        return host.sql().run(handle -> new Snapshot(handle, account).withCode());
    }

    @Override
    public Map<AffiliateId, Affiliate> affiliates(AccountId account, Set<AffiliateId> ids) throws PlatformException {
        Optional<AffiliatePlatform> other = elsewhere(account);
        if (other.isPresent()) {
            return other.get().affiliates(account, ids);
        }
        polls.ensure(host.accounts().require(account));
        return host.sql().run(handle -> new Snapshot(handle, account).find(ids));
    }

    @Override
    public List<Affiliate> affiliatesWithEmail(AccountId account, EmailKey email) throws PlatformException {
        Optional<AffiliatePlatform> other = elsewhere(account);
        if (other.isPresent()) {
            return other.get().affiliatesWithEmail(account, email);
        }
        polls.ensure(host.accounts().require(account));
        return host.sql().run(handle -> new Snapshot(handle, account).withEmail(email));
    }

    @Override
    public Map<AffiliateCode.Key, CodeHistory> codeHistories(AccountId account, Set<AffiliateCode.Key> codes)
            throws PlatformException {
        Optional<AffiliatePlatform> other = elsewhere(account);
        if (other.isPresent()) {
            return other.get().codeHistories(account, codes);
        }
        polls.ensure(host.accounts().require(account));
        return codes.isEmpty() ? Map.of() : host.sql().run(handle -> new CodeBook(handle, account).histories(codes));
    }

    @Override
    public Map<Long, LeadHistory> leads(AccountId account, StoreSite store, Collection<Shopper> shoppers)
            throws PlatformException {
        Optional<AffiliatePlatform> other = elsewhere(account);
        return other.isPresent() ? other.get().leads(account, store, shoppers) : Map.of();
    }

    @Override
    public Optional<TrackingCode> trackingCode(AccountId account) throws PlatformException {
        Optional<AffiliatePlatform> other = elsewhere(account);
        if (other.isPresent()) {
            return other.get().trackingCode(account);
        }
        LeadDynoAccount known = host.accounts().require(account).account();
        return known.trackingCode().map(html -> new TrackingCode(html, known.publicKey(), LeadDynoAccount.SCRIPT));
    }

    /** Leads are left to LeadDyno, which credits a customer's lead by itself. */
    @Override
    public Set<Capability> capabilities(AccountId account) throws PlatformException {
        Optional<AffiliatePlatform> other = elsewhere(account);
        if (other.isPresent()) {
            return other.get().capabilities(account);
        }
        return trackingCode(account).isPresent() ? Set.of(Capability.TRACKING_CODE) : Set.of();
    }

    @Override
    public Map<PurchaseKey, Outcome> put(Collection<Purchase> purchases) throws PlatformException {
        Map<AccountId, Map<PurchaseKey, Purchase>> wanted = new LinkedHashMap<>();
        purchases.forEach(purchase -> wanted.computeIfAbsent(purchase.key().account(), account -> new LinkedHashMap<>())
                .put(purchase.key(), purchase));
        Map<PurchaseKey, Outcome> outcomes = new LinkedHashMap<>();
        for (Map.Entry<AccountId, Map<PurchaseKey, Purchase>> each : wanted.entrySet()) {
            Optional<AffiliatePlatform> other = elsewhere(each.getKey());
            outcomes.putAll(
                    other.isPresent()
                            ? putElsewhere(
                                    other.get(), each.getKey(), each.getValue().values())
                            : putHere(account(each.getKey()), each.getValue()));
        }
        return outcomes;
    }

    private Map<PurchaseKey, Outcome> putElsewhere(
            AffiliatePlatform other, AccountId account, Collection<Purchase> wanted) throws PlatformException {
        Map<PurchaseKey, Outcome> outcomes = other.put(wanted);
        if (host.accounts().find(account).isPresent()) {
            host.shadow()
                    .decided(wanted.stream()
                            .filter(purchase -> outcomes.get(purchase.key()) instanceof Outcome.Held)
                            .toList());
        }
        return outcomes;
    }

    private Map<PurchaseKey, Outcome> putHere(AccountRow row, Map<PurchaseKey, Purchase> wanted)
            throws PlatformException {
        Map<PurchaseKey, Outcome> outcomes = new LinkedHashMap<>();
        Optional<TakenOver> takenOver = row.takenOverAt().map(at -> new TakenOver(host, row.id(), at));
        if (takenOver.isPresent()) {
            outcomes.putAll(takenOver.get().put(wanted.values()));
        }
        for (Purchase purchase : wanted.values()) {
            if (!outcomes.containsKey(purchase.key())) {
                outcomes.put(purchase.key(), put(row, takenOver, purchase));
            }
        }
        return outcomes;
    }

    private Outcome put(AccountRow row, Optional<TakenOver> takenOver, Purchase purchase) throws PlatformException {
        Purchase credited;
        try {
            credited = takenOver.isPresent() ? takenOver.get().credited(purchase) : purchase;
        } catch (PlatformException.Rejected e) {
            return new Outcome.Refused(e.field(), e.getMessage());
        }
        return put(row, credited);
    }

    /** By its rate limit, which all work on an account shares. */
    @Override
    public Duration timeFor(AccountId account, long purchases) {
        try {
            Optional<AffiliatePlatform> other = elsewhere(account);
            return other.isPresent()
                    ? other.get().timeFor(account, purchases)
                    : host.budget().time(purchases * REQUESTS_PER_PURCHASE);
        } catch (PlatformException e) {
            // Who asks it to do something hears why.
            return Duration.ZERO;
        }
    }

    private Outcome put(AccountRow row, Purchase purchase) throws PlatformException {
        PurchaseKey key = purchase.key();
        if (row.account().purchaseCode() == PurchaseCode.ORDER_ID) {
            String only = host.accounts().codeStore(row.id(), key.store());
            if (!only.equals(key.store())) {
                return new Outcome.Refused(
                        "store",
                        "the purchase codes of this LeadDyno account are order ids of the store " + only
                                + ", which the orders of another store would clash with; connect " + key.store()
                                + " to a LeadDyno account of its own");
            }
        }
        return makeItSo(row).put(purchase);
    }

    @Override
    public Map<PurchaseKey, Purchase> find(Collection<PurchaseKey> keys) throws PlatformException {
        Map<AccountId, Set<PurchaseKey>> asked = new LinkedHashMap<>();
        keys.forEach(key -> asked.computeIfAbsent(key.account(), account -> new LinkedHashSet<>())
                .add(key));
        Map<PurchaseKey, Purchase> found = new LinkedHashMap<>();
        for (Map.Entry<AccountId, Set<PurchaseKey>> each : asked.entrySet()) {
            Optional<AffiliatePlatform> other = elsewhere(each.getKey());
            found.putAll(
                    other.isPresent()
                            ? findElsewhere(other.get(), each.getKey(), each.getValue())
                            : findHere(account(each.getKey()), each.getValue()));
        }
        return found;
    }

    /** What is compared with a store is compared with LeadDyno, too. */
    private Map<PurchaseKey, Purchase> findElsewhere(AffiliatePlatform other, AccountId account, Set<PurchaseKey> keys)
            throws PlatformException {
        Map<PurchaseKey, Purchase> found = other.find(keys);
        if (host.accounts().find(account).isPresent()) {
            host.shadow().held(found.values());
        }
        return found;
    }

    private Map<PurchaseKey, Purchase> findHere(AccountRow row, Set<PurchaseKey> keys) throws PlatformException {
        Map<PurchaseKey, Purchase> found = new LinkedHashMap<>();
        for (PurchaseKey key : keys) {
            boolean foreign = row.account().purchaseCode() == PurchaseCode.ORDER_ID
                    && row.account()
                            .codeStore()
                            .filter(only -> !only.equals(key.store()))
                            .isPresent();
            if (!foreign) {
                makeItSo(row).find(key).ifPresent(purchase -> found.put(key, purchase));
            }
        }
        return found;
    }

    private AccountRow account(AccountId account) throws PlatformException {
        AccountRow row = host.accounts().require(account);
        polls.ensure(row);
        return row;
    }

    private MakeItSo makeItSo(AccountRow row) throws PlatformException {
        return new MakeItSo(
                row.account(),
                host.api(row),
                host.purchases(),
                id -> Optional.ofNullable(host.sql()
                        .run(handle -> new Snapshot(handle, row.id()).find(Set.of(id)))
                        .get(id)),
                this::email,
                host.pace());
    }

    private String email(PurchaseKey order) throws PlatformException.Unavailable {
        for (OrderBuyers buyers : host.buyers().get()) {
            Optional<String> email = buyers.email(order);
            if (email.isPresent()) {
                return email.get();
            }
        }
        throw new PlatformException.Unavailable(
                "No integration tells who bought order " + order.order() + " of the store " + order.store(),
                null,
                null);
    }
}
