package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.Account;
import io.tributary.platform.AccountId;
import io.tributary.platform.PlatformException;
import io.tributary.platform.leaddyno.LeadDynoAccount;
import io.tributary.platform.leaddyno.LeadDynoSettings.CancelledAgain;
import io.tributary.platform.leaddyno.LeadDynoSettings.PurchaseCode;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutAffiliate;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutEmail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The table {@code leaddyno_account}. */
final class AccountTable {
    private static final String SELECT = "select a.*, exists (select 1 from leaddyno_purchase p"
            + " where p.account_id = a.account_id and p.told) as used from leaddyno_account a";
    private static final String ONE = " where account_id = :account";

    private final Sql sql;

    AccountTable(Sql sql) {
        this.sql = sql;
    }

    List<AccountRow> all() throws PlatformException.Unavailable {
        return sql.run(handle -> handle.createQuery(SELECT + " order by a.account_id")
                .map((row, context) -> read(row))
                .list());
    }

    List<Account> names() throws PlatformException.Unavailable {
        return all().stream()
                .map(row -> new Account(row.id(), row.account().name()))
                .toList();
    }

    Optional<AccountRow> find(AccountId account) throws PlatformException.Unavailable {
        return sql.run(handle -> find(handle, account));
    }

    private static Optional<AccountRow> find(Handle handle, AccountId account) {
        return handle.createQuery(SELECT + " where a.account_id = :account")
                .bind("account", account.value())
                .map((row, context) -> read(row))
                .findOne();
    }

    AccountRow require(AccountId account) throws PlatformException {
        return find(account)
                .orElseThrow(() -> new PlatformException.Rejected(
                        "account", "no account '" + account + "' of LeadDyno is set up; enter its keys first"));
    }

    /**
     * Keeps an account within a transaction, and answers how it was before.
     *
     * @throws PlatformException.Rejected when its purchase codes would get another form after they were used
     */
    static Optional<AccountRow> write(Handle handle, AccountRow row, Instant now) throws PlatformException.Rejected {
        LeadDynoAccount account = row.account();
        lockedForm(handle, account.id());
        Optional<AccountRow> before = find(handle, account.id());
        requireSameCodes(before, account.purchaseCode());
        String statement = before.isPresent()
                ? "update leaddyno_account set name = :name, private_key = :key, public_key = :public,"
                        + " code_form = :form, without_affiliate = :affiliate, without_email = :email,"
                        + " cancelled_again = :again, changed_at = :now" + ONE
                : "insert into leaddyno_account (account_id, name, private_key, public_key, code_form,"
                        + " without_affiliate, without_email, cancelled_again, changed_at, shadow) values (:account,"
                        + " :name, :key, :public, :form, :affiliate, :email, :again, :now, :shadow)";
        Update update = handle.createUpdate(statement)
                .bind("account", account.id().value())
                .bind("name", account.name())
                .bind("key", row.sealedKey())
                .bind("public", account.publicKey())
                .bind("form", account.purchaseCode().word())
                .bind("affiliate", account.withoutAffiliate().word())
                .bind("email", account.withoutEmail().word())
                .bind("again", account.cancelledAgain().word())
                .bind("now", now);
        if (before.isEmpty()) {
            update.bind("shadow", row.shadow());
        }
        update.execute();
        return before;
    }

    /**
     * Gives the account to LeadDyno, or back to the other platform, and answers whether it was not there already.
     *
     * @throws PlatformException.Rejected when it would go back after LeadDyno was told of purchases
     */
    static boolean giveTo(Handle handle, AccountId account, boolean shadow, Instant now)
            throws PlatformException.Rejected {
        lockedForm(handle, account);
        if (shadow
                && find(handle, account)
                        .filter(row -> row.account().codeFixed())
                        .isPresent()) {
            throw new PlatformException.Rejected(
                    "shadow",
                    "LeadDyno was told of orders of this account, and the other platform would be told of them once"
                            + " more; so it cannot go back");
        }
        return handle.createUpdate("update leaddyno_account set shadow = :shadow,"
                                + " taken_over_at = cast(:at as timestamp with time zone)" + ONE
                                + " and shadow <> :shadow")
                        .bind("account", account.value())
                        .bind("shadow", shadow)
                        .bind("at", shadow ? null : now)
                        .execute()
                == 1;
    }

