package io.tributary.itests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.tributary.itests.browser.HitCollector.Hit;
import io.tributary.itests.browser.HitCollector.Mood;
import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** The tracking script on a store's pages. */
public class TrackerBrowserIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOADED = "() => window.Tributary && Tributary.version";

    /** Keeps what this page sends in the order of sending, so that a test also knows what was not sent. */
    private static final String WIRETAP = """
            window.sent = [];
            const beacon = navigator.sendBeacon.bind(navigator);
            navigator.sendBeacon = (url, body) => { sent.push(JSON.parse(body)); return beacon(url, body); };
            """;

    private final List<String> errors = new ArrayList<>();
    private final List<String> console = new ArrayList<>();
    private HitCollector collector;
    private SandboxServer server;
    private SandboxStore store;
    private URI shop;
    private BrowserContext context;
    private Page page;

    @Before
    public void open() throws Exception {
        collector = new HitCollector();
        server = SandboxServer.start(0, Clock.systemUTC());
        store = server.createStore(StoreSpec.of("shop").withoutQuota());
        shop = store.openStorefront();
        store.replaceWebAnalytics(collector.snippet());
        context = Chromium.browser().newContext();
        context.setDefaultTimeout(30_000);
        page = context.newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                console.add(message.text());
            }
        });
    }

    @After
    public void close() {
        context.close();
        server.close();
        collector.close();
        assertEquals("errors that nobody caught", List.of(), errors);
    }

    private String at(String path) {
        return shop + path.substring(1);
    }

    /** Opens a page of the shop and waits until the script is at work. */
    private void see(String path) {
        page.navigate(at(path));
        page.waitForFunction(LOADED);
    }

    /** Clicks through to a page of the shop. */
    private void click(String selector) {
        page.click(selector);
        page.waitForFunction(LOADED);
    }

    private void wiretap() {
        context.addInitScript(WIRETAP);
    }

    /** What this page has sent until now; needs {@link #wiretap}. */
    private List<String> sent(String member) throws IOException {
        List<String> found = new ArrayList<>();
        for (JsonNode hit : JSON.readTree((String) page.evaluate("() => JSON.stringify(sent)"))) {
            found.add(hit.path(member).asText());
        }
        return found;
    }

    private void type(String selector, String text) {
        page.fill(selector, text);
        page.locator(selector).blur();
    }

    private List<String> cookies() {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.equals("tributary"))
                .map(cookie -> cookie.value)
                .toList();
    }

    /** Gives the shop's pages a policy; scripts in their head are the way in. */
    private void setPolicy(String policy) throws Exception {
        install("head", "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\"><script></script>");
    }

    @Test
    public void worksAsTheGuideSays() throws Exception {
        store.replaceWebAnalytics(collector.guide());
        see("/?afmc=ANN");

        Hit visit = collector.await("visit", 1).get(0);
        assertEquals(at("/?afmc=ANN"), visit.text("u"));
        assertEquals("pk_test", visit.text("k"));
        assertEquals(1, visit.body().path("v").asInt());
        assertTrue(visit.text("i"), visit.text("i").matches("[A-Za-z0-9_-]{22}"));
        type("#nl_email", " Kim@Example.com ");

        Hit lead = collector.await("lead", 1).get(0);
        assertEquals("kim@example.com", lead.text("e"));
        assertEquals("newsletter", lead.text("s"));
        assertEquals(visit.text("i"), lead.text("i"));
    }

    @Test
    public void theSnippetKnowsHerAgainOnTheNextPage() throws Exception {
        see("/?afmc=ANN&afmc_sub=mail");
        Hit visit = collector.await("visit", 1).get(0);
        assertEquals(at("/?afmc=ANN&afmc_sub=mail"), visit.text("u"));

        click("text=Account");
        type("#login_email", "kim@example.com");

        Hit lead = collector.await("lead", 1).get(0);
        assertEquals(visit.text("i"), lead.text("i"));
        assertEquals("account", lead.text("s"));
        assertEquals(1, cookies().size());
        assertTrue(cookies().get(0), cookies().get(0).startsWith(visit.text("i") + "."));
    }

    @Test
    public void aVisitIsAnArrivalFromElsewhere() throws Exception {
        wiretap();
        page.navigate(collector.elsewhere(at("/linen-towel-beige/")));
        click("#go");
        assertEquals(List.of("visit"), sent("t"));
        assertEquals(List.of(collector.origin() + "/"), sent("r"));

        click("text=Cart");
        assertEquals("within the shop", List.of(), sent("t"));
        see("/cart.php");
        assertEquals("typed while she is there", List.of(), sent("t"));
        see("/?utm_campaign=spring");
        assertEquals(List.of("visit"), sent("t"));
    }

    @Test
    public void aVisitIsAlsoWhoComesBackAfterARest() throws Exception {
        wiretap();
        long now = System.currentTimeMillis();
        context.clock().setFixedTime(now);
        see("/");
        assertEquals(List.of("visit"), sent("t"));
        context.clock().setFixedTime(now + 29 * 60_000);
        click("text=Cart");
        assertEquals(List.of(), sent("t"));
        context.clock().setFixedTime(now + 58 * 60_000);
        click("text=Account");
        assertEquals("she was there 29 minutes ago", List.of(), sent("t"));

        context.clock().setFixedTime(now + 89 * 60_000);
        click("text=Cart");
        assertEquals(List.of("visit"), sent("t"));
    }

    /** The script is loaded late so that it delays nothing; the affiliate must not lose her credit by that. */
    @Test
    public void whoLeavesBeforeTheScriptComesIsStillCounted() throws Exception {
        collector.be(Mood.SILENT);
        page.navigate(at("/?afmc=ANN"));
        page.waitForCondition(collector::wasAskedForTheScript);
        collector.be(Mood.WELL);

        click("text=Cart");

        Hit visit = collector.await("visit", 1).get(0);
        assertEquals(at("/?afmc=ANN"), visit.text("u"));
    }

    @Test
    public void seesNavigationWithinThePage() throws Exception {
        wiretap();
        see("/?afmc=ANN");

        page.evaluate("() => history.pushState({}, '', '/mugs')");
        page.evaluate("() => history.replaceState({}, '', '/mugs?color=red')");
        assertEquals(List.of(at("/?afmc=ANN")), sent("u"));
        page.evaluate("() => history.pushState({}, '', '/bags?afmc=BOB')");
        page.evaluate("() => history.replaceState({}, '', '/bags?afmc=BOB#top')");
        assertEquals(List.of(at("/?afmc=ANN"), at("/bags?afmc=BOB")), sent("u"));

        page.evaluate("() => history.go(-2)");
        page.waitForFunction("() => location.search === '?afmc=ANN' && sent.length === 3");
        assertEquals("/mugs was never hers to keep", at("/?afmc=ANN"), sent("u").get(2));
    }

    @Test
    public void watchesTheCheckoutsFieldsThatComeLate() throws Exception {
        wiretap();
        see("/linen-towel-beige/");
        page.click("text=Add to cart");
        page.click("text=Check out");
        page.waitForFunction(LOADED);

        page.click("text=Sign in now");
        type("#password", "secret@example.com");
        type("#email", "kim@example.com");
        assertEquals(List.of("kim@example.com"), sent("e"));
        see("/checkout");
        page.fill("#email", "no address");
        page.click("text=Continue");
        page.fill("#email", "lee@example.com");
        page.click("text=Continue");
        page.fill("#firstNameInput", "first@example.com");
        page.click("text=Continue");
        for (String field : List.of("#ccNumber", "#ccName", "#ccExpiry", "#ccCvv")) {
            type(field, "card@example.com");
        }
        type("#redeemableCode", "code@example.com");

        assertEquals(List.of("lee@example.com"), sent("e"));
        assertEquals(List.of("checkout"), sent("s"));
    }

    @Test
    public void watchesAccountFormsButNoPasswords() throws Exception {
        wiretap();
        see("/login.php?action=create_account");

        type("#FormField_2_input", "secret@example.com");
        // As "show my password" does.
        page.evaluate("() => document.getElementById('FormField_3_input').type = 'text'");
        type("#FormField_3_input", "secret@example.com");
        type("#FormField_4_input", "first@example.com");
        type("#FormField_1_input", "kim@example.com");
        type("#FormField_1_input", "KIM@example.com");

        assertEquals(List.of("visit", "lead"), sent("t"));
        assertEquals(List.of("", "kim@example.com"), sent("e"));
        assertEquals(List.of("", "account"), sent("s"));
    }

    @Test
    public void leavesFieldsAloneThatAreNotHers() throws Exception {
        wiretap();
        see("/");
        for (String field : List.of(
                "<input type=text name=to_email>",
                "<input type=email name=friend_email>",
                "<input type=email name=gift-card-email>",
                "<input type=email id=recipientEmail>",
                "<input type=hidden name=email>",
                "<input type=password name=email>",
                "<input type=text name=comment>",
                "<textarea name=email></textarea>",
                "<input type=email name=email_password>")) {
            page.evaluate(
                    "html => { const form = document.createElement('form'); form.id = 'made'; form.innerHTML = html;"
                            + " document.body.append(form); form.firstChild.value = 'other@example.com';"
                            + " form.firstChild.dispatchEvent(new Event('change', { bubbles: true }));"
                            + " form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));"
                            + " form.remove(); }",
                    field);
            assertEquals(field, List.of("visit"), sent("t"));
        }
    }

    /** A form may name its fields as it likes, also as what forms have by themselves. */
    @Test
    public void aFormMayHaveAnyNames() throws Exception {
        wiretap();
        see("/");
        page.evaluate(
                "() => { const form = document.createElement('form');"
                        + " form.innerHTML = '<input name=action><input name=id><input name=elements><input name=tagName>"
                        + "<input name=email type=email>'; document.body.append(form); form.querySelector('[type=email]').value ="
                        + " 'kim@example.com'; form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })); }");

        assertEquals(List.of("visit", "lead"), sent("t"));
        assertEquals("form", sent("s").get(1));
    }

    @Test
    public void recordsALeadThatThePageNames() throws Exception {
        wiretap();
        see("/");
        for (String given :
                List.of("'kim@example.com'", "' KIM@example.com '", "'nobody'", "null", "{}", "'a@b'", "''")) {
            page.evaluate("() => Tributary.recordLead(" + given + ")");
        }
        page.evaluate("() => Tributary.recordLead('x'.repeat(250) + '@example.com')");

        assertEquals(List.of("visit", "lead"), sent("t"));
        assertEquals("script", collector.await("lead", 1).get(0).text("s"));
    }

    @Test
    public void worksWhereTheBrowserStoresNothing() throws Exception {
        page.navigate(collector.frame(at("/?afmc=ANN")));
        Frame frame = page.frames().get(1);
        Hit visit = collector.await("visit", 1).get(0);
        assertEquals(
                "what the browser refuses",
                List.of("SecurityError", "SecurityError"),
                frame.evaluate("() => [() => localStorage, () => document.cookie]"
                        + ".map(it => { try { it(); return '' } catch (e) { return e.name } })"));

        frame.fill("#nl_email", "kim@example.com");
        frame.locator("#nl_email").blur();

        assertEquals(visit.text("i"), collector.await("lead", 1).get(0).text("i"));
    }

    @Test
    public void remembersWithoutCookies() throws Exception {
        context.addInitScript("Object.defineProperty(document, 'cookie', { get: () => '', set: () => {} })");
        see("/?afmc=ANN");
        click("text=Account");
        type("#login_email", "kim@example.com");

        assertEquals(
                collector.await("visit", 1).get(0).text("i"),
                collector.await("lead", 1).get(0).text("i"));
        assertEquals(List.of(), cookies());
    }

    @Test
    public void waitsForConsent() throws Exception {
        wiretap();
        store.replaceWebAnalytics(
                collector.snippet().replace("t.recordVisit();", "t.waitForConsent = true; t.recordVisit();"));
        see("/?afmc=ANN");
        type("#nl_email", "early@example.com");
        assertEquals(List.of(), sent("t"));
        assertEquals(List.of(), cookies());
        assertEquals(0, page.evaluate("() => localStorage.length"));

        page.evaluate("() => Tributary.consent(true)");
        type("#nl_email", "kim@example.com");
        assertEquals(List.of("visit", "lead"), sent("t"));
        assertEquals(List.of("", "kim@example.com"), sent("e"));
        assertEquals(1, cookies().size());

        page.evaluate("() => Tributary.consent(false)");
        type("#nl_email", "late@example.com");
        page.evaluate("() => { Tributary.recordLead('later@example.com'); history.pushState({}, '', '/?afmc=BOB') }");
        assertEquals(List.of("visit", "lead"), sent("t"));
        assertEquals(List.of(), cookies());
        assertEquals(0, page.evaluate("() => localStorage.length"));
    }

    @Test
    public void whoRefusesIsNotSeen() throws Exception {
        wiretap();
        store.replaceWebAnalytics(
                collector.snippet().replace("t.recordVisit();", "t.waitForConsent = true; t.recordVisit();"));
        see("/?afmc=ANN");
        page.evaluate("() => Tributary.consent(false)");
        type("#nl_email", "kim@example.com");

        assertEquals(List.of(), sent("t"));
        assertEquals(List.of(), cookies());
    }

    /** The store's own banner: the script is not on the page before she has agreed. */
    @Test
    public void theStoresBannerHoldsTheInstalledScript() throws Exception {
        store.replaceWebAnalytics("");
        store.askForConsent(true);
        install("footer", collector.snippet());
        page.navigate(at("/?afmc=ANN"));
        assertEquals(true, page.evaluate("() => window.Tributary === undefined"));

        page.click("text=Accept all cookies");
        page.waitForFunction(LOADED);

        assertEquals(at("/?afmc=ANN"), collector.await("visit", 1).get(0).text("u"));
    }

    private void install(String location, String html) throws Exception {
        String script = JSON.createObjectNode()
                .put("name", "Tributary")
                .put("kind", "script_tag")
                .put("html", html)
                .put("location", location)
                .put("visibility", "all_pages")
                .put("consent_category", "analytics")
                .toString();
        HttpResponse<String> made = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(store.apiPath().resolve("content/scripts"))
                                .header("X-Auth-Token", store.spec().token())
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(script))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(made.body(), 200, made.statusCode());
    }

    @Test
    public void respectsDoNotTrack() throws Exception {
        silentWith("doNotTrack", "'1'");
    }

    @Test
    public void respectsGlobalPrivacyControl() throws Exception {
        silentWith("globalPrivacyControl", "true");
    }

    private void silentWith(String signal, String value) throws Exception {
        wiretap();
        context.addInitScript("Object.defineProperty(navigator, '" + signal + "', { get: () => " + value + " })");
        see("/?afmc=ANN");
        type("#nl_email", "kim@example.com");
        page.evaluate("() => Tributary.recordLead('lee@example.com')");
        assertEquals(List.of(), sent("t"));
        assertEquals(List.of(), cookies());
        assertEquals(0, page.evaluate("() => localStorage.length"));

        store.replaceWebAnalytics(collector.snippet().replace("\"respect\"", "\"ignore\""));
        see("/?afmc=ANN");
        assertEquals(List.of("visit"), sent("t"));
    }

    @Test
    public void whoOptsOutStaysOut() throws Exception {
        wiretap();
        see("/?afmc=ANN");
        page.evaluate("() => Tributary.optOut()");
        type("#nl_email", "kim@example.com");
        assertEquals(List.of("visit"), sent("t"));

        see("/?afmc=BOB");
        type("#nl_email", "kim@example.com");
        page.evaluate("() => Tributary.recordLead('kim@example.com')");
        assertEquals(List.of(), sent("t"));
        assertEquals(List.of("no"), cookies());
        context.clearCookies();
        see("/?afmc=BOB");
        assertEquals("the second place remembers it too", List.of(), sent("t"));
    }

    /** Chromium itself notes an address that does not answer; a page cannot keep it from that. */
    private void assertOnlyTheAddressIsNoted(String note) {
        assertEquals(console.toString(), 1, console.size());
        assertTrue(
                console.get(0),
                console.get(0).startsWith("Failed to load resource")
                        && console.get(0).contains(note));
    }

    private void buy() {
        page.navigate(at("/linen-towel-beige/"));
        page.click("text=Add to cart");
        page.click("text=Check out");
        page.fill("#email", "kim@example.com");
        page.click("text=Continue");
        page.fill("#firstNameInput", "Kim");
        page.click("text=Continue");
        page.fill("#ccNumber", "4111111111111111");
        page.click("text=Place order");
        page.waitForURL("**/checkout/order-confirmation");
    }

    @Test
    public void aDeadServerIsNotNoticed() throws Exception {
        collector.close();
        page.navigate(at("/?afmc=ANN"));
        page.waitForCondition(() -> !console.isEmpty());
        assertOnlyTheAddressIsNoted("net::ERR_CONNECTION_REFUSED");
        page.evaluate(
                "() => { Tributary.recordLead('kim@example.com'); Tributary.optOut(); Tributary.consent(true); }");

        buy();
        assertEquals(1, store.orderCount());
    }

    @Test
    public void aServerThatDiesAfterwardsIsNotNoticed() throws Exception {
        see("/?afmc=ANN");
        collector.await("visit", 1);
        collector.close();

        type("#nl_email", "kim@example.com");
        page.evaluate("() => Tributary.recordLead('lee@example.com')");

        buy();
        assertEquals(1, store.orderCount());
    }

    @Test
    public void aSlowServerDoesNotDelayThePage() throws Exception {
        collector.be(Mood.SILENT);
        context.addInitScript("addEventListener('load', () => window.asked ="
                + " performance.getEntriesByType('resource').map(it => it.name)"
                + ".concat([...document.scripts].map(it => it.src)).filter(it => it.includes('/tributary/t/')))");

        page.navigate(at("/?afmc=ANN"));

        assertEquals("asked for before the page was complete", List.of(), page.evaluate("() => asked"));
        page.waitForCondition(collector::wasAskedForTheScript);
        assertEquals("complete", page.evaluate("() => document.readyState"));
        assertEquals(true, page.evaluate("() => performance.getEntriesByType('navigation')[0].loadEventEnd > 0"));
        assertEquals("it still waits", true, page.evaluate("() => Tributary.version === undefined"));
        buy();
        assertEquals(1, store.orderCount());
        assertEquals(List.of(), console);
    }

    @Test
    public void aBrokenServerIsNotNoticed() throws Exception {
        collector.be(Mood.BROKEN);
        page.navigate(at("/?afmc=ANN"));
        page.waitForCondition(() -> !console.isEmpty());
        assertOnlyTheAddressIsNoted("500");

        buy();
        assertEquals(1, store.orderCount());
    }

    @Test
    public void anotherScriptThanExpectedDoesNotRun() throws Exception {
        collector.be(Mood.FORGED);
        page.navigate(at("/"));
        page.waitForCondition(() -> !console.isEmpty());

        assertTrue(console.get(0), console.get(0).contains("integrity"));
        assertEquals(true, page.evaluate("() => window.forged === undefined && Tributary.version === undefined"));
    }

    @Test
    public void addsOneGlobalAndNothingElse() throws Exception {
        store.replaceWebAnalytics("");
        page.navigate(at("/"));
        Set<String> before = globals();
        store.replaceWebAnalytics(collector.snippet());
        see("/");
        type("#nl_email", "kim@example.com");

        Set<String> added = globals();
        added.removeAll(before);
        assertEquals(Set.of("Tributary"), added);
        assertEquals(List.of("tributary"), page.evaluate("() => Object.keys(localStorage)"));
        assertEquals(0, page.evaluate("() => sessionStorage.length"));
    }

    private Set<String> globals() {
        Set<String> names = new TreeSet<>();
        for (Object name : (List<?>) page.evaluate("() => Object.getOwnPropertyNames(window)")) {
            names.add((String) name);
        }
        return names;
    }

    @Test
    public void storesOnlyInTheShop() throws Exception {
        see("/?afmc=ANN");
        type("#nl_email", "kim@example.com");
        Hit lead = collector.await("lead", 1).get(0);

        assertEquals("nothing is sent along", null, lead.cookie());
        assertEquals("http://127.0.0.1:" + shop.getPort(), lead.origin());
        List<Cookie> all = context.cookies();
        assertEquals(1, all.size());
        assertEquals("127.0.0.1", all.get(0).domain);
        assertEquals(SameSiteAttribute.LAX, all.get(0).sameSite);
        double days = (all.get(0).expires - System.currentTimeMillis() / 1000.0) / 86_400;
        assertTrue(days + " days", days > 399 && days < 401);
    }

    @Test
    public void needsNothingThatAStrictPolicyForbids() throws Exception {
        String there = collector.origin().toString();
        setPolicy("default-src 'self'; img-src 'self' data:; script-src 'self' 'unsafe-inline' " + there
                + "; connect-src 'self' " + there);
        page.navigate(at("/?afmc=ANN"));
        collector.await("visit", 1);
        type("#nl_email", "kim@example.com");

        collector.await("lead", 1);
        assertEquals(List.of(), console);
    }

    @Test
    public void aPolicyThatForbidsItIsNotNoticed() throws Exception {
        setPolicy("default-src 'self'; script-src 'self' 'unsafe-inline'");
        page.navigate(at("/?afmc=ANN"));
        page.waitForCondition(() -> !console.isEmpty());

        buy();
        assertEquals(1, store.orderCount());
        assertEquals(List.of(), collector.hits("visit"));
    }

    @Test
    public void hostileAddressesArriveAsText() throws Exception {
        String hostile = "/?afmc=ANN&q=</script><script>window.hacked=1</script>&e=\uD83D\uDE00&s=%E0%A4%A&b=\\\"'&"
                + "\\".repeat(300) + "&long=" + "x".repeat(8000);
        see(hostile);

        Hit visit = collector.await("visit", 1).get(0);
        assertTrue(visit.text("u"), visit.text("u").startsWith(at("/?afmc=ANN&q=%3C/script%3E")));
        assertTrue(visit.text("u").contains("%F0%9F%98%80"));
        assertTrue(visit.bytes() + " bytes", visit.bytes() <= 4096);
        assertEquals(true, page.evaluate("() => window.hacked === undefined"));
    }

    @Test
    public void neverSendsMoreThanTheCollectorTakes() throws Exception {
        String longest = "/?afmc=ANN&long=" + "x".repeat(7000);
        see(longest);
        page.click("text=Account");
        page.waitForFunction(LOADED);
        type("#login_email", "x".repeat(60) + "@" + ("y".repeat(60) + ".").repeat(3) + "example");

        Hit lead = collector.await("lead", 1).get(0);
        assertTrue(lead.bytes() + " bytes", lead.bytes() <= 4096);
    }

    @Test
    public void tellsWhichOrderThePageConfirms() throws Exception {
        wiretap();
        see("/?afmc=ANN");
        store.replaceWebAnalytics("");
        install("footer", collector.snippet());
        buy();
        page.waitForFunction(LOADED);

        assertEquals(List.of("order"), sent("t"));
        assertEquals(List.of(Long.toString(store.orderIds().get(0))), sent("o"));
        Hit order = collector.await("order", 1).get(0);
        assertEquals(collector.await("visit", 1).get(0).text("i"), order.text("i"));
        assertEquals("kim@example.com", collector.await("lead", 1).get(0).text("e"));
    }

    @Test
    public void aVariableThatNobodyFilledInIsNoOrder() throws Exception {
        wiretap();
        see("/");

        assertEquals(true, page.evaluate("() => Tributary.order.startsWith('{{')"));
        assertEquals(List.of("visit"), sent("t"));
    }

    @Test
    public void twiceOnAPageIsOnce() throws Exception {
        wiretap();
        store.replaceWebAnalytics(collector.snippet() + collector.snippet() + collector.guide());
        see("/?afmc=ANN");
        type("#nl_email", "kim@example.com");

        assertEquals(List.of("visit", "lead"), sent("t"));
    }

    @Test
    public void withoutBeaconsItSendsTheSameInABody() throws Exception {
        context.addInitScript("delete Navigator.prototype.sendBeacon");
        see("/?afmc=ANN&q=%22%26");
        type("#nl_email", "kim@example.com");

        Hit visit = collector.await("visit", 1).get(0);
        assertEquals("POST", visit.way());
        assertEquals(at("/?afmc=ANN&q=%22%26"), visit.text("u"));
        Hit lead = collector.await("lead", 1).get(0);
        assertEquals("POST", lead.way());
        assertEquals("kim@example.com", lead.text("e"));
    }

    /** A page that the browser prepares for a click that may never come is no visit. */
    @Test
    public void aPreparedPageCountsWhenItIsShown() throws Exception {
        wiretap();
        context.addInitScript("window.prepared = true;"
                + " Object.defineProperty(document, 'prerendering', { get: () => prepared })");
        see("/?afmc=ANN");
        assertEquals(List.of(), sent("t"));

        page.evaluate("() => { prepared = false; document.dispatchEvent(new Event('prerenderingchange')) }");
        assertEquals(List.of("visit"), sent("t"));
    }

    @Test
    public void theParameterHasTheAccountsName() throws Exception {
        wiretap();
        store.replaceWebAnalytics(collector.snippet().replace("\"afmc\"", "\"ref\""));
        see("/");
        see("/?afmc=ANN");
        assertEquals(List.of(), sent("t"));
        see("/?ref=ANN");
        assertEquals(List.of("visit"), sent("t"));
    }
}
