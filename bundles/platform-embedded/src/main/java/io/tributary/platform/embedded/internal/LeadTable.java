package io.tributary.platform.embedded.internal;

import io.tributary.database.Secrets;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.embedded.Lead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/**
 * The leads of one account, and in which browsers they left their addresses: the tables {@code platform_lead} and {@code
 * platform_lead_visitor}.
 */
record LeadTable(Handle handle, AccountId account, Secrets secrets) {
    /** In which one address is remembered to have been left. */
    static final int MOST_BROWSERS = 50;

    private static final String WANTED = " from unnest(cast(:hashes as varchar array)) as w (hash) left join ";

    /** Somebody who left an address for the first time. */
    record Newcomer(String hash, String email, Instant at, String source, Optional<Long> affiliate, String landing) {}

    /** An address was left in a browser. */
    record Link(String hash, String visitor, Instant at, String source) {}

    /** Which of these hashes are known. */
    Set<String> known(Collection<String> hashes) {
        Set<String> known = new HashSet<>();
        handle.createQuery("select l.email_hash" + WANTED
                        + "platform_lead l on l.account_id = :account and l.email_hash = w.hash")
                .bind("account", account.value())
                .bindArray("hashes", String.class, hashes.toArray())
                .mapTo(String.class)
                .forEach(known::add);
        known.remove(null);
        return known;
    }

    void insert(Collection<Newcomer> newcomers) {
        try (PreparedBatch batch = handle.prepareBatch("insert into platform_lead (account_id, email_hash, email,"
                + " first_at, source, affiliate_id, landing) values (?, ?, ?, ?, ?, ?, ?)")) {
            for (Newcomer newcomer : newcomers) {
                batch.bind(0, account.value())
                        .bind(1, newcomer.hash())
                        .bind(2, secrets.encrypt(newcomer.email(), context(newcomer.hash())))
                        .bind(3, newcomer.at())
                        .bind(4, newcomer.source())
                        .bind(5, newcomer.affiliate().orElse(null))
                        .bind(6, newcomer.landing())
                        .add();
            }
            batch.execute();
        }
    }

    /** Of each of these hashes, in the order of time; who has none is missing. */
    Map<String, List<Link>> links(Collection<String> hashes) {
        Map<String, List<Link>> found = new HashMap<>();
        handle.createQuery("select w.hash, v.visitor_id, v.left_at, v.source" + WANTED
                        + "platform_lead_visitor v on v.account_id = :account and v.email_hash = w.hash"
                        + " order by v.left_at, v.visitor_id")
                .bind("account", account.value())
                .bindArray("hashes", String.class, hashes.toArray())
                .map((row, context) -> row.getString("visitor_id") == null ? null : link(row))
                .forEach(link -> {
                    if (link != null) {
                        found.computeIfAbsent(link.hash(), hash -> new ArrayList<>())
                                .add(link);
                    }
                });
        return found;
    }

    /** In which of these browsers more different addresses than that were left, and since when. */
    Map<String, Instant> moreThan(int most, Collection<String> visitors) {
        Map<String, Instant> found = new HashMap<>();
        handle.createQuery("select visitor_id, left_at from (select v.visitor_id, v.left_at,"
                        + " row_number() over (partition by v.visitor_id order by v.left_at) as place"
                        + " from unnest(cast(:visitors as varchar array)) as w (id) join platform_lead_visitor v"
                        + " on v.account_id = :account and v.visitor_id = w.id) as p where place = :place")
                .bind("account", account.value())
                .bindArray("visitors", String.class, visitors.toArray())
                .bind("place", most + 1)
                .map((row, context) -> found.put(row.getString("visitor_id"), Moments.get(row, "left_at")))
                .list();
        return found;
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                row.getString("hash"),
                row.getString("visitor_id"),
                Moments.get(row, "left_at"),
                row.getString("source"));
    }

    void insertLinks(Collection<Link> links) {
        try (PreparedBatch batch = handle.prepareBatch("insert into platform_lead_visitor (account_id, email_hash,"
                + " visitor_id, left_at, source) values (?, ?, ?, ?, ?)")) {
            for (Link link : links) {
                batch.bind(0, account.value())
                        .bind(1, link.hash())
                        .bind(2, link.visitor())
                        .bind(3, link.at())
                        .bind(4, link.source())
                        .add();
            }
            batch.execute();
        }
    }

    /** The newest first. */
    List<Lead> list(Optional<AffiliateId> affiliate, Optional<String> hash, OptionalLong before, int most) {
        Query query = handle.createQuery(
                        "select l.email_hash, l.lead_id, l.email, l.first_at, l.source, l.affiliate_id,"
                                + " l.landing from platform_lead l where l.account_id = :account"
                                + affiliate
                                        .map(id -> " and l.affiliate_id = :affiliate")
                                        .orElse("")
                                + hash.map(each -> " and l.email_hash = :hash").orElse("")
                                + (before.isPresent() ? " and l.lead_id < :before" : "")
                                + " order by l.lead_id desc fetch first :most rows only")
                .bind("account", account.value())
                .bind("most", most);
        affiliate.ifPresent(id -> query.bind("affiliate", Affiliates.number(id).orElse(0L)));
        hash.ifPresent(each -> query.bind("hash", each));
        before.ifPresent(id -> query.bind("before", id));
        return query.map((row, context) -> lead(row)).list();
    }

    private Lead lead(ResultSet row) throws SQLException {
        return new Lead(
                row.getLong("lead_id"),
                secrets.decrypt(row.getString("email"), context(row.getString("email_hash"))),
                Moments.get(row, "first_at"),
                row.getString("source"),
                Optional.ofNullable(row.getObject("affiliate_id", Long.class)).map(Affiliates::id),
                row.getString("landing"));
    }

    private String context(String hash) {
        return "lead/" + account + "/" + hash;
    }
}
