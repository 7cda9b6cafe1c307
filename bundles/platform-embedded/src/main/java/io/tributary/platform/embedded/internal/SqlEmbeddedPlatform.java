package io.tributary.platform.embedded.internal;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditLog;
import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.CodeListener;
import io.tributary.platform.PlatformException;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.embedded.AccountDetails;
import io.tributary.platform.embedded.AffiliateDetails;
import io.tributary.platform.embedded.AffiliateFilter;
import io.tributary.platform.embedded.AffiliateImport;
import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.PurchaseDetails;
import io.tributary.platform.embedded.PurchaseFilter;
import io.tributary.platform.embedded.RefusedException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final AuditNotes notes;
    private final Clock clock;

    @Reference(
            name = "listeners",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile List<CodeListener> listeners = List.of();

    @Activate
    public SqlEmbeddedPlatform(
            @Reference(name = "database") Database database, @Reference(name = "audit") AuditLog audit) {
        this(database, audit, Clock.systemUTC());
    }

    SqlEmbeddedPlatform(Database database, AuditLog audit, Clock clock) {
        this.sql = Sql.of(database);
        this.notes = new AuditNotes(audit);
        this.clock = clock;
    }

    @Override
    public AccountDetails createAccount(AccountId id, String name, Optional<BigDecimal> commissionPercent, Actor by)
            throws RefusedException, PlatformException.Unavailable {
        BigDecimal percent = Commissions.percent(Inputs.percent(commissionPercent.orElse(DEFAULT_PERCENT)));
        AccountDetails account = new AccountDetails(id, Inputs.name(name), percent);
        return sql.<AccountDetails, RefusedException>change(handle -> {
            Accounts.insert(handle, account, clock.instant());
            notes.added(handle, account, by);
            return account;
        });
    }

    @Override
    public AccountDetails changeAccount(AccountId id, String name, BigDecimal commissionPercent, Actor by)
            throws RefusedException, PlatformException.Unavailable {
        AccountDetails account =
                new AccountDetails(id, Inputs.name(name), Commissions.percent(Inputs.percent(commissionPercent)));
        return sql.<AccountDetails, RefusedException>change(handle -> {
            Accounts.lock(handle, id);
            AccountDetails before = Accounts.get(handle, id);
            if (!before.equals(account)) {
                Accounts.update(handle, account);
                notes.changed(handle, before, account, by);
            }
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
    public AffiliateDetails addAffiliate(
            AccountId account, String name, String email, Optional<AffiliateCode> code, Actor by)
            throws RefusedException, PlatformException.Unavailable {
        String goodName = Inputs.name(name);
        String goodEmail = Inputs.email(email);
        Optional<AffiliateCode> goodCode = code.isPresent() ? Optional.of(Inputs.code(code.get())) : Optional.empty();
        return changeCodes(account, handle -> {
            Affiliates affiliates = new Affiliates(handle, account);
            if (goodCode.isPresent()) {
                refuseTaken(affiliates, goodCode.get(), Optional.empty());
            }
            var newcomer = new Affiliates.Newcomer(goodName, goodEmail, goodCode, Optional.empty());
            long number = affiliates.insert(List.of(newcomer), clock.instant());
            AffiliateDetails added = affiliates.get(Affiliates.id(number));
            notes.added(handle, account, added, by);
            return added;
        });
    }

    @Override
    public AffiliateDetails changeAffiliate(
            AccountId account, AffiliateId affiliate, String name, String email, Actor by)
            throws RefusedException, PlatformException.Unavailable {
        String goodName = Inputs.name(name);
        String goodEmail = Inputs.email(email);
        return change(account, affiliate, by, (handle, affiliates) -> {
            affiliates.setContact(affiliate, goodName, goodEmail);
        });
    }

    @Override
    public AffiliateImport importAffiliates(AccountId account, String csv, boolean dryRun, Actor by)
            throws RefusedException, PlatformException.Unavailable {
        List<AffiliateList.Line> lines = AffiliateList.read(csv);
        if (dryRun) {
            return sql.<AffiliateImport, RefusedException>read(handle -> {
                Accounts.get(handle, account);
                return new AffiliateImport(
                        0, plan(new Affiliates(handle, account), lines).rows());
            });
        }
        AffiliateImport done = sql.<AffiliateImport, RefusedException>change(handle -> {
            Accounts.lock(handle, account);
            Affiliates affiliates = new Affiliates(handle, account);
            AffiliatePlan plan = plan(affiliates, lines);
            AffiliateImport nothing = new AffiliateImport(0, plan.rows());
            if (nothing.hasErrors() || plan.newcomers().isEmpty()) {
                return nothing;
            }
            long first = affiliates.insert(plan.newcomers(), clock.instant());
            notes.imported(handle, account, first, plan.newcomers().size(), by);
            return new AffiliateImport(plan.newcomers().size(), plan.rows());
        });
        if (done.added() > 0) {
            tellListeners(account);
        }
        return done;
    }

    private static AffiliatePlan plan(Affiliates affiliates, List<AffiliateList.Line> lines) {
        return new AffiliatePlan(affiliates.addresses(), affiliates.codesHeld(), lines);
    }

    @Override
    public Page<AffiliateDetails> affiliates(AccountId account, AffiliateFilter filter, Page.Request page)
            throws RefusedException, PlatformException.Unavailable {
        return sql.read(handle -> {
            Accounts.get(handle, account);
            return new Affiliates(handle, account).list(filter, page);
        });
    }

    @Override
    public Map<AffiliateId, Affiliate> affiliates(AccountId account, Set<AffiliateId> ids)
            throws RefusedException, PlatformException.Unavailable {
        return sql.<Map<AffiliateId, Affiliate>, RefusedException>read(handle -> {
            Accounts.get(handle, account);
            return new Affiliates(handle, account).find(ids);
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
    public AffiliateDetails assignCode(AccountId account, AffiliateId affiliate, AffiliateCode code, Actor by)
            throws RefusedException, PlatformException.Unavailable {
        AffiliateCode good = Inputs.code(code);
        return changeCode(account, affiliate, by, (handle, affiliates) -> {
            refuseTaken(affiliates, good, Optional.of(affiliate));
            new CodeBook(handle, account).give(good, affiliate, clock.instant());
            affiliates.setCode(affiliate, Optional.of(good));
        });
    }

    /** @param affiliate who may have it */
    private static void refuseTaken(Affiliates affiliates, AffiliateCode code, Optional<AffiliateId> affiliate)
            throws RefusedException.CodeTaken {
        Optional<AffiliateId> holder =
                affiliates.holder(code.key()).map(details -> details.affiliate().id());
        if (holder.isPresent() && !holder.equals(affiliate)) {
            throw new RefusedException.CodeTaken(
                    holder.get(),
                    "the code '" + code + "' is that of affiliate " + holder.get() + "; give her another one first");
        }
    }

    @Override
    public AffiliateDetails freeCode(AccountId account, AffiliateId affiliate, Actor by)
            throws RefusedException, PlatformException.Unavailable {
        return changeCode(account, affiliate, by, (handle, affiliates) -> {
            Optional<AffiliateCode> code = affiliates.get(affiliate).affiliate().code();
            if (code.isPresent()) {
                new CodeBook(handle, account).free(code.get().key(), clock.instant());
                affiliates.setCode(affiliate, Optional.empty());
            }
        });
    }

    @Override
    public AffiliateDetails setState(AccountId account, AffiliateId affiliate, AffiliateState state, Actor by)
            throws RefusedException, PlatformException.Unavailable {
        return changeCode(account, affiliate, by, (handle, affiliates) -> {
            if (affiliates.get(affiliate).affiliate().state() != state) {
                affiliates.setState(affiliate, state, clock.instant());
            }
        });
    }

    @Override
    public AffiliateDetails setCommission(
            AccountId account, AffiliateId affiliate, Optional<BigDecimal> percent, Actor by)
            throws RefusedException, PlatformException.Unavailable {
        Optional<BigDecimal> good = percent.isPresent() ? Optional.of(Inputs.percent(percent.get())) : Optional.empty();
        return change(account, affiliate, by, (handle, affiliates) -> affiliates.setOwnPercent(affiliate, good));
    }

    @Override
    public Page<PurchaseDetails> purchases(
            AccountId account, PurchaseFilter filter, PurchaseFilter.Sort sort, Page.Request page)
            throws RefusedException, PlatformException.Unavailable {
        return sql.read(handle -> {
            Accounts.get(handle, account);
            return new Purchases(handle, account).list(filter, sort, page);
        });
    }

    @Override
    public List<PurchaseDetails> purchases(
            AccountId account, PurchaseFilter filter, Optional<PurchaseKey> after, int most)
            throws RefusedException, PlatformException.Unavailable {
        return sql.read(handle -> {
            Accounts.get(handle, account);
            return new Purchases(handle, account).after(filter, after, most);
        });
    }

    /** Changes one affiliate in a way that listeners have to hear of. */
    private AffiliateDetails changeCode(AccountId account, AffiliateId affiliate, Actor by, ChangeOfOne change)
            throws RefusedException, PlatformException.Unavailable {
        AffiliateDetails changed = change(account, affiliate, by, change);
        tellListeners(account);
        return changed;
    }

    private AffiliateDetails change(AccountId account, AffiliateId affiliate, Actor by, ChangeOfOne change)
            throws RefusedException, PlatformException.Unavailable {
        return sql.<AffiliateDetails, RefusedException>change(handle -> {
            Accounts.lock(handle, account);
            Affiliates affiliates = new Affiliates(handle, account);
            AffiliateDetails before = affiliates.get(affiliate);
            change.on(handle, affiliates);
            AffiliateDetails now = affiliates.get(affiliate);
            notes.changed(handle, account, before, now, by);
            return now;
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

    /** What happens to one affiliate while the account is locked. */
    private interface ChangeOfOne {
        void on(Handle handle, Affiliates affiliates) throws RefusedException;
    }
}
