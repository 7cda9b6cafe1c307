package io.tributary.platform.embedded.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.PlatformException;
import io.tributary.platform.embedded.AccountDetails;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.RefusedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code platform_account}. */
final class Accounts {
    private static final String SELECT = "select account_id, name, commission_percent from platform_account";

    private Accounts() {}

    static Page<AccountDetails> list(Handle handle, Page.Request page) {
        return Paging.page(handle.createQuery(SELECT + " order by account_id" + Paging.SQL), page, Accounts::map);
    }

    static AccountDetails get(Handle handle, AccountId id) throws RefusedException.Unknown {
        return find(handle.createQuery(SELECT + " where account_id = :account"), id)
                .orElseThrow(() -> new RefusedException.Unknown("account", unknown(id)));
    }

    /** For integrations, which know one exception for whatever the host refuses. */
    static AccountDetails require(Handle handle, AccountId id) throws PlatformException.Rejected {
        return find(handle.createQuery(SELECT + " where account_id = :account"), id)
                .orElseThrow(() -> new PlatformException.Rejected("account", unknown(id)));
    }

    /** Like {@link #require}; lets nobody else change the account's purchases or affiliates until the transaction ends. */
    static AccountDetails requireAndLock(Handle handle, AccountId id) throws PlatformException.Rejected {
        return find(handle.createQuery(SELECT + " where account_id = :account for update"), id)
                .orElseThrow(() -> new PlatformException.Rejected("account", unknown(id)));
    }

    /** Lets nobody else change the account's affiliates until the transaction ends. */
    static void lock(Handle handle, AccountId id) throws RefusedException.Unknown {
        if (find(handle.createQuery(SELECT + " where account_id = :account for update"), id)
                .isEmpty()) {
            throw new RefusedException.Unknown("account", unknown(id));
        }
    }

    static void insert(Handle handle, AccountDetails account, Instant now) throws RefusedException.Taken {
        if (find(handle.createQuery(SELECT + " where account_id = :account"), account.id())
                .isPresent()) {
            throw new RefusedException.Taken("id", "the account '" + account.id() + "' exists already");
        }
        handle.createUpdate("insert into platform_account (account_id, name, commission_percent, created_at)"
                        + " values (:account, :name, :percent, :now)")
                .bind("account", account.id().value())
                .bind("name", account.name())
                .bind("percent", account.commissionPercent())
                .bind("now", now)
                .execute();
    }

    /** The account must be locked. */
    static void update(Handle handle, AccountDetails account) {
        handle.createUpdate("update platform_account set name = :name, commission_percent = :percent"
                        + " where account_id = :account")
                .bind("account", account.id().value())
                .bind("name", account.name())
                .bind("percent", account.commissionPercent())
                .execute();
    }

    /** Takes numbers for so many more affiliates; the last of them. The account must be locked. */
    static long nextAffiliates(Handle handle, AccountId id, int howMany) {
        handle.createUpdate("update platform_account set last_affiliate = last_affiliate + :more"
                        + " where account_id = :account")
                .bind("account", id.value())
                .bind("more", howMany)
                .execute();
        return handle.createQuery("select last_affiliate from platform_account where account_id = :account")
                .bind("account", id.value())
                .mapTo(Long.class)
                .one();
    }

    private static Optional<AccountDetails> find(Query query, AccountId id) {
        return query.bind("account", id.value()).map(Accounts::map).findOne();
    }

    private static String unknown(AccountId id) {
        return "there is no account '" + id + "'";
    }

    private static AccountDetails map(ResultSet row, StatementContext context) throws SQLException {
        return new AccountDetails(
                new AccountId(row.getString("account_id")),
                row.getString("name"),
                Commissions.percent(row.getBigDecimal("commission_percent")));
    }
}
