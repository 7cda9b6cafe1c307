package io.tributary.connections.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connections.ConnectionId;
import io.tributary.connections.OrderRules;
import io.tributary.connections.RulesVersion;
import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.testkit.TestDatabase;
import io.tributary.testkit.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Stores that were connected before rules had versions of their own. */
class RulesUpgradeTest {
    private static final ConnectionId STORE = new ConnectionId(new AccountId("default"), "abc123");
    private static final ConnectionId BOUND = new ConnectionId(new AccountId("default"), "bound");

    @Test
    void h2KeepsVersionsAndBounds() throws IOException {
        keepsVersionsAndBounds(TestDatabase.h2());
    }

    @Test
    void postgresKeepsVersionsAndBounds() throws Exception {
        try (TestPostgres server = TestPostgres.start()) {
            keepsVersionsAndBounds(server.database());
        }
    }

    private static void keepsVersionsAndBounds(Database database) throws IOException {
        Jdbi jdbi = database.open(StoredConnections.class, "connection");
        run(jdbi, "drop table connection_rules");
        run(jdbi, "alter table connection_store add column created_since timestamp with time zone");
        insert(jdbi, STORE, 1, "null");
        insert(jdbi, BOUND, 4, "timestamp with time zone '2026-01-31 12:30:00.123456+00'");

        try (InputStream upgrade = RulesUpgradeTest.class.getResourceAsStream("/db/connection/V2__rules.sql")) {
            run(jdbi, new String(upgrade.readAllBytes(), StandardCharsets.UTF_8));
        }

        OrderRules standard = OrderRules.standard();
        OrderRules bound =
                standard.withVersion(4).withCreatedSince(Optional.of(Instant.parse("2026-01-31T12:30:00.123456Z")));
        StoreTable stores = new StoreTable(jdbi);
        assertThat(stores.find(STORE).orElseThrow().connection().rules()).isEqualTo(standard);
        assertThat(stores.find(BOUND).orElseThrow().connection().rules()).isEqualTo(bound);
        assertThat(new RulesTable(jdbi).of(BOUND))
                .containsExactly(new RulesVersion(bound, Instant.parse("2026-01-01T00:00:00Z"), "upgrade"));
    }

    private static void insert(Jdbi jdbi, ConnectionId id, int version, String createdSince) {
        run(
                jdbi,
                "insert into connection_store (account, store, kind, root, hash, known_hash, api_user, api_key, state,"
                        + " attention, name, domain, currency, zone, connected_at, rules_version, created_since) values ('"
                        + id.account() + "', '" + id.store() + "', 'current',"
                        + " 'https://api.bigcommerce.com/stores/abc123/v3/', 'abc123', '', '', 'k', 'active', '', 'Shop',"
                        + " 'shop.example', 'USD', 'UTC', timestamp with time zone '2026-01-01 00:00:00+00', " + version
                        + ", " + createdSince + ")");
    }

    private static void run(Jdbi jdbi, String script) {
        jdbi.useHandle(handle -> handle.createScript(script).execute());
    }
}
