package io.tributary.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.sandbox.OrderLine;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.util.regex.Pattern;
import org.junit.Rule;
import org.junit.Test;

/** What a merchant does who knows the guide and nothing else: from the login to a purchase that is credited. */
public class MerchantBrowserIT {
    @Rule
    public final Walk walk = new Walk();

    @Test
    public void aMerchantGetsFromTheLoginToTheFirstCreditedPurchase() {
        SandboxStore store =
                walk.site().stores().createStore(StoreSpec.of("walkshop").withoutQuota());
        Page page = walk.logIn(Site.MANAGER, Site.PASSWORD);

        walk.link("Manage Integrations").click();
        // Other walks of this JVM may have connected stores of this account before.
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Connect (BigCommerce|another store)$")))
                .click();
        walk.field("Store URL").fill(store.apiPath().toString());
        walk.field("API Key").fill(store.spec().token());
        // Case 122: nothing is saved that was not tested.
        walk.button("Save Bigcommerce Connection Settings").click();
        assertThat(page.getByText("These settings have not been tested as they stand."))
                .isVisible();
        walk.picture("connect");
        walk.button("Test Connection").click();
        assertThat(page.getByText("The connection works.")).isVisible();
        walk.picture("connect-tested");
        walk.button("Save Bigcommerce Connection Settings").click();

        walk.link("Manage Bigcommerce Discount Program").click();
        walk.text("Amount").fill("10");
        walk.field("Minimum purchase").fill("20");
        assertThat(page.getByText("A sample basket")).isVisible();
        walk.button("Save").click();
        assertThat(page.getByText("The discount program is saved.")).isVisible();
        walk.picture("discount-program");

        walk.link("Affiliates").click();
        walk.button("Add affiliate").first().click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name").fill("Walter Walker");
        dialog.getByLabel("E-mail").fill("walter@example.com");
        dialog.getByLabel("Code").fill("WALK10");
        dialog.getByText("Add affiliate").last().click();
        assertThat(page.getByText("was added.")).isVisible();
        walk.picture("affiliates");

        walk.await("the coupon", () -> store.coupon("WALK10").isPresent());
        assertEquals("10.0000", store.coupon("WALK10").orElseThrow().amount());
        long order = store.addOrder(OrderSpec.ofLines(OrderLine.of("Towel", 2, "40.00"))
                .withStatus(11)
                .withCoupon("WALK10", "8.00"));

        walk.go("default/stores/walkshop/sync");
        walk.button("Run now").first().click();
        assertThat(page.getByText("1 new order").first()).isVisible();
        walk.picture("sync");

        walk.link("Orders").first().click();
        walk.link(String.valueOf(order)).first().click();
        assertThat(page.getByText("Walter Walker").first()).isVisible();
        assertThat(page.getByText("72.00").first()).isVisible();
        walk.picture("order");

        walk.link("Purchases").click();
        assertThat(page.getByText("72.00").first()).isVisible();
        walk.picture("purchases");
    }

    @Test
    public void theKeyIsNeverShownAgainAndStaysWhenItsMaskIsLeftAlone() {
        SandboxStore store =
                walk.site().stores().createStore(StoreSpec.of("maskshop").withoutQuota());
        walk.site().connect(store);
        Page page = walk.logIn(Site.MANAGER, Site.PASSWORD);

        walk.go("default/stores/maskshop/connection/change");
        assertThat(walk.field("Store URL")).hasValue(store.apiPath().toString());
        assertFalse(
                "case I118: the key is nowhere in the page",
                page.content().contains(store.spec().token()));
        walk.button("Test Connection").click();
        assertThat(page.getByText("The connection works.")).isVisible();
        walk.button("Save Bigcommerce Connection Settings").click();
        assertThat(page.getByText("The connection settings of")).isVisible();

        assertTrue(walk.site().runs("maskshop"));
    }

