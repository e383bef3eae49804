package org.mzi.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
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

    /** Nothing is on its way to or from the server, and nothing moves that will come to rest: a tenth of a second long. */
    private static final String SETTLED =
            """
            async () => {
                const ends = moves => moves.playState === 'running' && moves.effect.getComputedTiming().endTime !== Infinity;
                const busy = () => Object.values(window.Vaadin?.Flow?.clients ?? {}).some(client => client.isActive?.())
                    || document.getAnimations().some(ends);
                for (let quiet = 0; quiet < 4; quiet = busy() ? 0 : quiet + 1) {
                    await new Promise(later => setTimeout(later, 25));
                }
            }""";

    private final Playwright playwright;
    private final Browser browser;
    private final URI base;
    private final List<String> complaints = new ArrayList<>();

    public ConsoleBrowser(URI base) {
        this.base = base;
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

    public static void logIn(Page page, String user, String password) {
        page.locator("input[name=username]").fill(user);
        page.locator("input[name=password]").fill(password);
        page.keyboard().press("Enter");
    }

    /** Waits until what a page reads is there, and what moves has come to rest. */
    static void settle(Page page) {
        page.evaluate(SETTLED);
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
