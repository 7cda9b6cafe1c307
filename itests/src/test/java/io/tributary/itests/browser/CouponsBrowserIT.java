package io.tributary.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tributary.sandbox.Coupon;
import io.tributary.sandbox.CouponType;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** What was wanted for each code, what we wrote, what the store has; and what a person decides where they differ. */
public class CouponsBrowserIT {
    private static final String HOME = "walkcoupons/stores/couponshop";
    private static final String COUPONS = "accounts/" + HOME + "/coupons";

    private static SandboxStore store;

    @Rule
    public final Walk walk = new Walk();

    /** Once for all walks; each acts on a code of its own. */
    @Before
    public void fill() throws Exception {
        if (store == null) {
            Site site = walk.site();
            SandboxStore made =
                    site.stores().createStore(StoreSpec.of("couponshop").withoutQuota());
            made.addCoupon(Coupon.of("TAKEN10", CouponType.PERCENTAGE_DISCOUNT, "50.00")
                    .withName("Summer sale"));
            site.addAccount("walkcoupons");
            site.connect("walkcoupons", made, Map.of());
            site.addAffiliate("walkcoupons", "Tina Taken", "TAKEN10");
            site.addAffiliate("walkcoupons", "Dora Drift", "DRIFT10");
            site.rest()
                    .put(
                            "accounts/" + HOME + "/discount-program",
                            Map.of("type", "percentage", "amount", "10", "minimumPurchase", "0"))
                    .good();
            walk.await("the coupon", () -> made.coupon("DRIFT10").isPresent());
            made.editCoupon(made.coupon("DRIFT10").orElseThrow().id(), coupon -> coupon.withAmount("25.00"));
            assertTrue(site.runs("walkcoupons", "couponshop", "coupons"));
            store = made;
        }
        walk.logIn(Site.ADMIN, Site.ADMIN_PASSWORD);
    }

    private JsonNode coupon(String code) {
        return walk.site().get(COUPONS + "?code=" + code).path("items").path(0);
    }

    /** What is to be decided about a code. */
    private Locator decision(String code) {
        return walk.page()
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("For you to decide"))
                .locator(".card")
                .filter(new Locator.FilterOptions().setHasText(code));
    }

    @Test
    public void aCodeThatSomebodyTookIsAdopted() {
        walk.go(HOME + "/coupons");
        assertThat(decision("TAKEN10")).containsText("Code is taken");
        assertThat(decision("TAKEN10")).containsText("Tina Taken");
        assertThat(decision("TAKEN10")).containsText("50 % off");
        walk.picture("coupons-to-decide");
        decision("TAKEN10")
                .getByText("Adopt it", new Locator.GetByTextOptions().setExact(true))
                .click();
        walk.says("Done within seconds.");
        assertThat(decision("TAKEN10")).hasCount(0);

        walk.await("the state", () -> !coupon("TAKEN10").path("state").asText().equals("collision"));
        assertEquals("50.00", store.coupon("TAKEN10").orElseThrow().amount());
        assertEquals("Summer sale", store.coupon("TAKEN10").orElseThrow().name());
        walk.picture("coupons-adopted");
    }

    @Test
    public void aChangeInTheStoreIsAccepted() {
        walk.go(HOME + "/coupons");
        assertThat(decision("DRIFT10")).containsText("Changed in the store");
        assertThat(decision("DRIFT10")).containsText("10 % off");
        assertThat(decision("DRIFT10")).containsText("25 % off");
        decision("DRIFT10")
                .getByText("Accept the change", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(decision("DRIFT10")).hasCount(0);

        walk.await("the state", () -> coupon("DRIFT10").path("state").asText().equals("accepted"));
        assertEquals("25.00", store.coupon("DRIFT10").orElseThrow().amount());
        walk.link("DRIFT10").click();
        assertThat(walk.dialog()).containsText("Change accepted");
        assertThat(walk.dialog()).containsText("25 % off");
        walk.picture("coupon");
    }

    @Test
    public void aSyncIsPreviewedAndWritesNothing() {
        store.clearRequests();
        Page page = walk.go(HOME + "/coupons");
        walk.button("Preview a sync").click();
        walk.says("What a sync would do");
        walk.says("Nothing was written.");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("What a sync would do")))
                .isVisible();
        walk.picture("coupons-preview");
        assertTrue(store.requestCount() > 0);
        assertTrue(
                store.requests().stream().allMatch(request -> request.method().equals("GET")));
    }
}
