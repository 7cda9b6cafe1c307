package io.tributary.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tributary.sandbox.Fault;
import io.tributary.sandbox.OrderLine;
import io.tributary.sandbox.OrderSpec;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

/** Syncing now, trying it first, counting older orders, and stopping. */
public class SyncBrowserIT {
    private static final OrderSpec TOWEL =
            OrderSpec.ofLines(OrderLine.of("Towel", 1, "40.00")).withStatus(11);

    @Rule
    public final Walk walk = new Walk();

    private SandboxStore open(String name, Map<String, String> settings) {
        SandboxStore store = walk.site().stores().createStore(StoreSpec.of(name).withoutQuota());
        walk.site().addAccount(name);
        walk.site().connect(name, store, settings);
        walk.logIn(Site.ADMIN, Site.ADMIN_PASSWORD);
        return store;
    }

    private JsonNode get(String name, String what) {
        return walk.site().get("accounts/" + name + "/stores/" + name + "/" + what);
    }

    private String state(String name, long order) {
        return get(name, "orders/" + order).path("state").asText();
    }

    /** The rows of the runs that were. */
    private Locator history() {
        return walk.page()
                .getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("History"))
                .getByRole(AriaRole.ROW);
    }

    @Test
    public void aDryRunTellsWhatASyncWouldDoAndChangesNothing() throws Exception {
        SandboxStore store = open("dryshop", Map.of());
        walk.site()
                .rest()
                .put(
                        "accounts/dryshop/stores/dryshop/discount-program",
                        Map.of("type", "percentage", "amount", "10", "minimumPurchase", "0"))
                .good();
        assertTrue(walk.site().runs("dryshop", "dryshop", "orders"));
        long order = store.addOrder(TOWEL);

        walk.go("dryshop/stores/dryshop/sync");
        walk.button("Dry run").first().click();
        assertThat(walk.dialog()).containsText("What a sync would do now");
        assertThat(walk.dialog()).containsText("1 order would change.");
        assertThat(walk.dialog()).containsText("40.00");
        walk.picture("sync-dry-run");
        assertEquals(0, get("dryshop", "orders").path("items").size());

        walk.inDialog("Run it for real").click();
        walk.says("The sync has started.");
        walk.await("the order", () -> get("dryshop", "orders").path("items").size() == 1);
        assertEquals("uncredited", state("dryshop", order));
        assertThat(history()
                        .filter(new Locator.FilterOptions().setHasText("1 new order"))
                        .first())
                .containsText("by admin");
        assertThat(history()
                        .filter(new Locator.FilterOptions().setHasText("Dry run"))
                        .first())
                .isVisible();
        walk.picture("sync-history");
    }

    @Test
    public void olderOrdersAreCountedAfterAPreviewAndTakenBack() {
        Instant now = Instant.now();
        SandboxStore store = open(
                "oldshop",
                Map.of(
                        "ordersCreatedSince",
                        now.minus(1, ChronoUnit.DAYS)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()));
        Instant then = now.minus(10, ChronoUnit.DAYS);
        long old = store.addOrder(TOWEL.withCreated(then));
        assertTrue(walk.site().runs("oldshop", "oldshop", "orders"));

        walk.go("oldshop/stores/oldshop/sync");
        walk.button("Count older orders").click();
        walk.inDialog("Preview").click();
        assertThat(walk.dialog()).containsText("Choose the first day.");
        LocalDate day = then.atZone(ZoneId.of("America/Chicago")).toLocalDate();
        walk.dialog().getByLabel("From").fill(day.minusDays(1).toString());
        walk.dialog().getByLabel("To, including").fill(day.plusDays(1).toString());
        walk.inDialog("Preview").click();
        assertThat(walk.dialog()).containsText("1 order would change.");
        walk.picture("sync-backfill-preview");
        assertTrue(
                "a preview changes nothing",
                get("oldshop", "rules").path("historical").isEmpty());

        walk.inDialog("Count 1 order").click();
        walk.await("the purchase", () -> state("oldshop", old).equals("uncredited"));
        Locator backfill = history()
                .filter(new Locator.FilterOptions().setHasText("Older orders"))
                .filter(new Locator.FilterOptions().setHasText("Done"))
                .filter(new Locator.FilterOptions().setHasNotText("Dry run"));
        backfill.first().getByRole(AriaRole.BUTTON).click();
        walk.inDialog("Take back").click();
        assertThat(walk.dialog()).containsText("Take this back?");
        walk.picture("sync-take-back");
        walk.inDialog("Take back").click();
        walk.says("Taking it back has started.");
        walk.await("the end of the purchase", () -> !state("oldshop", old).equals("uncredited"));
        assertTrue(get("oldshop", "rules").path("historical").isEmpty());
    }

    @Test
    public void aRunIsStopped() {
        SandboxStore store = open("slowshop", Map.of());
        assertTrue(walk.site().runs("slowshop", "slowshop", "orders"));
        store.addOrder(TOWEL);
        store.fault(Fault.on("/v2/orders.*").always().delay(Duration.ofMinutes(2)));
        Page page = walk.go("slowshop/stores/slowshop/sync");
        walk.button("Run now").first().click();
        Locator running = page.locator("[data-run]").filter(new Locator.FilterOptions().setHasText("Orders"));
        running.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel"))
                .click();
        assertThat(history()
                        .filter(new Locator.FilterOptions().setHasText("Cancelled"))
                        .first())
                .containsText("Orders");
        walk.picture("sync-cancelled");
        assertEquals(0, get("slowshop", "orders").path("items").size());
        store.clearFaults();
        assertTrue(walk.site().runs("slowshop", "slowshop", "orders"));
        assertEquals(1, get("slowshop", "orders").path("items").size());
    }
}
