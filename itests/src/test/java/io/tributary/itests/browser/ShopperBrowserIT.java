package io.tributary.itests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * Shoppers come to a store by affiliates' links, leave their addresses at the checkout, and buy; a sync later the purchases
 * are credited. The tracking code was installed by one click.
 */
public class ShopperBrowserIT {
    private static final String ACCOUNT = "accounts/walkshoppers";
    private static final String STORE = ACCOUNT + "/stores/shoppershop";

    private static SandboxStore store;
    private static URI shop;
    private static String bob;
    private static String ann;

    @Rule
    public final Walk walk = new Walk();

    private final List<String> complaints = new ArrayList<>();

    /** Once for all walks; each has a shopper of its own. */
    @Before
    public void open() throws Exception {
        if (store == null) {
            Site site = walk.site();
            SandboxStore made =
                    site.stores().createStore(StoreSpec.of("shoppershop").withoutQuota());
            shop = made.openStorefront();
            site.addAccount("walkshoppers");
            site.connect("walkshoppers", made, Map.of());
            bob = site.addAffiliate("walkshoppers", "Bob Blogger", "BOB10");
            ann = site.addAffiliate("walkshoppers", "Ann Alder", "ANN10");
            site.rest()
                    .put(
                            STORE + "/discount-program",
                            Map.of("type", "percentage", "amount", "10", "minimumPurchase", "0"))
                    .good();
            assertTrue("the coupons are made", site.runs("walkshoppers", "shoppershop", "coupons"));
            JsonNode installed =
                    site.rest().post(STORE + "/tracking-code/install", Map.of()).good();
            assertEquals("all_pages", installed.at("/installed/visibility").asText());
            JsonNode seen =
                    site.rest().post(STORE + "/tracking-code/verify", Map.of()).good();
            assertEquals(seen.toString(), "present", seen.path("outcome").asText());
            store = made;
        }
    }

    @Test
    public void whoHadSentAShopperIsCreditedAndHerPathIsShown() {
        long order = buys("?afmc=BOB10&utm_campaign=autumn", "kim@shoppers.example", "");
        JsonNode decision = decision(order);
        assertEquals("link", decision.path("reason").asText());
        assertEquals(bob, decision.at("/purchase/affiliate/id").asText());

        walk.logIn(Site.ADMIN, Site.ADMIN_PASSWORD);
        walk.see("walkshoppers/stores/shoppershop/orders/" + order);
        walk.says("because a link with");
        walk.says("autumn");
        walk.picture("order-by-link");
        walk.see("walkshoppers/leads");
        walk.says("kim@shoppers.example");
        walk.see("walkshoppers/traffic?by=campaign");
        walk.says("autumn");
        walk.picture("traffic-campaigns");
    }

    @Test
    public void aCouponOfAnotherAffiliateCompetesByTheRule() {
        long byCoupon = buys("?afmc=BOB10", "lou@shoppers.example", "ANN10");
        assertEquals("coupon", decision(byCoupon).path("reason").asText());
        assertEquals(ann, decision(byCoupon).at("/purchase/affiliate/id").asText());
        assertTrue(
                "the explanation names who lost",
                walk.site()
                        .get(STORE + "/orders/" + byCoupon)
                        .toString()
                        .contains("the rules put coupons before a link"));

        putPrecedence("link");
        try {
            long byLink = buys("?afmc=BOB10", "max@shoppers.example", "ANN10");
            assertEquals("link", decision(byLink).path("reason").asText());
            assertEquals(bob, decision(byLink).at("/purchase/affiliate/id").asText());
        } finally {
            putPrecedence("coupon");
        }
    }

    @Test
    public void aShopperWhoCameByNobodysLinkIsCreditedToNobody() {
        long order = buys("", "nick@shoppers.example", "");
        assertEquals("no-affiliate", decision(order).path("reason").asText());
        assertTrue(decision(order).at("/purchase/affiliate").isNull());
    }

    private void putPrecedence(String wanted) {
        JsonNode rules = walk.site().get(STORE + "/rules");
        Map<String, Object> changed = new HashMap<>();
        rules.fieldNames().forEachRemaining(rule -> changed.put(rule, rules.get(rule)));
        changed.put("precedence", wanted);
        try {
            walk.site().rest().put(STORE + "/rules", changed).good();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** One shopper with a browser of her own: comes, chooses, checks out. Answers her order once a sync has decided it. */
    private long buys(String query, String email, String coupon) {
        try (BrowserContext window = Chromium.browser().newContext(new Browser.NewContextOptions())) {
            Page page = window.newPage();
            page.onPageError(complaints::add);
            page.navigate(shop + query);
            page.waitForFunction("() => window.Tributary && Tributary.version");
            if (!query.isEmpty()) {
                walk.await(
                        "the visit",
                        () -> walk.site().get(ACCOUNT + "/visits").toString().contains("BOB10"));
            }
            page.click(".goods a");
            page.click("text=Add to cart");
            page.click("text=Check out");
            page.waitForFunction("() => window.Tributary && Tributary.version");
            page.fill("#email", email);
            page.click("text=Continue");
            walk.await(
                    "the lead",
                    () -> walk.site().get(ACCOUNT + "/leads").toString().contains(email));
            if (!coupon.isEmpty()) {
                page.fill("#redeemableCode", coupon);
                page.click("text=Apply");
                page.waitForSelector("text=Coupon " + coupon);
            }
            page.click("#checkout-shipping >> text=Continue");
            page.click("text=Place order");
            page.waitForSelector("text=Your order number is");
        }
        assertEquals("what the shop's pages complained about", List.of(), complaints);
        assertTrue(walk.site().runs("walkshoppers", "shoppershop", "orders"));
        List<Long> orders = store.orderIds();
        return orders.get(orders.size() - 1);
    }

    private JsonNode decision(long order) {
        return walk.site().get(STORE + "/orders/" + order).path("decision");
    }
}
