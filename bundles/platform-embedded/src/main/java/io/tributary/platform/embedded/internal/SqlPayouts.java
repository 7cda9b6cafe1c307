package io.tributary.platform.embedded.internal;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditLog;
import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import io.tributary.platform.PlatformException;
import io.tributary.platform.embedded.Balance;
import io.tributary.platform.embedded.CommissionEntry;
import io.tributary.platform.embedded.CommissionFilter;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.Payout;
import io.tributary.platform.embedded.Payouts;
import io.tributary.platform.embedded.RefusedException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Payouts in the database. */
@Component(configurationPid = "io.tributary.platform.embedded")
public final class SqlPayouts implements Payouts {
    private final Sql sql;
    private final AuditNotes notes;
    private final Clock clock;

    @Activate
    public SqlPayouts(@Reference(name = "database") Database database, @Reference(name = "audit") AuditLog audit) {
        this(database, audit, Clock.systemUTC());
    }

    SqlPayouts(Database database, AuditLog audit, Clock clock) {
        this.sql = Sql.of(database);
        this.notes = new AuditNotes(audit);
        this.clock = clock;
    }

    @Override
    public Page<CommissionEntry> commissions(AccountId account, CommissionFilter filter, Page.Request page)
            throws RefusedException, PlatformException.Unavailable {
        return sql.read(handle -> {
            Accounts.get(handle, account);
            return new Ledger(handle, account).list(filter, page);
        });
    }

    @Override
    public List<CommissionEntry> commissions(
            AccountId account, CommissionFilter filter, Optional<CommissionEntry> after, int most)
            throws RefusedException, PlatformException.Unavailable {
        return sql.read(handle -> {
            Accounts.get(handle, account);
            return new Ledger(handle, account).after(filter, after, most);
        });
    }

    @Override
    public Map<AffiliateId, List<Balance>> balances(AccountId account, Set<AffiliateId> affiliates)
            throws PlatformException.Unavailable {
        return affiliates.isEmpty() ? Map.of() : sql.read(handle -> new Balances(handle, account).find(affiliates));
    }

    @Override
    public Payout.Sheet preview(AccountId account, Payout.Order order)
            throws RefusedException, PlatformException.Unavailable {
        Currency currency = check(order);
        return sql.<Payout.Sheet, RefusedException>read(handle -> {
            Accounts.get(handle, account);
            return sheet(handle, account, currency, order.until());
        });
    }

    @Override
    public Payout.Sheet make(AccountId account, Payout.Order order, Actor by)
            throws RefusedException, PlatformException.Unavailable {
        Currency currency = check(order);
        return sql.<Payout.Sheet, RefusedException>change(handle -> {
            Accounts.lock(handle, account);
            Payout.Sheet due = sheet(handle, account, currency, order.until());
            if (due.lines().isEmpty()) {
                throw new RefusedException.Impossible(
                        "currency",
                        "nobody is to get anything in " + currency + " of the time before " + order.until());
            }
            if (order.expected()
                    .filter(sum -> sum.compareTo(due.amount().amount()) != 0)
                    .isPresent()) {
                throw new RefusedException.Impossible(
                        "expected", "what is to be paid has changed meanwhile: it is " + due.amount() + " now");
            }
            PayoutTable table = new PayoutTable(handle, account);
            Payout payout = new Payout(
                    table.nextId(),
                    Moments.stored(clock.instant()),
                    by.name(),
                    Moments.stored(order.until()),
                    due.amount(),
                    due.lines().size(),
                    order.note().strip(),
                    Optional.empty());
            table.insert(payout, due.lines());
            new Balances(handle, account).addPaid(changes(due.lines(), false));
            notes.made(handle, account, payout, by);
            return new Payout.Sheet(Optional.of(payout), due.lines(), due.amount(), due.carried());
        });
    }

    private Currency check(Payout.Order order) throws RefusedException {
        Inputs.note("note", "note", order.note());
        if (order.until().isAfter(clock.instant())) {
            throw new RefusedException.Invalid("until", "until lies in the future; what is not earned yet is not paid");
        }
        if (order.until().isBefore(Instant.EPOCH)) {
            throw new RefusedException.Invalid("until", "until is a moment since 1970");
        }
        try {
            return Currency.getInstance(order.currency());
        } catch (IllegalArgumentException e) {
            throw new RefusedException.Invalid("currency", "a currency is a code of three letters such as USD");
        }
    }

    private static Payout.Sheet sheet(Handle handle, AccountId account, Currency currency, Instant until) {
        List<Payout.Line> unpaid = new PayoutTable(handle, account).unpaid(currency, Moments.stored(until));
        List<Payout.Line> lines = unpaid.stream()
                .filter(line -> line.amount().amount().signum() > 0)
                .toList();
        List<Payout.Line> carried = unpaid.stream()
                .filter(line -> line.amount().amount().signum() <= 0)
                .toList();
        BigDecimal sum = lines.stream().map(line -> line.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Payout.Sheet(Optional.empty(), lines, new Money(sum, currency), carried);
    }

    private static Balances.Changes changes(List<Payout.Line> lines, boolean takenBack) {
        Balances.Changes changes = new Balances.Changes();
        for (Payout.Line line : lines) {
            BigDecimal amount = line.amount().amount();
            changes.add(
                    Affiliates.number(line.affiliate()).orElseThrow(),
                    new Money(
                            takenBack ? amount.negate() : amount, line.amount().currency()));
        }
        return changes;
    }

    @Override
    public Page<Payout> list(AccountId account, Page.Request page)
            throws RefusedException, PlatformException.Unavailable {
        return sql.read(handle -> {
            Accounts.get(handle, account);
            return new PayoutTable(handle, account).list(page);
        });
    }

    @Override
    public Payout.Sheet get(AccountId account, long payout) throws RefusedException, PlatformException.Unavailable {
        return sql.<Payout.Sheet, RefusedException>read(handle -> {
            Accounts.get(handle, account);
            Payout found = find(handle, account, payout);
            List<Payout.Line> lines = new PayoutTable(handle, account).lines(found);
            return new Payout.Sheet(Optional.of(found), lines, found.amount(), List.of());
        });
    }

    @Override
    public Payout voidPayout(AccountId account, long payout, String reason, Actor by)
            throws RefusedException, PlatformException.Unavailable {
        String good = Inputs.reason(reason);
        return sql.<Payout, RefusedException>change(handle -> {
            Accounts.lock(handle, account);
            Payout before = find(handle, account, payout);
            if (before.voided().isPresent()) {
                throw new RefusedException.Impossible(
                        "payout",
                        "payout " + payout + " is void already, since "
                                + before.voided().get().at());
            }
            PayoutTable table = new PayoutTable(handle, account);
            table.setVoid(payout, new Payout.Voided(Moments.stored(clock.instant()), by.name(), good));
            new Balances(handle, account).addPaid(changes(table.lines(before), true));
            notes.voided(handle, account, before, good, by);
            return find(handle, account, payout);
        });
    }

    private static Payout find(Handle handle, AccountId account, long payout) throws RefusedException.Unknown {
        return new PayoutTable(handle, account)
                .find(payout)
                .orElseThrow(() -> new RefusedException.Unknown(
                        "payout", "the account '" + account + "' has no payout " + payout));
    }
}
