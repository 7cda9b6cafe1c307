package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connections.Connection;
import io.tributary.connections.Connections;
import io.tributary.connections.DiscountProgram;
import io.tributary.connections.TestReport;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreCommandsTest {
    private static final String KEY = "s3cret-token";

    private final FakeConnections connections = new FakeConnections();
    private final Rig rig = new Rig().with(Connections.class, connections);

    @Test
    void listsStores() throws Exception {
        connections
                .add("default", "abc123", "Ann's Shop")
                .add(
                        "zoo",
                        "zoo99",
                        "\u001b]0;owned\u0007<script>",
                        Connection.State.NEEDS_ATTENTION,
                        Optional.of(new DiscountProgram(
                                DiscountProgram.Type.PERCENTAGE, new BigDecimal("12.50"), new BigDecimal("50"))));

        assertThat(rig.run(new StoresCommand())).isEqualTo(new Rig.Outcome("""
                                ACCOUNT  STORE   STATE            NAME                          CURRENCY  DISCOUNT
                                default  abc123  active           Ann's Shop                    USD
                                zoo      zoo99   needs_attention  \\u001b]0;owned\\u0007<script>  USD       12.5 % off from 50.00 USD
                                  Log in again.
                                """, null));
    }

    @Test
    void listsStoresForPrograms() throws Exception {
        connections.add("default", "abc123", "Änn\u009b");

        assertThat(rig.run(new StoresCommand(), "--json", "--account", "default"))
                .isEqualTo(new Rig.Outcome("""
                                {
                                  "items" : [
                                    {
                                      "id" : "abc123",
                                      "account" : "default",
                                      "state" : "active",
                                      "storeUrl" : "https://api.bigcommerce.com/stores/abc123/v3/",
                                      "apiUser" : "",
                                      "name" : "\\u00C4nn\\u009B",
                                      "domain" : "abc123.mybigcommerce.com",
                                      "currency" : "USD",
                                      "timeZone" : "Z",
                                      "connectedAt" : "2026-01-02T03:04:05Z",
                                      "attention" : "",
                                      "discountProgram" : null
                                    }
                                  ]
                                }
                                """, null));
    }

    @Test
    void connectsWithAKeyThatIsNotEchoed() throws Exception {
        rig.atTerminal(KEY);

        assertThat(rig.run(new ConnectCommand(), "default", "abc123")).isEqualTo(new Rig.Outcome("""
                                STEP     RESULT   WHAT WAS SEEN
                                address  passed   https://api.bigcommerce.com
                                coupons  warning  403 Forbidden
                                  What to do: Add the scope Marketing.
                                Connected: abc123
                                """, null));
        assertThat(rig.questions).containsExactly("Access token: ");
        assertThat(rig.masks).containsExactly('\0');
        assertThat(connections.tried.get(0).apiKey()).isEqualTo(KEY);
    }

    @Test
    void takesTheKeyFromAFile(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("key"), "\n  " + KEY + "\nsomething else\n");
        rig.directory = directory;

        Rig.Outcome outcome =
                rig.run(new ConnectCommand(), "default", "abc123", "--key-from-file", "key", "--user", "bob", "--json");

        assertThat(outcome.failure()).isNull();
        assertThat(outcome.out()).contains("\"id\" : \"abc123\"").doesNotContain(KEY);
        assertThat(connections.tried.get(0).apiKey()).isEqualTo(KEY);
        assertThat(connections.tried.get(0).apiUser()).isEqualTo("bob");
    }

    @Test
    void saysWhichSourceOfAKeyIsMissing() throws Exception {
        assertThat(rig.run(new ConnectCommand(), "default", "abc123", "--key-from-file", "/no/such/file"))
                .isEqualTo(new Rig.Outcome("", "The file /no/such/file cannot be read on this Karaf's machine."));
        assertThat(rig.run(new ConnectCommand(), "default", "abc123", "--key-from-env", "TRIBUTARY_NO_SUCH"))
                .isEqualTo(
                        new Rig.Outcome("", "The environment variable TRIBUTARY_NO_SUCH is not set for this Karaf."));
        assertThat(rig.run(new ConnectCommand(), "default", "abc123"))
                .isEqualTo(new Rig.Outcome(
                        "", "There is no terminal to ask for the key: use --key-from-env or --key-from-file."));
        assertThat(rig.atTerminal().run(new ConnectCommand(), "default", "abc123"))
                .isEqualTo(new Rig.Outcome("", "Nothing was entered, and nothing was done."));
        assertThat(connections.tried).isEmpty();
    }

    @Test
    void keepsNoStoreThatFailsTheTest() throws Exception {
        connections.report = failed();

        Rig.Outcome outcome = rig.atTerminal(KEY).run(new ConnectCommand(), "default", "abc123");

        assertThat(outcome).isEqualTo(new Rig.Outcome("", """
                                STEP   RESULT  WHAT WAS SEEN
                                login  failed  401 \\u001b[31mUnauthorized
                                  What to do: Make a new token.
                                The test did not pass, and the store was not connected."""));
        assertThat(connections.kept).isEmpty();
    }

    @Test
    void saysThatAnAccountHasTheStoreAlready() throws Exception {
        connections.add("default", "abc123", "Shop");

        assertThat(rig.atTerminal(KEY).run(new ConnectCommand(), "default", "abc123"))
                .isEqualTo(new Rig.Outcome("", "The account has the store already."));
    }

    @Test
    void testsAConnectedStoreWithTheKeyThatIsKept() throws Exception {
        connections.add("default", "abc123", "Shop");

        Rig.Outcome outcome = rig.run(new TestCommand(), "abc123");

        assertThat(outcome.failure()).isNull();
        assertThat(outcome.out()).endsWith("  What to do: Add the scope Marketing.\nThe store works.\n");
        assertThat(connections.tried.get(0).apiKey()).isEmpty();
    }

    @Test
    void endsWithAFailureWhenAConnectedStoreDoesNotWork() throws Exception {
        connections.add("default", "abc123", "Shop");
        connections.report = failed();

        assertThat(rig.run(new TestCommand(), "abc123", "--json")).isEqualTo(new Rig.Outcome("", """
                                {
                                  "store" : "abc123",
                                  "account" : "default",
                                  "ok" : false,
                                  "steps" : [
                                    {
                                      "step" : "login",
                                      "state" : "failed",
                                      "message" : "401 \\u001B[31mUnauthorized",
                                      "fix" : "Make a new token."
                                    }
                                  ]
                                }"""));
    }

    @Test
    void testsNoDisconnectedStore() throws Exception {
        connections.add("default", "abc123", "Shop", Connection.State.DISCONNECTED, Optional.empty());

        assertThat(rig.run(new TestCommand(), "abc123").failure())
                .isEqualTo(
                        "The store default/abc123 is disconnected: its key is gone, so that there is nothing to test."
                                + " bigcommerce:connect connects it again.");
    }

    @Test
    void asksWhichStoreWhenTwoAccountsHaveIt() throws Exception {
        connections.add("one", "abc123", "Shop").add("two", "abc123", "Shop");

        assertThat(rig.run(new TestCommand(), "abc123"))
                .isEqualTo(new Rig.Outcome(
                        "", "Several accounts have the store 'abc123'. Type one of: one/abc123, two/abc123."));
        assertThat(rig.run(new TestCommand(), "two/abc123").failure()).isNull();
    }

    @Test
    void saysWhichStoresThereAre() throws Exception {
        assertThat(rig.run(new TestCommand(), "\u001b[2J").failure())
                .isEqualTo("There is no store '\\u001b[2J'. No store is connected; bigcommerce:connect connects one.");
        connections.add("default", "abc123", "Shop");
        assertThat(rig.run(new TestCommand(), "x".repeat(100_000)).failure())
                .isEqualTo("There is no store '" + "x".repeat(57) + "...'. The stores are: default/abc123.");
    }

    @Test
    void disconnectsOnlyWhenTold() throws Exception {
        connections.add("default", "abc123", "Shop");

        assertThat(rig.run(new DisconnectCommand(), "abc123").failure())
                .isEqualTo("There is nobody to ask: use --yes.");
        assertThat(rig.atTerminal("y").run(new DisconnectCommand(), "abc123").failure())
                .isEqualTo("default/abc123 stays connected.");
        assertThat(rig.questions).containsExactly("Disconnect default/abc123 and forget its key? Type yes to go on: ");
        assertThat(connections.kept.get(0).state()).isEqualTo(Connection.State.ACTIVE);

        assertThat(rig.atTerminal("yes").run(new DisconnectCommand(), "abc123").out())
                .isEqualTo("Disconnected: default/abc123. Its key is forgotten, its history is kept, and connecting it"
                        + " again goes on from there.\n");
        assertThat(connections.kept.get(0).state()).isEqualTo(Connection.State.DISCONNECTED);
    }

    @Test
    void disconnectsInAScript() throws Exception {
        connections.add("default", "abc123", "Shop");

        assertThat(rig.run(new DisconnectCommand(), "abc123", "--yes", "--json").out())
                .isEqualTo("""
                        {
                          "store" : "abc123",
                          "account" : "default",
                          "state" : "disconnected"
                        }
                        """);
    }

    @Test
    void setsAndShowsTheDiscountProgram() throws Exception {
        connections.add("default", "abc123", "Shop");

        assertThat(rig.run(new DiscountProgramCommand(), "abc123").out())
                .isEqualTo("No discount program is set for default/abc123, so that no coupons are made. --type and"
                        + " --amount set one.\n");
        rig.run(new DiscountProgramCommand(), "abc123", "--type", "fixed", "--amount", "7.50", "--minimum", "20");
        assertThat(rig.run(new DiscountProgramCommand(), "abc123").out())
                .isEqualTo("New coupons of default/abc123 give 7.50 USD off from 20.00 USD.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "half | 10 | --type is percentage or fixed, not 'half'.",
                "fixed | 1e9 | --amount is a number like 10 or 12.50, not '1e9'.",
                "fixed | 1,5 | --amount is a number like 10 or 12.50, not '1,5'.",
                "percentage | 101 | This cannot be a discount program: amount must be at most 100 percent.",
                "fixed | 0 | This cannot be a discount program: amount must be greater than 0."
            })
    void refusesADiscountProgramThatCannotBe(String type, String amount, String sentence) throws Exception {
        connections.add("default", "abc123", "Shop");

        assertThat(rig.run(new DiscountProgramCommand(), "abc123", "--type", type, "--amount", amount))
                .isEqualTo(new Rig.Outcome("", sentence));
    }

    @Test
    void showsTheRulesOfAStore() throws Exception {
        connections.add("default", "abc123", "Shop");

        assertThat(rig.run(new RulesCommand(), "abc123")).isEqualTo(new Rig.Outcome("""
                                Rules of default/abc123, version 1
                                RULE                VALUE
                                counts              2 3 8 9 10 11
                                waits               1 7 12
                                ignored             0
                                reverses            4 5 6
                                recomputes          14
                                holds               13
                                amount              items without tax
                                coupon              first
                                precedence          coupon
                                self-referral       flag
                                new customers only  no
                                since               none
                                migrated            no
                                """, null));
    }

    @Test
    void setsRulesAndShowsWhoSetThem() throws Exception {
        connections.add("default", "abc123", "Shop");

        Rig.Outcome outcome = rig.run(
                new RulesCommand(),
                "abc123",
                "--tax",
                "yes",
                "--shipping",
                "yes",
                "--coupon",
                "last",
                "--self-referral",
                "hold",
                "--new-customers-only",
                "yes",
                "--since",
                "2026-01-31T00:00:00Z",
                "--migrated",
                "yes",
                "--status",
                "10=waits,99=counts");

        assertThat(outcome).isEqualTo(new Rig.Outcome("""
                                Rules of default/abc123, version 2
                                RULE                VALUE
                                counts              2 3 8 9 11 99
                                waits               1 7 10 12
                                ignored             0
                                reverses            4 5 6
                                recomputes          14
                                holds               13
                                amount              items and shipping with tax
                                coupon              last
                                precedence          coupon
                                self-referral       hold
                                new customers only  yes
                                since               2026-01-31T00:00:00Z
                                migrated            yes
                                """, null));
        rig.run(new RulesCommand(), "abc123", "--since", "none");
        assertThat(connections.kept.get(0).rules().createdSince()).isEmpty();
        assertThat(rig.run(new RulesCommand(), "abc123", "--versions").out()).isEqualTo("""
                                VERSION  SET                   BY
                                3        2026-02-03T04:05:06Z  unknown
                                2        2026-02-03T04:05:06Z  unknown
                                """);
        assertThat(rig.run(new RulesCommand(), "abc123", "--json").out())
                .contains("\"version\" : 3", "\"coupon\" : \"last\"", "\"ordersCreatedSince\" : null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--tax | true | --tax is yes or no, not 'true'.",
                "--coupon | middle | These cannot be rules: coupon is one of first, last.",
                "--self-referral | allow | These cannot be rules: selfReferral is one of block, hold, flag.",
                "--since | yesterday | These cannot be rules: ordersCreatedSince is a moment in the years 1 to 9999,"
                        + " such as 2026-01-31T00:00:00Z.",
                "--status | 10 | '--status is like 13=waits, with one of counts, waits, ignored, reverses, recomputes,"
                        + " holds, not ''10''.'",
                "--status | x=counts | '--status is like 13=waits, with one of counts, waits, ignored, reverses,"
                        + " recomputes, holds, not ''x=counts''.'",
            })
    void refusesRulesThatCannotBe(String option, String value, String sentence) throws Exception {
        connections.add("default", "abc123", "Shop");

        assertThat(rig.run(new RulesCommand(), "abc123", option, value)).isEqualTo(new Rig.Outcome("", sentence));
        assertThat(connections.kept.get(0).rules().version()).isEqualTo(1);
    }

    @Test
    void refusesAnAccountThatCannotBe() throws Exception {
        assertThat(rig.run(new StoresCommand(), "--account", "No Such").failure())
                .isEqualTo("This cannot be an account: No Such. An account's id has 1 to 64 characters of a-z 0-9 . _ -"
                        + " and starts with a letter or digit.");
    }

    private static TestReport failed() {
        return new TestReport(
                false,
                List.of(new TestReport.Step(
                        "login", TestReport.Result.FAILED, "401 \u001b[31mUnauthorized", "Make a new token.")));
    }
}
