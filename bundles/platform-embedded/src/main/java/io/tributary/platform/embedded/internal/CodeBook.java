package io.tributary.platform.embedded.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

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

    /** From {@code now} on those of them who have a code have it; the first has this number, the others follow. */
    void giveAll(List<Affiliates.Newcomer> affiliates, long first, Instant now) {
        try (PreparedBatch ends = handle.prepareBatch("update platform_code set until_at = ?"
                        + " where account_id = ? and code_key = ? and until_at is null");
                PreparedBatch tenures = handle.prepareBatch("insert into platform_code (account_id, code_key,"
                        + " affiliate_id, code, from_at) values (?, ?, ?, ?, ?)")) {
            long number = first;
            for (Affiliates.Newcomer each : affiliates) {
                if (each.code().isPresent()) {
                    AffiliateCode code = each.code().get();
                    ends.bind(0, now)
                            .bind(1, account.value())
                            .bind(2, code.key().value())
                            .add();
                    tenures.bind(0, account.value())
                            .bind(1, code.key().value())
                            .bind(2, number)
                            .bind(3, code.value())
                            .bind(4, now)
                            .add();
                }
                number++;
            }
            ends.execute();
            tenures.execute();
        }
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
