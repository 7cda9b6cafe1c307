package io.tributary.platform.embedded.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.CodeHistory.Tenure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Puts together whose codes were when, and in which state their owners were. */
final class CodeHistories {
    private static final String SELECT = "select c.code_key, c.tenure_id, c.affiliate_id, c.code, c.from_at,"
            + " c.until_at, s.state, s.from_at as state_from"
            + " from unnest(cast(:keys as varchar array)) as wanted (code_key)"
            + " join platform_code c on c.account_id = :account and c.code_key = wanted.code_key"
            + " join platform_affiliate_state s"
            + " on s.account_id = c.account_id and s.affiliate_id = c.affiliate_id"
            + " order by c.code_key, c.tenure_id, s.change_id";

    private CodeHistories() {}

    static Map<AffiliateCode.Key, CodeHistory> read(
            Handle handle, AccountId account, Collection<AffiliateCode.Key> codes) {
        Map<Owner, List<Since>> states = new LinkedHashMap<>();
        handle.createQuery(SELECT)
                .bind("account", account.value())
                .bindArray(
                        "keys",
                        String.class,
                        codes.stream().map(AffiliateCode.Key::value).toList())
                .map((row, context) -> states.computeIfAbsent(
                                new Owner(
                                        AffiliateCode.Key.of(row.getString("code_key")),
                                        row.getLong("tenure_id"),
                                        Affiliates.id(row.getLong("affiliate_id")),
                                        new AffiliateCode(row.getString("code")),
                                        Moments.get(row, "from_at"),
                                        Moments.find(row, "until_at").orElse(Instant.MAX)),
                                owner -> new ArrayList<>())
                        .add(new Since(AffiliateState.valueOf(row.getString("state")), Moments.get(row, "state_from"))))
                .list();
        return histories(states);
    }

    /** The states are those of the owner, in the order of time; so are the owners of one code. */
    static Map<AffiliateCode.Key, CodeHistory> histories(Map<Owner, List<Since>> states) {
        Map<AffiliateCode.Key, List<Tenure>> tenures = new LinkedHashMap<>();
        states.forEach((owner, since) -> {
            List<Tenure> before = tenures.computeIfAbsent(owner.key(), key -> new ArrayList<>());
            Instant from = before.isEmpty() ? Instant.MIN : owner.from();
            before.addAll(split(owner.affiliate(), owner.code(), from, owner.until(), since));
        });
        Map<AffiliateCode.Key, CodeHistory> histories = new LinkedHashMap<>();
        tenures.forEach((key, list) -> histories.put(key, new CodeHistory(key, list)));
        return histories;
    }

    /** One time of one affiliate, cut where her state changes. */
    static List<Tenure> split(
            AffiliateId affiliate, AffiliateCode code, Instant from, Instant until, List<Since> states) {
        List<Tenure> tenures = new ArrayList<>();
        for (int at = 0; at < states.size(); at++) {
            // Her first state holds for all time before it too: she had no other.
            Instant begin = at == 0 ? from : later(from, states.get(at).from());
            Instant end = at + 1 == states.size()
                    ? until
                    : earlier(until, states.get(at + 1).from());
            if (begin.isBefore(end)) {
                tenures.add(new Tenure(affiliate, code, states.get(at).state(), begin, end));
            }
        }
        return tenures;
    }

    /** The states of affiliates, in the order of time; one who does not exist is missing. */
    static Map<Long, List<Since>> states(Handle handle, AccountId account, Collection<Long> affiliates) {
        Map<Long, List<Since>> states = new HashMap<>();
        handle.createQuery("select s.affiliate_id, s.state, s.from_at"
                        + " from unnest(cast(:affiliates as bigint array)) as wanted (id)"
                        + " join platform_affiliate_state s"
                        + " on s.account_id = :account and s.affiliate_id = wanted.id order by s.change_id")
                .bind("account", account.value())
                .bindArray("affiliates", Long.class, affiliates.toArray())
                .map((row, context) -> states.computeIfAbsent(row.getLong("affiliate_id"), id -> new ArrayList<>())
                        .add(new Since(AffiliateState.valueOf(row.getString("state")), Moments.get(row, "from_at"))))
                .list();
        return states;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** A row of {@code platform_code}. */
    record Owner(
            AffiliateCode.Key key, long id, AffiliateId affiliate, AffiliateCode code, Instant from, Instant until) {}

    /** The state that an affiliate has from a moment on. */
    record Since(AffiliateState state, Instant from) {}
}
