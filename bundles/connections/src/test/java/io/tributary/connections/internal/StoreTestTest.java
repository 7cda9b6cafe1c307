package io.tributary.connections.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bigcommerce.Store.Resource;
import io.tributary.bigcommerce.StoreException;
import io.tributary.connections.ConnectionException;
import io.tributary.connections.StoreSettings;
import io.tributary.connections.TestReport;
import io.tributary.connections.TestReport.Result;
import io.tributary.connections.TestReport.Step;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTestTest {
    private static final String TOKEN_URL = "https://api.bigcommerce.com/stores/abc123/v3/";
    private static final String LEGACY_URL = "https://store-abc123.mybigcommerce.com/api/v2/";

    private final FakeStore store = new FakeStore();

    @Test
    void passesEveryStepForAnAccessTokenThatMayDoEverything() throws Exception {
        TestReport report = token();
        assertThat(report.ok()).isTrue();
        assertThat(report.steps())
                .extracting(Step::name)
                .containsExactly(
                        "address", "tls", "login", "orders", "refunds", "coupons", "webhooks", "scripts", "clock");
        assertThat(report.steps()).allSatisfy(step -> {
            assertThat(step.result()).isEqualTo(Result.PASSED);
            assertThat(step.fix()).isEmpty();
            assertThat(step.detail()).isNotEmpty();
        });
        assertThat(step(report, "login").detail()).isEqualTo("Logged in to Sally's (sallys.example), currency EUR.");
    }

    @Test
    void warnsALegacyAccountOfWhatItCannotHave() throws Exception {
        TestReport report = run(LEGACY_URL, "apiuser");
        assertThat(report.ok()).isTrue();
        for (String name : List.of("refunds", "webhooks", "scripts")) {
            assertThat(step(report, name).result()).isEqualTo(Result.WARNING);
            assertThat(step(report, name).detail()).startsWith("Not available with a legacy account. ");
            assertThat(step(report, name).fix()).contains("access token");
        }
        assertThat(step(report, "coupons").result()).isEqualTo(Result.PASSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void acceptsAStoreThatDoesNotTellAboutItselfWhenOrdersCanBeRead(int status) throws Exception {
        store.infoProblem = problem(status);
        TestReport report = token();
        assertThat(report.ok()).isTrue();
        assertThat(step(report, "login").result()).isEqualTo(Result.WARNING);
        assertThat(step(report, "login").fix()).contains("Information & Settings");
        assertThat(step(report, "orders").result()).isEqualTo(Result.PASSED);
    }

    @Test
    void namesTheScopeThatOrdersNeed() throws Exception {
        store.problems.put(Resource.ORDERS, problem(403));
        TestReport report = token();
        assertThat(report.ok()).isFalse();
        assertThat(names(report)).containsExactly("address", "tls", "login", "orders");
        assertThat(step(report, "orders").fix()).contains("\"Orders\" (read-only)");
    }

    @Test
    void tellsALegacyUserWhichRoleIsNeeded() throws Exception {
        store.problems.put(Resource.ORDERS, problem(403));
        assertThat(step(run(LEGACY_URL, "apiuser"), "orders").fix()).contains("Store Administrator");
    }

    @Test
    void passesTheLoginButFailsTheOrdersWhenNeitherScopeIsThere() throws Exception {
        store.infoProblem = problem(403);
        store.problems.put(Resource.ORDERS, problem(403));
        TestReport report = token();
        assertThat(step(report, "login").result()).isEqualTo(Result.PASSED);
        assertThat(step(report, "orders").result()).isEqualTo(Result.FAILED);
    }

    @Test
    void blamesTheAddressWhenNothingIsFoundThere() throws Exception {
        store.infoProblem = problem(404);
        store.problems.put(Resource.ORDERS, problem(404));
        TestReport report = token();
        assertThat(report.ok()).isFalse();
        assertThat(step(report, "login").result()).isEqualTo(Result.FAILED);
        assertThat(step(report, "login").fix()).startsWith("Check the Store URL");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.bigcommerce.com/stores/abc123/v3/, '', access token",
        "https://store-abc123.mybigcommerce.com/api/v2/, apiuser, Enable the API",
    })
    void explainsWrongCredentialsByTheKindOfAccount(String url, String user, String fix) throws Exception {
        store.infoProblem = problem(401);
        TestReport report = run(url, user);
        assertThat(names(report)).containsExactly("address", "tls", "login");
        assertThat(step(report, "login").result()).isEqualTo(Result.FAILED);
        assertThat(step(report, "login").fix()).contains(fix);
    }

    @ParameterizedTest
    @CsvSource({"COUPONS, coupons, Marketing", "REFUNDS, refunds, Order Transactions", "SCRIPTS, scripts, Content"})
    void keepsGoingWithoutAnOptionalScopeAndNamesIt(Resource resource, String name, String scope) throws Exception {
        store.problems.put(resource, problem(403));
        TestReport report = token();
        assertThat(report.ok()).isTrue();
        assertThat(step(report, name).result()).isEqualTo(Result.WARNING);
        assertThat(step(report, name).fix()).contains('"' + scope + '"');
    }

    @ParameterizedTest
    @CsvSource({"REFUNDS", "COUPONS", "WEBHOOKS", "SCRIPTS"})
    void neverFailsBecauseAnOptionalResourceIsNotThere(Resource resource) throws Exception {
        store.problems.put(resource, problem(404));
        store.timeProblem = problem(404);
        assertThat(token().ok()).isTrue();
    }

    @Test
    void warnsWhenScriptsMayOnlyBeRead() throws Exception {
        store.scriptWritingProblem = problem(403);
        TestReport report = token();
        assertThat(report.ok()).isTrue();
        assertThat(step(report, "scripts").result()).isEqualTo(Result.WARNING);
        assertThat(step(report, "scripts").fix()).contains("\"Content\" (modify)");
    }

    @Test
    void warnsWhenCouponsMayOnlyBeRead() throws Exception {
        store.couponWritingProblem = problem(403);
        TestReport report = token();
        assertThat(report.ok()).isTrue();
        assertThat(step(report, "coupons").result()).isEqualTo(Result.WARNING);
        assertThat(step(report, "coupons").detail()).startsWith("Coupons can be read, but not written: ");
        assertThat(step(report, "coupons").fix()).contains("\"Marketing\" (modify)");
        assertThat(step(run(LEGACY_URL, "apiuser"), "coupons").fix()).contains("Store Administrator");
    }

    @Test
    void showsTheStepsThatAFailureKeptFromBeingTried() throws Exception {
        store.infoProblem = problem(401);
        TestReport report = token();
        assertThat(report.steps())
                .extracting(Step::name)
                .containsExactly(
                        "address", "tls", "login", "orders", "refunds", "coupons", "webhooks", "scripts", "clock");
        assertThat(report.steps().subList(3, 9)).allSatisfy(step -> {
            assertThat(step.result()).isEqualTo(Result.SKIPPED);
            assertThat(step.detail()).isEqualTo("Not tried, because an earlier step failed.");
        });
    }

    @Test
    void tellsACertificateFromAnAddressFromAServerError() throws Exception {
        store.infoProblem = unavailable(0, new SSLHandshakeException("expired"));
        assertThat(failedStep(token())).isEqualTo("tls");
        store.infoProblem = unavailable(0, new UnknownHostException("nowhere"));
        assertThat(failedStep(token())).isEqualTo("address");
        store.infoProblem = unavailable(503, null);
        assertThat(failedStep(token())).isEqualTo("login");
    }

    @Test
    void blamesTheAddressThatWeDoNotConnectTo() throws Exception {
        store.openProblem = new StoreException.Refused("This address is not a public one.");
        TestReport report = token();
        assertThat(names(report)).containsExactly("address");
        assertThat(step(report, "address").detail()).isEqualTo("This address is not a public one.");
    }

    @ParameterizedTest
    @CsvSource({"121, ahead of", "-121, behind"})
    void warnsOfClocksThatAreApart(long seconds, String where) throws Exception {
        store.time = FakeStore.NOW.plusSeconds(seconds);
        assertThat(step(token(), "clock").result()).isEqualTo(Result.WARNING);
        assertThat(step(token(), "clock").detail()).isEqualTo("The store's clock is 2 minutes " + where + " ours.");
        assertThat(token().ok()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-120, 0, 120})
    void acceptsClocksThatAreTwoMinutesApart(long seconds) throws Exception {
        store.time = FakeStore.NOW.plus(Duration.ofSeconds(seconds));
        assertThat(step(token(), "clock").result()).isEqualTo(Result.PASSED);
    }

    private static StoreException problem(int status) {
        return status == 404
                ? new StoreException.Rejected(404, "The store answered 404.")
                : new StoreException.Unauthorized(status, "The store answered " + status + ".");
    }

    private static StoreException unavailable(int status, Throwable cause) {
        return new StoreException.Unavailable(status, "The store did not answer.", null, false, cause);
    }

    private static String failedStep(TestReport report) {
        assertThat(report.ok()).isFalse();
        return report.steps().stream()
                .filter(step -> step.result() == Result.FAILED)
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static List<String> names(TestReport report) {
        return report.steps().stream()
                .filter(step -> step.result() != Result.SKIPPED)
                .map(Step::name)
                .toList();
    }

    private static Step step(TestReport report, String name) {
        return report.steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private TestReport token() throws ConnectionException {
        return run(TOKEN_URL, "");
    }

    private TestReport run(String url, String user) throws ConnectionException {
        Entered entered = Entered.of(new StoreSettings(url, user, "key", Optional.empty()));
        return new StoreTest(store, Clock.fixed(FakeStore.NOW, ZoneOffset.UTC), entered).run();
    }
}
