package io.tributary.orderimport.internal;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditEntry;
import io.tributary.audit.AuditLog;
import io.tributary.connections.ConnectionId;
import io.tributary.database.Database;
import io.tributary.orderimport.CreditException;
import io.tributary.orderimport.LookAgain;
import io.tributary.orderimport.OrderCredits;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.Purchase.Credit;
import io.tributary.sync.SyncRuns;
import io.tributary.sync.Trigger;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Keeps what people say about whose orders are, and has these orders looked at again. */
@Component
public final class ManualCredits implements OrderCredits {
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_AUTHOR = 255;
    private static final int LONGEST_WHY = 500;

    /** Without it, what was said takes effect with the next run. */
    @Reference(
            name = "runs",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile SyncRuns runs;

    private final Jdbi jdbi;
    private final CreditCheck check;
    private final AuditLog audit;
    private final Clock clock;

    @Activate
    public ManualCredits(
            @Reference(name = "database") Database database,
            @Reference(name = "platform", policyOption = ReferencePolicyOption.GREEDY) AffiliatePlatform platform,
            @Reference(name = "audit") AuditLog audit) {
        this(database, platform, audit, Clock.systemUTC());
    }

    ManualCredits(Database database, AffiliatePlatform platform, AuditLog audit, Clock clock) {
        this.jdbi = database.open(ManualCredits.class, "orders");
        this.check = new CreditCheck(platform);
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public LookAgain credit(
            ConnectionId store,
            long order,
            AffiliateId affiliate,
            Optional<AffiliateCode> code,
            String reason,
            Actor author)
            throws CreditException {
        Credit credit = check.credit(store.account(), affiliate, code);
        return say(store, order, "order.credit", new Said(false, Optional.of(credit), reason(reason), author));
    }

    @Override
    public LookAgain creditNobody(ConnectionId store, long order, String reason, Actor author) throws CreditException {
        return say(store, order, "order.uncredit", new Said(false, Optional.empty(), reason(reason), author));
    }

    @Override
    public LookAgain undo(ConnectionId store, long order, String reason, Actor author) throws CreditException {
        return say(store, order, "order.credit-undo", new Said(true, Optional.empty(), reason(reason), author));
    }

    private record Said(boolean undo, Optional<Credit> credit, String reason, Actor author) {
        ByHand numbered(int number, Instant at) {
            return new ByHand(number, undo, credit, reason, Texts.cut(author.name(), LONGEST_AUTHOR), at);
        }
    }

    private static String reason(String text) throws CreditException.Invalid {
        String clean = Texts.clean(text).strip();
        if (clean.isEmpty() || clean.length() > LONGEST_REASON) {
            throw new CreditException.Invalid("reason", "A reason has 1 to " + LONGEST_REASON + " characters.");
        }
        return clean;
    }

    private LookAgain say(ConnectionId store, long order, String action, Said said) throws CreditException {
        Tables.<Void, CreditException>inSharedTransaction(jdbi, store, CreditException.class, (transaction, tables) -> {
            AuditEntry entry = keep(tables, store, order, action, said);
            audit.append(transaction, entry);
            return null;
        });
        return new LookAgain(
                1, Wake.up(runs, store, Trigger.MANUAL, said.author().name()));
    }

    private AuditEntry keep(Tables tables, ConnectionId store, long order, String action, Said said)
            throws SQLException, CreditException {
        if (!tables.orders().lock(order)) {
            throw new CreditException.Unknown("Order " + order + " has not been imported from this store.");
        }
        LedgerRow row = tables.orders().find(List.of(order)).get(order);
        if (said.undo() && row.override() == 0) {
            throw new CreditException.Conflict("Order " + order + " is left to the rules already.");
        }
        Instant now = clock.instant();
        List<ByHand> before = tables.overrides().of(order);
        ByHand word = said.numbered(before.size() + 1, now);
        tables.overrides().insert(order, word);
        tables.orders().setOverride(order, said.undo() ? 0 : word.number());
        String why = word.author() + ": " + word.outcome() + ", because " + word.reason();
        tables.again().ask(order, false, Texts.cut(why, LONGEST_WHY), now);
        return new AuditEntry(
                store.account().value(),
                store.store(),
                "order " + order,
                action,
                said.author(),
                row.override() == 0
                        ? ChangeTable.described(row.state(), row.purchase())
                        : before.get(before.size() - 1).outcome(),
                word.outcome() + ", because " + word.reason());
    }
}
