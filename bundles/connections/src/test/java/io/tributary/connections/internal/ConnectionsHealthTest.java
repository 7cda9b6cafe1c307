package io.tributary.connections.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.audit.Actor;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.CallResult;
import io.tributary.connections.Connection;
import io.tributary.connections.StoreSettings;
import io.tributary.health.Finding;
import io.tributary.health.Measure;
import io.tributary.health.Status;
import io.tributary.health.StoreRef;
import io.tributary.platform.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionsHealthTest {
    private static final Actor BY = new Actor("admin", "");
    private static final Clock CLOCK = Clock.fixed(FakeStore.NOW, ZoneOffset.UTC);

    private final Fixture fixture = new Fixture();
    private final Traffic traffic = new Traffic(CLOCK);
    private final ConnectionsHealth health = new ConnectionsHealth(fixture.connections, traffic, CLOCK);
    private Connection store;
    private StoreRef ref;

    @BeforeEach
    void connect() throws Exception {
        store = fixture.connections.connect(
                new AccountId("default"), new StoreSettings("abc123", "", "token", Optional.empty()), BY);
        ref = new StoreRef("default", store.id().store());
    }

    private java.util.Map<String, Finding> findings() {
        return health.store(ref).stream().collect(Collectors.toMap(Finding::name, Function.identity()));
    }

    @Test
    void aStoreThatWorksIsFineAndCounted() {
        assertThat(health.store(ref)).extracting(Finding::status).containsOnly(Status.OK);
        assertThat(health.node()).singleElement().satisfies(finding -> assertThat(finding.figures())
                .containsEntry("connected", 1L)
                .containsEntry("needAttention", 0L));
        assertThat(health.stores(10)).containsExactly(ref);
    }

    @Test
    void aRefusedLoginIsCriticalAndAMissingScopeIsNot() {
        fixture.connections.needsAttention(store.id(), "Orders: the store refused the login; enter it again.");
        assertThat(findings().get("login").status()).isEqualTo(Status.CRITICAL);
        assertThat(health.node().get(0).seen()).isEqualTo("1 of 1 stores need attention: " + store.id() + ".");

        fixture.connections.needsAttention(store.id(), "Orders: the API account needs the scope Marketing (modify).");
        assertThat(findings().get("login").status()).isEqualTo(Status.OK);
        assertThat(findings().get("scopes").status()).isEqualTo(Status.WARN);
        assertThat(findings().get("scopes").seen()).contains("Marketing");
    }

    @Test
    void tellsTheQuotaTheClockAndTheLastAnswer() {
        CallObserver watched = traffic.watching(store.id(), CallObserver.NONE);
        Instant ahead = FakeStore.NOW.plus(Duration.ofMinutes(10));
        watched.answered(new CallResult(200, Optional.of(ahead), OptionalLong.of(17)));
        assertThat(findings().get("answers").status()).isEqualTo(Status.OK);
        assertThat(findings().get("quota").figures()).containsEntry("left", 17L);
        assertThat(findings().get("clock").status()).isEqualTo(Status.WARN);
        assertThat(findings().get("clock").figures()).containsEntry("aheadSeconds", 600L);

        watched.waiting(Duration.ofMinutes(4), "the store's quota");
        assertThat(findings().get("quota").status()).isEqualTo(Status.WARN);
        assertThat(findings().get("quota").figures()).containsEntry("waitSeconds", 240L);

        watched.answered(CallResult.NONE);
        assertThat(findings().get("answers").seen()).startsWith("The store did not answer at ");
    }

    @Test
    void addsUpWhatStoresAnswered() {
        for (int i = 0; i < 10_000; i++) {
            CallObserver watched = traffic.watching(
                    new io.tributary.connections.ConnectionId(new AccountId("default"), "s" + i), CallObserver.NONE);
            watched.answered(new CallResult(200, Optional.empty(), OptionalLong.empty()));
            watched.answered(new CallResult(404, Optional.empty(), OptionalLong.empty()));
            watched.answered(new CallResult(429, Optional.empty(), OptionalLong.empty()));
            watched.waiting(Duration.ofMillis(1500), "the store's quota");
            watched.waiting(Duration.ofSeconds(4), "another try, since GET was answered with 503.");
        }
        List<Measure> measures = health.measures();
        assertThat(measures).hasSizeLessThan(20);
        assertThat(measures)
                .filteredOn(measure -> measure.name().equals("tributary_store_requests"))
                .extracting(measure -> measure.labels().get("result"), Measure::value)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("2xx", 10_000.0),
                        org.assertj.core.groups.Tuple.tuple("4xx", 10_000.0),
                        org.assertj.core.groups.Tuple.tuple("429", 10_000.0));
        assertThat(measures)
                .filteredOn(measure -> measure.name().equals("tributary_store_quota_wait_seconds"))
                .extracting(Measure::value)
                .containsExactly(15_000.0);
    }

    @Test
    void saysNothingOfStoresThatAreNotConnected() throws Exception {
        assertThat(health.store(new StoreRef("default", "other"))).isEmpty();
        assertThat(health.store(new StoreRef("", "\0"))).isEmpty();
        fixture.connections.disconnect(store.id(), BY);
        assertThat(health.store(ref)).isEmpty();
        assertThat(health.stores(10)).isEmpty();
    }
}
