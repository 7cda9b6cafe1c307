package io.tributary.platform.embedded.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.Money;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.Payout;
import io.tributary.platform.embedded.Payout.Line;
import io.tributary.platform.embedded.Payout.Voided;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The payouts of one account: the tables {@code platform_payout}, {@code _line} and {@code _entry}. To write, lock the
 * account: whoever writes entries of the book has it locked too, so that none can come between looking and paying.
 */
final class PayoutTable {
    private static final String SELECT =
            "select payout_id, currency, until_at, amount, affiliates, note, made_at, made_by,"
                    + " void_at, void_by, void_reason from platform_payout where account_id = :account";
    private static final String OF_ONE = " where account_id = :account and payout_id = :payout";
    private static final String UNPAID = " from platform_commission c left join platform_payout_entry p"
            + " on p.account_id = c.account_id and p.affiliate_id = c.affiliate_id and p.entry_id = c.entry_id"
            + " and p.void_payout = 0 where c.account_id = :account and c.currency = :currency"
            + " and c.recorded_at < :until and p.payout_id is null";

    private final Handle handle;
    private final AccountId account;

    PayoutTable(Handle handle, AccountId account) {
        this.handle = handle;
        this.account = account;
    }

    Page<Payout> list(Page.Request page) {
        return Paging.page(
                handle.createQuery(SELECT + " order by payout_id desc" + Paging.SQL)
                        .bind("account", account.value()),
                page,
                PayoutTable::map);
    }

    Optional<Payout> find(long payout) {
        return handle.createQuery(SELECT + " and payout_id = :payout")
                .bind("account", account.value())
                .bind("payout", payout)
                .map(PayoutTable::map)
                .findOne();
    }

    List<Line> lines(Payout payout) {
        Currency currency = payout.amount().currency();
        return handle.createQuery("select affiliate_id, name, email, amount, entries from platform_payout_line" + OF_ONE
                        + " order by affiliate_id")
                .bind("account", account.value())
                .bind("payout", payout.id())
                .map((row, context) -> line(row, currency))
                .list();
    }

    /** What each affiliate has of entries that no payout pays, whether more than nothing or less. */
    List<Line> unpaid(Currency currency, Instant until) {
        return handle.createQuery("select u.affiliate_id, a.name, a.email, u.amount, u.entries from"
                        + " (select c.affiliate_id, sum(c.amount) as amount, count(*) as entries" + UNPAID
                        + " group by c.affiliate_id) u join platform_affiliate a"
                        + " on a.account_id = :account and a.affiliate_id = u.affiliate_id order by u.affiliate_id")
                .bind("account", account.value())
                .bind("currency", currency.getCurrencyCode())
                .bind("until", until)
                .map((row, context) -> line(row, currency))
                .list();
    }

    long nextId() {
        return handle.createQuery(
                        "select coalesce(max(payout_id), 0) + 1 from platform_payout where account_id = :account")
                .bind("account", account.value())
                .mapTo(Long.class)
                .one();
    }

    void insert(Payout payout, List<Line> lines) {
        handle.createUpdate(
                        "insert into platform_payout (account_id, payout_id, currency, until_at, amount, affiliates,"
                                + " note, made_at, made_by) values (:account, :payout, :currency, :until, :amount, :affiliates,"
                                + " :note, :at, :by)")
                .bind("account", account.value())
                .bind("payout", payout.id())
                .bind("currency", payout.amount().currency().getCurrencyCode())
                .bind("until", payout.until())
                .bind("amount", payout.amount().amount())
                .bind("affiliates", payout.affiliates())
                .bind("note", payout.note())
                .bind("at", payout.at())
                .bind("by", payout.by())
                .execute();
        insertLines(payout.id(), lines);
        int paid = handle.createUpdate("insert into platform_payout_entry"
                        + " (account_id, affiliate_id, entry_id, void_payout, payout_id)"
                        + " select c.account_id, c.affiliate_id, c.entry_id, 0, :payout" + UNPAID
                        + " and c.affiliate_id in (select l.affiliate_id from platform_payout_line l"
                        + " where l.account_id = :account and l.payout_id = :payout)")
                .bind("account", account.value())
                .bind("payout", payout.id())
                .bind("currency", payout.amount().currency().getCurrencyCode())
                .bind("until", payout.until())
                .execute();
        long counted = lines.stream().mapToLong(Line::entries).sum();
        if (paid != counted) {
            throw new IllegalStateException("a payout pays " + paid + " entries, but " + counted + " were added up");
        }
    }

    private void insertLines(long payout, List<Line> lines) {
        try (PreparedBatch batch = handle.prepareBatch("insert into platform_payout_line (account_id, payout_id,"
                + " affiliate_id, name, email, amount, entries) values (?, ?, ?, ?, ?, ?, ?)")) {
            lines.forEach(line -> batch.bind(0, account.value())
                    .bind(1, payout)
                    .bind(2, Affiliates.number(line.affiliate()).orElseThrow())
                    .bind(3, line.name())
                    .bind(4, line.email())
                    .bind(5, line.amount().amount())
                    .bind(6, line.entries())
                    .add());
            batch.execute();
        }
    }

    /** Gives its entries free. */
    void setVoid(long payout, Voided voided) {
        handle.createUpdate("update platform_payout set void_at = :at, void_by = :by, void_reason = :reason" + OF_ONE)
                .bind("account", account.value())
                .bind("payout", payout)
                .bind("at", voided.at())
                .bind("by", voided.by())
                .bind("reason", voided.reason())
                .execute();
        handle.createUpdate("update platform_payout_entry set void_payout = payout_id" + OF_ONE)
                .bind("account", account.value())
                .bind("payout", payout)
                .execute();
    }

    private static Line line(ResultSet row, Currency currency) throws SQLException {
        return new Line(
                Affiliates.id(row.getLong("affiliate_id")),
                row.getString("name"),
                row.getString("email"),
                new Money(row.getBigDecimal("amount"), currency),
                row.getLong("entries"));
    }

    private static Payout map(ResultSet row, StatementContext context) throws SQLException {
        Optional<Voided> voided = Moments.find(row, "void_at").isEmpty()
                ? Optional.empty()
                : Optional.of(new Voided(
                        Moments.get(row, "void_at"), row.getString("void_by"), row.getString("void_reason")));
        return new Payout(
                row.getLong("payout_id"),
                Moments.get(row, "made_at"),
                row.getString("made_by"),
                Moments.get(row, "until_at"),
                new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
                row.getLong("affiliates"),
                row.getString("note"),
                voided);
    }
}
