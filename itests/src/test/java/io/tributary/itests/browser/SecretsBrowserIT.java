package io.tributary.itests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.microsoft.playwright.Page;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;

/** The key of a store goes in, and nothing of it comes out: not on a page, not by the API, not on the disk. */
public class SecretsBrowserIT {
    private static final String HOME = "walksecret/stores/secretshop";
    private static final String TOKEN = "t0ken0that0nobody0ever0sees";
    private static final int FAILURES = 20;

    @Rule
    public final Walk walk = new Walk();

    @Test
    public void theTokenIsNowhere() throws Exception {
        Site site = walk.site();
        SandboxStore store = site.stores()
                .createStore(StoreSpec.of("secretshop").withToken(TOKEN).withoutQuota());
        site.addAccount("walksecret");
        site.connect("walksecret", store, Map.of());
        assertTrue(site.runs("walksecret", "secretshop", "orders"));

        for (String address : List.of("", "/rules", "/health", "/syncs", "/orders", "/coupons")) {
            assertHides(address, site.rest().get("accounts/" + HOME + address).body());
        }
        assertHides("audit", site.rest().get("accounts/walksecret/audit").body());
        Page page = walk.logIn(Site.ADMIN, Site.ADMIN_PASSWORD);
        for (String address : List.of("/health", "/connection/change")) {
            walk.see(HOME + address);
            assertHides(address, page.content());
        }
        assertHides("audit", walk.see("walksecret/audit").content());

        store.replaceToken("another");
        for (int i = 0; i < FAILURES; i++) {
            assertFalse(site.runs("walksecret", "secretshop", "orders"));
        }
        assertHides(
                "the runs that failed",
                site.rest().get("accounts/" + HOME + "/syncs").body());
        assertHides("the log", site.log());

        // What was written beside the token is on the disk as it is, so the token would be found.
        walk.await("the store on the disk", () -> filesWith("Sandbox store secretshop").stream()
                .anyMatch(file -> file.toString().endsWith(".mv.db")));
        assertEquals("case I119: files with the token", List.of(), filesWith(TOKEN));
    }

    private static void assertHides(String what, String shown) {
        assertFalse("case I118: the token in " + what, shown.contains(TOKEN));
    }

    /** Files of the node, its database, configuration and log among them, that have this in them. */
    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(walk.site().folder())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> has(file, text))
                    .toList();
        }
    }

    private static boolean has(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            // A file of the moment, such as the log that was just renamed.
            return false;
        }
    }
}
