package io.tributary.bigcommerce.internal;

import static io.tributary.testkit.RawServer.empty;
import static io.tributary.testkit.RawServer.json;
import static io.tributary.testkit.RawServer.raw;
import static io.tributary.testkit.RawServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Connector;
import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.NewScript;
import io.tributary.bigcommerce.ScriptId;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.StoreScript;
import io.tributary.bigcommerce.StoreScript.Consent;
import io.tributary.bigcommerce.StoreScript.Visibility;
import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import io.tributary.testkit.RawServer;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {
    private static final String UUID = "03805148-a592-4803-9482-e91fe5c1be12";
    private static final String HTML = "<script>Tributary.key=\"k1\";</script>";

    private static NewScript script(Visibility visibility) {
        return new NewScript("Tributary", "Visits", HTML, visibility, Consent.TARGETING);
    }

    private static String uuid(int number) {
        return String.format("00000000-0000-4000-8000-%012d", number);
    }

    private static String page(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "{\"uuid\":\"" + uuid(number) + "\",\"name\":\"S" + number + "\"}")
                .collect(Collectors.joining(",", "{\"data\":[", "],\"meta\":{}}"));
    }

    @Test
    void makesChangesListsAndDeletesAScript() throws StoreException, IOException {
        try (SandboxServer server = SandboxServer.start(0, Clock.systemUTC())) {
            SandboxStore sandbox = server.createStore(StoreSpec.of("abc123").withoutQuota());
            Store store = Connector.create(List.of("127.0.0.0/8"))
                    .open(
                            StoreAddress.parse(sandbox.apiPath().toString()),
                            new Credentials.AccessToken(sandbox.spec().token()),
                            CallObserver.NONE);
            assertThat(store.hasScripts()).isTrue();
            assertThat(store.scripts()).isEmpty();
            store.probeScriptWriting();

            StoreScript made = store.createScript(script(Visibility.ALL_PAGES));
            assertThat(made.modified()).isPresent();
            assertThat(made)
                    .isEqualTo(new StoreScript(
                            made.id(),
                            "Tributary",
                            HTML,
                            "",
                            Visibility.ALL_PAGES,
                            Consent.TARGETING,
                            true,
                            1,
                            made.modified()));

            StoreScript changed = store.updateScript(
                    made.id(), new NewScript("T", "", "<script>2</script>", Visibility.STOREFRONT, Consent.ESSENTIAL));
            assertThat(store.scripts()).containsExactly(changed);
            assertThat(changed.id()).isEqualTo(made.id());
            assertThat(changed.visibility()).isEqualTo(Visibility.STOREFRONT);

            store.deleteScript(made.id());
            store.deleteScript(made.id());
            assertThat(store.scripts()).isEmpty();
            assertThatThrownBy(() -> store.updateScript(made.id(), script(Visibility.STOREFRONT)))
                    .isInstanceOfSatisfying(StoreException.Rejected.class, gone -> assertThat(gone.status())
                            .isEqualTo(404));
        }
    }

    @Test
    void sendsTheWholeScript() throws StoreException {
        try (Opened opened = Opened.current(asked -> json("{\"data\":[{\"uuid\":\"" + UUID + "\"}]}"))) {
            StoreScript made = opened.store.createScript(script(Visibility.ALL_PAGES));
            assertThat(made.id()).isEqualTo(new ScriptId(UUID));
            assertThat(made.consent()).isEqualTo(Consent.UNKNOWN);
            assertThat(made.visibility()).isEqualTo(Visibility.OTHER);
            assertThat(made.enabled()).isTrue();
            RawServer.Asked asked = opened.server.asked.get(0);
            assertThat(asked.method() + " " + asked.target()).isEqualTo("POST /stores/abc123/v3/content/scripts");
            assertThat(asked.body())
                    .isEqualTo("{\"name\":\"Tributary\",\"description\":\"Visits\",\"kind\":\"script_tag\",\"html\":\""
                            + HTML.replace("\"", "\\\"")
                            + "\",\"load_method\":\"default\",\"location\":\"head\",\"visibility\":\"all_pages\","
                            + "\"consent_category\":\"targeting\",\"enabled\":true,\"auto_uninstall\":true}");
        }
    }

    @Test
    void readsAllPages() throws StoreException {
        try (Opened opened = Opened.current(asked -> json(asked.number("page") == 1 ? page(1, 250) : page(251, 260)))) {
            assertThat(opened.store.scripts()).hasSize(260).last().satisfies(last -> assertThat(last.name())
                    .isEqualTo("S260"));
        }
    }

    @Test
    void stopsAtAListThatRepeatsItself() throws StoreException {
        try (Opened opened = Opened.current(asked -> json(page(1, 250)))) {
            assertThatThrownBy(opened.store::scripts)
                    .isInstanceOf(StoreException.Unavailable.class)
                    .hasMessageContaining("repeats rows on page 2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":{}}", "{}", "{\"data\":[{\"name\":\"x\"}]}", "[]"})
    void understandsNothingElse(String answer) throws StoreException {
        try (Opened opened = Opened.current(asked -> json(answer))) {
            assertThatThrownBy(opened.store::scripts).isInstanceOf(StoreException.Unavailable.class);
        }
    }

    @Test
    void namesTheScopesThatAreMissing() throws StoreException {
        try (Opened opened = Opened.current(asked -> status(403, "{\"title\":\"No.\"}"))) {
            String content = " on 127.0.0.1 was answered with 403: No. The API account needs \"Content\" (modify).";
            assertThat(catchThrowableOfType(
                            StoreException.Unauthorized.class,
                            () -> opened.store.createScript(script(Visibility.STOREFRONT))))
                    .hasMessage("POST /v3/content/scripts" + content + " In the API this is called store_v2_content.");
            for (Visibility visibility :
                    List.of(Visibility.ALL_PAGES, Visibility.CHECKOUT, Visibility.ORDER_CONFIRMATION)) {
                assertThat(catchThrowableOfType(
                                StoreException.Unauthorized.class,
                                () -> opened.store.updateScript(new ScriptId(UUID), script(visibility))))
                        .hasMessage("PUT /v3/content/scripts/" + UUID + content
                                + " For pages of the checkout it also needs \"Checkout Content\" (modify). In the API"
                                + " these are called store_v2_content and store_content_checkout.");
            }
            assertThatThrownBy(() -> opened.store.deleteScript(new ScriptId(UUID)))
                    .isInstanceOf(StoreException.Unauthorized.class);
            assertThatThrownBy(() -> opened.store.probeScriptWriting())
                    .isInstanceOf(StoreException.Unauthorized.class)
                    .hasMessageEndingWith("In the API this is called store_v2_content.");
            opened.server.answering(asked -> status(401, ""));
            assertThatThrownBy(opened.store::scripts)
                    .isInstanceOf(StoreException.Unauthorized.class)
                    .hasMessageNotContaining("store_v2_content");
        }
    }

    @Test
    void saysWhatTheStoreDoesNotLike() throws StoreException {
        try (Opened opened = Opened.current(
                asked -> status(
                        422,
                        "{\"title\":\"JSON data is missing or invalid\",\"errors\":{\"html\":\"error.expected.scripttag\"}}"))) {
            assertThat(catchThrowableOfType(
                            StoreException.Rejected.class,
                            () -> opened.store.createScript(script(Visibility.STOREFRONT))))
                    .hasMessageEndingWith("was answered with 422: JSON data is missing or invalid; html:"
                            + " error.expected.scripttag");
            assertThat(opened.sent).hasValue(1);
        }
    }

    @Test
    void doesNotMakeAScriptTwiceWhenTheAnswerIsLost() throws StoreException {
        try (Opened opened = Opened.current(asked -> raw(""))) {
            assertThat(catchThrowableOfType(
                                    StoreException.Unavailable.class,
                                    () -> opened.store.createScript(script(Visibility.STOREFRONT)))
                            .mayHaveActed())
                    .isTrue();
            assertThat(opened.sent).hasValue(1);
            assertThatThrownBy(() -> opened.store.deleteScript(new ScriptId(UUID)))
                    .isInstanceOf(StoreException.Unavailable.class);
            assertThat(opened.sent).hasValue(1 + Pauses.TRIES);
        }
    }

    @Test
    void onlyAFaultOfTheOneScriptMeansThatWritingIsAllowed() throws StoreException {
        try (Opened opened = Opened.current(asked -> status(404, ""))) {
            opened.store.probeScriptWriting();
            assertThat(opened.server.asked.get(0).target())
                    .isEqualTo("/stores/abc123/v3/content/scripts/00000000-0000-0000-0000-000000000000");
            opened.server.answering(asked -> status(405, ""));
            assertThatThrownBy(() -> opened.store.probeScriptWriting()).isInstanceOf(StoreException.Unavailable.class);
        }
    }

    @Test
    void legacyAccountsAreToldThatTheyHaveNoScripts() throws StoreException {
        try (Opened opened = Opened.legacy(asked -> empty())) {
            assertThat(opened.store.hasScripts()).isFalse();
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    opened.store::scripts,
                    opened.store::probeScriptWriting,
                    () -> opened.store.createScript(script(Visibility.STOREFRONT)),
                    () -> opened.store.updateScript(new ScriptId(UUID), script(Visibility.STOREFRONT)),
                    () -> opened.store.deleteScript(new ScriptId(UUID)))) {
                assertThatThrownBy(call)
                        .isInstanceOf(StoreException.Refused.class)
                        .hasMessage("A legacy account (API user and key) cannot put scripts on the store's pages; a"
                                + " current account with an access token can.");
            }
            assertThat(opened.server.asked).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1", "../coupons", "03805148-a592-4803-9482-e91fe5c1be12/", UUID + "?x"})
    void thereIsNoScriptIdThatMeansAllOrAnythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ScriptId(text));
    }

    @Test
    void takesOnlyWhatTheStoreWouldTake() {
        assertThat(new ScriptId(UUID.toUpperCase(Locale.ROOT))).hasToString(UUID);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewScript(" ", "", HTML, Visibility.STOREFRONT, Consent.TARGETING));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewScript("T", "", "alert(1)", Visibility.STOREFRONT, Consent.TARGETING));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new NewScript("T", "", HTML + "x".repeat(65_536), Visibility.STOREFRONT, Consent.TARGETING));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewScript("T", "", HTML, Visibility.OTHER, Consent.TARGETING));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewScript("T", "", HTML, Visibility.STOREFRONT, Consent.UNKNOWN));
    }
}
