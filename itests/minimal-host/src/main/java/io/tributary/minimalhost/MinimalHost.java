package io.tributary.minimalhost;

import io.tributary.platform.Account;
import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.EmailKey;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The platform. It is there as soon as it is configured, and forgets everything when it goes. */
@Component(
        service = {AffiliatePlatform.class, MinimalHost.class},
        configurationPid = "io.tributary.minimalhost",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MinimalHost.Config.class)
public final class MinimalHost implements AffiliatePlatform {
    /** Whom it serves. */
    @ObjectClassDefinition(name = "Minimal host")
    public @interface Config {
        @AttributeDefinition(name = "Account", description = "The id of its account")
        String account();

        @AttributeDefinition(
                name = "Codes",
                description = "Of its affiliates, parted by commas; each is called by her code")
        String codes() default "";
    }

    private final Map<String, Book> accounts = new ConcurrentSkipListMap<>();
    private final Clock clock;

    @Activate
    public MinimalHost(Config config) {
        this(Clock.systemUTC());
        Book book = add(new AccountId(config.account()));
        for (String code : config.codes().split(",")) {
            if (!code.isBlank()) {
                book.add(code.strip(), "", code);
            }
        }
    }

    MinimalHost(Clock clock) {
        this.clock = clock;
    }

    Book add(AccountId account) {
        return accounts.computeIfAbsent(account.value(), id -> new Book(clock));
    }

    private Book book(AccountId account) throws PlatformException.Rejected {
        Book book = accounts.get(account.value());
        if (book == null) {
            throw new PlatformException.Rejected("account", "there is no account '" + account + "'");
        }
        return book;
    }

    @Override
    public String name() {
        return "Minimal host";
    }

    @Override
    public List<Account> accounts() {
        return accounts.keySet().stream()
                .map(id -> new Account(new AccountId(id), id))
                .toList();
    }

    @Override
    public List<Affiliate> affiliatesWithCode(AccountId account) throws PlatformException {
        return book(account).affiliates().stream()
                .filter(affiliate -> affiliate.code().isPresent())
                .toList();
    }

    @Override
    public Map<AffiliateId, Affiliate> affiliates(AccountId account, Set<AffiliateId> ids) throws PlatformException {
        return book(account).affiliates().stream()
                .filter(affiliate -> ids.contains(affiliate.id()))
                .collect(Collectors.toMap(Affiliate::id, affiliate -> affiliate));
    }

    @Override
    public List<Affiliate> affiliatesWithEmail(AccountId account, EmailKey email) throws PlatformException {
        return book(account).affiliates().stream()
                .filter(affiliate ->
                        EmailKey.find(affiliate.email()).filter(email::equals).isPresent())
                .toList();
    }

    @Override
    public Map<AffiliateCode.Key, CodeHistory> codeHistories(AccountId account, Set<AffiliateCode.Key> codes)
            throws PlatformException {
        Book book = book(account);
        Map<AffiliateCode.Key, CodeHistory> found = new LinkedHashMap<>();
        codes.forEach(code -> book.history(code).ifPresent(history -> found.put(code, history)));
        return found;
    }

    @Override
    public Map<PurchaseKey, Outcome> put(Collection<Purchase> wanted) throws PlatformException {
        Map<PurchaseKey, Outcome> outcomes = new LinkedHashMap<>();
        for (Purchase purchase : wanted) {
            outcomes.put(purchase.key(), book(purchase.key().account()).put(purchase));
        }
        return outcomes;
    }

    @Override
    public Map<PurchaseKey, Purchase> find(Collection<PurchaseKey> keys) throws PlatformException {
        Map<PurchaseKey, Purchase> found = new LinkedHashMap<>();
        for (PurchaseKey key : keys) {
            book(key.account()).find(key).ifPresent(purchase -> found.put(key, purchase));
        }
        return found;
    }
}
