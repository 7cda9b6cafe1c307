package io.tributary.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

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
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

/** A merchant of the embedded platform who moves to LeadDyno, and looks first whether it would decide the same. */
public class ShadowBrowserIT {
    private static final String PRIVATE = "shadow-private-key";
    private static final String ACCOUNT = "default";
    private static final String STORE = "moving";

    private final FakeLeadDyno fake = new FakeLeadDyno(Switches.USUAL, Instant::now);
    private final FakeAccount there = fake.account(PRIVATE, "shadow-public-key");

    @Rule
    public final Walk walk = new Walk(() -> Site.besideLeadDyno(fake.address()));

    private SandboxStore store;

    @Test
    public void theAccountIsComparedTakenOverAndHandedBack() {
        there.addAffiliate("Ann Archer", "ann@blog.example", "ANN10");
        walk.site().addAffiliate(ACCOUNT, "Ann Archer", "ANN10");
        store = walk.site().stores().createStore(StoreSpec.of(STORE).withoutQuota());
        walk.site().connect(ACCOUNT, store, Map.of());
        Page page = walk.logIn(Site.ADMIN, Site.ADMIN_PASSWORD);
        walk.see("default/leaddyno");
        walk.says("This account has no keys of LeadDyno yet.");
        walk.field("Private key").fill(PRIVATE);
        walk.exactly("Save").click();
        walk.says("Beside the other platform");
        assertFalse(shadow().path("takenOverAt").isValueNode()
                && !shadow().path("takenOverAt").isNull());

        comparesWhatBothHave(page);
        takesOverOnlyWhenSure(page);
        handsBack(page);
        cannotGoBackOnceLeadDynoWasTold(page);
    }

    private void comparesWhatBothHave(Page page) {
        long same = sells();
        long differs = sells();
        long unknown = sells();
        // LeadDyno's own integration recorded two of them.
        record(same, "72.00");
        record(differs, "80.00");
        walk.site().runs(ACCOUNT, STORE, "orders");
        walk.see("default/leaddyno");
        walk.exactly("Compare now").click();
        Locator differences = page.getByRole(
                AriaRole.TABLE, new Page.GetByRoleOptions().setName("Orders that LeadDyno has differently"));
        assertThat(differences.getByRole(AriaRole.ROW)).hasCount(1 + 2);
        assertThat(row(differences, differs)).containsText("LeadDyno has 80.00 USD, decided was 72.00 USD");
        assertThat(row(differences, unknown)).containsText("LeadDyno has no purchase, decided was 72.00 USD for ANN10");
        assertThat(page.getByText("LeadDyno holds every purchase as it was asked."))
                .hasCount(0);
        assertEquals(
                "what LeadDyno was told in the shadow", 2, there.purchases().size());
        walk.picture("shadow-compared");
        Axe.check(page, "the shadow");
    }

    private void takesOverOnlyWhenSure(Page page) {
        walk.exactly("Let LeadDyno take over").click();
        assertThat(walk.dialog()).containsText("There is no way back once LeadDyno was told of orders.");
        walk.picture("shadow-take-over");
        walk.inDialog("Cancel").click();
        assertTrue(shadow().path("on").asBoolean());
        takeOver();
        assertFalse(shadow().path("on").asBoolean());
        walk.says("LeadDyno has this account since");
        walk.picture("shadow-taken-over");
        Axe.check(page, "after the take-over");
    }

    private void takeOver() {
        walk.exactly("Let LeadDyno take over").click();
        walk.inDialog("Let LeadDyno take over").click();
        walk.says("The account is LeadDyno’s now.");
        assertThat(walk.exactly("Hand back")).isVisible();
    }

    private void handsBack(Page page) {
        walk.exactly("Hand back").click();
        walk.inDialog("Hand back").click();
        walk.says("The account is the other platform’s again.");
        assertThat(walk.exactly("Let LeadDyno take over")).isVisible();
        assertTrue(shadow().path("on").asBoolean());
        assertThat(page.getByText("LeadDyno has this account since")).hasCount(0);
    }

    private void cannotGoBackOnceLeadDynoWasTold(Page page) {
        takeOver();
        sells();
        walk.site().runs(ACCOUNT, STORE, "orders");
        assertEquals(3, there.livePurchases().size());
        walk.exactly("Hand back").click();
        walk.inDialog("Hand back").click();
        assertThat(page.getByRole(AriaRole.ALERT)
                        .filter(new Locator.FilterOptions().setHasText("so it cannot go back")))
                .isVisible();
        walk.picture("shadow-no-way-back");
        assertFalse(shadow().path("on").asBoolean());

        Page small = walk.open(360, 740, ColorScheme.DARK);
        walk.logIn(Site.ADMIN, Site.ADMIN_PASSWORD);
        walk.see("default/leaddyno");
        walk.picture("small-shadow");
        assertEquals("case I123", 360, small.evaluate("() => document.documentElement.scrollWidth"));
    }

    private Locator row(Locator table, long order) {
        Locator code = walk.page().getByText(Long.toString(order), new Page.GetByTextOptions().setExact(true));
        return table.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHas(code));
    }

    private JsonNode shadow() {
        return walk.site().get("accounts/default/leaddyno/shadow");
    }

    private long sells() {
        return store.addOrder(OrderSpec.ofLines(OrderLine.of("Towel", 2, "40.00"))
                .withStatus(11)
                .withCoupon("ANN10", "8.00"));
    }

    private void record(long order, String amount) {
        there.addPurchase(
                Long.toString(order), "buyer" + order + "@shop.example", amount, "USD", "ANN10", Instant.now());
    }
}
