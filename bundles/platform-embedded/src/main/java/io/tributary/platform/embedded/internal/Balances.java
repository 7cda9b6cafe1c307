package io.tributary.platform.embedded.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import io.tributary.platform.embedded.Balance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What affiliates of one account earned and were paid: the table {@code platform_balance}. To write, lock the account. */
final class Balances {
    private static final String OF_ONE = " where account_id = ? and affiliate_id = ? and currency = ?";

    private final Handle handle;
    private final AccountId account;

    Balances(Handle handle, AccountId account) {
        this.handle = handle;
        this.account = account;
    }

    Map<AffiliateId, List<Balance>> find(Set<AffiliateId> affiliates) {
        Map<AffiliateId, List<Balance>> found = new HashMap<>();
        Object[] numbers = affiliates.stream()
                .flatMap(id -> Affiliates.number(id).stream())
                .toArray();
        handle.createQuery("select b.affiliate_id, b.currency, b.earned, b.paid"
                        + " from unnest(cast(:affiliates as bigint array)) as wanted (id)"
                        + " join platform_balance b on b.account_id = :account and b.affiliate_id = wanted.id"
                        + " order by b.affiliate_id, b.currency")
                .bind("account", account.value())
                .bindArray("affiliates", Long.class, numbers)
                .map((row, context) -> {
                    Currency currency = Currency.getInstance(row.getString("currency"));
                    return found.computeIfAbsent(Affiliates.id(row.getLong("affiliate_id")), id -> new ArrayList<>())
                            .add(new Balance(
                                    new Money(row.getBigDecimal("earned"), currency),
                                    new Money(row.getBigDecimal("paid"), currency)));
                })
                .list();
        return found;
    }

    /** What all affiliates together are still to get, in each currency in which that is not nothing. */
    List<Money> unpaid() {
        return handle.createQuery("select currency, sum(earned - paid) as unpaid from platform_balance"
                        + " where account_id = :account group by currency having sum(earned - paid) <> 0"
                        + " order by currency")
                .bind("account", account.value())
                .map((row, context) ->
                        new Money(row.getBigDecimal("unpaid"), Currency.getInstance(row.getString("currency"))))
                .list();
    }

    void addEarned(Changes changes) {
        add("earned", changes);
    }

    void addPaid(Changes changes) {
        add("paid", changes);
    }

    private void add(String column, Changes changes) {
        List<Changes.Of> missing = new ArrayList<>();
        try (PreparedBatch batch =
                handle.prepareBatch("update platform_balance set " + column + " = " + column + " + ?" + OF_ONE)) {
            List<Changes.Of> asked = new ArrayList<>(changes.sums.keySet());
            asked.forEach(of -> batch.bind(0, changes.sums.get(of))
                    .bind(1, account.value())
                    .bind(2, of.affiliate())
                    .bind(3, of.currency())
                    .add());
            int[] updated = batch.execute();
            for (int at = 0; at < updated.length; at++) {
                if (updated[at] == 0) {
                    missing.add(asked.get(at));
                }
            }
        }
        try (PreparedBatch batch = handle.prepareBatch(
                "insert into platform_balance (" + column + ", account_id," + " affiliate_id, currency, "
                        + (column.equals("paid") ? "earned" : "paid") + ") values (?, ?, ?, ?, 0)")) {
            missing.forEach(of -> batch.bind(0, changes.sums.get(of))
                    .bind(1, account.value())
                    .bind(2, of.affiliate())
                    .bind(3, of.currency())
                    .add());
            batch.execute();
        }
    }

    /** What is to be added, summed up. */
    static final class Changes {
        private final Map<Of, BigDecimal> sums = new TreeMap<>();

        void add(long affiliate, Money amount) {
            sums.merge(new Of(affiliate, amount.currency().getCurrencyCode()), amount.amount(), BigDecimal::add);
        }

        private record Of(long affiliate, String currency) implements Comparable<Of> {
            @Override
            public int compareTo(Of other) {
                int order = Long.compare(affiliate, other.affiliate);
                return order == 0 ? currency.compareTo(other.currency) : order;
            }
        }
    }
}
