package io.tributary.platform.embedded.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.Money;
import io.tributary.platform.embedded.CommissionEntry;
import io.tributary.platform.embedded.CommissionFilter;
import io.tributary.platform.embedded.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the book of one account: the table {@code platform_commission}, and which payout paid an entry. */
final class Ledger {
    private static final String SELECT =
            "select c.entry_id, c.recorded_at, c.affiliate_id, a.name, c.store, c.order_id,"
                    + " c.amount, c.currency, c.percent, p.payout_id from platform_commission c"
                    + " join platform_affiliate a on a.account_id = c.account_id and a.affiliate_id = c.affiliate_id"
                    + " left join platform_payout_entry p on p.account_id = c.account_id and p.affiliate_id = c.affiliate_id"
                    + " and p.entry_id = c.entry_id and p.void_payout = 0 where c.account_id = :account";

    private final Handle handle;
    private final AccountId account;

    Ledger(Handle handle, AccountId account) {
        this.handle = handle;
        this.account = account;
    }

    Page<CommissionEntry> list(CommissionFilter filter, Page.Request page) {
        return Paging.page(query(filter, "", " order by c.entry_id desc" + Paging.SQL), page, Ledger::map);
    }

    /** At most so many, in the order of the key. Two steps, because databases find a place in it only so. */
    List<CommissionEntry> after(CommissionFilter filter, Optional<CommissionEntry> last, int most) {
        String end = " order by c.affiliate_id, c.entry_id fetch next :most rows only";
        if (last.isEmpty()) {
            return query(filter, "", end).bind("most", most).map(Ledger::map).list();
        }
        long affiliate = Affiliates.number(last.get().affiliate()).orElseThrow();
        List<CommissionEntry> found =
                new ArrayList<>(query(filter, " and c.affiliate_id = :lastAffiliate and c.entry_id > :lastEntry", end)
                        .bind("lastAffiliate", affiliate)
                        .bind("lastEntry", last.get().id())
                        .bind("most", most)
                        .map(Ledger::map)
                        .list());
        if (found.size() < most) {
            found.addAll(query(filter, " and c.affiliate_id > :lastAffiliate", end)
                    .bind("lastAffiliate", affiliate)
                    .bind("most", most - found.size())
                    .map(Ledger::map)
                    .list());
        }
        return found;
    }

    private Query query(CommissionFilter filter, String condition, String end) {
        Optional<Long> affiliate =
                filter.affiliate().map(id -> Affiliates.number(id).orElse(0L));
        Query query = handle.createQuery(SELECT
                        + affiliate
                                .map(id -> " and c.affiliate_id = :affiliate")
                                .orElse("")
                        + filter.paid()
                                .map(paid -> " and p.payout_id is " + (paid ? "not " : "") + "null")
                                .orElse("")
                        + condition
                        + end)
                .bind("account", account.value());
        affiliate.ifPresent(id -> query.bind("affiliate", id));
        return query;
    }

    private static CommissionEntry map(ResultSet row, StatementContext context) throws SQLException {
        long payout = row.getLong("payout_id");
        return new CommissionEntry(
                row.getLong("entry_id"),
                Moments.get(row, "recorded_at"),
                Affiliates.id(row.getLong("affiliate_id")),
                row.getString("name"),
                row.getString("store"),
                row.getLong("order_id"),
                new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
                Commissions.percent(row.getBigDecimal("percent")),
                payout == 0 ? OptionalLong.empty() : OptionalLong.of(payout));
    }
}
