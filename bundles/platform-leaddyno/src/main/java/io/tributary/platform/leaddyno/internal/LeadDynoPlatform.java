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
import io.tributary.platform.OrderBuyers;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.TrackingCode;
import io.tributary.platform.leaddyno.LeadDynoAccount;
import io.tributary.platform.leaddyno.LeadDynoSettings.PurchaseCode;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** LeadDyno as integrations see it. Affiliates are answered from the last reading, purchases are asked of LeadDyno. */
@Component(configurationPid = "io.tributary.platform.leaddyno")
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

    @Override
    public List<Account> accounts() throws PlatformException {
        return host.accounts().names();
    }

    @Override
    public List<Affiliate> affiliatesWithCode(AccountId account) throws PlatformException {
        polls.ensure(host.accounts().require(account));
        return host.sql().run(handle -> new Snapshot(handle, account).withCode());
    }

    @Override
    public Map<AffiliateId, Affiliate> affiliates(AccountId account, Set<AffiliateId> ids) throws PlatformException {
        polls.ensure(host.accounts().require(account));
        return host.sql().run(handle -> new Snapshot(handle, account).find(ids));
    }

    @Override
    public List<Affiliate> affiliatesWithEmail(AccountId account, EmailKey email) throws PlatformException {
        polls.ensure(host.accounts().require(account));
        return host.sql().run(handle -> new Snapshot(handle, account).withEmail(email));
    }

    @Override
    public Map<AffiliateCode.Key, CodeHistory> codeHistories(AccountId account, Set<AffiliateCode.Key> codes)
            throws PlatformException {
        polls.ensure(host.accounts().require(account));
        return codes.isEmpty() ? Map.of() : host.sql().run(handle -> new CodeBook(handle, account).histories(codes));
    }

    @Override
    public Optional<TrackingCode> trackingCode(AccountId account) throws PlatformException {
        LeadDynoAccount known = host.accounts().require(account).account();
        return known.trackingCode().map(html -> new TrackingCode(html, known.publicKey(), LeadDynoAccount.SCRIPT));
    }

    /** Leads are left to LeadDyno, which credits a customer's lead by itself. */
    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.TRACKING_CODE);
    }

    @Override
    public Map<PurchaseKey, Outcome> put(Collection<Purchase> purchases) throws PlatformException {
        Map<PurchaseKey, Purchase> wanted = new LinkedHashMap<>();
        purchases.forEach(purchase -> wanted.put(purchase.key(), purchase));
        Map<AccountId, AccountRow> accounts = new LinkedHashMap<>();
        Map<PurchaseKey, Outcome> outcomes = new LinkedHashMap<>();
        for (Purchase purchase : wanted.values()) {
            AccountRow row = account(accounts, purchase.key());
            outcomes.put(purchase.key(), put(row, purchase));
        }
        return outcomes;
    }

    /** By its rate limit, which all work on an account shares. */
    @Override
    public Duration timeFor(long purchases) {
        return host.budget().time(purchases * REQUESTS_PER_PURCHASE);
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
        Map<AccountId, AccountRow> accounts = new LinkedHashMap<>();
        Map<PurchaseKey, Purchase> found = new LinkedHashMap<>();
        for (PurchaseKey key : keys) {
            AccountRow row = account(accounts, key);
            boolean foreign = row.account().purchaseCode() == PurchaseCode.ORDER_ID
                    && row.account()
                            .codeStore()
                            .filter(only -> !only.equals(key.store()))
                            .isPresent();
            if (!foreign && !found.containsKey(key)) {
                makeItSo(row).find(key).ifPresent(purchase -> found.put(key, purchase));
            }
        }
        return found;
    }

    private AccountRow account(Map<AccountId, AccountRow> known, PurchaseKey key) throws PlatformException {
        AccountRow row = known.get(key.account());
        if (row == null) {
            row = host.accounts().require(key.account());
            polls.ensure(row);
            known.put(key.account(), row);
        }
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
