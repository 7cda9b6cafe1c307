package io.tributary.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.sandbox.Buyer;
import io.tributary.sandbox.OrderLine;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Visitors and leads: the code that tells of them, what is shown of them, and how an order is credited by them. */
public class TrackingBrowserIT {
    private static final String ACCOUNT = "walktracking";

    private static final List<String> SETTINGS =
            List.of("version", "parameter", "credit", "windowDays", "respectDoNotTrack", "addresses", "visitDays");

    private static boolean isFilled;
    private static SandboxStore store;
    private static String tina;
    private static String home;

    @Rule
    public final Walk walk = new Walk();

    /** Once for all walks: a store with pages, and an affiliate whose link brings two visitors. Each walk adds its own. */
    @Before
    public void fill() {
        if (!isFilled) {
            Site site = walk.site();
            store = site.stores().createStore(StoreSpec.of("trackshop").withoutQuota());
            home = store.openStorefront().toString();
            site.addAccount(ACCOUNT);
            site.connect(ACCOUNT, store, Map.of());
            tina = site.addAffiliate(ACCOUNT, "Tina Tracks", "TINA10");
            visit(ACCOUNT, "one", home + "?afmc=TINA10&utm_campaign=spring", "https://blog.example/towels");
            visit(ACCOUNT, "two", home + "sale?afmc=TINA10&afmc_sub=footer", "");
            visit(ACCOUNT, "three", home, "https://search.example/");
            lead("one", "lea.lead@example.com");
            walk.await("the visits", () -> visits(ACCOUNT).size() == 3 && leads().size() == 1);
            isFilled = true;
        }
        walk.logIn(Site.ADMIN, Site.ADMIN_PASSWORD);
    }

    private void visit(String account, String visitor, String page, String referrer) {
        tell(account, "visit", visitor, Map.of("u", page, "r", referrer));
    }

    private void lead(String visitor, String email) {
        tell(ACCOUNT, "lead", visitor, Map.of("u", home + "checkout", "e", email, "s", "checkout"));
    }

    private void tell(String account, String kind, String visitor, Map<String, String> more) {
        Map<String, String> hit = new HashMap<>(more);
        hit.put("t", kind);
        hit.put("i", (visitor + "-".repeat(22)).substring(0, 22));
        walk.site().tell(account, hit);
    }

    private JsonNode visits(String account) {
        return walk.site().get("accounts/" + account + "/visits").path("items");
    }

    private JsonNode leads() {
        return walk.site().get("accounts/" + ACCOUNT + "/leads").path("items");
    }

    private JsonNode tracking(String account) {
        return walk.site().get("accounts/" + account + "/tracking");
    }

    /** Changes one setting, as somebody else would. */
    private void change(String account, String member, String value) throws Exception {
        Map<String, Object> body = new HashMap<>();
        JsonNode now = tracking(account);
        for (String each : SETTINGS) {
            body.put(each, now.path(each));
        }
        body.put(member, value);
        walk.site().rest().put("accounts/" + account + "/tracking", body).good();
    }

