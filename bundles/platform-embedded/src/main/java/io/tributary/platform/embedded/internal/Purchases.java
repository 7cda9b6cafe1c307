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
import java.util.ArrayList;
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

    Page<PurchaseDetails> list(PurchaseFilter filter, PurchaseFilter.Sort sort, Page.Request page) {
        return Paging.page(query(filter, "", " order by " + order(sort) + Paging.SQL), page, Purchases::map);
    }

    /** At most so many, by their key. Two steps, because databases find a place in a key of two parts only so. */
    List<PurchaseDetails> after(PurchaseFilter filter, Optional<PurchaseKey> last, int most) {
        String end = " order by p.store, p.order_id fetch next :most rows only";
        if (last.isEmpty()) {
            return query(filter, "", end).bind("most", most).map(Purchases::map).list();
        }
        PurchaseKey key = last.get();
        List<PurchaseDetails> found = query(filter, " and p.store = :lastStore and p.order_id > :lastOrder", end)
                .bind("lastStore", key.store())
                .bind("lastOrder", key.order())
                .bind("most", most)
                .map(Purchases::map)
                .collect(Collectors.toCollection(ArrayList::new));
        if (found.size() < most) {
            found.addAll(query(filter, " and p.store > :lastStore", end)
                    .bind("lastStore", key.store())
                    .bind("most", most - found.size())
                    .map(Purchases::map)
                    .list());
        }
        return found;
    }

    private Query query(PurchaseFilter filter, String condition, String end) {
        Optional<Long> affiliate =
                filter.affiliate().map(id -> Affiliates.number(id).orElse(0L));
        Optional<Long> order = filter.text().flatMap(text -> Affiliates.number(new AffiliateId(text)));
        String ofText = " and (lower(p.code) like :text" + Search.ESCAPE
                + order.map(id -> " or p.order_id = :order").orElse("") + ")";
        Query query = handle.createQuery(SELECT
                        + "platform_purchase p where p.account_id = :account"
                        + filter.store().map(store -> " and p.store = :store").orElse("")
                        + affiliate
                                .map(id -> " and p.affiliate_id = :affiliate")
                                .orElse("")
                        + filter.state().map(state -> " and p.state = :state").orElse("")
                        + filter.text().map(text -> ofText).orElse("")
                        + filter.since()
                                .map(since -> " and p.ordered_at >= :since")
                                .orElse("")
                        + filter.until()
                                .map(until -> " and p.ordered_at < :until")
                                .orElse("")
                        + condition
                        + end)
                .bind("account", account.value());
        filter.store().ifPresent(store -> query.bind("store", store));
        affiliate.ifPresent(id -> query.bind("affiliate", id));
        filter.state().ifPresent(state -> query.bind("state", state.name()));
        filter.text().ifPresent(text -> query.bind("text", Search.part(text)));
        order.ifPresent(id -> query.bind("order", id));
        filter.since().ifPresent(since -> query.bind("since", since));
        filter.until().ifPresent(until -> query.bind("until", until));
        return query;
    }

    private static String order(PurchaseFilter.Sort sort) {
        return switch (sort) {
            case KEY -> "p.store, p.order_id";
            case ORDERED -> "p.ordered_at, p.store, p.order_id";
            case ORDERED_LAST_FIRST -> "p.ordered_at desc, p.store desc, p.order_id desc";
            case AMOUNT -> "p.amount, p.store, p.order_id";
            case AMOUNT_LARGEST_FIRST -> "p.amount desc, p.store desc, p.order_id desc";
        };
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
