package io.tributary.sync.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import io.tributary.rest.RestSection.Scope;
import io.tributary.sync.SyncFailure;
import io.tributary.sync.internal.SyncsFixture;
import javax.ws.rs.core.Response;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncsResourceTest {
    private final SyncsFixture fixture = new SyncsFixture();
    private final ConnectionId store = fixture.connect("aaa111");
    private final SyncsResource syncs = resource("default", "aaa111");

    @Test
    void standsBelowAStore() {
        SyncsSection section = new SyncsSection(fixture.connections(), fixture.runs());
        assertThat(section.scope()).isEqualTo(Scope.STORE);
        assertThat(section.name()).isEqualTo("syncs");
    }

    @Test
    void acceptsARunAndShowsItAsRunningWhileItWaits() {
        fixture.deploy("orders", run -> {});
        Response answer = syncs.request(new NewRunJson("orders", null));
        assertThat(answer.getStatus()).isEqualTo(202);
        RunJson run = (RunJson) answer.getEntity();
        assertThat(answer.getLocation()).hasToString("accounts/default/stores/aaa111/syncs/" + run.id());
        assertThat(run.state()).isEqualTo("running");
        assertThat(run.phase()).isEqualTo("waiting to start");
        assertThat(run.trigger()).isEqualTo("manual");
        assertThat(run.dryRun()).isFalse();
        assertThat(run.startedAt()).isNull();
        assertThat(syncs.get(Long.toString(run.id()))).isEqualTo(run);
    }

    @Test
    void showsAnEndedRunWithItsFigures() {
        fixture.deploy("orders", run -> {
            run.phase("reading orders");
            run.total(3);
            run.done(3);
            run.count("read", 3);
        });
        long id = ask("orders", true);
        fixture.serve(store);
        assertThat(syncs.get(Long.toString(id))).satisfies(run -> {
            assertThat(run.state()).isEqualTo("succeeded");
            assertThat(run.dryRun()).isTrue();
            assertThat(run.endedAt()).isNotNull();
            assertThat(run.done()).isEqualTo(3);
            assertThat(run.total()).isEqualTo(3);
            assertThat(run.counts()).containsEntry("read", 3L).containsKeys("requests", "refused");
            assertThat(run.error()).isNull();
        });
    }

    @Test
    void showsWhyARunFailed() {
        fixture.deploy("orders", run -> {
            throw new SyncFailure("Reading orders failed.", null);
        });
        long id = ask("orders", false);
        fixture.serve(store);
        assertThat(syncs.get(Long.toString(id)).state()).isEqualTo("failed");
        assertThat(syncs.get(Long.toString(id)).error()).isEqualTo("Reading orders failed.");
        assertThat(syncs.get(Long.toString(id)).total()).isNull();
    }

    @Test
    void cancelsARun() {
        fixture.deploy("orders", run -> {});
        String id = Long.toString(ask("orders", false));
        assertThat(syncs.cancel(id).getStatus()).isEqualTo(202);
        assertThat(syncs.get(id).state()).isEqualTo("cancelled");
        assertThat(syncs.cancel(id).getStatus()).isEqualTo(202);
    }

    @Test
    void pagesFromTheNewestToTheOldest() {
        fixture.deploy("orders", run -> {});
        for (int i = 0; i < 3; i++) {
            ask("orders", false);
            fixture.serve(store);
        }
        RunPageJson first = syncs.list(0, 2);
        assertThat(first.items()).hasSize(2);
        assertThat(first.next()).isEqualTo(first.items().get(1).id());
        RunPageJson second = syncs.list(first.next(), 2);
        assertThat(second.items()).hasSize(1);
        assertThat(second.next()).isNull();
        assertThat(second.items().get(0).id()).isLessThan(first.next());
    }

    @Test
    void namesTheJobsThereAre() {
        refuses(422, "job", () -> syncs.request(new NewRunJson("orders", null)))
                .withMessageStartingWith("There are no jobs now");
        fixture.deploy("orders", run -> {});
        fixture.deploy("coupons", run -> {});
        refuses(422, "job", () -> syncs.request(new NewRunJson("leads", null)))
                .withMessage("job is one of: coupons, orders.");
        refuses(422, "job", () -> syncs.request(new NewRunJson(null, null)));
    }

    @ParameterizedTest
    @CsvSource({"default, zzz", "other, aaa111", "NO SUCH, aaa111"})
    void knowsNothingOfOtherStores(String account, String other) {
        fixture.deploy("orders", run -> {});
        String id = Long.toString(ask("orders", false));
        SyncsResource elsewhere = resource(account, other);
        refuses(404, "", () -> elsewhere.request(new NewRunJson("orders", null)));
        refuses(404, "", () -> elsewhere.list(0, 10));
        refuses(404, "", () -> elsewhere.get(id));
        refuses(404, "", () -> elsewhere.cancel(id));
    }

    @Test
    void isGoneWithADisconnectedStore() {
        fixture.put(store, Connection.State.DISCONNECTED);
        refuses(404, "", () -> syncs.list(0, 10));
    }

    @ParameterizedTest
    @CsvSource({"1", "-1", "abc", "99999999999999999999"})
    void answersThatARunIsNotThere(String id) {
        refuses(404, "", () -> syncs.get(id));
    }

    @Test
    void refusesAPageThatCannotBe() {
        refuses(422, "limit", () -> syncs.list(0, 0));
        refuses(422, "limit", () -> syncs.list(0, 251));
        refuses(422, "before", () -> syncs.list(-1, 10));
    }

    private long ask(String job, boolean dryRun) {
        return ((RunJson) syncs.request(new NewRunJson(job, dryRun)).getEntity()).id();
    }

    private SyncsResource resource(String account, String inStore) {
        return (SyncsResource)
                new SyncsSection(fixture.connections(), fixture.runs()).resource(new Place(account, inStore));
    }

    private static ThrowableAssertAlternative<ApiProblem> refuses(int status, String field, ThrowingCallable call) {
        return assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(call)
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(status))
                .satisfies(problem -> assertThat(problem.field()).isEqualTo(field));
    }
}
