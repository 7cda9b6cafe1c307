package io.tributary.health.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.health.Health.Report;
import io.tributary.health.Health.Room;
import io.tributary.health.Status;
import io.tributary.health.StoreRef;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;

class HealthServiceTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private final FakeSource orders = new FakeSource("orders");
    private final FakeSource sync = new FakeSource("sync");
    private Instant now = NOW;
    private final HealthService health = health("orders", "sync", "platform");

    private HealthService health(String... expected) {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
        return new HealthService(
                new Sources(List.of(orders, sync)),
                "io.tributary.platform.AffiliatePlatform"::equals,
                Set.of(expected),
                Duration.ofSeconds(15),
                clock);
    }

    @Test
    void everyRoomSaysHowItIs() {
        assertThat(health.node().rooms()).extracting(Room::name).containsExactly("orders", "platform", "sync");
        assertThat(health.node().status()).isEqualTo(Status.OK);
    }

    @Test
    void aRoomThatIsStoppedIsShownAsMissingAndTheOthersStay() {
        Report report = health("orders", "sync", "coupons").node();

        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.rooms())
                .filteredOn(room -> !room.present())
                .singleElement()
                .satisfies(room -> {
                    assertThat(room.name()).isEqualTo("coupons");
                    assertThat(room.findings().get(0).seen()).startsWith("The room is missing");
                    assertThat(room.findings().get(0).toDo()).contains("bundle:start");
                });
        assertThat(report.rooms()).filteredOn(Room::present).hasSize(2);
    }

    @Test
    void aRoomThatCannotBeAskedSpoilsNothingAndTellsNoSecret() {
        sync.broken = true;

        Report report = health.node();

        assertThat(report.toString()).contains("could not be asked").doesNotContain("secret");
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.rooms().get(0).status()).isEqualTo(Status.OK);
    }

    @Test
    void theNodeIsLookedAtAgainOnlyAfterAWhile() {
        health.node();
        orders.status = Status.WARN;
        now = NOW.plusSeconds(14);
        assertThat(health.node().status()).isEqualTo(Status.OK);
        now = NOW.plusSeconds(15);
        assertThat(health.node().status()).isEqualTo(Status.WARN);
        assertThat(orders.asked).isEqualTo(2);
    }

    @Test
    void aStoreThatNoRoomKnowsIsNotThere() {
        assertThat(health.store(new StoreRef("default", "other"))).isEmpty();
        HealthResource resource = new HealthResource(health, new Place("default", "other"));
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(resource::get)
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void theApiTellsWhatToDo() {
        orders.status = Status.CRITICAL;

        ReportJson json = new HealthResource(health, new Place("default", "abc123")).get();

        assertThat(json.status()).isEqualTo("critical");
        assertThat(json.rooms().get(0))
                .isEqualTo(new ReportJson.RoomJson(
                        "orders",
                        true,
                        "critical",
                        List.of(new ReportJson.FindingJson(
                                "work", "critical", "It works.", "Look.", java.util.Map.of("done", 3L)))));
        assertThat(json.rooms().get(1).findings().get(0).toDo()).isNull();
    }

    @Test
    void felixIsToldTheSame() {
        orders.status = Status.WARN;

        Result result = FelixChecks.result(health.node());

        assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(result.toString()).contains("orders, work: It works. Look.");
    }
}
