package io.tributary.platform.leaddyno.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.audit.AuditFilter;
import io.tributary.database.Database;
import io.tributary.platform.leaddyno.internal.rest.AccountsResource;
import io.tributary.platform.leaddyno.internal.rest.AccountsResource.AccountJson;
import io.tributary.platform.leaddyno.internal.rest.AccountsSection;
import io.tributary.platform.leaddyno.internal.rest.LeadDynoResource;
import io.tributary.platform.leaddyno.internal.rest.LeadDynoResource.KeysJson;
import io.tributary.platform.leaddyno.internal.rest.LeadDynoResource.LeadDynoJson;
import io.tributary.platform.leaddyno.internal.rest.LeadDynoResource.SettingsJson;
import io.tributary.platform.leaddyno.internal.rest.LeadDynoResource.TestJson;
import io.tributary.platform.leaddyno.internal.rest.LeadDynoSection;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection;
import io.tributary.rest.RestSection.VisibleAccounts;
import io.tributary.testkit.TestAudit;
import io.tributary.testkit.TestDatabase;
import io.tributary.testkit.leaddyno.Switches;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The set-up by REST. */
class LeadDynoSectionTest {
    private final Database database = TestDatabase.empty();
    private final LeadDynoHost host = new LeadDynoHost(Switches.USUAL, database, false);

    @BeforeEach
    void setUp() {
        host.fake.account("private-1234", "public-12345");
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void anAccountIsMadeByItsKeys() {
        LeadDynoJson made = at("shop").put(settings("private-1234", "public-12345", null));
        assertThat(made)
                .isEqualTo(new LeadDynoJson(
                        "shop",
                        "shop",
                        "public-12345",
                        "order-id",
                        false,
                        "send",
                        "refuse",
                        "refuse",
                        null,
                        null,
                        made.trackingCode()));
        assertThat(made.trackingCode()).contains("public-12345").doesNotContain("private-1234");
        assertThat(at("shop").get()).isEqualTo(made);
        assertThat(accounts().list().items()).containsExactly(new AccountJson("shop", "shop"));
        assertThat(accounts().get("shop")).isEqualTo(new AccountJson("shop", "shop"));
        assertThat(TestAudit.in(database).list("shop", AuditFilter.ALL, Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(record -> assertThat(record.entry().by().name()).isEqualTo("ada"));
    }

    @Test
    void listsOnlyWhatTheCallerMaySee() {
        at("shop").put(settings("private-1234", "public-12345", null));
        assertThat(accounts(VisibleAccounts.only(Set.of("other"))).list().items())
                .isEmpty();
        assertThat(accounts(VisibleAccounts.only(Set.of("shop"))).list().items())
                .hasSize(1);
    }

    @Test
    void whatIsLeftOutStays() {
        at("shop").put(settings("private-1234", "public-12345", null));
        LeadDynoJson changed = at("shop").put(settings(null, null, "new-code"));
        assertThat(changed.cancelledAgain()).isEqualTo("new-code");
        assertThat(changed.publicKey()).isEqualTo("public-12345");
        assertThat(at("shop").poll().polledAt()).isNotNull();
        assertThat(at("shop").differences().items()).isEmpty();
    }

    @Test
    void keysAreTriedBeforeTheyAreEntered() {
        assertThat(at("shop").test(new KeysJson("public-12345", "private-1234")))
                .returns(false, TestJson::ok)
                .returns("swapped", TestJson::result);
        assertThat(at("shop").test(null)).returns("invalid", TestJson::result);
        at("shop").put(settings("private-1234", "public-12345", null));
        assertThat(at("shop").test(null)).returns(true, TestJson::ok);
    }

    @Test
    void saysWhichMemberIsWrong() {
        problem(422, "privateKey", () -> at("shop").put(settings("private-9999", "", null)));
        problem(422, "cancelledAgain", () -> at("shop").put(settings("private-1234", "", "maybe")));
        problem(400, "", () -> at("shop").put(null));
        problem(404, "", () -> at("shop").get());
        problem(404, "", () -> at("shop").differences());
        problem(404, "", () -> at("No Such").put(settings("private-1234", "", null)));
        problem(404, "", () -> accounts().get("shop"));
    }

    private static void problem(int status, String field, Runnable call) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(call::run)
                .returns(status, ApiProblem::status)
                .returns(field, ApiProblem::field)
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("private-"));
    }

    private static SettingsJson settings(String privateKey, String publicKey, String cancelledAgain) {
        return new SettingsJson(null, privateKey, publicKey, null, null, null, cancelledAgain);
    }

    private LeadDynoResource at(String account) {
        RestSection.Caller ada = new RestSection.Caller("ada", "127.0.0.1");
        return (LeadDynoResource)
                new LeadDynoSection(host.administration()).resource(new RestSection.Place(account, "", ada));
    }

    private AccountsResource accounts() {
        return accounts(VisibleAccounts.ALL);
    }

    private AccountsResource accounts(VisibleAccounts visible) {
        return (AccountsResource) new AccountsSection(host.administration())
                .resource(new RestSection.Place("", "", new RestSection.Caller("ada", "test", visible)));
    }
}
