package io.tributary.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connections.ConnectionId;
import io.tributary.platform.AccountId;
import io.tributary.sync.Run;
import io.tributary.sync.RunRequest;
import io.tributary.sync.Trigger;
import io.tributary.testkit.TestPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What nodes agree about through a real PostgreSQL. */
class PostgresRunTableTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Lane LANE = new Lane(new ConnectionId(new AccountId("default"), "aaa111"), "orders");
    private static TestPostgres server;

    @BeforeAll
    static void start() {
        server = TestPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void keepsWhatARunIsToldAndSharesItWithThoseWhoWantTheSame() throws SQLException {
        RunTable table = new RunTable(server.database().open(SyncEngine.class, "sync"));
        Run asked = table.request(march(), NOON);
        assertThat(table.request(march(), NOON)).isEqualTo(asked);
        assertThat(table.request(march().dry(true), NOON).id()).isNotEqualTo(asked.id());
        assertThat(table.find(LANE.connection(), asked.id()).orElseThrow().parameters())
                .isEqualTo(march().parameters());
    }

    @Test
    void endsALostRunAndDoesTheSameAgain() throws SQLException {
        RunTable table = new RunTable(server.database().open(SyncEngine.class, "sync"));
        Run asked = table.request(march(), NOON);
        Claim.Started claim = (Claim.Started) table.claim(LANE, "node-1", NOON, LEASE, NOON.plusSeconds(900));
        assertThat(table.lost(NOON.plus(LEASE))).isEmpty();
        assertThat(table.abandon(LANE, true, NOON.plus(LEASE))).isFalse();

        Instant later = NOON.plus(LEASE).plusMillis(1);
        assertThat(table.lost(later)).containsExactly(LANE);
        assertThat(table.abandon(LANE, true, later)).isTrue();
        assertThat(table.lost(later)).isEmpty();
        assertThat(table.find(LANE.connection(), asked.id()).orElseThrow().state())
                .isEqualTo(Run.State.FAILED);
        assertThat(table.open(LANE)).singleElement().satisfies(run -> {
            assertThat(run.state()).isEqualTo(Run.State.QUEUED);
            assertThat(run.parameters()).isEqualTo(march().parameters());
        });
        assertThat(table.renew(LANE, claim.fence(), later.plus(LEASE))).isFalse();
    }

    private static RunRequest march() {
        return RunRequest.of(LANE.connection(), LANE.job(), Trigger.MANUAL)
                .with(Map.of("from", "2026-03-01", "rules", "counts=2\nwaits=1"));
    }
}
