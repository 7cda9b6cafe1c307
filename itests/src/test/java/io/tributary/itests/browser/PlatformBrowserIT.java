package io.tributary.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tributary.sandbox.OrderLine;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** The embedded platform: how it goes, who takes part, and who is paid. */
public class PlatformBrowserIT {
    private static final String ACCOUNT = "walkplatform";

    private static boolean isFilled;
    private static String paul;

    @Rule
    public final Walk walk = new Walk();

    /** Once for all walks; each acts on an affiliate of its own. */
    @Before
    public void fill() {
        if (!isFilled) {
            Site site = walk.site();
            SandboxStore store =
                    site.stores().createStore(StoreSpec.of("platformshop").withoutQuota());
            site.addAccount(ACCOUNT);
            site.connect(ACCOUNT, store, Map.of());
            paul = site.addAffiliate(ACCOUNT, "=Paul Payout", "PAY10");
            site.addAffiliate(ACCOUNT, "Petra Pause", "PAUSE10");
            store.addOrder(OrderSpec.ofLines(OrderLine.of("Towel", 2, "40.00"))
                    .withStatus(11)
                    .withCoupon("PAY10", "8.00"));
            store.addOrder(OrderSpec.ofLines(OrderLine.of("Soap", 1, "20.00")).withStatus(11));
            assertTrue(site.runs(ACCOUNT, "platformshop", "orders"));
            isFilled = true;
        }
        walk.logIn(Site.ADMIN, Site.ADMIN_PASSWORD);
    }

    private static JsonNode named(List<JsonNode> items, String name) {
        return items.stream()
                .filter(each -> each.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> affiliates() throws Exception {
        return walk.site().rest().all("accounts/" + ACCOUNT + "/affiliates");
    }

    @Test
    public void theDashboardShowsWhatWasSold() {
        Page page = walk.go(ACCOUNT + "/dashboard");
        Locator sales = page.locator(".tile").filter(new Locator.FilterOptions().setHasText("Sales"));
        assertThat(sales.first()).containsText("92.00");
        assertThat(page.locator(".tile")
                        .filter(new Locator.FilterOptions().setHasText("Unpaid commissions"))
                        .first())
                .containsText("7.20");
        walk.says("Top affiliates");
        assertThat(page.getByText("=Paul Payout").first()).isVisible();
        walk.picture("dashboard");
        walk.link("7 days").click();
        page.waitForURL(url -> url.contains("period=7d"));
        assertThat(sales.first()).containsText("92.00");
    }

    @Test
    public void affiliatesAreImportedWhenEveryLineIsRight() throws Exception {
        Page page = walk.go(ACCOUNT + "/affiliates/import");
        walk.text("List")
                .fill(
                        "name,email,code,commissionPercent\nIna Import,ina@example.com,INA10,12.5\nIvo Import,not-an-address,IVO10,\n");
        walk.exactly("Preview").click();
        walk.says("1 line is wrong");
        assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Preview")))
                .containsText("Wrong");
        assertThat(walk.exactly("Import 1 affiliate")).isDisabled();
        walk.picture("import-wrong");
        assertTrue(affiliates().stream()
                .noneMatch(each -> each.path("name").asText().contains("Import")));

        walk.text("List")
                .fill(
                        "name,email,code,commissionPercent\nIna Import,ina@example.com,INA10,12.5\nIvo Import,ivo@example.com,IVO10,\n");
        walk.exactly("Preview").click();
        walk.says("2 affiliates will be added");
        walk.exactly("Import 2 affiliates").click();
        walk.says("2 affiliates were added.");
        page.waitForURL(url -> url.contains("/affiliates?"));
        assertThat(walk.link("Ina Import")).isVisible();
        walk.picture("import-done");
        assertEquals("INA10", named(affiliates(), "Ina Import").path("code").asText());
        assertEquals(
                12.5,
                named(affiliates(), "Ina Import").path("commissionPercent").asDouble(),
                0);
    }

    @Test
    public void aPauseIsUndone() {
        Page page = walk.go(ACCOUNT + "/affiliates");
        Locator petra = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Petra Pause"));
        petra.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Pause"))
                .click();
        walk.says("is paused.");
        assertThat(petra).containsText("Paused");
        walk.await(
                "the pause",
                () -> named(affiliates(), "Petra Pause").path("state").asText().equals("paused"));
        walk.picture("affiliate-paused");
        walk.exactly("Undo").click();
        walk.says("is active.");
        assertThat(petra).containsText("Active");
        walk.await(
                "the end of the pause",
                () -> named(affiliates(), "Petra Pause").path("state").asText().equals("active"));
    }

    @Test
    public void aPayoutIsLookedAtMadeExportedAndVoided() {
        Page page = walk.page();
        // The page leaves out the last minute by its own clock, for servers whose clocks are behind.
        page.clock().setFixedTime(Instant.now().plusSeconds(60).toEpochMilli());
        walk.go(ACCOUNT + "/payouts");
        walk.link("Make a payout").first().click();
        Locator preview = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Who gets what"));
        assertThat(preview).containsText("=Paul Payout");
        assertThat(preview).containsText("7.20");
        walk.text("Note").fill("File 7");
        walk.picture("payout-preview");
        assertEquals(0, payouts().size());

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("as paid"))
                .click();
        walk.says("Export the list for your payment run.");
        page.waitForURL(url -> url.matches(".*/payouts/\\d+"));
        assertThat(page.getByText("File 7")).isVisible();
        List<String> lines = walk.download(walk.link("Export for the payment run"));
        assertEquals("\uFEFFpayout,state,affiliate,name,email,amount,currency,entries", lines.get(0));
        assertTrue("case I120: a name is no formula in " + lines, lines.get(1).contains(",'=Paul Payout,"));
        assertTrue(
                lines.get(1),
                lines.get(1).contains("," + paul + ",") && lines.get(1).endsWith(",USD,1"));
        assertEquals("paid", payouts().get(0).path("state").asText());
        walk.picture("payout");

        walk.exactly("Void").click();
        walk.inDialog("Void").click();
        assertThat(walk.dialog()).containsText("Say why, for those who look at it later.");
        walk.dialog().getByLabel("Reason").fill("The bank refused it");
        walk.inDialog("Void").click();
        walk.says("This payout is void");
        walk.says("The bank refused it");
        walk.picture("payout-void");
        assertEquals("void", payouts().get(0).path("state").asText());
    }

    private JsonNode payouts() {
        return walk.site().get("accounts/" + ACCOUNT + "/payouts").path("items");
    }
}
