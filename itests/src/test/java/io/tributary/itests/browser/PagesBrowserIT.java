package io.tributary.itests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.itests.node.Rest;
import io.tributary.sandbox.Coupon;
import io.tributary.sandbox.CouponType;
import io.tributary.sandbox.OrderLine;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Every page, with something on it: for everybody, on every screen, and with names that try to be more than text. */
public class PagesBrowserIT {
    private static final String STORE = "pageshop";
    private static final String EVIL = "\"><img src=x onerror=alert(1)>";
    private static final String EVIL_EMAIL = "\"><img/src=x/onerror=alert(1)>@example.com";
    private static final String LONG =
            "Wolfeschlegelsteinhausenbergerdorff".repeat(5).substring(0, 150);
    private static final String RIGHT_TO_LEFT = "\u0645\u0631\u062D\u0628\u0627 \u202Eevil";
    private static final String FACES = "Zo\u00EB \uD83D\uDE00 \uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    private static boolean isFilled;
    private static long order;

    @Rule
    public final Walk walk = new Walk();

    /** Once for all walks; the rule has booted the node by then. */
    @Before
    public void fill() throws Exception {
        if (isFilled) {
            return;
        }
        Rest rest = walk.site().rest();
        SandboxStore store =
                walk.site().stores().createStore(StoreSpec.of(STORE).withoutQuota());
        walk.site().connect(store);
        List<String> names = List.of("Paula Page", EVIL, LONG, RIGHT_TO_LEFT, FACES);
        for (int i = 0; i < names.size(); i++) {
            rest.post(
                            "accounts/default/affiliates",
                            Map.of("name", names.get(i), "email", "page" + i + "@example.com", "code", "PAGE" + i))
                    .good();
        }
        // Codes a store refuses, and one that somebody else's coupon has.
        rest.post("accounts/default/affiliates", Map.of("name", "Evil Code", "email", "code@example.com", "code", EVIL))
                .good();
        store.addCoupon(
                Coupon.of("PAGE1", CouponType.PERCENTAGE_DISCOUNT, "50.00").withName(EVIL));
        rest.put(
                        "accounts/default/stores/" + STORE + "/discount-program",
                        Map.of("type", "percentage", "amount", "10", "minimumPurchase", "0"))
                .good();
        for (int i = 0; i < 12; i++) {
            OrderSpec spec = OrderSpec.ofLines(OrderLine.of(EVIL, 1, "50.00")).withStatus(i == 5 ? 7 : 11);
            long id = store.addOrder(i % 3 == 0 ? spec.withCoupon("PAGE0", "5.00") : spec);
            order = order == 0 ? id : order;
        }
        assertTrue(walk.site().runs(STORE));
        walk.await("a coupon", () -> store.coupon("PAGE0").isPresent());
        store.editCoupon(store.coupon("PAGE0").orElseThrow().id(), coupon -> coupon.withAmount("25.00"));
        rest.post("accounts/default/payouts", Map.of("currency", "USD", "note", EVIL))
                .good();
        visit();
        isFilled = true;
    }

    /** Somebody comes by an affiliate's link, with addresses that try to be more than text, and leaves an e-mail address. */
    private void visit() {
        Site site = walk.site();
        String visitor = "pages-visitor-00000001";
        String evil = URLEncoder.encode(EVIL, StandardCharsets.UTF_8);
        site.tell(
                "default",
                Map.of(
                        "t",
                        "visit",
                        "i",
                        visitor,
                        "u",
                        "https://shop.example/" + evil + "?afmc=PAGE1&afmc_sub=" + evil + "&utm_campaign=" + evil,
                        "r",
                        "https://blog.example/" + evil));
        site.tell(
                "default",
                Map.of(
                        "t",
                        "lead",
                        "i",
                        visitor,
                        "u",
                        "https://shop.example/" + evil,
                        "e",
                        EVIL_EMAIL,
                        "s",
                        "checkout"));
        walk.await(
                "the lead", () -> site.get("accounts/default/leads").toString().contains("onerror"));
    }

    private List<String> pages() {
        String store = "default/stores/" + STORE;
        return List.of(
                "default/dashboard",
                "default/affiliates",
                "default/affiliates/1",
                "default/affiliates/import",
                "default/purchases",
                "default/commissions",
                "default/payouts",
                "default/payouts/new",
                "default/payouts/1",
                "default/traffic",
                "default/traffic?by=campaign",
                "default/traffic?by=landing",
                "default/traffic?by=day",
                "default/visits",
                "default/leads",
                "default/account",
                "default/tracking",
                "default/audit",
                "default/integrations",
                "default/integrations/bigcommerce/connect",
                store,
                store + "/orders",
                store + "/orders/" + order,
                store + "/coupons",
                store + "/sync",
                store + "/discount-program",
                store + "/tracking-code",
                store + "/rules",
                store + "/health",
                store + "/connection/change",
                "default/no-such-page");
    }

    @Test
    public void everyPageIsForEverybodyInTheLight() {
        checkAll(ColorScheme.LIGHT);
    }

    @Test
    public void everyPageIsForEverybodyInTheDark() {
        checkAll(ColorScheme.DARK);
    }

    /** Case 123: no finding of axe that is serious or critical. */
    private void checkAll(ColorScheme scheme) {
        String name = scheme.name().toLowerCase(java.util.Locale.ROOT);
        Page page = walk.open(1280, 860, scheme);
        walk.go("");
        page.getByLabel("Password").waitFor();
        Axe.check(page, "login, " + name);
        walk.picture("login-" + name);
        walk.logIn(Site.ADMIN, Site.ADMIN_PASSWORD);
        for (String path : pages()) {
            walk.see(path);
            walk.picture(name + "-" + path.replaceAll("[^a-z0-9]+", "-"));
            Axe.check(page, path + ", " + name);
        }
    }

    /** Case 123: at 360 px, and at twice the size of a window of 720 px, nothing has to be scrolled sideways. */
    @Test
    public void everyPageFitsASmallScreen() {
        Page page = walk.open(360, 740, ColorScheme.LIGHT);
        page.navigate(walk.site().address("").toString());
        page.getByLabel("User").fill(Site.ADMIN);
        page.getByLabel("Password").fill(Site.ADMIN_PASSWORD);
        walk.button("Log in").click();
        page.waitForURL(url -> !url.contains("login"));
        List<String> tooWide = new ArrayList<>();
        for (String path : pages()) {
            walk.see(path);
            walk.picture("small-" + path.replaceAll("[^a-z0-9]+", "-"));
            Object width = page.evaluate("() => document.documentElement.scrollWidth");
            if (((Number) width).intValue() > 360) {
                tooWide.add(path + " is " + width + " px wide");
            }
        }
        assertEquals("case I123: pages that 360 px do not hold", List.of(), tooWide);
    }

    /** Case 115. The walk fails by itself on a script that ran or was refused. */
    @Test
    public void namesStayText() {
        Page page = walk.page();
        List<String> dialogs = new ArrayList<>();
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        walk.logIn(Site.ADMIN, Site.ADMIN_PASSWORD);
        for (String path : pages()) {
            walk.see(path);
            assertEquals(
                    "case I115: an element that a name made on " + path,
                    0,
                    page.locator("img[src=x]").count());
        }
        walk.see("default/affiliates");
        assertTrue(page.getByText(EVIL).first().isVisible());
        assertEquals(List.of(), dialogs);
    }
}
