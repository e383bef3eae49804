package org.mzi.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mzi.it.Bridge;
import org.mzi.it.BridgeExtension;

/** The console as an administrator sees it. */
@ExtendWith(BridgeExtension.class)
class ConsoleIT {

    private static final String PARKED = "/admin/events?entity=test.console&status=PARKED";

    private static final double LONGEST_MILLIS = 20_000;

    private static ConsoleBrowser browser;
    private static Bridge bridge;

    private long parked;

    @BeforeAll
    static void open(Bridge running) {
        bridge = running;
        PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_MILLIS);
        browser = new ConsoleBrowser(running.uri());
    }

    @AfterAll
    static void close() {
        removeEvents();
        browser.close();
    }

    @BeforeEach
    void prepare() {
        removeEvents();
        parked = bridge.database().write(handle -> handle.createQuery(
                        """
                        insert into event (source, handler, operation, record_key, priority, payload, received_at, status,
                                           attempts, due_at, finished_at, problem_code, problem_text)
                        values ('ZOHO', 'test.console', 'UPSERT', '5725767000000524157', 1, '{"module": "Students"}',
                                '2026-01-31T08:00:05Z', 'PARKED', 8, mzi_now(), mzi_now(), 'moodle-username-taken',
                                'Another Moodle account has this user name.')
                        returning id""")
                .mapTo(Long.class)
                .one());
    }

    private static void removeEvents() {
        bridge.database().write(handle -> handle.execute("delete from event where handler = 'test.console'"));
    }

    @Test
    void aWrongPasswordIsRefusedAndTheRightOneLeadsToThePageThatWasAskedFor() {
        Page page = browser.page();
        page.navigate(PARKED);
        ConsoleBrowser.logIn(page, "admin", "wrong");
        page.waitForURL(Pattern.compile(".*/log-in\\?error.*"));
        assertThat(page.locator("vaadin-login-form-wrapper")).containsText("Not logged in");

        ConsoleBrowser.logIn(page, "admin", bridge.consolePassword());
        page.waitForSelector(".events-view");

        assertThat(page).hasURL(Pattern.compile("entity=test.console&status=PARKED"));
        assertThat(audit("admin")).contains("log-in-failed", "log-in");
    }

    @Test
    void anEventShowsItsProblemItsPayloadAndTheReadersTime() {
        Page page = signedIn(PARKED);
        page.getByText("5725767000000524157").first().click();

        Locator facts = page.locator(".event-facts");
        assertThat(facts).containsText("Another Moodle account has this user name.");
        assertThat(facts).containsText("\"module\"");
        assertThat(facts).containsText("11:00:05");
        assertThat(page).hasURL(Pattern.compile("event=" + parked));
    }

    @Test
    void aParkedEventIsRetriedOnTheRecord() {
        Page page = signedIn(PARKED + "&event=" + parked);
        page.locator("#retry").click();

        assertThat(page.locator(".event-facts")).containsText("Pending");
        assertThat(status()).isEqualTo("PENDING");
        assertThat(auditOf("event " + parked)).containsExactly("event-retry");
    }

    @Test
    void anEventIsDiscardedOnlyAfterAQuestion() {
        Page page = signedIn(PARKED + "&event=" + parked);
        page.locator("#discard").click();
        assertThat(status()).isEqualTo("PARKED");

        page.locator("vaadin-confirm-dialog-overlay vaadin-button[slot=confirm-button]")
                .click();
        assertThat(page.locator(".event-facts")).containsText("Discarded");
        assertThat(auditOf("event " + parked)).containsExactly("event-discard");
    }

    @Test
    void aViewerIsOfferedNoChanges() {
        bridge.database()
                .write(
                        handle -> handle.execute(
                                """
                        insert into console_user (user_name, password_hash, role, created_at)
                        select 'viewer', password_hash, 'VIEWER', mzi_now() from console_user where user_name = 'admin'
                        on conflict do nothing"""));
        Page page = browser.signedIn("viewer", bridge.consolePassword(), PARKED + "&event=" + parked);

        assertThat(page.locator(".event-facts")).isVisible();
        assertThat(page.locator("#retry")).isHidden();
        assertThat(page.locator("#discard")).isHidden();
    }

    @Test
    void whatIsFilteredStandsInTheAddress() {
        Page page = signedIn("/admin/events?entity=test.console");
        page.locator("#filter-record input").fill("nothing-like-it");

        assertThat(page.locator(".empty")).containsText("Nothing found");
        assertThat(page).hasURL(Pattern.compile("entity=test.console&record=nothing-like-it"));
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
        assertThat(page.locator(".events-view")).hasCount(0);
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

    private String status() {
        return bridge.database().read(handle -> handle.createQuery("select status from event where id = :id")
                .bind("id", parked)
                .mapTo(String.class)
                .one());
    }

    private static List<String> audit(String user) {
        return bridge.database()
                .read(handle -> handle.createQuery("select action from audit_log where user_name = :user order by id")
                        .bind("user", user)
                        .mapTo(String.class)
                        .list());
    }

    private static List<String> auditOf(String subject) {
        return bridge.database()
                .read(handle -> handle.createQuery("select action from audit_log where subject = :subject order by id")
                        .bind("subject", subject)
                        .mapTo(String.class)
                        .list());
    }
}
