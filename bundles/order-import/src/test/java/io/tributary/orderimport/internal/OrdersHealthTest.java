package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.database.Database;
import io.tributary.health.Finding;
import io.tributary.health.Measure;
import io.tributary.health.Status;
import io.tributary.health.StoreRef;
import io.tributary.platform.AccountId;
import io.tributary.testkit.TestDatabase;
import io.tributary.testkit.TestPostgres;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OrdersHealthTest {
    private static final StoreRef STORE = new StoreRef("default", "abc123");

    @Test
    void tellsHowFarAStoreIsReadAndWhatIsLeft() {
        World world = world(TestDatabase.h2());
        Instant until = world.ledger().summary(World.STORE).readUntil().orElseThrow();

        Map<String, Finding> soon = findings(world, until.plus(Duration.ofMinutes(20)));
        assertThat(soon.get("cursor").status()).isEqualTo(Status.OK);
        assertThat(soon.get("cursor").figures()).containsEntry("ageSeconds", 1200L);
        assertThat(soon.get("backlog").status()).isEqualTo(Status.WARN);
        assertThat(soon.get("backlog").figures())
                .containsEntry("failed", 1L)
                .containsEntry("waiting", 2L)
                .containsEntry("held", 1L)
                .containsEntry("unconfirmed", 0L);
        assertThat(findings(world, until.plus(Duration.ofHours(3)))
                        .get("cursor")
                        .status())
                .isEqualTo(Status.WARN);
        assertThat(findings(world, until.plus(Duration.ofDays(2))).get("cursor").status())
                .isEqualTo(Status.CRITICAL);
    }

    @Test
    void saysNothingOfStoresThatItDoesNotKnow() {
        World world = world(TestDatabase.h2());
        OrdersHealth health = health(world, Instant.now());
        assertThat(health.store(new StoreRef("default", "other"))).isEmpty();
        assertThat(health.store(new StoreRef("", ""))).isEmpty();
    }

    @Test
    void addsUpAllStoresOnH2() {
        addsUpAllStores(TestDatabase.h2());
    }

    @Test
    void addsUpAllStoresOnPostgres() throws Exception {
        try (TestPostgres server = TestPostgres.start()) {
            addsUpAllStores(server.database());
        }
    }

    private static void addsUpAllStores(Database database) {
        World world = world(database);
        OrdersHealth health = health(world, world.clock.instant().plus(Duration.ofDays(400)));

        assertThat(health.node()).extracting(Finding::name).containsExactly("cursors", "backlog");
        assertThat(health.node().get(0).status()).isEqualTo(Status.CRITICAL);
        assertThat(health.node().get(0).figures()).containsEntry("behind", 1L).containsEntry("stores", 1L);
        assertThat(health.node().get(1).figures()).containsEntry("waiting", 2L).containsEntry("failed", 1L);
        assertThat(health.measures())
                .filteredOn(measure -> measure.name().equals("tributary_orders_backlog"))
                .extracting(measure -> measure.labels().get("state"), Measure::value)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("waiting", 2.0),
                        org.assertj.core.groups.Tuple.tuple("failed", 1.0));
    }

    /** Two orders wait, one is held, one is refused by the platform, one is fine. */
    private static World world(Database database) {
        World world = new World(database);
        world.store.add(order(1).status(7));
        world.store.add(order(2).status(7));
        world.store.add(order(3).status(13));
        world.store.add(order(4).coupons("10", "ANN10"));
        world.store.add(order(5).coupons("10", "ANN10"));
        world.platform.refuses.add(4L);
        world.failingRun();
        return world;
    }

    private static Map<String, Finding> findings(World world, Instant now) {
        return health(world, now).store(STORE).stream().collect(Collectors.toMap(Finding::name, Function.identity()));
    }

    private static OrdersHealth health(World world, Instant now) {
        Connections connections = (Connections) Proxy.newProxyInstance(
                OrdersHealthTest.class.getClassLoader(),
                new Class<?>[] {Connections.class},
                (self, method, args) -> switch (method.getName()) {
                    case "all" -> List.of(world.connection());
                    case "find" ->
                        Optional.<Connection>of(world.connection())
                                .filter(store -> store.id().equals((ConnectionId) args[0]));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        assertThat(World.STORE.account()).isEqualTo(new AccountId(STORE.account()));
        return new OrdersHealth(world.database, connections, Clock.fixed(now, ZoneOffset.UTC));
    }
}
