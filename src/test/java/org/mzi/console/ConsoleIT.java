package org.mzi.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mzi.it.Bridge;
import org.mzi.it.BridgeExtension;

/** The console as an administrator sees it. */
@ExtendWith(BridgeExtension.class)
class ConsoleIT {

    private static final String PARKED = "/admin/events?entity=test.console&status=PARKED";

    private static ConsoleBrowser browser;
    private static Bridge bridge;

    @BeforeAll
    static void open(Bridge running) {
        bridge = running;
        browser = new ConsoleBrowser(running.uri());
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @AfterEach
    void closePages() {
        browser.closePages();
    }

    @Test
    void aWrongPasswordIsRefusedAndTheRightOneLeadsToThePageThatWasAskedFor() {
        Page page = browser.page();
        page.navigate(PARKED);
        ConsoleBrowser.logIn(page, "admin", "wrong");
        page.waitForURL(Pattern.compile(".*/log-in\\?error.*"));
        assertThat(page.locator("vaadin-login-form-wrapper")).containsText("Not logged in");

        ConsoleBrowser.logIn(page, "admin", bridge.consolePassword());
        page.waitForSelector(".table-view");

        assertThat(page).hasURL(Pattern.compile("entity=test.console"));
        assertThat(page).hasURL(Pattern.compile("status=PARKED"));
        assertThat(audit("admin")).contains("log-in-failed", "log-in");
    }

    @Test
    void arabicRunsFromRightToLeft() {
        Page page = signedIn(PARKED);
        page.locator("#language").click();

        assertThat(page.locator("html")).hasAttribute("dir", "rtl");
        assertThat(page.locator("h1.view-title")).hasText("الأحداث");
        assertThat(page).hasURL(Pattern.compile("status=PARKED"));
    }

    @Test
    void theDarkThemeStays() {
        Page page = signedIn(PARKED);
        page.locator("#theme").click();
        assertThat(page.locator("html")).hasAttribute("theme", "dark");

        page.reload();
        assertThat(page.locator("html")).hasAttribute("theme", "dark");
    }

    @Test
    void loggingOutEndsTheSession() {
        Page page = signedIn(PARKED);
        page.locator("#log-out").click();
        page.waitForSelector("vaadin-login-form");

        page.navigate(PARKED);
        page.waitForSelector("vaadin-login-form");
        assertThat(page.locator(".table-view")).hasCount(0);
    }

    @Test
    void anUnknownPageSaysSo() {
        Page page = signedIn(PARKED);
        page.navigate("/admin/nowhere");

        assertThat(page.locator(".error-page")).containsText("Page not found");
    }

    @Test
    void theApisPageIsReadableUnderItsStrictPolicy() {
        Page page = browser.page();
        page.navigate("/docs/");

        assertThat(page.locator(".opblock").first()).isVisible();
        assertThat(browser.complaints()).isEmpty();
    }

    private static Page signedIn(String path) {
        return browser.signedIn("admin", bridge.consolePassword(), path);
    }

    private static List<String> audit(String user) {
        return bridge.database()
                .read(handle -> handle.createQuery("select action from audit_log where user_name = :user order by id")
                        .bind("user", user)
                        .mapTo(String.class)
                        .list());
    }
}
