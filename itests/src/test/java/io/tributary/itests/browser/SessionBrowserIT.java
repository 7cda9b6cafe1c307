package io.tributary.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

/** Who is logged in, for how long, and what others cannot do in their name. */
public class SessionBrowserIT {
    private static final String AFFILIATES = "accounts/default/affiliates";

    @Rule
    public final Walk walk = new Walk();

    /** Asks the API as a script on a page would, with this token or without one; answers the status. */
    private static int ask(Page page, String method, String path, Map<String, String> body, String token) {
        return ((Number) page.evaluate(
                        """
                        async ({method, path, body, token}) => (await fetch('/tributary/api/v1/' + path, {
                          method,
                          headers: {'Content-Type': 'application/json', ...(token ? {'X-CSRF-Token': token} : {})},
                          body: body ? JSON.stringify(body) : undefined,
                        })).status""",
                        body == null
                                ? Map.of("method", method, "path", path, "token", token)
                                : Map.of("method", method, "path", path, "token", token, "body", body)))
                .intValue();
    }

    private static String token(Page page) {
        return (String) page.evaluate("async () => (await (await fetch('/tributary/api/v1/session')).json()).csrf");
    }

    @Test
    public void whoseSessionEndedLogsInAndIsBackWhereHeWas() {
        Page page = walk.logIn(Site.MANAGER, Site.PASSWORD);
        walk.see("default/affiliates?state=archived");
        // In another tab: what the page knows of the session stays as it was.
        Page other = page.context().newPage();
        other.navigate(walk.site().address("default/purchases").toString());
        assertEquals(204, ask(other, "DELETE", "session", null, token(other)));

        walk.link("Purchases").click();
        walk.says("Your session has ended.");
        walk.picture("session-ended");
        page.getByLabel("User").fill(Site.MANAGER);
        page.getByLabel("Password").fill(Site.PASSWORD);
        walk.button("Log in").click();
        page.waitForURL(url -> url.endsWith("/default/purchases"));
        assertThat(page.getByLabel("Order or code")).isVisible();
    }

    @Test
    public void aChangeWithoutTheTokenOfThePageIsRefused() throws Exception {
        Page page = walk.logIn(Site.MANAGER, Site.PASSWORD);
        Map<String, String> body = Map.of("name", "Carla Csrf", "email", "csrf@example.com");
        assertEquals("case I116: without a token", 403, ask(page, "POST", AFFILIATES, body, ""));
        assertEquals("case I116: with a foreign one", 403, ask(page, "POST", AFFILIATES, body, "x".repeat(43)));
        assertFalse(isThere("Carla Csrf"));
        assertEquals(201, ask(page, "POST", AFFILIATES, body, token(page)));
        assertTrue(isThere("Carla Csrf"));
    }

    private boolean isThere(String name) throws Exception {
        return walk.site().rest().all(AFFILIATES).stream()
                .anyMatch(each -> each.path("name").asText().equals(name));
    }

    @Test
    public void whoOnlyLooksAtAnAccountFindsNothingToPressThere() {
        walk.site().addAccount("mirror");
        Page page = walk.logIn(Site.BOTH, Site.PASSWORD);
        walk.see("mirror/affiliates");
        assertThat(page.getByText("No affiliates yet").first()).isVisible();
        assertThat(page.getByText("May only look")).isVisible();
        assertThat(walk.button("Add affiliate")).hasCount(0);
        page.getByLabel("Account", new Page.GetByLabelOptions().setExact(true)).selectOption("default");
        walk.see("default/affiliates");
        assertThat(walk.button("Add affiliate").first()).isVisible();
        assertThat(page.getByText("May only look")).hasCount(0);
    }

    @Test
    public void thePagesAndTheCookieAreClosedToOthers() {
        Page page = walk.logIn(Site.MANAGER, Site.PASSWORD);
        Response answer = page.navigate(walk.site().address("default/dashboard").toString());
        String policy = answer.headerValue("content-security-policy");
        assertTrue(policy, policy.startsWith("default-src 'none';") && policy.contains("script-src 'self';"));
        assertTrue(policy, policy.contains("style-src 'self';") && policy.contains("frame-ancestors 'none'"));
        assertFalse(policy, policy.contains("unsafe"));
        assertEquals("nosniff", answer.headerValue("x-content-type-options"));
        assertEquals("DENY", answer.headerValue("x-frame-options"));
        assertEquals("no-referrer", answer.headerValue("referrer-policy"));

        List<Cookie> cookies = page.context().cookies();
        assertEquals(1, cookies.size());
        assertTrue(cookies.get(0).httpOnly);
        assertEquals(SameSiteAttribute.STRICT, cookies.get(0).sameSite);
        assertEquals("", page.evaluate("() => document.cookie"));
    }
}
