package io.tributary.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.sandbox.OrderLine;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import io.tributary.testkit.leaddyno.FakeAccount;
import io.tributary.testkit.leaddyno.FakeLeadDyno;
import io.tributary.testkit.leaddyno.Switches;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.FixMethodOrder;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runners.MethodSorters;

/** A merchant whose affiliates are in LeadDyno. In this order, because the server begins without any account. */
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class LeadDynoBrowserIT {
    private static final String PRIVATE = "walk-private-key";
    private static final String PUBLIC = "walk-public-key";
    private static final FakeLeadDyno FAKE = new FakeLeadDyno(Switches.USUAL, Instant::now);
    private static final FakeAccount THERE = FAKE.account(PRIVATE, PUBLIC);

    @Rule
    public final Walk walk = new Walk(() -> Site.withLeadDyno(FAKE.address()));

    @Test
    public void aTheFirstAccountIsSetUp() throws Exception {
        THERE.addAffiliate("Ann Archer", "ann@blog.example", "ANN10");
        Page page = walk.logIn(Site.ADMIN, Site.ADMIN_PASSWORD);
        walk.says("Your affiliates are in LeadDyno.");
        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("LeadDyno"))
                .click();
        page.waitForURL(url -> url.endsWith("/leaddyno/new"));
        walk.exactly("Save").click();
        walk.says("Enter an ID.");
        walk.says("Enter the private key.");
        walk.picture("leaddyno-missing");

        walk.text("Account ID").fill("default");
        walk.text("Name").fill("The shop");
        walk.field("Private key").fill(PUBLIC);
        walk.text("Public key").fill(PRIVATE);
        walk.exactly("Test keys").click();
        walk.says("The two keys are swapped");
        walk.picture("leaddyno-swapped");
        walk.exactly("Save").click();
        walk.says("The two keys are swapped");
        assertEquals(0, walk.site().get("accounts").path("items").size());
        walk.exactly("Test keys").click();
        walk.exactly("Swap them").click();
        walk.says("LeadDyno accepts the private key.");

        page.getByLabel("Record anew").check();
        walk.exactly("Save").click();
        page.waitForURL(url -> url.endsWith("/default/leaddyno"));
        walk.says("The saved key is kept, and never shown.");
        assertThat(walk.field("Private key")).hasValue("");
        assertFalse("case I118: " + page.content(), page.content().contains(PRIVATE));
        walk.exactly("Read now").click();
        assertThat(page.getByText("Not yet")).hasCount(0);
        JsonNode kept = walk.site().get("accounts/default/leaddyno");
        assertEquals("new-code", kept.path("cancelledAgain").asText());
        assertEquals("The shop", kept.path("name").asText());
        // What only the embedded platform has is not offered.
        assertThat(page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Account").setExact(true)))
                .hasCount(0);
    }

    @Test
    public void bItShowsWhatLeadDynoDidNotFollow() {
        SandboxStore store =
                walk.site().stores().createStore(StoreSpec.of("leadshop").withoutQuota());
        walk.site().connect("default", store, Map.of());
        long order = store.addOrder(OrderSpec.ofLines(OrderLine.of("Towel", 2, "40.00"))
                .withStatus(11)
                .withCoupon("ANN10", "8.00"));
        // LeadDyno's own integration was faster, and knew nothing of the coupon.
        THERE.addPurchase(Long.toString(order), "somebody@shop.example", "72.00", "USD", Instant.now());
        walk.site().runs("default", "leadshop", "orders");
        assertEquals(1, THERE.livePurchases().size());

        walk.logIn(Site.ADMIN, Site.ADMIN_PASSWORD);
        Page page = walk.see("default/leaddyno");
        walk.says("Purchases were recorded under such codes.");
        assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Differences")))
                .containsText("LeadDyno credits nobody, asked was affiliate");
        assertThat(page.getByText("LeadDyno.key = \"" + PUBLIC + "\"")).isVisible();
        walk.picture("leaddyno");
    }

    @Test
    public void cWhoMayOnlyLookChangesNothing() {
        walk.logIn(Site.VIEWER, Site.PASSWORD);
        Page page = walk.see("default/leaddyno");
        walk.says("Order number");
        assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.TEXTBOX)).hasCount(0);
        assertThat(walk.exactly("Read now")).hasCount(0);
    }

    @Test
    public void dItIsForEverybodyOnEveryScreen() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            String name = scheme.name().toLowerCase(Locale.ROOT);
            walk.open(1280, 860, scheme);
            walk.logIn(Site.ADMIN, Site.ADMIN_PASSWORD);
            for (String path : List.of("default/leaddyno", "leaddyno/new")) {
                Page page = walk.see(path);
                walk.picture(name + "-" + path.replace('/', '-'));
                Axe.check(page, path + ", " + name);
            }
        }
        Page page = walk.open(360, 740, ColorScheme.LIGHT);
        walk.go("");
        walk.field("User").fill(Site.ADMIN);
        walk.field("Password").fill(Site.ADMIN_PASSWORD);
        walk.exactly("Log in").click();
        page.waitForURL(url -> !url.contains("login"));
        for (String path : List.of("default/leaddyno", "leaddyno/new")) {
            walk.see(path);
            walk.picture("small-" + path.replace('/', '-'));
            assertEquals("case I123: " + path, 360, page.evaluate("() => document.documentElement.scrollWidth"));
        }
    }
}
