package io.tributary.platform.embedded.internal;

import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.CodeListener;
import io.tributary.platform.PlatformException;
import io.tributary.platform.embedded.AccountDetails;
import io.tributary.platform.embedded.AffiliateDetails;
import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.PurchaseDetails;
import io.tributary.platform.embedded.PurchaseFilter;
import io.tributary.platform.embedded.RefusedException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded platform as its administrators see it. */
@Component(immediate = true, configurationPid = "io.tributary.platform.embedded")
public final class SqlEmbeddedPlatform implements EmbeddedPlatform {
    private static final Logger LOG = LoggerFactory.getLogger(SqlEmbeddedPlatform.class);
    private static final BigDecimal DEFAULT_PERCENT = BigDecimal.TEN;

    private final Sql sql;
    private final Clock clock;

    @Reference(
            name = "listeners",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile List<CodeListener> listeners = List.of();

    @Activate
    public SqlEmbeddedPlatform(@Reference(name = "database") Database database) {
        this(database, Clock.systemUTC());
    }

    SqlEmbeddedPlatform(Database database, Clock clock) {
        this.sql = Sql.of(database);
        this.clock = clock;
    }

    @Override
    public AccountDetails createAccount(AccountId id, String name, Optional<BigDecimal> commissionPercent)
            throws RefusedException, PlatformException.Unavailable {
        BigDecimal percent = Commissions.percent(Inputs.percent(commissionPercent.orElse(DEFAULT_PERCENT)));
        AccountDetails account = new AccountDetails(id, Inputs.name(name), percent);
        return sql.<AccountDetails, RefusedException>change(handle -> {
            Accounts.insert(handle, account, clock.instant());
            return account;
        });
    }

    @Override
    public Page<AccountDetails> accounts(Page.Request page) throws PlatformException.Unavailable {
        return sql.read(handle -> Accounts.list(handle, page));
    }

    @Override
    public AccountDetails account(AccountId id) throws RefusedException, PlatformException.Unavailable {
        return sql.read(handle -> Accounts.get(handle, id));
    }

    @Override
    public AffiliateDetails addAffiliate(AccountId account, String name, String email, Optional<AffiliateCode> code)
            throws RefusedException, PlatformException.Unavailable {
        String goodName = Inputs.name(name);
        String goodEmail = Inputs.email(email);
        Optional<AffiliateCode> goodCode = code.isPresent() ? Optional.of(Inputs.code(code.get())) : Optional.empty();
        return changeCodes(account, handle -> {
            Affiliates affiliates = new Affiliates(handle, account);
            AffiliateId id = affiliates.insert(goodName, goodEmail, clock.instant());
            if (goodCode.isPresent()) {
                give(handle, account, id, goodCode.get());
            }
            return affiliates.get(id);
        });
    }

    @Override
    public Page<AffiliateDetails> affiliates(AccountId account, Page.Request page)
            throws RefusedException, PlatformException.Unavailable {
        return sql.read(handle -> {
            Accounts.get(handle, account);
            return new Affiliates(handle, account).list(page);
        });
    }

    @Override
    public AffiliateDetails affiliate(AccountId account, AffiliateId affiliate)
            throws RefusedException, PlatformException.Unavailable {
        return sql.read(handle -> {
            Accounts.get(handle, account);
            return new Affiliates(handle, account).get(affiliate);
        });
    }

    @Override
    public AffiliateDetails assignCode(AccountId account, AffiliateId affiliate, AffiliateCode code)
            throws RefusedException, PlatformException.Unavailable {
        AffiliateCode good = Inputs.code(code);
        return changeCodes(account, handle -> {
            Affiliates affiliates = new Affiliates(handle, account);
            affiliates.get(affiliate);
            give(handle, account, affiliate, good);
            return affiliates.get(affiliate);
        });
    }

    private void give(Handle handle, AccountId account, AffiliateId affiliate, AffiliateCode code)
            throws RefusedException.CodeTaken {
        Affiliates affiliates = new Affiliates(handle, account);
        Optional<AffiliateDetails> other = affiliates
                .holder(code.key())
                .filter(holder -> !holder.affiliate().id().equals(affiliate));
        if (other.isPresent()) {
            AffiliateId holder = other.get().affiliate().id();
            throw new RefusedException.CodeTaken(
                    holder, "the code '" + code + "' is that of affiliate " + holder + "; give her another one first");
        }
        new CodeBook(handle, account).give(code, affiliate, clock.instant());
        affiliates.setCode(affiliate, Optional.of(code));
    }

    @Override
    public AffiliateDetails freeCode(AccountId account, AffiliateId affiliate)
            throws RefusedException, PlatformException.Unavailable {
        return changeCodes(account, handle -> {
            Affiliates affiliates = new Affiliates(handle, account);
            Optional<AffiliateCode> code = affiliates.get(affiliate).affiliate().code();
            if (code.isPresent()) {
                new CodeBook(handle, account).free(code.get().key(), clock.instant());
                affiliates.setCode(affiliate, Optional.empty());
            }
            return affiliates.get(affiliate);
        });
    }

    @Override
    public AffiliateDetails setState(AccountId account, AffiliateId affiliate, AffiliateState state)
            throws RefusedException, PlatformException.Unavailable {
        return changeCodes(account, handle -> {
            Affiliates affiliates = new Affiliates(handle, account);
            if (affiliates.get(affiliate).affiliate().state() != state) {
                affiliates.setState(affiliate, state, clock.instant());
            }
            return affiliates.get(affiliate);
        });
    }

    @Override
    public AffiliateDetails setCommission(AccountId account, AffiliateId affiliate, Optional<BigDecimal> percent)
            throws RefusedException, PlatformException.Unavailable {
        Optional<BigDecimal> good = percent.isPresent() ? Optional.of(Inputs.percent(percent.get())) : Optional.empty();
        return sql.<AffiliateDetails, RefusedException>change(handle -> {
            Accounts.lock(handle, account);
            Affiliates affiliates = new Affiliates(handle, account);
            affiliates.get(affiliate);
            affiliates.setOwnPercent(affiliate, good);
            return affiliates.get(affiliate);
        });
    }

    @Override
    public Page<PurchaseDetails> purchases(AccountId account, PurchaseFilter filter, Page.Request page)
            throws RefusedException, PlatformException.Unavailable {
        return sql.read(handle -> {
            Accounts.get(handle, account);
            return new Purchases(handle, account).list(filter, page);
        });
    }

    private AffiliateDetails changeCodes(AccountId account, Change change)
            throws RefusedException, PlatformException.Unavailable {
        AffiliateDetails changed = sql.<AffiliateDetails, RefusedException>change(handle -> {
            Accounts.lock(handle, account);
            return change.on(handle);
        });
        tellListeners(account);
        return changed;
    }

    /** What listeners do wrong is theirs: the change is made. */
    private void tellListeners(AccountId account) {
        for (CodeListener listener : listeners) {
            try {
                listener.codesChanged(account);
            } catch (RuntimeException e) {
                LOG.warn("{} failed to hear that codes of the account {} changed", listener, account, e);
            }
        }
    }

    /** What happens to an affiliate while the account is locked. */
    private interface Change {
        AffiliateDetails on(Handle handle) throws RefusedException;
    }
}
