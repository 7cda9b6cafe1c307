package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.connections.OrderRules;
import io.tributary.connections.OrderRulesJson;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import io.tributary.rest.RestSection.Scope;
import io.tributary.sync.Run;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.ws.rs.core.Response;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The sections {@code reconciles} and {@code redecisions}. */
class PeriodResourcesTest {
    private final World world = new World();
    private final Place place = new Place("default", "abc123");
    private final ReconcilesSection reconcilesSection = new ReconcilesSection(world.reconciles());
    private final ReconcilesResource reconciles = (ReconcilesResource) reconcilesSection.resource(place);
    private final RedecisionsSection redecisionsSection = new RedecisionsSection(world.redecisions());
    private final RedecisionsResource redecisions = (RedecisionsResource) redecisionsSection.resource(place);

    @Test
    void standBelowAStore() {
        assertThat(reconcilesSection.scope()).isEqualTo(Scope.STORE);
        assertThat(reconcilesSection.name()).isEqualTo("reconciles");
        assertThat(redecisionsSection.scope()).isEqualTo(Scope.STORE);
        assertThat(redecisionsSection.name()).isEqualTo("redecisions");
    }

    @Test
    void acceptsAReconcileAndRefusesATimeThatCannotBeRead() {
        Response answer = reconciles.request(new ReconcilesJson.Wanted("2026-02-01", null, true));
        assertThat(answer.getStatus()).isEqualTo(202);
        assertThat(answer.getLocation()).hasToString("accounts/default/stores/abc123/reconciles/1");
        refuses(422, () -> reconciles.request(new ReconcilesJson.Wanted("1 Feb", null, null)))
                .withMessage("'from' is a date like 2026-03-01 or a moment like 2026-03-01T06:00:00Z, not '1 Feb'.");
        refuses(422, () -> reconciles.request(new ReconcilesJson.Wanted("2026-02-02", "2026-02-01", null)));
    }

    @Test
    void showsReports() {
        world.store.add(order(1));
        world.run();
        world.platform.purchases.clear();
        long run = world.reconcile(true).run();
        ReconcilesJson.Detail detail = reconciles.get(run);
        assertThat(detail.summary().found()).containsEntry("platform", 1L).containsEntry("missing", 0L);
        assertThat(detail.orders()).singleElement().satisfies(each -> assertThat(each.kind())
                .isEqualTo("platform"));
        assertThat(reconciles.list(10).items()).containsExactly(detail.summary());
        refuses(404, () -> reconciles.get(run + 1));
        refuses(422, () -> reconciles.list(0));
    }

    @Test
    void acceptsRunsOverATimeAndShowsPreviews() {
        assertThat(redecisions
                        .redecide(new RedecisionsJson.Time("2026-02-01", "2026-02-28"))
                        .getLocation())
                .hasToString("accounts/default/stores/abc123/syncs/1");
        assertThat(redecisions
                        .whatIf(new RedecisionsJson.WhatIf("2026-02-01", "2026-02-28", OrderRulesJson.of(world.rules)))
                        .getLocation())
                .hasToString("accounts/default/stores/abc123/redecisions/2");
        refuses(422, () -> redecisions.backfillPreview(new RedecisionsJson.Time("2026-02-01", null)))
                .withMessage("A backfill needs both 'from' and 'to'.");
        refuses(422, () -> redecisions.undoBackfill(new RedecisionsJson.Time("2026-02-01", "2026-02-02")));

        world.store.add(order(1));
        long run = world.dryRun().runId();
        assertThat(redecisions.preview(run).currencies())
                .containsExactly(new RedecisionsJson.Sum(null, "USD", 0, "0", 1, "100"));
        refuses(404, () -> redecisions.preview(run + 1));
    }

    /** Else nobody could take it back by what the run says. */
    @Test
    void aBackfillThatEndsTodayHasOneEnd() throws Exception {
        Clock ticking = new Clock() {
            private Instant now = world.clock.instant();

            @Override
            public Instant instant() {
                now = now.plusMillis(1);
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        LedgerRedecisions ledger = new LedgerRedecisions(world.database, world.connections, ticking);
        ledger.runs = world.runs;

        Run run = ledger.backfill(World.STORE, "2026-02-01", "2026-03-02", false, "ann");

        assertThat(world.connections.saved.historical())
                .containsExactly(new OrderRules.Period(
                        Instant.parse(run.parameters().get(OrderPeriod.FROM)),
                        Instant.parse(run.parameters().get(OrderPeriod.TO))));
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<ApiProblem> refuses(
            int status, ThrowingCallable call) {
        return assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(call)
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(status));
    }
}