    private Locator row(String text) {
        return walk.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    @Test
    public void theTrackingCodeIsCopiedInstalledVerifiedUpdatedAndRemoved() throws Exception {
        Site site = walk.site();
        SandboxStore shop = site.stores().createStore(StoreSpec.of("codeshop").withoutQuota());
        String first = shop.openStorefront().toString();
        site.addAccount("walkcode");
        site.connect("walkcode", shop, Map.of());
        String address = "walkcode/stores/codeshop/tracking-code";
        Page page = walk.see(address);
        Locator state = page.locator(".title-line .badge");
        assertThat(state).hasText("Not installed");
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        walk.button("Copy the tracking code").click();
        walk.says("Copied");
        String copied = (String) page.evaluate("() => navigator.clipboard.readText()");
        assertEquals(site.get("accounts/" + address).path("html").asText(), copied);
        assertTrue(
                copied, copied.contains(tracking("walkcode").path("publicKey").asText()));
        assertThat(page.getByText("open Storefront, then Script Manager")).isVisible();
        walk.exactly("Old control panel").click();
        assertThat(page.getByText("then Web analytics under Set up your store")).isVisible();

        walk.exactly("Verify").click();
        walk.says("It is not there");
        walk.exactly("Install").click();
        walk.says("The tracking code is installed.");
        assertTrue(site.get("accounts/" + address).at("/installed/current").asBoolean());
        visit("walkcode", "code", first + "towels", "");
        walk.await("the visit", () -> visits("walkcode").size() == 1);
        walk.exactly("Verify").click();
        walk.says("It is there");
        assertThat(state).hasText("On the store");
        walk.says(first.replaceFirst("^http://", "") + "towels");
        walk.picture("tracking-code");

        change("walkcode", "parameter", "ref");
        walk.see(address);
        assertThat(state).hasText("Has to be updated");
        walk.exactly("Update").click();
        walk.says("The tracking code is up to date.");
        JsonNode updated = site.get("accounts/" + address);
        assertTrue(updated.at("/installed/current").asBoolean());
        assertTrue(updated.path("html").asText().contains("\"ref\""));

        walk.exactly("Remove").click();
        walk.inDialog("Cancel").click();
        assertFalse(
                "nothing is removed by looking",
                site.get("accounts/" + address).path("installed").isNull());
        walk.exactly("Remove").click();
        walk.inDialog("Remove").click();
        walk.says("The tracking code is removed.");
        assertThat(state).hasText("Not installed");
        assertTrue(site.get("accounts/" + address).path("installed").isNull());
    }

    @Test
    public void whereOneClickCannotWorkThatIsSaidBefore() throws Exception {
        Site site = walk.site();
        SandboxStore old = site.stores()
                .createStore(StoreSpec.of("oldtrack").withLegacy("oldtrack").withoutQuota());
        site.rest()
                .post(
                        "accounts/" + ACCOUNT + "/stores",
                        Map.of(
                                "storeUrl",
                                old.legacyApiPath().toString(),
                                "apiUser",
                                "oldtrack",
                                "apiKey",
                                old.spec().legacy().orElseThrow().key()))
                .good();
        String id = site.rest().all("accounts/" + ACCOUNT + "/stores").stream()
                .filter(each -> each.path("kind").asText().equals("legacy"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        walk.see(ACCOUNT + "/stores/" + id + "/tracking-code");
        walk.says("Not with this connection");
        walk.says("A legacy account (API user and key) cannot put scripts on the store's pages.");
        assertThat(walk.exactly("Install")).hasCount(0);
        assertThat(walk.exactly("Old control panel")).hasAttribute("aria-pressed", "true");
        walk.picture("tracking-code-legacy");
        site.rest().delete("accounts/" + ACCOUNT + "/stores/" + id).good();
    }

    @Test
    public void trafficIsShownByWhoSentIt() {
        String account = "walktraffic";
        walk.site().addAccount(account);
        walk.site().addAffiliate(account, "Tom Traffic", "TOM10");
        visit(account, "one", "https://shop.example/?afmc=TOM10&utm_campaign=spring", "");
        visit(account, "two", "https://shop.example/sale?afmc=tom10", "");
        visit(account, "three", "https://shop.example/", "https://search.example/");
        walk.await("the visits", () -> visits(account).size() == 3);

        Page page = walk.see(account + "/traffic");
        assertThat(page.locator(".tile").filter(new Locator.FilterOptions().setHasText("Visits")))
                .containsText("3");
        assertThat(row("Tom Traffic").getByRole(AriaRole.CELL).nth(1)).hasText("2");
        walk.picture("traffic");
        walk.link("By campaign").click();
        assertThat(row("spring").getByRole(AriaRole.CELL).nth(1)).hasText("1");
        walk.link("By landing page").click();
        assertThat(row("shop.example/sale").getByRole(AriaRole.CELL).nth(1)).hasText("1");
        walk.link("By day").click();
        assertThat(page.locator(".chart-canvas canvas")).isVisible();
        walk.link("7 days").click();
        page.waitForURL(url -> url.contains("period=7d") && url.contains("by=day"));
        assertThat(page.locator("main tbody [role=row]")).hasCount(7);
        walk.picture("traffic-by-day");
    }

    @Test
    public void visitsAreSeenAsTheyComeIn() {
        Page page = walk.see(ACCOUNT + "/visits");
        assertThat(row("/sale")).containsText("Tina Tracks");
        assertThat(row("/sale")).containsText("footer");
        assertThat(row("search.example")).containsText("Nobody");
        assertThat(row("just-now")).hasCount(0);
        visit(ACCOUNT, "live", "https://elsewhere.example/just-now", "");
        assertThat(row("elsewhere.example/just-now")).containsText("Directly");
        walk.picture("visits");
        walk.exactly("Pause").click();
        assertThat(walk.exactly("Go on")).isVisible();
        assertThat(page.getByRole(AriaRole.TABLE)).isVisible();
    }

    @Test
    public void onePersonsDataIsHandedOutAndErased() throws Exception {
        visit(ACCOUNT, "erase", home + "?afmc=TINA10", "");
        lead("erase", "forget.me@example.com");
        walk.await("the lead", () -> leads().toString().contains("forget.me"));

        Page page = walk.see(ACCOUNT + "/leads");
        assertThat(row("lea.lead@example.com")).containsText("Tina Tracks");
        assertThat(row("lea.lead@example.com")).containsText("Checkout");
        List<String> lines = walk.download(walk.link("Export CSV"));
        assertTrue(lines.toString(), lines.stream().anyMatch(line -> line.contains("forget.me@example.com")));
        walk.field("E-mail, the whole address").fill("forget.me@example.com");
        assertThat(row("lea.lead@example.com")).hasCount(0);
        walk.picture("leads");

        row("forget.me@example.com")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show"))
                .click();
        assertThat(walk.dialog().getByRole(AriaRole.TABLE)).isVisible();
        Download file =
                page.waitForDownload(() -> walk.inDialog("Save as a file").click());
        JsonNode person = new ObjectMapper().readTree(Files.readString(file.path()));
        assertEquals("forget.me@example.com", person.path("email").asText());
        assertEquals(1, person.path("visits").size());
        walk.picture("person");

        walk.inDialog("Erase").click();
        Locator asked = walk.dialog().filter(new Locator.FilterOptions().setHasText("Erase what is kept of"));
        asked.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel"))
                .click();
        assertTrue("nothing is lost by asking", leads().toString().contains("forget.me"));
        walk.inDialog("Erase").click();
        asked.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Erase"))
                .click();
        walk.says("Erased.");
        walk.says("Nothing fits these filters");
        assertFalse(leads().toString().contains("forget.me"));

        walk.exactly("One person’s data").click();
        walk.dialog().getByLabel("E-mail").fill("forget.me@example.com");
        walk.inDialog("Look up").click();
        assertThat(walk.dialog()).containsText("Nothing is kept of this address.");
    }

    @Test
    public void whoMayOnlyLookGetsNoPersonalFile() {
        walk.open(1280, 860, ColorScheme.LIGHT);
        walk.logIn(Site.VIEWER, Site.PASSWORD);
        Page page = walk.see("default/leads");
        assertThat(walk.exactly("One person’s data")).hasCount(0);
        walk.see("default/tracking");
        assertThat(walk.field("Parameter of links")).isDisabled();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save")))
                .hasCount(0);
    }

    @Test
    public void settingsThatSomebodyElseChangedMeanwhileAreNotOverwritten() throws Exception {
        String account = "walksettings";
        walk.site().addAccount(account);
        walk.see(account + "/tracking");
        walk.field("Time between link and order").fill("400");
        walk.exactly("Save").click();
        assertThat(walk.field("Time between link and order")).hasAttribute("aria-invalid", "true");
        walk.field("Time between link and order").fill("45");
        change(account, "credit", "first");

        walk.exactly("Save").click();
        walk.says("Somebody else saved meanwhile.");
        assertEquals(30, tracking(account).path("windowDays").asInt());
        assertThat(walk.field("Time between link and order")).hasValue("45");
        assertThat(walk.field("The first one is credited")).isChecked();
        walk.picture("tracking-conflict");
        walk.exactly("Save").click();
        walk.says("Saved.");
        assertEquals(45, tracking(account).path("windowDays").asInt());
        assertEquals("first", tracking(account).path("credit").asText());
    }

    @Test
    public void anAffiliatesLinkIsThereToBeShared() {
        Page page = walk.see(ACCOUNT + "/affiliates/" + tina);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        walk.button("Copy the link to").first().click();
        walk.says("Copied");
        String link = (String) page.evaluate("() => navigator.clipboard.readText()");
        assertTrue(link, link.startsWith("http") && link.endsWith("afmc=TINA10"));
    }

    @Test
    public void anOrderShowsTheShoppersPathAndTheDashboardHerVisit() {
        lead("two", "bea.buyer@example.com");
        walk.await("the lead", () -> leads().toString().contains("bea.buyer"));
        long order = store.addOrder(OrderSpec.ofLines(OrderLine.of("Towel", 1, "40.00"))
                .withStatus(11)
                .withCreated(Instant.now().plusSeconds(1))
                .withBuyer(Buyer.guest("Bea", "Buyer", "bea.buyer@example.com")));
        assertTrue(walk.site().runs(ACCOUNT, "trackshop", "orders"));

        Page page = walk.see(ACCOUNT + "/stores/trackshop/orders/" + order);
        assertThat(page.locator(".answer"))
                .containsText("Credited to Tina Tracks with US$40.00, because a link with TINA10 had led the shopper");
        Locator path = page.locator(".path li");
        assertThat(path.first()).containsText("/sale");
        assertThat(path.last()).containsText("Ordered.");
        walk.picture("order-path");

        walk.see(ACCOUNT + "/dashboard");
        Locator visitors = page.locator(".tile").filter(new Locator.FilterOptions().setHasText("Visitors"));
        assertThat(visitors).not().containsText("Visitors0");
        walk.exactly("Visitors").click();
        walk.says("Visitors by day");
        assertThat(page.getByText("Put the tracking code on the store").locator("xpath=ancestor::li"))
                .hasClass(Pattern.compile(".*is-done.*"));
        walk.picture("dashboard-visitors");
    }
}
