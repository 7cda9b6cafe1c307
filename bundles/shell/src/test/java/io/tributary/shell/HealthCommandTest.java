package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connections.Connections;
import io.tributary.health.Finding;
import io.tributary.health.Health;
import io.tributary.health.Status;
import io.tributary.health.StoreRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthCommandTest {
    private static final Finding LOGIN = Finding.ok("login", "The store lets us in.", Map.of());
    private static final Finding CURSOR =
            new Finding("cursor", Status.WARN, "It stands still.", "Look.", Map.of("ageSeconds", 7300L));

    private final Rig rig = new Rig()
            .with(Connections.class, new FakeConnections().add("default", "abc123", "Shop"))
            .with(Health.class, new Health() {
                @Override
                public Report node() {
                    return new Report(List.of(
                            new Room(
                                    "coupons",
                                    false,
                                    List.of(new Finding(
                                            "room", Status.CRITICAL, "The room is missing.", "Start it.", Map.of()))),
                            new Room("platform", true, List.of())));
                }

                @Override
                public Optional<Report> store(StoreRef store) {
                    return store.equals(new StoreRef("default", "abc123"))
                            ? Optional.of(new Report(List.of(
                                    new Room("connections", true, List.of(LOGIN)),
                                    new Room("orders", true, List.of(CURSOR)))))
                            : Optional.empty();
                }
            });

    @Test
    void showsTheNodeAndWhatIsMissing() throws Exception {
        assertThat(rig.run(new HealthCommand())).isEqualTo(new Rig.Outcome("""
                This node: critical
                ROOM      WHAT  STATUS    SEEN
                coupons   room  critical  The room is missing.
                  What to do: Start it.
                platform        ok        It is there.
                """, null));
    }

    @Test
    void showsAStore() throws Exception {
        assertThat(rig.run(new HealthCommand(), "abc123")).isEqualTo(new Rig.Outcome("""
                The store default/abc123: warn
                ROOM         WHAT    STATUS  SEEN
                connections  login   ok      The store lets us in.
                orders       cursor  warn    It stands still.
                  What to do: Look.
                """, null));
    }

    @Test
    void showsAStoreToPrograms() throws Exception {
        assertThat(rig.run(new HealthCommand(), "default/abc123", "--json").out())
                .contains("\"status\" : \"warn\"", "\"ageSeconds\" : 7300", "\"toDo\" : null");
    }
}
