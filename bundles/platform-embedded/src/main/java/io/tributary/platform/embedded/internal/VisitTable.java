package io.tributary.platform.embedded.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.embedded.Visit;
import io.tributary.platform.embedded.internal.tracking.Arrival;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The visits of one account: the table {@code platform_visit}. */
record VisitTable(Handle handle, AccountId account) {
    private static final String COLUMNS = "v.visitor_id, v.came_at, v.affiliate_id, v.code, v.sub_id, v.source,"
            + " v.medium, v.campaign, v.landing, v.referrer";
    private static final String WANTED = "unnest(cast(:visitors as varchar array)) as w (id) left join platform_visit v"
            + " on v.account_id = :account and v.visitor_id = w.id";

    void insert(Collection<Came> visits) {
        try (PreparedBatch batch = handle.prepareBatch("insert into platform_visit (account_id, visitor_id, came_at,"
                + " affiliate_id, code, sub_id, source, medium, campaign, landing, referrer, address)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Came came : visits) {
                Arrival arrival = came.visit().arrival();
                batch.bind(0, account.value())
                        .bind(1, came.visit().visitor())
                        .bind(2, came.visit().at())
                        .bind(3, came.affiliate().orElse(null))
                        .bind(4, arrival.code())
                        .bind(5, arrival.subId())
                        .bind(6, arrival.source())
                        .bind(7, arrival.medium())
                        .bind(8, arrival.campaign())
                        .bind(9, arrival.landing())
                        .bind(10, arrival.referrer())
                        .bind(11, came.visit().address())
                        .add();
            }
            batch.execute();
        }
    }

    /** The newest first. */
    List<Visit> last(int most) {
        return handle.createQuery("select " + COLUMNS + " from platform_visit v where v.account_id = :account"
                        + " order by v.visit_id desc fetch first :most rows only")
                .bind("account", account.value())
                .bind("most", most)
                .map(VisitTable::map)
                .list();
    }

    /** What these visitors did from this moment on. */
    List<Visit> since(Collection<String> visitors, Instant moment) {
        return handle.createQuery("select " + COLUMNS + " from " + WANTED + " and v.came_at >= :moment")
                .bind("account", account.value())
                .bindArray("visitors", String.class, visitors.toArray())
                .bind("moment", moment)
                .map(VisitTable::map)
                .filter(Objects::nonNull)
                .list();
    }

    /** The last ones of each of these visitors, in the order of time. */
    List<Visit> of(Collection<String> visitors, int mostOfEach) {
        return handle.createQuery(
                        "select " + COLUMNS + " from (select v.*, row_number() over (partition by v.visitor_id"
                                + " order by v.came_at desc, v.visit_id desc) as place from " + WANTED
                                + ") v where v.place <= :most order by v.came_at, v.visit_id")
                .bind("account", account.value())
                .bindArray("visitors", String.class, visitors.toArray())
                .bind("most", mostOfEach)
                .map(VisitTable::map)
                .filter(Objects::nonNull)
                .list();
    }

    private static Visit map(ResultSet row, StatementContext context) throws SQLException {
        String visitor = row.getString("visitor_id");
        if (visitor == null) {
            return null;
        }
        return new Visit(
                Moments.get(row, "came_at"),
                visitor,
                Optional.ofNullable(row.getObject("affiliate_id", Long.class)).map(Affiliates::id),
                row.getString("code"),
                row.getString("sub_id"),
                row.getString("source"),
                row.getString("medium"),
                row.getString("campaign"),
                row.getString("landing"),
                row.getString("referrer"));
    }
}
