package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.Purchase.Channel;
import io.tributary.platform.Purchase.Credit;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.leaddyno.LeadDynoSettings.PurchaseCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** The table {@code leaddyno_purchase}. */
final class PurchaseTable {
    private static final String KEY = " where account_id = :account and store = :store and order_id = :order";
    private static final String INSERT = "insert into leaddyno_purchase (account_id, store, order_id, state, amount,"
            + " currency, affiliate_id, code, channel, ordered_at, generation, told, told_affiliate, cancelled_for,"
            + " kept_back, posting_since, remark, changed_at) values (:account, :store, :order, :state, :amount,"
            + " :currency, :affiliate, :code, :channel, :orderedAt, :generation, :told, :toldAffiliate, :cancelledFor,"
            + " :keptBack, :postingSince, :remark, :now)";
    private static final String UPDATE = "update leaddyno_purchase set state = :state, amount = :amount,"
            + " currency = :currency, affiliate_id = :affiliate, code = :code, channel = :channel,"
            + " ordered_at = :orderedAt, generation = :generation, told = :told, told_affiliate = :toldAffiliate,"
            + " cancelled_for = :cancelledFor, kept_back = :keptBack, posting_since = :postingSince,"
            + " remark = :remark, changed_at = :now" + KEY;

    private final Sql sql;

    PurchaseTable(Sql sql) {
        this.sql = sql;
    }

    Optional<PurchaseRow> find(PurchaseKey key) throws PlatformException.Unavailable {
        return sql.run(handle -> bind(handle.createQuery("select * from leaddyno_purchase" + KEY), key)
                .map((row, context) -> read(row, key))
                .findOne());
    }

    void write(PurchaseRow row, Instant now) throws PlatformException.Unavailable {
        sql.run(handle -> {
            if (bind(handle.createUpdate(UPDATE), row, now).execute() == 0) {
                bind(handle.createUpdate(INSERT), row, now).execute();
            }
            return null;
        });
    }

    /**
     * Writes a row whose post is about to be sent; only one node gets it. Not while another post waits for its answer, and not
     * when the row is no more as it was when LeadDyno was asked: then somebody else may have posted since. Nor when purchase
     * codes have got another form meanwhile: this one would not be found any more.
     *
     * @param seen the row as it was then; empty when there was none
     * @param form by which the purchase was looked up
     * @param patience how long to believe in an answer
     */
    boolean claimPost(Optional<PurchaseRow> seen, PurchaseRow row, PurchaseCode form, Instant now, Duration patience)
            throws PlatformException.Unavailable {
        return sql.run(handle -> AccountTable.hasForm(handle, row.asked().key().account(), form)
                && claimPost(handle, seen, row, now, patience));
    }

    private static boolean claimPost(
            Handle handle, Optional<PurchaseRow> seen, PurchaseRow row, Instant now, Duration patience) {
        if (seen.isEmpty()) {
            return bind(handle.createUpdate(INSERT + " on conflict do nothing"), row, now)
                            .execute()
                    == 1;
        }
        PurchaseRow before = seen.get();
        String waiting = before.postingSince().isPresent()
                ? "posting_since = :seenSince and posting_since <= :impatient"
                : "posting_since is null";
        Update update = bind(
                handle.createUpdate(UPDATE + " and generation = :seenGeneration and told = :seenTold"
                        + " and cancelled_for = :seenCancelled and " + waiting),
                row,
                now);
        before.postingSince()
                .ifPresent(since -> update.bind("seenSince", since).bind("impatient", now.minus(patience)));
        return update.bind("seenGeneration", before.generation())
                        .bind("seenTold", before.told())
                        .bind("seenCancelled", before.cancelledFor())
                        .execute()
                == 1;
    }

    /** Those with a remark, the latest first. */
    List<Remarked> remarked(AccountId account, int limit) throws PlatformException.Unavailable {
        return sql.run(handle -> handle.createQuery("select * from leaddyno_purchase where account_id = :account"
                        + " and remark <> '' order by changed_at desc, store, order_id fetch first :limit rows only")
                .bind("account", account.value())
                .bind("limit", limit)
                .map((row, context) -> new Remarked(
                        read(row, new PurchaseKey(account, row.getString("store"), row.getLong("order_id"))),
                        Sql.moment(row, "changed_at").orElseThrow()))
                .list());
    }

    /** A row that LeadDyno did not follow. */
    record Remarked(PurchaseRow row, Instant since) {}

    private static <S extends SqlStatement<S>> S bind(S statement, PurchaseKey key) {
        return statement
                .bind("account", key.account().value())
                .bind("store", key.store())
                .bind("order", key.order());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, PurchaseRow row, Instant now) {
        Purchase asked = row.asked();
        return bind(statement, asked.key())
                .bind("state", asked.state().name())
                .bind("amount", asked.amount().amount())
                .bind("currency", asked.amount().currency().getCurrencyCode())
                .bind(
                        "affiliate",
                        asked.credit().map(c -> c.affiliate().value()).orElse(null))
                .bind("code", asked.credit().map(c -> c.code().value()).orElse(null))
                .bind("channel", asked.credit().map(c -> c.through().name()).orElse(null))
                .bind("orderedAt", asked.orderedAt().truncatedTo(ChronoUnit.MICROS))
                .bind("generation", row.generation())
                .bind("told", row.told())
                .bind(
                        "toldAffiliate",
                        row.toldAffiliate().map(AffiliateId::value).orElse(null))
                .bind("cancelledFor", row.cancelledFor())
                .bind("keptBack", row.keptBack())
                .bind("postingSince", row.postingSince().orElse(null))
                .bind("remark", row.remark())
                .bind("now", now);
    }

    private static PurchaseRow read(ResultSet row, PurchaseKey key) throws SQLException {
        String affiliate = row.getString("affiliate_id");
        Optional<Credit> credit = affiliate == null
                ? Optional.empty()
                : Optional.of(new Credit(
                        new AffiliateId(affiliate),
                        new AffiliateCode(row.getString("code")),
                        Channel.valueOf(row.getString("channel"))));
        Purchase asked = new Purchase(
                key,
                Purchase.State.valueOf(row.getString("state")),
                new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
                credit,
                Sql.moment(row, "ordered_at").orElseThrow());
        return new PurchaseRow(
                asked,
                row.getInt("generation"),
                row.getBoolean("told"),
                Optional.ofNullable(row.getString("told_affiliate")).map(AffiliateId::new),
                row.getString("cancelled_for"),
                row.getBoolean("kept_back"),
                Sql.moment(row, "posting_since"),
                row.getString("remark"));
    }
}
