package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.Money;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The table {@code leaddyno_shadow}. */
final class ShadowTable {
    private static final String ONE = " where account_id = :account and store = :store and order_id = :order";

    private final Sql sql;

    ShadowTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * What was decided for an order.
     *
     * @param code of the affiliate who is credited
     */
    record Row(
            PurchaseKey key,
            Purchase.State state,
            Money amount,
            Optional<AffiliateCode> code,
            Instant orderedAt,
            Optional<Instant> comparedAt,
            String difference) {}

    /** These were told to the other platform, and are to be compared again. */
    void decided(Collection<Purchase> purchases) throws PlatformException.Unavailable {
        sql.run(handle -> {
            for (Purchase purchase : purchases) {
                for (String statement : List.of(
                        "delete from leaddyno_shadow" + ONE,
                        "insert into leaddyno_shadow (account_id, store, order_id, state, amount, currency, code, ordered_at)"
                                + " values (:account, :store, :order, :state, :amount, :currency, :code, :orderedAt)")) {
                    var update = handle.createUpdate(statement)
                            .bind("account", purchase.key().account().value())
                            .bind("store", purchase.key().store())
                            .bind("order", purchase.key().order());
                    if (statement.startsWith("insert")) {
                        update.bind("state", purchase.state().name())
                                .bind("amount", purchase.amount().amount())
                                .bind("currency", purchase.amount().currency().getCurrencyCode())
                                .bind(
                                        "code",
                                        purchase.credit()
                                                .map(credit -> credit.code().value())
                                                .orElse(null))
                                .bind("orderedAt", purchase.orderedAt().truncatedTo(ChronoUnit.MICROS));
                    }
                    update.execute();
                }
            }
            return null;
        });
    }

    /** Those that were not compared since {@code before}, those never compared first. */
    List<Row> due(AccountId account, Instant before, int most) throws PlatformException.Unavailable {
        return sql.run(handle -> handle.createQuery("select * from leaddyno_shadow where account_id = :account"
                        + " and (compared_at is null or compared_at < :before)"
                        + " order by case when compared_at is null then 0 else 1 end, compared_at, store, order_id"
                        + " fetch first :most rows only")
                .bind("account", account.value())
                .bind("before", before)
                .bind("most", most)
                .map((row, context) -> read(account, row))
                .list());
    }

    /** Unless it was decided anew meanwhile. */
    void compared(Row row, String difference, Instant now) throws PlatformException.Unavailable {
        sql.run(handle -> handle.createUpdate("update leaddyno_shadow set compared_at = :now, difference = :difference"
                        + ONE + " and state = :state and amount = :amount")
                .bind("account", row.key().account().value())
                .bind("store", row.key().store())
                .bind("order", row.key().order())
                .bind("state", row.state().name())
                .bind("amount", row.amount().amount())
                .bind("now", now)
                .bind("difference", difference)
                .execute());
    }

    List<Row> differing(AccountId account, int most) throws PlatformException.Unavailable {
        return sql.run(handle -> handle.createQuery("select * from leaddyno_shadow where account_id = :account"
                        + " and difference <> '' order by ordered_at desc, store, order_id fetch first :most rows only")
                .bind("account", account.value())
                .bind("most", most)
                .map((row, context) -> read(account, row))
                .list());
    }

    long count(AccountId account, boolean compared) throws PlatformException.Unavailable {
        return sql.run(handle -> handle.createQuery("select count(*) from leaddyno_shadow where account_id = :account"
                        + (compared ? " and compared_at is not null" : ""))
                .bind("account", account.value())
                .mapTo(Long.class)
                .one());
    }

    private static Row read(AccountId account, ResultSet row) throws SQLException {
        return new Row(
                new PurchaseKey(account, row.getString("store"), row.getLong("order_id")),
                Purchase.State.valueOf(row.getString("state")),
                new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
                Optional.ofNullable(row.getString("code")).map(AffiliateCode::new),
                Sql.moment(row, "ordered_at").orElseThrow(),
                Sql.moment(row, "compared_at"),
                row.getString("difference"));
    }
}
