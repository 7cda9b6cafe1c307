package io.tributary.platform.leaddyno.internal;

import io.tributary.audit.AuditLog;
import io.tributary.database.Database;
import io.tributary.database.Secrets;
import io.tributary.database.UnreadableSecretException;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.CodeListener;
import io.tributary.platform.OrderBuyers;
import io.tributary.platform.PlatformException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the doors of the platform share: the database, the way to LeadDyno, and who is to be asked and told.
 *
 * @param clock by which changes are dated
 * @param pace by which requests are spaced
 */
record Host(
        Sql sql,
        AccountTable accounts,
        PurchaseTable purchases,
        ShadowTable shadow,
        Secrets secrets,
        AuditLog audit,
        Wire wire,
        boolean bearer,
        Budget budget,
        Clock clock,
        Pace pace,
        Supplier<List<OrderBuyers>> buyers,
        Supplier<List<CodeListener>> listeners,
        Beside other) {
    private static final Logger LOG = LoggerFactory.getLogger(Host.class);

    static Host of(
            Database database,
            Secrets secrets,
            AuditLog audit,
            Wire wire,
            boolean bearer,
            int requestsPerMinute,
            Clock clock,
            Pace pace,
            Supplier<List<OrderBuyers>> buyers,
            Supplier<List<CodeListener>> listeners,
            Supplier<Optional<AffiliatePlatform>> other) {
        Sql sql = Sql.of(database);
        return new Host(
                sql,
                new AccountTable(sql),
                new PurchaseTable(sql),
                new ShadowTable(sql),
                secrets,
                audit,
                wire,
                bearer,
                new Budget(sql, pace, requestsPerMinute),
                clock,
                pace,
                buyers,
                listeners,
                new Beside(other, pace));
    }

    /** Whether the platform beside this one has the account too. */
    boolean isElsewhere(AccountId account) throws PlatformException {
        Optional<AffiliatePlatform> beside = other.get();
        return beside.isPresent()
                && beside.get().accounts().stream().anyMatch(known -> known.id().equals(account));
    }

    Api api(AccountRow row) throws PlatformException.Unauthorized {
        return api(row.id(), key(row));
    }

    Api api(AccountId account, String privateKey) {
        return new Api(new Caller(account, privateKey, bearer, wire, budget, pace));
    }

    String key(AccountRow row) throws PlatformException.Unauthorized {
        try {
            return secrets.decrypt(row.sealedKey(), AccountRow.context(row.id()));
        } catch (UnreadableSecretException e) {
            throw new PlatformException.Unauthorized(
                    "The private key of the account " + row.id() + " cannot be read any more; enter it again", e);
        }
    }

    /** What listeners do wrong is theirs. */
    void codesChanged(AccountId account) {
        for (CodeListener listener : listeners.get()) {
            try {
                listener.codesChanged(account);
            } catch (RuntimeException e) {
                LOG.warn("{} failed to hear that codes of the account {} changed", listener, account, e);
            }
        }
    }
}
