package io.tributary.platform.embedded.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.EmailKey;
import io.tributary.platform.embedded.AffiliateDetails;
import io.tributary.platform.embedded.AffiliateFilter;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.RefusedException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The affiliates of one account: the tables {@code platform_affiliate} and {@code platform_affiliate_state}. An id is a
 * number, counted per account. Those that write need the account locked.
 */
final class Affiliates {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final String SELECT = "select affiliate_id, name, email, state, own_percent, code, created_at"
            + " from platform_affiliate where account_id = :account";
    private static final int CHUNK = 500;
    private static final String ONE = " where account_id = :account and affiliate_id = :affiliate";

    private final Handle handle;
    private final AccountId account;

    Affiliates(Handle handle, AccountId account) {
        this.handle = handle;
        this.account = account;
    }

    /** The number behind an id; empty when no affiliate of ours can have it. */
    static Optional<Long> number(AffiliateId id) {
        return NUMBER.matcher(id.value()).matches() ? Optional.of(Long.valueOf(id.value())) : Optional.empty();
    }

    static AffiliateId id(long number) {
        return new AffiliateId(Long.toString(number));
    }

    Page<AffiliateDetails> list(AffiliateFilter filter, Page.Request page) {
        String ofText = " and (lower(name) like :text" + Search.ESCAPE + " or lower(email) like :text" + Search.ESCAPE
                + " or lower(code) like :text" + Search.ESCAPE + ")";
        Query query = handle.createQuery(SELECT
                        + filter.text().map(text -> ofText).orElse("")
                        + filter.state().map(state -> " and state = :state").orElse("")
                        + " order by " + order(filter.sort()) + Paging.SQL)
                .bind("account", account.value());
        filter.text().ifPresent(text -> query.bind("text", Search.part(text)));
        filter.state().ifPresent(state -> query.bind("state", state.name()));
        return Paging.page(query, page, Affiliates::map);
    }

    private static String order(AffiliateFilter.Sort sort) {
        return switch (sort) {
            case CREATED -> "affiliate_id";
            case CREATED_LAST_FIRST -> "affiliate_id desc";
            case NAME -> "lower(name), affiliate_id";
            case NAME_BACKWARDS -> "lower(name) desc, affiliate_id";
            case CODE -> "code_key, affiliate_id";
            case STATE -> "state, affiliate_id";
        };
    }

    /** The keys of all codes that somebody has now. */
    Set<String> codesHeld() {
        return handle.createQuery("select code_key from platform_affiliate"
                        + " where account_id = :account and code_key is not null")
                .bind("account", account.value())
                .mapTo(String.class)
                .set();
    }

    /** Whose each address is, as somebody may write it: in lower case. */
    Map<String, AffiliateId> addresses() {
        Map<String, AffiliateId> found = new HashMap<>();
        handle.createQuery("select affiliate_id, email from platform_affiliate where account_id = :account"
                        + " order by affiliate_id")
                .bind("account", account.value())
                .map((row, context) -> found.putIfAbsent(
                        row.getString("email").toLowerCase(Locale.ROOT), id(row.getLong("affiliate_id"))))
                .list();
        return found;
    }

    List<Affiliate> withCode() {
        return handle
                .createQuery(SELECT + " and code_key is not null order by affiliate_id")
                .bind("account", account.value())
                .map(Affiliates::map)
                .stream()
                .map(AffiliateDetails::affiliate)
                .toList();
    }

    /** Those of these affiliates that the account has. */
    Map<AffiliateId, Affiliate> find(Set<AffiliateId> ids) {
        Map<AffiliateId, Affiliate> found = new HashMap<>();
        List<Long> numbers =
                ids.stream().flatMap(id -> number(id).stream()).sorted().toList();
        for (int from = 0; from < numbers.size(); from += CHUNK) {
            handle.createQuery(SELECT + " and affiliate_id in (<numbers>)")
                    .bind("account", account.value())
                    .bindList("numbers", numbers.subList(from, Math.min(from + CHUNK, numbers.size())))
                    .map(Affiliates::map)
                    .forEach(each -> found.put(each.affiliate().id(), each.affiliate()));
        }
        return found;
    }

    /** The rule by which addresses are compared is not one of the database's, so this reads all of them. */
    List<Affiliate> withEmail(EmailKey email) {
        Optional<EmailKey> wanted = Optional.of(email);
        return handle
                .createQuery(SELECT + " order by affiliate_id")
                .bind("account", account.value())
                .map(Affiliates::map)
                .stream()
                .map(AffiliateDetails::affiliate)
                .filter(affiliate -> EmailKey.find(affiliate.email()).equals(wanted))
                .toList();
    }

