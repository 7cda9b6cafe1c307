package io.tributary.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

/** A store that does not let us in any more is noticed, explained, and let in again. */
public class HealthBrowserIT {
    private static final String HOME = "walkhealth/stores/healthshop";
    private static final String NEW_TOKEN = "a0new0token0that0works";

    @Rule
    public final Walk walk = new Walk();

    @Test
    public void aTokenThatWasTakenBackIsReplaced() throws Exception {
        Site site = walk.site();
        SandboxStore store =
                site.stores().createStore(StoreSpec.of("healthshop").withoutQuota());
        site.addAccount("walkhealth");
        site.connect("walkhealth", store, Map.of());
        assertTrue(site.runs("walkhealth", "healthshop", "orders"));
        walk.logIn(Site.ADMIN, Site.ADMIN_PASSWORD);
        Page page = walk.go("walkhealth/integrations");
        Locator card = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Sandbox store healthshop"));
        assertThat(card).containsText("Active");
        walk.go(HOME + "/health");
        walk.says("The store lets us in.");
        walk.picture("health-well");

        store.replaceToken(NEW_TOKEN);
        assertFalse(site.runs("walkhealth", "healthshop", "orders"));
        walk.go("walkhealth/integrations");
        assertThat(card).containsText("Needs attention");
        assertThat(card.locator(".notice")).not().isEmpty();
        walk.picture("integrations-attention");
        assertEquals("needs_attention", state().replace('-', '_'));

        walk.go(HOME + "/health");
        Locator login = page.getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("Enter the store’s credentials again and test them."));
        assertThat(login).containsText("Login");
        assertThat(login).containsText("What to do:");
        walk.picture("health-attention");
        login.getByRole(AriaRole.LINK).click();
        page.getByLabel("API Key").fill(NEW_TOKEN);
        walk.button("Test Connection").click();
        walk.says("The connection works.");
        walk.button("Save Bigcommerce Connection Settings").click();
        walk.says("The connection settings of");
        walk.go("walkhealth/integrations");
        assertThat(card).containsText("Active");
        assertEquals("active", state());
        assertTrue(site.runs("walkhealth", "healthshop", "orders"));

        walk.go("walkhealth/audit");
        Locator change =
                page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Credentials changed"));
        assertThat(change).containsText("admin");
        assertThat(page.getByText("Store connected").first()).isVisible();
        walk.button("Check the log").click();
        walk.says("The log is whole");
        walk.picture("audit");
        assertTrue(site.get("accounts/walkhealth/audit/check").path("intact").asBoolean());
    }

    private String state() {
        return walk.site().get("accounts/" + HOME).path("state").asText();
    }
}
