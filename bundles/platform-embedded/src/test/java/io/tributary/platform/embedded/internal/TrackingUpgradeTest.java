package io.tributary.platform.embedded.internal;

import static io.tributary.platform.embedded.internal.TrackingRig.ACCOUNT;
import static io.tributary.platform.embedded.internal.TrackingRig.EVE;
import static io.tributary.platform.embedded.internal.TrackingRig.day;
import static io.tributary.platform.embedded.internal.TrackingRig.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.database.Database;
import io.tributary.database.internal.SqlDatabase;
import io.tributary.platform.embedded.Traffic;
import io.tributary.platform.embedded.Traffic.Count;
import io.tributary.platform.embedded.Traffic.Row;
import io.tributary.platform.embedded.Visit;
import io.tributary.testkit.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sums and visits that an older release left behind. */
class TrackingUpgradeTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

    @Test
    void sumsAndVisitsAreKeptAndGoOn() throws Exception {
        Database database = TestDatabase.empty();
        ((SqlDatabase) database).openAsOf(Sql.class, "platform", 4).useHandle(handle -> {
            for (String row : new String[] {"'ALL', ''", "'LANDING', 'shop.example/'", "'LANDING', 'shop.example/a'"}) {
                handle.execute(
                        "insert into platform_traffic_day (account_id, on_day, kind, name, visits, visitors, leads)"
                                + " values ('default', date '2026-03-01', " + row + ", 7, 5, 3)");
            }
            handle.execute("insert into platform_visit (account_id, visitor_id, came_at, code, sub_id, source, medium,"
                    + " campaign, landing, referrer, address) values ('default', 'before', timestamp with time zone"
                    + " '2026-03-01 08:00:00Z', '', '', '', '', '', 'shop.example/', '', '')");
        });
        TrackingRig rig = new TrackingRig(database);
        rig.write(visit(EVE, day(0), ""));
        assertThat(rig.tracking.traffic(ACCOUNT, Traffic.By.LANDING, FIRST, FIRST))
                .isEqualTo(new Traffic(
                        FIRST,
                        FIRST,
                        Traffic.By.LANDING,
                        List.of(
                                new Row("shop.example/", new Count(8, 6, 3, 0)),
                                new Row("shop.example/a", new Count(7, 5, 3, 0))),
                        new Count(8, 6, 3, 0)));
        assertThat(rig.tracking.visits(ACCOUNT, 10))
                .extracting(Visit::visitor)
                .as("the newest first")
                .containsExactly(EVE, "before");
    }
}
