package io.tributary.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tributary.sandbox.OrderLine;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

/** What other rules would have changed is seen before they are saved. */
public class RulesBrowserIT {
    private static final String HOME = "walkrules/stores/ruleshop";
    private static final String RULES = "accounts/" + HOME + "/rules";

    @Rule
    public final Walk walk = new Walk();

    @Test
    public void theEffectOfARuleIsShownBeforeItIsSaved() {
        Site site = walk.site();
        SandboxStore store = site.stores().createStore(StoreSpec.of("ruleshop").withoutQuota());
        site.addAccount("walkrules");
        site.connect("walkrules", store, Map.of());
        site.addAffiliate("walkrules", "Rita Rules", "RULES10");
        OrderSpec towel = OrderSpec.ofLines(OrderLine.of("Towel", 1, "40.00")).withStatus(11);
        long shipped = store.addOrder(towel.withShipping("5.00").withCoupon("RULES10", "4.00"));
        store.addOrder(OrderSpec.ofLines(OrderLine.of("E-book", 1, "9.00")).withStatus(11));
        assertTrue(site.runs("walkrules", "ruleshop", "orders"));
        walk.logIn(Site.ADMIN, Site.ADMIN_PASSWORD);

        Page page = walk.go(HOME + "/rules");
        walk.says("Version 1");
        walk.field("Shipping counts, too").check();
        walk.says("1 change, not saved");
        walk.button("Show the effect on the last 30 days").click();
        Locator effect = page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName("What these rules would have changed"));
        assertThat(effect).containsText("36.00");
        assertThat(effect).containsText("41.00");
        assertThat(effect).containsText("Rita Rules");
        assertThat(effect.getByRole(AriaRole.TABLE, new Locator.GetByRoleOptions().setName("Orders that would change"))
                        .getByRole(AriaRole.LINK))
                .hasText(String.valueOf(shipped));
        walk.picture("rules-effect");
        assertFalse(
                "nothing is saved by looking",
                site.get(RULES).at("/amount/shipping").asBoolean());

        walk.exactly("Save").click();
        walk.says("Version 2 of the rules is saved.");
        assertTrue(site.get(RULES).at("/amount/shipping").asBoolean());
        assertEquals(2, site.get(RULES).path("version").asInt());
        assertEquals("36", amount(shipped));

        walk.button("Decide them again").click();
        walk.says("The orders of that time are decided again.");
        walk.await("the new amount", () -> amount(shipped).equals("41"));
        page.reload();
        assertThat(walk.field("Shipping counts, too")).isChecked();
        assertThat(walk.link("Version 1")).isVisible();
        walk.picture("rules");
    }

    private String amount(long order) {
        return walk.site()
                .get("accounts/" + HOME + "/orders/" + order)
                .at("/decision/purchase/amount")
                .asText()
                .replaceFirst("\\.0+$", "");
    }
}
