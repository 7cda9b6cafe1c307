package io.tributary.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.ShellUtil;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;

/** An operator at Karaf's shell. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ShellIT {
    private static final String TOKEN = "t0ken0that0nobody0may0see";
    private static final String VARIABLE = "TRIBUTARY_TEST_TOKEN";

    private final Api api = new Api();
    private final ObjectMapper mapper = new ObjectMapper();
    private final List<String> everythingShown = new ArrayList<>();

    @Inject
    private BundleContext bundles;

    @Inject
    private FeaturesService features;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    private SessionFactory sessions;

    @Configuration
    public Option[] container() {
        return Stream.concat(
                        Containers.karaf("assembly").stream(),
                        Stream.of(CoreOptions.environment(VARIABLE + "=" + TOKEN)))
                .toArray(Option[]::new);
    }

    @Before
    public void hasAStoreToTalkTo() throws Exception {
        api.await("/accounts", 200);
        SandboxFeature.install(features, configurations);
    }

    @After
    public void hasShownNoSecretAndNoStackTrace() {
        String all = String.join("\n", everythingShown);
        assertFalse(all, all.contains(TOKEN));
        assertFalse(all, all.contains("\tat ") || all.contains("Exception"));
    }

    @Test
    public void doesTheWholeJob() throws Exception {
        String root = Shops.open(bundles, "shelf");

        shows("affiliate:list", "There are no affiliates; affiliate:add adds one.");
        shows(
                "affiliate:add Ann ann@example.com --code ANN10",
                "AFFILIATE  NAME  E-MAIL  CODE  STATE  OWN COMMISSION",
                "1  Ann  ann@example.com  ANN10  active");
        shows(
                "affiliate:add \"Bob the Builder\" bob@example.com",
                "AFFILIATE  NAME  E-MAIL  CODE  STATE  OWN COMMISSION",
                "2  Bob the Builder  bob@example.com  active");
        shows(
                "affiliate:code 2 BOB5",
                "AFFILIATE  NAME  E-MAIL  CODE  STATE  OWN COMMISSION",
                "2  Bob the Builder  bob@example.com  BOB5  active");
        shows(
                "affiliate:state 2 paused",
                "AFFILIATE  NAME  E-MAIL  CODE  STATE  OWN COMMISSION",
                "2  Bob the Builder  bob@example.com  BOB5  paused");
        shows(
                "affiliate:list",
                "AFFILIATE  NAME  E-MAIL  CODE  STATE  OWN COMMISSION",
                "1  Ann  ann@example.com  ANN10  active",
                "2  Bob the Builder  bob@example.com  BOB5  paused");

        String[] steps = {
            "STEP  RESULT  WHAT WAS SEEN",
            "address  passed  " + root + " answers.",
            "tls  passed  Plain http, which this server's administrator allowed for this address.",
            "login  passed  Logged in to Shelf & Co (shelf.example.com), currency USD.",
            "orders  passed  Orders can be read.",
            "refunds  passed  Refunds can be read.",
            "coupons  passed  Coupons can be read and written.",
            "webhooks  passed  The store can tell about new orders.",
            "scripts  passed  The tracking code can be installed.",
            "clock  passed  The store's clock and ours agree."
        };
        shows("bigcommerce:stores --account default", "No store is connected; bigcommerce:connect connects one.");
        shows("bigcommerce:connect default " + root + " --key-from-env " + VARIABLE, and(steps, "Connected: shelf"));
        shows(
                "bigcommerce:stores --account default",
                "ACCOUNT  STORE  STATE  NAME  CURRENCY  DISCOUNT",
                "default  shelf  active  Shelf & Co  USD");
        shows("bigcommerce:test shelf", and(steps, "The store works."));
        shows(
                "bigcommerce:discount-program shelf",
                "No discount program is set for default/shelf, so that no coupons are made. --type and --amount set"
                        + " one.");
        shows(
                "bigcommerce:discount-program shelf --type percentage --amount 12.5",
                "New coupons of default/shelf give 12.5 % off.");

        // The program that was just set has made the coupon already: the job runs once at a time.
        shows(
                "bigcommerce:sync shelf coupons --dry-run --follow",
                "RUN  JOB  STATE  WHY  REQUESTED  TOOK  RESULT",
                "N  coupons (dry run)  succeeded  manual  TIME  SPAN  existing 1, requests 2, unchanged 2");
        String coupons = "N  coupons  succeeded  manual  TIME  SPAN  existing 1, requests 2, unchanged 2";
        shows("bigcommerce:sync --follow shelf coupons", "RUN  JOB  STATE  WHY  REQUESTED  TOOK  RESULT", coupons);
        String orders = "N  orders  succeeded  manual  TIME  SPAN  credited 1, new 3, read 3, requests 3,"
                + " uncredited 1, waiting 1";
        shows("bigcommerce:sync shelf orders --follow", "RUN  JOB  STATE  WHY  REQUESTED  TOOK  RESULT", orders);
        shows("bigcommerce:runs shelf --limit 2", "RUN  JOB  STATE  WHY  REQUESTED  TOOK  RESULT", orders, coupons);
        long run = json("bigcommerce:runs shelf --json")
                .path("items")
                .path(0)
                .path("id")
                .asLong();
        shows("bigcommerce:cancel shelf " + run, "Run " + run + " of default/shelf has ended already.");

        shows(
                "bigcommerce:order shelf 101",
                "Order 101 of default/shelf: credited",
                "Why: a coupon on it belongs to an affiliate",
                "Purchase: live 90.00 USD for affiliate 1 by the coupon ANN10",
                "What would change it: A change of its coupons, amounts or status in the store.",
                "Ordered TIME, modified TIME, decided TIME by settings version 1",
                "",
                "RECEIPT  USD",
                "goods without tax  100.00",
                "coupons  -10.00",
                "amount  90.00",
                "not counted: shipping  5.00",
                "",
                "RULE  WHAT IT SAW, AND WHAT CAME OF IT",
                "status  11 (Awaiting Fulfillment) -> counts",
                "amount  goods without tax 100.00, coupons -10.00 -> 90.00 USD",
                "affiliate  coupon ann10 -> belongs to affiliate 1, who is credited",
                "purchase  none -> live 90.00 USD for affiliate 1 (ANN10)",
                "",
                "PLATFORM ASKED  RUN  TO HOLD  OUTCOME",
                "TIME  1  live 90.00 USD for affiliate 1 (ANN10)  confirmed TIME");
        shows(
                "bigcommerce:coupons shelf",
                "CODE  AFFILIATE  STATE  WANTED  WRITTEN  SEEN",
                "ANN10  1  in_step  12.5 %  #1 12.5 %  #1 12.5 %",
                "BOB5  2  disabled_affiliate",
                "The affiliate is not active; her coupon is made when she is active again.");
        shows(
                "affiliate:purchases",
                "STORE  ORDER  STATE  AMOUNT  AFFILIATE  CODE  COMMISSION  ORDERED",
                "shelf  101  live  90.00 USD  1  ANN10  9.00 USD  TIME",
                "shelf  102  live  19.99 USD  TIME");

        shows("bigcommerce:disconnect shelf", "There is nobody to ask: use --yes.");
        shows(
                "bigcommerce:disconnect shelf --yes",
                "Disconnected: default/shelf. Its key is forgotten, its history is kept, and connecting it again goes"
                        + " on from there.");
        shows(
                "bigcommerce:stores --account default",
                "ACCOUNT  STORE  STATE  NAME  CURRENCY  DISCOUNT",
                "default  shelf  disconnected  Shelf & Co  USD  12.5 % off");
    }

    @Test
    public void answersPrograms() throws Exception {
        assertEquals(
                201,
                api.send("POST", "/accounts", "{\"id\":\"zoo\",\"name\":\"Zoo\"}")
                        .statusCode());
        Path key = Files.createTempFile("key", "");
        Files.writeString(key, TOKEN + "\n");

        String affiliate = json("affiliate:add Cleo c@example.com --account zoo --code CLEO --json")
                .path("id")
                .asText();
        assertEquals(
                "C2",
                json("affiliate:code " + affiliate + " C2 --account zoo --json")
                        .path("code")
                        .asText());
        assertEquals(
                "paused",
                json("affiliate:state " + affiliate + " paused --account zoo --json")
                        .path("state")
                        .asText());
        assertEquals(
                1, json("affiliate:list --account zoo --json").path("items").size());
        assertEquals(
                "zoo",
                json("bigcommerce:connect zoo " + Shops.open(bundles, "monkeys") + " --json --key-from-file " + key)
                        .path("store")
                        .path("account")
                        .asText());
        assertEquals(
                1, json("bigcommerce:stores --account zoo --json").path("items").size());
        assertTrue(json("bigcommerce:test monkeys --json").path("ok").asBoolean());
        assertEquals(
                "fixed",
                json("bigcommerce:discount-program monkeys --type fixed --amount 5 --json")
                        .path("discountProgram")
                        .path("type")
                        .asText());
        for (JsonNode run : json("bigcommerce:sync monkeys --follow --json").path("items")) {
            assertEquals("succeeded", run.path("state").asText());
        }
        // The discount program has asked for one of the coupons, too; if that still waited, it is the same.
        int runs = json("bigcommerce:runs monkeys --json").path("items").size();
        assertTrue(runs + " runs", runs == 2 || runs == 3);
        assertEquals(
                "uncredited",
                json("bigcommerce:order monkeys 101 --json").path("state").asText());
        assertEquals(1, json("bigcommerce:coupons monkeys --json").path("items").size());
        assertEquals(
                2,
                json("affiliate:purchases --account zoo --json").path("items").size());
        assertEquals(
                "disconnected",
                json("bigcommerce:disconnect monkeys --yes --json")
                        .path("state")
                        .asText());
        assertTrue(json("bigcommerce:order monkeys none --json").has("error"));
    }

    @Test
    public void explainsHowACommandIsTyped() throws Exception {
        List<String> names = sessions.getRegistry().getCommands().stream()
                .filter(command -> List.of("bigcommerce", "affiliate").contains(command.getScope()))
                .map(command -> command.getScope() + ":" + command.getName())
                .sorted()
                .toList();
        assertEquals(
                List.of(
                        "affiliate:add",
                        "affiliate:code",
                        "affiliate:forget-person",
                        "affiliate:import",
                        "affiliate:leads",
                        "affiliate:list",
                        "affiliate:payout",
                        "affiliate:purchases",
                        "affiliate:state",
                        "affiliate:tracking",
                        "affiliate:traffic",
                        "affiliate:visits",
                        "bigcommerce:audit",
                        "bigcommerce:audit-check",
                        "bigcommerce:backfill",
                        "bigcommerce:cancel",
                        "bigcommerce:connect",
                        "bigcommerce:coupon",
                        "bigcommerce:coupons",
                        "bigcommerce:disconnect",
                        "bigcommerce:discount-program",
                        "bigcommerce:health",
                        "bigcommerce:order",
                        "bigcommerce:order-credit",
                        "bigcommerce:order-retry",
                        "bigcommerce:preview",
                        "bigcommerce:reconcile",
                        "bigcommerce:redecide",
                        "bigcommerce:rules",
                        "bigcommerce:runs",
                        "bigcommerce:stores",
                        "bigcommerce:sync",
                        "bigcommerce:test",
                        "bigcommerce:tracking",
                        "bigcommerce:what-if"),
                names);
        for (String name : names) {
            shows(
                    name + " --nonsense",
                    "Error executing command " + name + ": undefined option --nonsense",
                    "Try <command> --help' for more information.");
        }
        shows(
                "bigcommerce:sync",
                "STORE is missing.",
                "Usage: bigcommerce:sync STORE [orders|coupons] [--dry-run] [--follow] [--json]");
        shows(
                "bigcommerce:sync shelf orders too",
                "There is a word too many: 'too'.",
                "Usage: bigcommerce:sync STORE [orders|coupons] [--dry-run] [--follow] [--json]");
        shows(
                "bigcommerce:runs shelf --limit",
                "The option --limit needs a value.",
                "Usage: bigcommerce:runs STORE [--limit NUMBER] [--json]");
        shows(
                "bigcommerce:connect default 127.0.0.1 --key-from-env " + VARIABLE + " --key-from-file x",
                "Only one of --key-from-env and --key-from-file can be given.",
                "Usage: bigcommerce:connect ACCOUNT STORE_URL [--user API_USER] [--key-from-env NAME] [--key-from-file"
                        + " FILE] [--json]");
        assertThrows(CommandException.class, () -> execute("bigcommerce:sync nowhere", new ByteArrayOutputStream()));
    }

    private static String[] and(String[] lines, String last) {
        return Stream.concat(Arrays.stream(lines), Stream.of(last)).toArray(String[]::new);
    }

    private void shows(String command, String... lines) throws Exception {
        assertEquals("$ " + command, String.join("\n", lines), String.join("\n", lines(typed(command))));
    }

    /** The lines without what differs from one time to another: times, spans, numbers of runs, colours, and the width of columns. */
    private static List<String> lines(String shown) {
        return shown.stripTrailing()
                .lines()
                .map(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
                        .replaceAll("\\b\\d+\\.\\d s\\b", "SPAN")
                        .replaceAll("\u001b\\[[0-9;]*m", "")
                        .strip()
                        .replaceAll("^\\d+(?=  (orders|coupons)\\b)", "N")
                        .replaceAll(" {2,}", "  "))
                .toList();
    }

    private JsonNode json(String command) throws Exception {
        return mapper.readTree(typed(command));
    }

    private void execute(String command, ByteArrayOutputStream shown) throws Exception {
        try (PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8)) {
            Session session = sessions.create(new ByteArrayInputStream(new byte[0]), out, out);
            try {
                session.execute(command);
            } catch (Exception e) {
                // What Karaf shows of a failure.
                ShellUtil.logException(session, e);
                throw e;
            } finally {
                session.close();
            }
        }
    }

    /** What an operator sees who types the command. */
    private String typed(String command) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            execute(command, bytes);
        } catch (CommandException e) {
            assertFalse(
                    e.getMessage(), e.getMessage().isBlank() || e.getMessage().contains(TOKEN));
        }
        String shown = bytes.toString(StandardCharsets.UTF_8);
        everythingShown.add(shown);
        return shown;
    }

    /** Kept apart, since its types come with a feature. */
    static final class Shops {
        static String open(BundleContext bundles, String name) {
            SandboxStore store = bundles.getService(bundles.getServiceReference(SandboxServer.class))
                    .createStore(StoreSpec.of(name)
                            .withName("Shelf & Co")
                            .withToken(TOKEN)
                            .withoutQuota());
            store.addOrder(OrderSpec.of("100.00").withCoupon("ann10", "10.00").withShipping("5.00"));
            store.addOrder(OrderSpec.of("19.99"));
            store.addOrder(OrderSpec.of("50.00").withStatus(7));
            return store.apiPath().toString();
        }
    }
}