    @Test
    public void aWrongTokenIsToldWithWhatToDo() throws Exception {
        SandboxStore store =
                walk.site().stores().createStore(StoreSpec.of("wrongshop").withoutQuota());
        Page page = walk.logIn(Site.MANAGER, Site.PASSWORD);

        walk.go("default/integrations/bigcommerce/connect");
        walk.field("Store URL").fill(store.apiPath().toString());
        walk.field("API Key").fill("not-the-token");
        walk.button("Test Connection").click();
        assertThat(page.getByText("The connection does not work yet.")).isVisible();
        assertThat(page.getByText("What to do:").first()).isVisible();
        walk.picture("connect-failed");
        walk.button("Save Bigcommerce Connection Settings").click();
        assertThat(page.getByText("The test has failed, so these settings cannot be saved."))
                .isVisible();

        walk.see("default/integrations");
        assertThat(page.getByText("wrongshop")).hasCount(0);
        assertEquals(
                "case I122: what was left half-way is not kept",
                404,
                walk.site().rest().get("accounts/default/stores/wrongshop").status());
    }

    @Test
    public void everythingOnTheWayCanBeDoneByKeyboardAlone() {
        SandboxStore store =
                walk.site().stores().createStore(StoreSpec.of("keyshop").withoutQuota());
        Page page = walk.logIn(Site.MANAGER, Site.PASSWORD);

        walk.go("default/integrations/bigcommerce/connect");
        walk.field("Store URL").waitFor();
        walk.tabTo(walk.field("Store URL"));
        page.keyboard().type(store.apiPath().toString());
        walk.tabTo(walk.field("API Key"));
        page.keyboard().type(store.spec().token());
        walk.tabTo(walk.button("Test Connection"));
        page.keyboard().press("Enter");
        assertThat(page.getByText("The connection works.")).isVisible();
        walk.tabTo(walk.button("Save Bigcommerce Connection Settings"));
        page.keyboard().press("Enter");

        walk.link("Manage Bigcommerce Discount Program").waitFor();
        walk.tabTo(walk.link("Manage Bigcommerce Discount Program"));
        page.keyboard().press("Enter");
        walk.text("Amount").waitFor();
        walk.tabTo(walk.text("Amount"));
        page.keyboard().type("15");
        walk.tabTo(walk.button("Save"));
        page.keyboard().press("Enter");
        assertThat(page.getByText("The discount program is saved.")).isVisible();
        walk.tabTo(walk.link("Sync").first());
        page.keyboard().press("Enter");
        walk.button("Run now").first().waitFor();
        walk.tabTo(walk.button("Run now").first());
        page.keyboard().press("Enter");
        assertThat(page.getByText("The sync has started.")).isVisible();
    }

    @Test
    public void whoMayOnlyLookSeesNothingThatChanges() {
        SandboxStore store =
                walk.site().stores().createStore(StoreSpec.of("lookshop").withoutQuota());
        walk.site().connect(store);
        Page page = walk.logIn(Site.VIEWER, Site.PASSWORD);

        walk.go("default/affiliates");
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        assertThat(walk.button("Add affiliate")).hasCount(0);
        walk.go("default/stores/lookshop/sync");
        page.getByText("History").first().waitFor();
        assertThat(walk.button("Run now")).hasCount(0);
        walk.go("default/integrations");
        page.getByText("lookshop").first().waitFor();
        assertThat(walk.button("Disconnect")).hasCount(0);
    }

    @Test
    public void theWayBackIsKeptOverTheLogin() {
        Page page = walk.open(1280, 860, ColorScheme.LIGHT);
        walk.go("default/affiliates?state=paused");
        page.getByLabel("User").fill(Site.MANAGER);
        page.getByLabel("Password").fill("wrong");
        walk.button("Log in").click();
        assertThat(page.getByText("User or password is wrong.")).isVisible();
        page.getByLabel("Password").fill(Site.PASSWORD);
        walk.button("Log in").click();

        page.waitForURL(url -> url.contains("/default/affiliates?state=paused"));
        walk.button("Log out").click();
        page.getByLabel("Password").waitFor();
    }
}
