package io.tributary.storefront.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.audit.Actor;
import io.tributary.bigcommerce.ScriptId;
import io.tributary.bigcommerce.StoreScript.Consent;
import io.tributary.bigcommerce.StoreScript.Visibility;
import io.tributary.connections.ConnectionId;
import io.tributary.platform.TrackingCode;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Caller;
import io.tributary.rest.RestSection.Place;
import io.tributary.rest.RestSection.Scope;
import io.tributary.storefront.InstalledScript;
import io.tributary.storefront.Storefront;
import io.tributary.storefront.StorefrontException;
import io.tributary.storefront.TrackingStatus;
import io.tributary.storefront.Verification;
import io.tributary.storefront.Verification.Outcome;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingCodeResourceTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final String ID = "03805148-a592-4803-9482-e91fe5c1be12";
    private static final Verification SEEN =
            new Verification(NOW, Outcome.OTHER_KEY, "https://shop.example/", "Another key.");

    private final FakeStorefront storefront = new FakeStorefront();
    private final TrackingCodeResource resource = resource("default", "abc123");

    private TrackingCodeResource resource(String account, String store) {
        return (TrackingCodeResource)
                new TrackingCodeSection(storefront).resource(new Place(account, store, new Caller("ina", "192.0.2.7")));
    }

    /** Answers what it is told to, and remembers what it was asked. */
    private static final class FakeStorefront implements Storefront {
        final List<String> asked = new ArrayList<>();
        TrackingStatus status =
                new TrackingStatus(Optional.empty(), false, "No platform.", Optional.empty(), Optional.empty());
        StorefrontException problem;

        private <T> T answer(String question, T answer) throws StorefrontException {
            asked.add(question);
            if (problem != null) {
                throw problem;
            }
            return answer;
        }

        @Override
        public TrackingStatus status(ConnectionId store) throws StorefrontException.Unknown {
            asked.add("status " + store);
            if (problem instanceof StorefrontException.Unknown unknown) {
                throw unknown;
            }
            return status;
        }

        @Override
        public TrackingStatus install(ConnectionId store, Actor by) throws StorefrontException {
            return answer("install " + store + " by " + by.name() + " from " + by.from(), status);
        }

        @Override
        public TrackingStatus remove(ConnectionId store, Actor by) throws StorefrontException {
            return answer("remove " + store + " by " + by.name() + " from " + by.from(), status);
        }

        @Override
        public Verification verify(ConnectionId store, Optional<URI> page) throws StorefrontException {
            return answer("verify " + store + " " + page.map(URI::toString).orElse("home"), SEEN);
        }
    }

    @Test
    void standsBelowAStore() {
        TrackingCodeSection section = new TrackingCodeSection(storefront);
        assertThat(section.scope()).isEqualTo(Scope.STORE);
        assertThat(section.name()).isEqualTo("tracking-code");
        assertThat(section.type()).isEqualTo(TrackingCodeResource.class);
    }

    @Test
    void tellsHowItStands() {
        storefront.status = new TrackingStatus(
                Optional.of(new TrackingCode("<script></script>", "k1", "t.example/t")),
                true,
                "",
                Optional.of(new InstalledScript(
                        new ScriptId(ID), false, NOW, Visibility.ALL_PAGES, Consent.TARGETING, "A note.")),
                Optional.of(SEEN));
        assertThat(resource.get())
                .isEqualTo(new TrackingCodeJson(
                        true,
                        "<script></script>",
                        "k1",
                        true,
                        "",
                        new TrackingCodeJson.InstalledJson(ID, false, NOW, "all_pages", "targeting", "A note."),
                        new VerificationJson(NOW, "other-key", "https://shop.example/", "Another key.")));
    }

    @Test
    void tellsWhyThereIsNone() {
        assertThat(resource.get())
                .isEqualTo(new TrackingCodeJson(false, null, null, false, "No platform.", null, null));
    }

    @Test
    void changesItInTheCallersName() {
        resource.install();
        resource.remove();
        assertThat(storefront.asked)
                .containsExactly(
                        "install default/abc123 by ina from 192.0.2.7", "remove default/abc123 by ina from 192.0.2.7");
    }

    @Test
    void verifiesTheHomePageOrTheOneThatIsNamed() {
        assertThat(resource.verify("").outcome()).isEqualTo("other-key");
        resource.verify(" https://shop.example/sale?a=1 ");
        assertThat(storefront.asked)
                .containsExactly("verify default/abc123 home", "verify default/abc123 https://shop.example/sale?a=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example", "https://", "/sale", "https://a b/", "mailto:ann@shop.example"})
    void refusesWhatIsNoAddress(String page) {
        ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> resource.verify(page));
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.field()).isEqualTo("page");
        assertThat(storefront.asked).isEmpty();
    }

    @Test
    void saysWhatWentWrong() {
        storefront.problem = new StorefrontException.Unknown("No such store.");
        assertThat(catchThrowableOfType(ApiProblem.class, resource::get).status())
                .isEqualTo(404);
        storefront.problem = new StorefrontException.Refused("A scope is missing.", null);
        ApiProblem refused = catchThrowableOfType(ApiProblem.class, resource::install);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused).hasMessage("A scope is missing.");
        storefront.problem = new StorefrontException.Unavailable("Later.", null);
        assertThat(catchThrowableOfType(ApiProblem.class, resource::remove).status())
                .isEqualTo(503);
        assertThat(catchThrowableOfType(ApiProblem.class, () -> resource("Not an account!", "x")
                                .get())
                        .status())
                .isEqualTo(404);
        assertThat(catchThrowableOfType(ApiProblem.class, () -> resource("default", "a\0b")
                                .get())
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void outcomesAreWords(Outcome outcome) {
        assertThat(outcome.label()).matches("[a-z]+(-[a-z]+)?");
    }
}
