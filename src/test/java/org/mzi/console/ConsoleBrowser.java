package org.mzi.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Chromium of the machine's own ({@code CHROMIUM}, by default Debian's), each page with cookies of its own. */
public final class ConsoleBrowser implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** For whatever a page is waited for, on a machine that is busy with other tests. */
    private static final double LONGEST_MILLIS = 60_000;

    /**
     * Nothing is on its way to or from the server, and nothing moves that will come to rest: a tenth of a second and some pictures
     * long. What an element holds in its shadow is not among the document's animations.
     */
    private static final String SETTLED =
            """
            async () => {
                const ends = moves => moves.playState === 'running' && moves.effect.getComputedTiming().endTime !== Infinity;
                const moves = root => root.getAnimations().some(ends)
                    || [...root.querySelectorAll('*')].some(element => element.shadowRoot && moves(element.shadowRoot));
                const busy = () => Object.values(window.Vaadin?.Flow?.clients ?? {}).some(client => client.isActive?.())
                    || moves(document);
                for (let quiet = 0; quiet < 4; quiet = busy() ? 0 : quiet + 1) {
                    await new Promise(later => requestAnimationFrame(() => setTimeout(later, 25)));
                }
            }""";

    /** Makes pages poll now, of whatever view they are. */
    private static final String POLL =
            "Object.values(Vaadin.Flow.clients).filter(client => client.poll).forEach(client => client.poll())";

    private final Playwright playwright;
    private final Browser browser;
    private final URI base;
    private final List<String> complaints = new ArrayList<>();

    public ConsoleBrowser(URI base) {
        this.base = base;
        PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium")))
                        .setArgs(QUIET));
    }

    /** An empty page in Riyadh, for a reader of English. */
    public Page page() {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(base.toString())
                .setLocale("en-GB")
                .setTimezoneId("Asia/Riyadh")
                .setViewportSize(1360, 840));
        context.setDefaultTimeout(LONGEST_MILLIS);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /**
     * A page that asked for a path, was led to the log-in, and got there. Once the server knows the reader's zone it draws
     * anew what shows a time; that is over.
     */
    public Page signedIn(String user, String password, String path) {
        Page page = page();
        page.navigate(path);
        logIn(page, user, password);
        page.waitForSelector("vaadin-app-layout");
        settle(page);
        return page;
    }

    /** The form puts the keyboard into its first field a moment after it is there: what was typed before would go astray. */
    public static void logIn(Page page, String user, String password) {
        Locator name = page.locator("input[name=username]");
        assertThat(name).isFocused();
        name.fill(user);
        page.locator("input[name=password]").fill(password);
        page.locator("input[name=password]").press("Enter");
    }

    /**
     * The page's own polls, at once instead of every few seconds. The second answer is to a request that was sent after whatever
     * happened before, and after the first answer was drawn.
     */
    public static void awaitPolls(Page page) {
        for (int poll = 0; poll < 2; poll++) {
            page.waitForResponse(answer -> answer.url().contains("v-r=uidl"), () -> page.evaluate(POLL));
        }
    }

    /** Agrees to the question that is open. One that was answered fades for a moment. */
    public static void agree(Page page) {
        page.locator("vaadin-confirm-dialog-overlay[opened] vaadin-button[slot=confirm-button]")
                .click();
    }

    /** Waits until what a page reads is there, and what moves has come to rest. */
    static void settle(Page page) {
        page.evaluate(SETTLED);
    }

    /** Ends all pages, which would go on polling. */
    public void closePages() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    /** Gives a page another size. A table is told so by the server, which hears of it a third of a second later. */
    static void resize(Page page, Look look) {
        if (page.locator(".table-view").count() == 0) {
            page.setViewportSize(look.width(), look.height());
        } else {
            page.waitForResponse(
                    answer -> String.valueOf(answer.request().postData()).contains("window-resize"),
                    () -> page.setViewportSize(look.width(), look.height()));
        }
        settle(page);
    }

    /** Chromium itself, for pages of another {@link Look}. */
    Browser browser() {
        return browser;
    }

    /** What pages reported as errors so far: broken scripts, violated content security policies. */
    public List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
