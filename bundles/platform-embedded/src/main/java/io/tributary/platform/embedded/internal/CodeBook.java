package io.tributary.platform.embedded.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Whose codes are and were, in one account: the table {@code platform_code}. A code stays its last owner's until it is
 * freed or becomes somebody else's, even while she has another one. Those that write need the account locked.
 */
final class CodeBook {
    private static final String OPEN = " where account_id = :account and code_key = :key and until_at is null";

    private final Handle handle;
    private final AccountId account;

    CodeBook(Handle handle, AccountId account) {
        this.handle = handle;
        this.account = account;
    }

    /** From {@code now} on the code is hers, in this spelling. */
    void give(AffiliateCode code, AffiliateId affiliate, Instant now) {
        long number = Affiliates.number(affiliate).orElseThrow();
        boolean same = handle.createQuery("select affiliate_id, code from platform_code" + OPEN)
                .bind("account", account.value())
                .bind("key", code.key().value())
                .map((row, context) ->
                        row.getLong("affiliate_id") == number && code.value().equals(row.getString("code")))
                .findOne()
                .orElse(false);
        if (same) {
            return;
        }
        free(code.key(), now);
        handle.createUpdate("insert into platform_code (account_id, code_key, affiliate_id, code, from_at)"
                        + " values (:account, :key, :affiliate, :code, :now)")
                .bind("account", account.value())
                .bind("key", code.key().value())
                .bind("affiliate", number)
                .bind("code", code.value())
                .bind("now", now)
                .execute();
    }

    /** From {@code now} on the code is nobody's. */
    void free(AffiliateCode.Key code, Instant now) {
        handle.createUpdate("update platform_code set until_at = :now" + OPEN)
                .bind("account", account.value())
                .bind("key", code.value())
                .bind("now", now)
                .execute();
    }
}