    AffiliateDetails get(AffiliateId id) throws RefusedException.Unknown {
        return number(id)
                .flatMap(number -> handle.createQuery(SELECT + " and affiliate_id = :affiliate")
                        .bind("account", account.value())
                        .bind("affiliate", number)
                        .map(Affiliates::map)
                        .findOne())
                .orElseThrow(() -> new RefusedException.Unknown(
                        "affiliate", "the account '" + account + "' has no affiliate '" + id + "'"));
    }

    /** Who has this code now. */
    Optional<AffiliateDetails> holder(AffiliateCode.Key code) {
        return handle.createQuery(SELECT + " and code_key = :key")
                .bind("account", account.value())
                .bind("key", code.value())
                .map(Affiliates::map)
                .findOne();
    }

    /** Somebody to be added. Nobody may have her code. */
    record Newcomer(String name, String email, Optional<AffiliateCode> code, Optional<BigDecimal> ownPercent) {}

    /** Adds all of them in a handful of statements; the number of the first, the others follow. */
    long insert(List<Newcomer> newcomers, Instant now) {
        long first = Accounts.nextAffiliates(handle, account, newcomers.size()) - newcomers.size() + 1;
        try (PreparedBatch affiliates = handle.prepareBatch("insert into platform_affiliate (account_id, affiliate_id,"
                        + " name, email, state, own_percent, code, code_key, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedBatch states = handle.prepareBatch("insert into platform_affiliate_state (account_id,"
                        + " affiliate_id, state, from_at) values (?, ?, ?, ?)")) {
            long number = first;
            for (Newcomer each : newcomers) {
                affiliates
                        .bind(0, account.value())
                        .bind(1, number)
                        .bind(2, each.name())
                        .bind(3, each.email())
                        .bind(4, AffiliateState.ACTIVE.name())
                        .bind(5, each.ownPercent().orElse(null))
                        .bind(6, each.code().map(AffiliateCode::value).orElse(null))
                        .bind(7, each.code().map(code -> code.key().value()).orElse(null))
                        .bind(8, now)
                        .add();
                states.bind(0, account.value())
                        .bind(1, number)
                        .bind(2, AffiliateState.ACTIVE.name())
                        .bind(3, now)
                        .add();
                number++;
            }
            affiliates.execute();
            states.execute();
        }
        new CodeBook(handle, account).giveAll(newcomers, first, now);
        return first;
    }

    void setContact(AffiliateId id, String name, String email) {
        handle.createUpdate("update platform_affiliate set name = :name, email = :email" + ONE)
                .bind("account", account.value())
                .bind("affiliate", number(id).orElseThrow())
                .bind("name", name)
                .bind("email", email)
                .execute();
    }

    void setCode(AffiliateId id, Optional<AffiliateCode> code) {
        handle.createUpdate("update platform_affiliate set code = :code, code_key = :key" + ONE)
                .bind("account", account.value())
                .bind("affiliate", number(id).orElseThrow())
                .bind("code", code.map(AffiliateCode::value).orElse(null))
                .bind(
                        "key",
                        code.map(AffiliateCode::key)
                                .map(AffiliateCode.Key::value)
                                .orElse(null))
                .execute();
    }

    void setState(AffiliateId id, AffiliateState state, Instant now) {
        long number = number(id).orElseThrow();
        handle.createUpdate("update platform_affiliate set state = :state" + ONE)
                .bind("account", account.value())
                .bind("affiliate", number)
                .bind("state", state.name())
                .execute();
        insertState(number, state, now);
    }

    void setOwnPercent(AffiliateId id, Optional<BigDecimal> percent) {
        handle.createUpdate("update platform_affiliate set own_percent = :percent" + ONE)
                .bind("account", account.value())
                .bind("affiliate", number(id).orElseThrow())
                .bind("percent", percent.orElse(null))
                .execute();
    }

    private void insertState(long number, AffiliateState state, Instant now) {
        handle.createUpdate("insert into platform_affiliate_state (account_id, affiliate_id, state, from_at)"
                        + " values (:account, :affiliate, :state, :now)")
                .bind("account", account.value())
                .bind("affiliate", number)
                .bind("state", state.name())
                .bind("now", now)
                .execute();
    }

    private static AffiliateDetails map(ResultSet row, StatementContext context) throws SQLException {
        return new AffiliateDetails(
                new Affiliate(
                        id(row.getLong("affiliate_id")),
                        row.getString("name"),
                        row.getString("email"),
                        Optional.ofNullable(row.getString("code")).map(AffiliateCode::new),
                        AffiliateState.valueOf(row.getString("state"))),
                Optional.ofNullable(row.getBigDecimal("own_percent")).map(Commissions::percent),
                Moments.get(row, "created_at"));
    }
}
