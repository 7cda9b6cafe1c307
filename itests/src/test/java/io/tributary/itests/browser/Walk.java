package io.tributary.itests.browser;

import static org.junit.Assert.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.itests.node.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/**
 * A person at a browser. Whatever the page asks of another host, and whatever the browser complains about (a script that was
 * refused, an error nobody caught), fails the walk at its end. A picture of a failed walk is kept.
 */
final class Walk implements TestRule {
    private static final int MOST_TABS = 80;
    private static final int PATIENCE_MILLIS = 30_000;

    private final List<String> complaints = new ArrayList<>();
    private final Callable<Site> where;
    private Site site;
    private BrowserContext context;
    private Page page;

    Walk() {
        this(Site::booted);
    }

    /** Through another site than most walks. */
    Walk(Callable<Site> where) {
        this.where = where;
    }

    @Override
    public Statement apply(Statement base, Description description) {
        return new Statement() {
            @Override
            public void evaluate() throws Throwable {
                site = where.call();
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
        context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme)
                        .setTimezoneId("Europe/Berlin")
                        .setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
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

    /** Goes to a page and waits until it shows what it was opened for. */
    Page see(String path) {
        go(path);
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                .first()
                .waitFor();
        page.waitForFunction(
                "() => !document.querySelector('main .skeleton, main .skeleton-line, main [aria-busy=true]')");
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

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator field(String label) {
        return page.getByLabel(label);
    }

    /** A field that is typed into, by its whole label. */
    Locator text(String label) {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    /** A button by its whole name. */
    Locator exactly(String button) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true));
    }

    /** The dialog that is open. */
    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** A button of the dialog that is open. */
    Locator inDialog(String button) {
        return dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true));
    }

    /** Waits until the page says this. */
    void says(String text) {
        PlaywrightAssertions.assertThat(page.getByText(text).first()).isVisible();
    }

    /** Downloads what is behind the link, and answers its lines. */
    List<String> download(Locator link) {
        Download file = page.waitForDownload(link::click);
        try {
            return Files.readString(file.path()).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Presses Tab until this has the focus, and checks that it can be seen that it has. */
    void tabTo(Locator wanted) {
        for (int i = 0; i < MOST_TABS; i++) {
            if (Boolean.TRUE.equals(wanted.evaluate("it => it === document.activeElement"))) {
                // A field shows it by the frame around it.
                Object outline = wanted.evaluate("it => [it, it.parentElement, it.parentElement.parentElement]"
                        + ".some(each => getComputedStyle(each).outlineStyle !== 'none')");
                assertEquals("the focus of " + wanted + " can be seen", true, outline);
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("by Tab nobody gets to " + wanted);
    }

    /** Waits for something outside of the page. */
    void await(String what, Callable<Boolean> look) {
        try {
            Await.see(what, Duration.ofMinutes(1), look, Boolean.TRUE::equals);
        } catch (Exception e) {
            throw new AssertionError(what, e);
        }
    }

    /** Keeps what the window shows. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of(System.getProperty("screenshots.folder"), name + ".png")));
    }
}
