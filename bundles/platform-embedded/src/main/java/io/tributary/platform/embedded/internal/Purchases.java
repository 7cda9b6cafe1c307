package io.tributary.platform.embedded.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.PurchaseDetails;
import io.tributary.platform.embedded.PurchaseDetails.Commission;
import io.tributary.platform.embedded.PurchaseFilter;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the purchases of one account: the table {@code platform_purchase}. */
final class Purchases {
    private static final String SELECT = "select account_id, store, order_id, state, amount, currency, affiliate_id,"
            + " code, channel, ordered_at, commission_percent, commission"
            + " from platform_purchase where account_id = :account";

    /** Databases take tens of thousands of parameters, not any number. */
    private static final int IN_ONE_QUESTION = 1_000;

    private final Handle handle;
    private final AccountId account;

    Purchases(Handle handle, AccountId account) {
        this.handle = handle;
        this.account = account;
    }

    Map<PurchaseKey, PurchaseDetails> find(Collection<PurchaseKey> keys) {
        return find(keys, "");
    }

    /** Like {@link #find(Collection)}; nobody else changes what was found until the transaction ends. */
    Map<PurchaseKey, PurchaseDetails> findAndLock(Collection<PurchaseKey> keys) {
        return find(keys, " for update");
    }

    private Map<PurchaseKey, PurchaseDetails> find(Collection<PurchaseKey> keys, String lock) {
        Map<String, List<Long>> orders = keys.stream()
                .collect(Collectors.groupingBy(
                        PurchaseKey::store, Collectors.mapping(PurchaseKey::order, Collectors.toList())));
        Map<PurchaseKey, PurchaseDetails> found = new HashMap<>();
        orders.forEach((store, ids) -> {
            for (int from = 0; from < ids.size(); from += IN_ONE_QUESTION) {
                handle.createQuery(SELECT + " and store = :store and order_id in (<orders>) order by order_id" + lock)
                        .bind("account", account.value())
                        .bind("store", store)
                        .bindList("orders", ids.subList(from, Math.min(ids.size(), from + IN_ONE_QUESTION)))
                        .map(Purchases::map)
                        .forEach(purchase -> found.put(purchase.purchase().key(), purchase));
            }
        });
        return found;
    }

    Page<PurchaseDetails> list(PurchaseFilter filter, Page.Request page) {
        Optional<Long> affiliate =
                filter.affiliate().map(id -> Affiliates.number(id).orElse(0L));
        Query query = handle.createQuery(SELECT
                        + filter.store().map(store -> " and store = :store").orElse("")
                        + affiliate.map(id -> " and affiliate_id = :affiliate").orElse("")
                        + filter.state().map(state -> " and state = :state").orElse("")
                        + " order by store, order_id" + Paging.SQL)
                .bind("account", account.value());
        filter.store().ifPresent(store -> query.bind("store", store));
        affiliate.ifPresent(id -> query.bind("affiliate", id));
        filter.state().ifPresent(state -> query.bind("state", state.name()));
        return Paging.page(query, page, Purchases::map);
    }

    private static PurchaseDetails map(ResultSet row, StatementContext context) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new PurchaseDetails(
                new Purchase(
                        new PurchaseKey(
                                new AccountId(row.getString("account_id")),
                                row.getString("store"),
                                row.getLong("order_id")),
                        Purchase.State.valueOf(row.getString("state")),
                        new Money(row.getBigDecimal("amount"), currency),
                        credit(row),
                        Moments.get(row, "ordered_at")),
                commission(row, currency));
    }

    private static Optional<Purchase.Credit> credit(ResultSet row) throws SQLException {
        String channel = row.getString("channel");
        if (channel == null) {
            return Optional.empty();
        }
        AffiliateId affiliate = Affiliates.id(row.getLong("affiliate_id"));
        return Optional.of(new Purchase.Credit(
                affiliate, new AffiliateCode(row.getString("code")), Purchase.Channel.valueOf(channel)));
    }

    private static Optional<Commission> commission(ResultSet row, Currency currency) throws SQLException {
        BigDecimal percent = row.getBigDecimal("commission_percent");
        return percent == null
                ? Optional.empty()
                : Optional.of(new Commission(
                        Commissions.percent(percent), new Money(row.getBigDecimal("commission"), currency)));
    }
}
