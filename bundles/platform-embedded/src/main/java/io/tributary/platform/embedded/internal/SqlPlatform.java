package io.tributary.platform.embedded.internal;

import io.tributary.database.Database;
import io.tributary.database.Secrets;
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
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.Shopper;
import io.tributary.platform.StoreSite;
import io.tributary.platform.TrackingCode;
import io.tributary.platform.embedded.AccountDetails;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.PurchaseDetails;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The embedded platform as integrations see it. */
@Component(immediate = true, configurationPid = "io.tributary.platform.embedded")
public final class SqlPlatform implements AffiliatePlatform {
    private final Sql sql;
    private final Secrets secrets;
    private final Trackers trackers;
    private final Snippet snippet;
    private final Clock clock;

    @Activate
    public SqlPlatform(
            @Reference(name = "database") Database database,
            @Reference(name = "secrets") Secrets secrets,
            @Reference(name = "snippet") Snippet snippet) {
        this(database, secrets, snippet, Clock.systemUTC());
    }

    SqlPlatform(Database database, Secrets secrets, Snippet snippet, Clock clock) {
        this.sql = Sql.of(database);
        this.secrets = secrets;
        this.trackers = new Trackers(secrets);
        this.snippet = snippet;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "Embedded platform";
    }

    @Override
    public List<Account> accounts() throws PlatformException {
        return sql.read(handle -> {
            List<Account> accounts = new ArrayList<>();
            OptionalInt next = OptionalInt.of(1);
            while (next.isPresent()) {
                Page<AccountDetails> page =
                        Accounts.list(handle, new Page.Request(next.getAsInt(), Page.Request.MAX_SIZE));
                page.items().forEach(account -> accounts.add(new Account(account.id(), account.name())));
                next = page.next();
            }
            return accounts;
        });
    }

    @Override
    public List<Affiliate> affiliatesWithCode(AccountId account) throws PlatformException {
        return sql.read(handle -> {
            Accounts.require(handle, account);
            return new Affiliates(handle, account).withCode();
        });
    }

    @Override
    public Map<AffiliateId, Affiliate> affiliates(AccountId account, Set<AffiliateId> ids) throws PlatformException {
        return sql.read(handle -> {
            Accounts.require(handle, account);
            return new Affiliates(handle, account).find(ids);
        });
    }

    @Override
    public List<Affiliate> affiliatesWithEmail(AccountId account, EmailKey email) throws PlatformException {
        return sql.read(handle -> {
            Accounts.require(handle, account);
            return new Affiliates(handle, account).withEmail(email);
        });
    }

    @Override
    public Map<AffiliateCode.Key, CodeHistory> codeHistories(AccountId account, Set<AffiliateCode.Key> codes)
            throws PlatformException {
        return sql.read(handle -> {
            Accounts.require(handle, account);
            return codes.isEmpty() ? Map.of() : CodeHistories.read(handle, account, codes);
        });
    }

    @Override
    public Map<Long, LeadHistory> leads(AccountId account, StoreSite store, Collection<Shopper> shoppers)
            throws PlatformException {
        return sql.change(handle -> {
            Accounts.require(handle, account);
            Optional<Tracker> tracker = trackers.find(handle, account);
            return tracker.isEmpty() || shoppers.isEmpty()
                    ? Map.of()
                    : new Shoppers(handle, tracker.get(), store).histories(shoppers, secrets, clock.instant());
        });
    }

    @Override
    public Optional<TrackingCode> trackingCode(AccountId account) throws PlatformException {
        return sql.change(handle -> {
            Accounts.require(handle, account);
            return snippet.of(trackers.get(handle, account, clock.instant()));
        });
    }

    @Override
    public Set<Capability> capabilities(AccountId account) {
        // Without a code as long as nobody has said where browsers reach this host.
        return snippet.isKnown() ? Set.of(Capability.LEADS, Capability.TRACKING_CODE) : Set.of(Capability.LEADS);
    }

    @Override
    public Map<PurchaseKey, Outcome> put(Collection<Purchase> purchases) throws PlatformException {
        Map<AccountId, Map<PurchaseKey, Purchase>> wanted = new LinkedHashMap<>();
        for (Purchase purchase : purchases) {
            wanted.computeIfAbsent(purchase.key().account(), account -> new LinkedHashMap<>())
                    .put(purchase.key(), purchase);
        }
        return sql.change(handle -> {
            Map<PurchaseKey, Outcome> outcomes = new LinkedHashMap<>();
            for (var each : wanted.entrySet()) {
                AccountDetails account = Accounts.requireAndLock(handle, each.getKey());
                outcomes.putAll(new PurchaseBatch(handle, account, clock.instant()).put(each.getValue()));
            }
            return outcomes;
        });
    }

    @Override
    public Map<PurchaseKey, Purchase> find(Collection<PurchaseKey> keys) throws PlatformException {
        Map<AccountId, Set<PurchaseKey>> wanted = new LinkedHashMap<>();
        for (PurchaseKey key : keys) {
            wanted.computeIfAbsent(key.account(), account -> new HashSet<>()).add(key);
        }
        return sql.read(handle -> {
            Map<PurchaseKey, Purchase> found = new HashMap<>();
            for (var each : wanted.entrySet()) {
                Accounts.require(handle, each.getKey());
                Map<PurchaseKey, PurchaseDetails> held = new Purchases(handle, each.getKey()).find(each.getValue());
                held.forEach((key, purchase) -> found.put(key, purchase.purchase()));
            }
            return found;
        });
    }
}
