package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.CodeHistory.Tenure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Whose codes were seen to be when, and in which state their owners were: {@code leaddyno_code} and {@code
 * leaddyno_affiliate_state}. LeadDyno tells only what is now, so a change is dated to when it was noticed. A code stays its
 * last owner's until it is somebody else's, even while she has another one.
 */
record CodeBook(Handle handle, AccountId account) {
    private static final String SELECT =
            "select c.code_key, c.tenure_id, c.affiliate_id, c.code, c.from_at, c.until_at,"
                    + " s.state, s.from_at as state_from from unnest(cast(:keys as varchar array)) as wanted (code_key)"
                    + " join leaddyno_code c on c.account_id = :account and c.code_key = wanted.code_key"
                    + " join leaddyno_affiliate_state s"
                    + " on s.account_id = c.account_id and s.affiliate_id = c.affiliate_id"
                    + " order by c.code_key, c.tenure_id, s.change_id";

    /** An owner of now, and how she spells the code. */
    record Owner(long affiliate, AffiliateCode code) {}

    Map<AffiliateCode.Key, Owner> owners() {
        Map<AffiliateCode.Key, Owner> owners = new HashMap<>();
        handle.createQuery("select code_key, affiliate_id, code from leaddyno_code"
                        + " where account_id = :account and until_at is null")
                .bind("account", account.value())
                .map((row, context) -> Map.entry(
                        AffiliateCode.Key.of(row.getString("code_key")),
                        new Owner(row.getLong("affiliate_id"), new AffiliateCode(row.getString("code")))))
                .forEach(entry -> owners.put(entry.getKey(), entry.getValue()));
        return owners;
    }

    /** From {@code now} on these codes are those of these owners. */
    void give(Map<AffiliateCode.Key, Owner> owners, Instant now) {
        if (owners.isEmpty()) {
            return;
        }
        try (var ends = handle.prepareBatch("update leaddyno_code set until_at = :now where account_id = :account"
                        + " and code_key = :key and until_at is null");
                var begins = handle.prepareBatch("insert into leaddyno_code (account_id, code_key, affiliate_id, code,"
                        + " from_at) values (:account, :key, :affiliate, :code, :now)")) {
            owners.forEach((key, owner) -> {
                ends.bind("account", account.value())
                        .bind("key", key.value())
                        .bind("now", now)
                        .add();
                begins.bind("account", account.value())
                        .bind("key", key.value())
                        .bind("affiliate", owner.affiliate())
                        .bind("code", owner.code().value())
                        .bind("now", now)
                        .add();
                Sql.executeIfLarge(ends);
                Sql.executeIfLarge(begins);
            });
            ends.execute();
            begins.execute();
        }
    }

    /** From {@code now} on these affiliates are in these states. */
    void enter(Collection<HeldAffiliate> affiliates, Instant now) {
        if (affiliates.isEmpty()) {
            return;
        }
        try (var batch = handle.prepareBatch("insert into leaddyno_affiliate_state (account_id, affiliate_id, state,"
                + " from_at) values (:account, :id, :state, :now)")) {
            affiliates.forEach(each -> {
                batch.bind("account", account.value())
                        .bind("id", each.id())
                        .bind("state", each.state().name())
                        .bind("now", now)
                        .add();
                Sql.executeIfLarge(batch);
            });
            batch.execute();
        }
    }

    /** Empty when nobody was ever seen with the code. */
    Optional<CodeHistory> history(AffiliateCode.Key code) {
        return Optional.ofNullable(histories(Set.of(code)).get(code));
    }

    Map<AffiliateCode.Key, CodeHistory> histories(Collection<AffiliateCode.Key> codes) {
        Map<Long, Row> rows = new LinkedHashMap<>();
        handle.createQuery(SELECT)
                .bind("account", account.value())
                .bindArray(
                        "keys",
                        String.class,
                        codes.stream().map(AffiliateCode.Key::value).toList())
                .map((row, context) -> {
                    rows.computeIfAbsent(row.getLong("tenure_id"), id -> new Row(new ArrayList<>()))
                            .since()
                            .add(Since.read(row));
                    return id(row);
                })
                .list();
        Map<AffiliateCode.Key, List<Tenure>> tenures = new LinkedHashMap<>();
        for (Row row : rows.values()) {
            Since any = row.since().get(0);
            List<Tenure> before = tenures.computeIfAbsent(any.key(), key -> new ArrayList<>());
            before.addAll(row.split(before.isEmpty()));
        }
        Map<AffiliateCode.Key, CodeHistory> histories = new LinkedHashMap<>();
        tenures.forEach((key, list) -> histories.put(key, new CodeHistory(key, list)));
        return histories;
    }

    private static long id(ResultSet row) throws SQLException {
        return row.getLong("tenure_id");
    }

    /** A state that began during, or before, a time that a code was hers. */
    private record Since(
            AffiliateCode.Key key,
            AffiliateId affiliate,
            AffiliateCode code,
            Instant from,
            Instant until,
            AffiliateState state,
            Instant stateFrom) {
        static Since read(ResultSet row) throws SQLException {
            return new Since(
                    AffiliateCode.Key.of(row.getString("code_key")),
                    new AffiliateId(row.getString("affiliate_id")),
                    new AffiliateCode(row.getString("code")),
                    Sql.moment(row, "from_at").orElseThrow(),
                    Sql.moment(row, "until_at").orElse(Instant.MAX),
                    AffiliateState.valueOf(row.getString("state")),
                    Sql.moment(row, "state_from").orElseThrow());
        }
    }

    /** The time that a code was somebody's, with her states in the order of time. */
    private record Row(List<Since> since) {
        List<Tenure> split(boolean first) {
            List<Tenure> tenures = new ArrayList<>();
            for (int at = 0; at < since.size(); at++) {
                Since state = since.get(at);
                Instant from = first ? Instant.MIN : state.from();
                // Her first state holds for all time before it too: she was never seen in another.
                Instant begin = at == 0 || from.isAfter(state.stateFrom()) ? from : state.stateFrom();
                Instant end = state.until();
                if (at + 1 < since.size() && since.get(at + 1).stateFrom().isBefore(end)) {
                    end = since.get(at + 1).stateFrom();
                }
                if (begin.isBefore(end)) {
                    tenures.add(new Tenure(state.affiliate(), state.code(), state.state(), begin, end));
                }
            }
            return tenures;
        }
    }
}