    /** Whether purchase codes have this form, which they keep until the end of the transaction. */
    static boolean hasForm(Handle handle, AccountId account, PurchaseCode form) {
        return lockedForm(handle, account).filter(form.word()::equals).isPresent();
    }

    private static Optional<String> lockedForm(Handle handle, AccountId account) {
        return handle.createQuery("select code_form from leaddyno_account" + ONE + " for update")
                .bind("account", account.value())
                .mapTo(String.class)
                .findOne();
    }

    /** What was recorded under codes of one form would not be found under those of another, and be recorded again. */
    static void requireSameCodes(Optional<AccountRow> before, PurchaseCode wanted) throws PlatformException.Rejected {
        Optional<PurchaseCode> fixed = before.map(AccountRow::account)
                .filter(LeadDynoAccount::codeFixed)
                .map(LeadDynoAccount::purchaseCode);
        if (fixed.isPresent() && fixed.get() != wanted) {
            throw new PlatformException.Rejected(
                    "purchaseCode",
                    "the form of purchase codes cannot change after it was used, since all orders would be recorded"
                            + " twice; it is " + fixed.get().word());
        }
    }

    /** The store whose orders alone have purchase codes without a store; the first one that asks. */
    String codeStore(AccountId account, String store) throws PlatformException.Unavailable {
        return sql.run(handle -> {
            handle.createUpdate("update leaddyno_account set code_store = :store" + ONE + " and code_store is null")
                    .bind("account", account.value())
                    .bind("store", store)
                    .execute();
            return handle.createQuery("select code_store from leaddyno_account" + ONE)
                    .bind("account", account.value())
                    .mapTo(String.class)
                    .one();
        });
    }

    /**
     * Takes the right to read the affiliates until {@code until}; false when another node has it.
     *
     * @param due only when they were not read since
     */
    boolean claimPoll(AccountId account, Instant now, Instant until, Instant due) throws PlatformException.Unavailable {
        return sql.run(handle -> handle.createUpdate("update leaddyno_account set polling_until = :until" + ONE
                                + " and (polling_until is null or polling_until <= :now)"
                                + " and (polled_at is null or polled_at <= :due)")
                        .bind("account", account.value())
                        .bind("until", until)
                        .bind("now", now)
                        .bind("due", due)
                        .execute()
                == 1);
    }

    /** Keeps the right to read them until {@code until}. */
    void keepPoll(AccountId account, Instant until) throws PlatformException.Unavailable {
        sql.run(handle -> handle.createUpdate("update leaddyno_account set polling_until = :until" + ONE)
                .bind("account", account.value())
                .bind("until", until)
                .execute());
    }

    static void polled(Handle handle, AccountId account, Instant at) {
        handle.createUpdate(
                        "update leaddyno_account set polled_at = :at, polling_until = null, poll_problem = ''" + ONE)
                .bind("account", account.value())
                .bind("at", at)
                .execute();
    }

    void pollFailed(AccountId account, String problem) throws PlatformException.Unavailable {
        sql.run(handle -> handle.createUpdate(
                        "update leaddyno_account set polling_until = null, poll_problem = :problem" + ONE)
                .bind("account", account.value())
                .bind("problem", problem)
                .execute());
    }

    private static AccountRow read(ResultSet row) throws SQLException {
        Optional<String> codeStore = Optional.ofNullable(row.getString("code_store"));
        LeadDynoAccount account = new LeadDynoAccount(
                new AccountId(row.getString("account_id")),
                row.getString("name"),
                row.getString("public_key"),
                Choices.read(PurchaseCode.class, row.getString("code_form")),
                codeStore,
                codeStore.isPresent() || row.getBoolean("used"),
                Choices.read(WithoutAffiliate.class, row.getString("without_affiliate")),
                Choices.read(WithoutEmail.class, row.getString("without_email")),
                Choices.read(CancelledAgain.class, row.getString("cancelled_again")),
                Sql.moment(row, "polled_at"),
                row.getString("poll_problem"));
        return new AccountRow(
                account, row.getString("private_key"), row.getBoolean("shadow"), Sql.moment(row, "taken_over_at"));
    }
}
