package io.tributary.itests.browser;

import static org.junit.Assert.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.AssumptionViolatedException;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/**
 * A person at a browser. Whatever the page asks of another host, and whatever the browser complains about (a script that was
 * refused, an error nobody caught), fails the walk at its end. A picture of a failed walk is kept.
 */
final class Walk implements TestRule {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Browser shared;

    private final List<String> complaints = new ArrayList<>();
    private Site site;
    private BrowserContext context;
    private Page page;

    @Override
    public Statement apply(Statement base, Description description) {
        return new Statement() {
            @Override
            public void evaluate() throws Throwable {
                site = Site.booted();
                open(1280, 860, ColorScheme.LIGHT);
                try {
                    base.evaluate();
                    assertEquals("what the browser complained about", List.of(), complaints);
                } catch (Throwable e) {
                    picture("failed-" + description.getTestClass().getSimpleName() + "-" + description.getMethodName());
                    throw e;
                } finally {
                    context.close();
                }
            }
        };
    }

    /** A new window without a session. */
    Page open(int width, int height, ColorScheme scheme) {
        if (context != null) {
            context.close();
        }
        context = browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme)
                        .setTimezoneId("Europe/Berlin")
                        .setLocale("en-GB"));
        context.setDefaultTimeout(20_000);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            // What a page asks for and is refused, it shows itself.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            URI address = URI.create(request.url());
            if (!"data".equals(address.getScheme())
                    && !site.address("").getAuthority().equals(address.getAuthority())) {
                complaints.add("asked another host: " + request.url());
            }
        });
        return page;
    }

    Site site() {
        return site;
    }

    Page page() {
        return page;
    }

    /** Goes to a page of the application; the path has no slash in front. */
    Page go(String path) {
        page.navigate(site.address(path).toString());
        return page;
    }

    /** Logs in through the page. */
    Page logIn(String user, String password) {
        go("");
        page.getByLabel("User").fill(user);
        page.getByLabel("Password").fill(password);
        page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        page.getByRole(com.microsoft.playwright.options.AriaRole.NAVIGATION)
                .first()
                .waitFor();
        return page;
    }

    /** Keeps what the window shows. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of(System.getProperty("screenshots.folder"), name + ".png")));
    }

    private static synchronized Browser browser() {
        if (shared == null) {
            Path program = program()
                    .orElseThrow(() -> new AssumptionViolatedException(
                            "NOT RUN: no Chromium on this machine; install the package chromium"));
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            shared = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            .setArgs(QUIET)
                            .setHeadless(true));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return shared;
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
