package io.tributary.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.tributary.sandbox.OrderLine;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Whose is this order, why, and what can be done about it. */
public class OrdersBrowserIT {
    private static final String PAGES = "walkorders/stores/ordershop/orders";
    private static final String ORDERS = "accounts/" + PAGES;

    private static SandboxStore store;
    private static String olga;
    private static long credited;
    private static long uncredited;
    private static long evil;
    private static long waiting;

    @Rule
    public final Walk walk = new Walk();

    /** Once for all walks; each acts on an order of its own. */
    @Before
    public void fill() {
        if (store == null) {
            Site site = walk.site();
            SandboxStore made =
                    site.stores().createStore(StoreSpec.of("ordershop").withoutQuota());
            site.addAccount("walkorders");
            site.connect("walkorders", made, Map.of());
            olga = site.addAffiliate("walkorders", "Olga Orders", "ORDERS10");
            site.addAffiliate("walkorders", "Oscar Other", "OTHER10");
            OrderSpec towels = OrderSpec.ofLines(OrderLine.of("Towel", 2, "40.00"));
            credited = made.addOrder(towels.withStatus(11).withShipping("5.00").withCoupon("ORDERS10", "8.00"));
            uncredited = made.addOrder(towels.withStatus(11));
            evil = made.addOrder(towels.withStatus(11).withCoupon("=1+1", "8.00"));
            waiting = made.addOrder(towels.withStatus(7).withCoupon("ORDERS10", "8.00"));
            assertTrue(site.runs("walkorders", "ordershop", "orders"));
            store = made;
        }
        walk.logIn(Site.ADMIN, Site.ADMIN_PASSWORD);
    }

    private JsonNode decision(long order) {
        return walk.site().get(ORDERS + "/" + order).path("decision");
    }

    private Locator states() {
        return walk.page().getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Orders by state"));
    }

    @Test
    public void whatWasSearchedIsInTheAddress() {
        Page page = walk.go(PAGES);
        walk.text("Coupon").fill("ORDERS10");
        page.waitForURL(url -> url.contains("coupon=ORDERS10"));
        states().getByText("Credited").click();
        page.waitForURL(url -> url.contains("coupon=ORDERS10") && url.contains("state=credited"));
        assertThat(walk.link("Order " + credited)).isVisible();
        assertThat(walk.link("Order " + evil)).hasCount(0);
        assertThat(walk.link("Order " + uncredited)).hasCount(0);

        // The way back, and the address given to somebody else, show the same.
        walk.link("Order " + credited).click();
        walk.says("How the amount comes about");
        page.goBack();
        assertThat(walk.text("Coupon")).hasValue("ORDERS10");
        page.reload();
        assertThat(walk.text("Coupon")).hasValue("ORDERS10");
        assertThat(walk.link("Order " + credited)).isVisible();
        assertThat(walk.link("Order " + evil)).hasCount(0);
        walk.picture("orders-searched");
    }

    @Test
    public void anOrderIsExplainedWithItsReceipt() {
        Page page = walk.go(PAGES + "/" + credited);
        walk.says("because coupon");
        Locator receipt =
                page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("How the amount comes about"));
        for (String part : List.of("Goods, without tax", "80.00", "Coupons", "8.00", "Amount that counts", "72.00")) {
            assertThat(receipt).containsText(part);
        }
        assertThat(receipt).containsText("On the order, but not counted");
        assertThat(receipt).containsText("Shipping");
        assertThat(page.getByText("Olga Orders").first()).isVisible();
        walk.says("Rules that were tried, in order");
        walk.says("What the platform was told");
        walk.picture("order-explained");
    }

    @Test
    public void anOrderIsCreditedByHandAndLeftToTheRulesAgain() {
        Page page = walk.go(PAGES + "/" + uncredited);
        walk.button("Decide whose it is").click();
        walk.inDialog("Decide").click();
        walk.says("Choose an affiliate.");
        walk.says("Give a reason.");
        walk.dialog().getByLabel("Search by name or code").fill("Olga");
        walk.dialog()
                .getByText("Oscar Other")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        walk.dialog().getByText("Olga Orders").click();
        walk.dialog().getByLabel("Reason").fill("She brought the buyer by phone");
        walk.picture("order-decide");
        walk.inDialog("Decide").click();
        walk.says("The order goes to");
        walk.says("She brought the buyer by phone");
        assertEquals("by-hand", decision(uncredited).path("reason").asText());
        assertEquals(olga, decision(uncredited).at("/purchase/affiliate/id").asText());
        walk.picture("order-by-hand");

        // The button in the card, not the one of the message that goes by itself.
        page.getByRole(AriaRole.MAIN)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Undo").setExact(true))
                .first()
                .click();
        walk.inDialog("Undo").click();
        walk.says("Give a reason.");
        walk.dialog().getByLabel("Reason").fill("It was another buyer");
        walk.inDialog("Undo").click();
        walk.await(
                "the rules again",
                () -> decision(uncredited).path("reason").asText().equals("no-coupon"));
        walk.says("that is credited to nobody");
        walk.says("It was another buyer");
    }

    @Test
    public void aDecisionByHandIsUndoneRightAway() {
        walk.go(PAGES + "/" + evil);
        walk.button("Decide whose it is").click();
        walk.dialog().getByText("Nobody").click();
        walk.dialog().getByLabel("Reason").fill("Mistaken");
        walk.inDialog("Decide").click();
        walk.says("The order goes to nobody.");
        walk.await("the decision", () -> decision(evil).path("reason").asText().equals("by-hand"));
        walk.exactly("Undo").last().click();
        walk.await(
                "the rules again", () -> decision(evil).path("reason").asText().equals("no-affiliate"));
    }

    @Test
    public void theExportIsSafeForSpreadsheets() {
        walk.go(PAGES);
        List<String> lines = walk.download(walk.link("Export CSV"));

        assertTrue(lines.get(0), lines.get(0).startsWith("\uFEFForderId,orderedAt,state,reason,why"));
        List<String> rows =
                lines.stream().filter(line -> line.startsWith(evil + ",")).toList();
        assertEquals(1, rows.size());
        assertTrue("case I120: a code is no formula in " + rows, rows.get(0).contains(",'=1+1,"));
        assertTrue(rows.get(0), rows.get(0).contains(",72.00,USD,"));
    }

    @Test
    public void anOrderIsLookedAtAgainAtOnce() {
        walk.go(PAGES + "/" + waiting);
        walk.says("Not a purchase yet");
        store.setStatus(waiting, 11);
        walk.button("Look again").click();
        walk.says("Credited to");
        assertEquals(olga, decision(waiting).at("/purchase/affiliate/id").asText());
    }

    @Test
    public void anOrderThatWasNotReadYetIsReadWhenSomebodyAsksForIt() {
        long late = store.addOrder(OrderSpec.ofLines(OrderLine.of("Late towel", 1, "30.00"))
                .withStatus(11)
                .withCoupon("OTHER10", "3.00"));
        Page page = walk.go(PAGES);
        page.getByLabel("Order number or coupon").fill(String.valueOf(late));
        walk.says("was not read from the store yet");
        walk.exactly("Read it now").click();
        walk.says("Credited to");
        assertThat(page.getByText("27.00").first()).isVisible();
        assertEquals("coupon", decision(late).path("reason").asText());
    }
}
