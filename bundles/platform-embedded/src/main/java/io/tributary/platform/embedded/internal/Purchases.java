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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the purchases of one account: the table {@code platform_purchase}. */
final class Purchases {
    private static final String SELECT = "select p.account_id, p.store, p.order_id, p.state, p.amount, p.currency,"
            + " p.affiliate_id, p.code, p.channel, p.ordered_at, p.commission_percent, p.commission from ";
    /**
     * H2 scans the store for an {@code in}, and keeps the order in which it joins from when the table was empty; an outer
     * join can only look each wanted order up in the key.
     */
    private static final String SELECT_WANTED = SELECT
            + "unnest(cast(:orders as bigint array)) as wanted (order_id) left join platform_purchase p"
            + " on p.account_id = :account and p.store = :store and p.order_id = wanted.order_id";

    private final Handle handle;
    private final AccountId account;

    Purchases(Handle handle, AccountId account) {
        this.handle = handle;
        this.account = account;
    }

    Map<PurchaseKey, PurchaseDetails> find(Collection<PurchaseKey> keys) {
        Map<String, List<Long>> orders = keys.stream()
                .collect(Collectors.groupingBy(
                        PurchaseKey::store, Collectors.mapping(PurchaseKey::order, Collectors.toList())));
        Map<PurchaseKey, PurchaseDetails> found = new HashMap<>();
        orders.forEach((store, ids) -> handle.createQuery(SELECT_WANTED)
                .bind("account", account.value())
                .bind("store", store)
                .bindArray("orders", Long.class, ids)
                .map((row, context) -> row.getString("store") == null ? null : map(row, context))
                .filter(Objects::nonNull)
                .forEach(purchase -> found.put(purchase.purchase().key(), purchase)));
        return found;
    }

    Page<PurchaseDetails> list(PurchaseFilter filter, Page.Request page) {
        Optional<Long> affiliate =
                filter.affiliate().map(id -> Affiliates.number(id).orElse(0L));
        Query query = handle.createQuery(SELECT
                        + "platform_purchase p where p.account_id = :account"
                        + filter.store().map(store -> " and p.store = :store").orElse("")
                        + affiliate
                                .map(id -> " and p.affiliate_id = :affiliate")
                                .orElse("")
                        + filter.state().map(state -> " and p.state = :state").orElse("")
                        + " order by p.store, p.order_id" + Paging.SQL)
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
