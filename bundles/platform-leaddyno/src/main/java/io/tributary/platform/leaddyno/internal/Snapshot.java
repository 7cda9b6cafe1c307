package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.EmailKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The affiliates of an account as they were listed last: the table {@code leaddyno_affiliate}. */
record Snapshot(Handle handle, AccountId account) {
    private static final String SELECT =
            "select affiliate_id, name, email, code, state from leaddyno_affiliate where account_id = :account";
    private static final String ORDER = " order by affiliate_id";

    Map<Long, HeldAffiliate> all() {
        Map<Long, HeldAffiliate> found = new LinkedHashMap<>();
        handle.createQuery(SELECT + ORDER)
                .bind("account", account.value())
                .map(Snapshot::read)
                .forEach(affiliate -> found.put(affiliate.id(), affiliate));
        return found;
    }

    List<Affiliate> withCode() {
        return handle
                .createQuery(SELECT + " and code is not null" + ORDER)
                .bind("account", account.value())
                .map(Snapshot::read)
                .stream()
                .map(HeldAffiliate::affiliate)
                .toList();
    }

    List<Affiliate> withEmail(EmailKey email) {
        return handle
                .createQuery(SELECT + " and email_key = :email" + ORDER)
                .bind("account", account.value())
                .bind("email", email.value())
                .map(Snapshot::read)
                .stream()
                .map(HeldAffiliate::affiliate)
                .toList();
    }

    Map<AffiliateId, Affiliate> find(Set<AffiliateId> ids) {
        List<Long> numbers = ids.stream().flatMap(id -> number(id).stream()).toList();
        Map<AffiliateId, Affiliate> found = new LinkedHashMap<>();
        if (!numbers.isEmpty()) {
            handle.createQuery("select a.affiliate_id, a.name, a.email, a.code, a.state"
                            + " from unnest(cast(:ids as bigint array)) as wanted (affiliate_id)"
                            + " join leaddyno_affiliate a on a.account_id = :account"
                            + " and a.affiliate_id = wanted.affiliate_id")
                    .bind("account", account.value())
                    .bindArray("ids", Long.class, numbers)
                    .map(Snapshot::read)
                    .forEach(each -> found.put(each.affiliate().id(), each.affiliate()));
        }
        return found;
    }

    private static Optional<Long> number(AffiliateId id) {
        return id.value().matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(id.value())) : Optional.empty();
    }

    void write(Collection<HeldAffiliate> added, Collection<HeldAffiliate> changed) {
        write(
                "insert into leaddyno_affiliate (account_id, affiliate_id, name, email, email_key, code, state)"
                        + " values (:account, :id, :name, :email, :emailKey, :code, :state)",
                added);
        write(
                "update leaddyno_affiliate set name = :name, email = :email, email_key = :emailKey, code = :code,"
                        + " state = :state where account_id = :account and affiliate_id = :id",
                changed);
    }

    private void write(String statement, Collection<HeldAffiliate> affiliates) {
        if (affiliates.isEmpty()) {
            return;
        }
        try (var batch = handle.prepareBatch(statement)) {
            for (HeldAffiliate each : affiliates) {
                batch.bind("account", account.value())
                        .bind("id", each.id())
                        .bind("name", each.name())
                        .bind("email", each.email())
                        .bind(
                                "emailKey",
                                EmailKey.find(each.email()).map(EmailKey::value).orElse(null))
                        .bind("code", each.code().map(AffiliateCode::value).orElse(null))
                        .bind("state", each.state().name())
                        .add();
                Sql.executeIfLarge(batch);
            }
            batch.execute();
        }
    }

    private static HeldAffiliate read(ResultSet row, StatementContext context) throws SQLException {
        return new HeldAffiliate(
                row.getLong("affiliate_id"),
                row.getString("name"),
                row.getString("email"),
                Optional.ofNullable(row.getString("code")).map(AffiliateCode::new),
                AffiliateState.valueOf(row.getString("state")));
    }
}
