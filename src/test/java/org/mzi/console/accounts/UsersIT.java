package org.mzi.console.accounts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mzi.console.ConsoleBrowser;
import org.mzi.it.Bridge;
import org.mzi.it.BridgeExtension;

/** Users and the audit trail, as an administrator sees them and others do not. */
@ExtendWith(BridgeExtension.class)
class UsersIT {

    private static final String USERS = "/admin/users";

    private static ConsoleBrowser browser;
    private static Bridge bridge;
    private static ConsoleAccounts accounts;

    @BeforeAll
    static void open(Bridge running) {
        bridge = running;
        accounts = new ConsoleAccounts(running);
        browser = new ConsoleBrowser(running.uri());
    }

    @AfterAll
    static void close() {
        accounts.reset();
        browser.close();
    }

    @AfterEach
    void closePages() {
        browser.closePages();
    }

    @BeforeEach
    void reset() {
        accounts.reset();
        bridge.database().write(handle -> handle.execute("delete from audit_log where subject like 'user %'"));
    }

    private static Page admin(String path) {
        return browser.signedIn("admin", bridge.consolePassword(), path);
    }

    private static String givenPassword(Page page) {
        Locator given = page.locator("#given-password");
        assertThat(given).hasText(Pattern.compile("\\S+"));
        return given.innerText().strip();
    }

    private static Locator dialog(Page page) {
        return page.locator("vaadin-dialog-overlay .narrow-dialog");
    }

    @Test
    void aNewUserGetsAPasswordOnceAndMustChangeItBeforeAnythingElse() {
        Page page = admin(USERS);
        page.locator("#add-user").click();
        page.locator("#new-name input").fill("Amal Al-Harbi");
        page.locator("#add").click();
        assertThat(page.locator("#new-name")).containsText("with a letter or digit first");
        page.locator("#new-name input").fill("amal");
        page.locator("#role-OPERATOR").click();
        page.locator("#add").click();

        String given = givenPassword(page);
        page.locator("#noted").click();
        assertThat(page.locator("vaadin-grid")).containsText("amal");
        assertThat(accounts.role("amal")).isEqualTo("OPERATOR");

        Page amals = browser.signedIn("amal", given, "/admin/events");
        assertThat(amals.locator(".account-view .notice")).containsText("given to you by an administrator");
        amals.navigate("/admin/events");
        assertThat(amals.locator(".account-view")).isVisible();
        amals.locator("#current input").fill(given);
        amals.locator("#new input").fill("seven lemons sing");
        amals.locator("#again input").fill("seven lemons sing");
        amals.locator("#change").click();
        assertThat(amals.locator(".account-view")).isHidden();
        amals.navigate("/admin/events");
        assertThat(amals.locator(".events-view")).isVisible();

        assertThat(accounts.doneTo("amal")).containsExactly("admin account-add", "amal password-change");
    }

    @Test
    void aResetEndsTheUsersSessionAndAsksForAnotherPassword() {
        long id = accounts.add("amal", "VIEWER");
        Page amals = browser.signedIn("amal", bridge.consolePassword(), "/admin/events");
        Page page = admin(USERS + "?user=" + id);
        page.locator("#reset").click();
        assertThat(accounts.doneTo("amal")).isEmpty();
        ConsoleBrowser.agree(page);

        String given = givenPassword(page);
        assertThat(amals).hasURL(Pattern.compile("ended=password-changed"));
        ConsoleBrowser.logIn(amals, "amal", given);
        assertThat(amals.locator(".account-view .notice")).isVisible();
    }

    @Test
    void disablingPutsTheUserOutAndEnablingLetsBackIn() {
        long id = accounts.add("amal", "VIEWER");
        Page amals = browser.signedIn("amal", bridge.consolePassword(), "/admin/events");
        Page page = admin(USERS + "?user=" + id);
        page.locator("#disable").click();
        ConsoleBrowser.agree(page);

        assertThat(amals).hasURL(Pattern.compile("ended=disabled"));
        assertThat(dialog(page)).containsText("Disabled");
        page.locator("#enable").click();
        assertThat(dialog(page)).containsText("Active");
        ConsoleBrowser.logIn(amals, "amal", bridge.consolePassword());
        assertThat(amals.locator(".events-view")).isVisible();
        assertThat(accounts.doneTo("amal")).containsExactly("admin account-disable", "admin account-enable");
    }

    @Test
    void theLastAdministratorCanBeNeitherDemotedNorDisabled() {
        accounts.add("helper", "OPERATOR");
        Page page = admin(USERS);
        page.locator("vaadin-grid a")
                .getByText("admin", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.locator("#role-VIEWER").click();
        page.locator("#save-role").click();
        ConsoleBrowser.agree(page);
        assertThat(page.locator("vaadin-notification-card")).containsText("last enabled administrator");
        assertThat(accounts.role("admin")).isEqualTo("ADMINISTRATOR");

        page.locator("#disable").click();
        ConsoleBrowser.agree(page);
        assertThat(dialog(page)).containsText("Active");
        assertThat(accounts.doneTo("admin")).isEmpty();
    }

    @Test
    void aLockedAccountIsUnlocked() {
        long id = accounts.add("amal", "VIEWER");
        for (int i = 0; i < 10; i++) {
            accounts.change("amal", "failed_logins = failed_logins + 1");
        }
        accounts.change("amal", "locked_until = mzi_now() + interval '15 minutes'");
        Page amals = browser.page();
        amals.navigate("/admin/events");
        ConsoleBrowser.logIn(amals, "amal", bridge.consolePassword());
        assertThat(amals.locator("vaadin-login-form-wrapper")).containsText("locked after too many tries");

        Page page = admin(USERS);
        assertThat(page.locator("vaadin-grid")).containsText("Locked");
        page.navigate(USERS + "?user=" + id);
        page.locator("#unlock").click();
        assertThat(dialog(page)).containsText("Active");
        ConsoleBrowser.logIn(amals, "amal", bridge.consolePassword());
        assertThat(amals.locator(".events-view")).isVisible();
        assertThat(accounts.doneTo("amal")).containsExactly("admin account-unlock");
    }

    @ParameterizedTest
    @CsvSource({"VIEWER,/admin/users", "VIEWER,/admin/audit", "OPERATOR,/admin/users", "OPERATOR,/admin/audit"})
    void othersAreOfferedNeitherAndRefusedBoth(String role, String path) {
        accounts.add("amal", role);
        Page page = browser.page();
        page.navigate(path);
        ConsoleBrowser.logIn(page, "amal", bridge.consolePassword());

        assertThat(page.locator(".error-page")).containsText("Not allowed");
        page.navigate("/admin/events");
        assertThat(page.locator("vaadin-side-nav")).containsText("Events");
        assertThat(page.locator("vaadin-side-nav")).not().containsText("Users");
        assertThat(page.locator("vaadin-side-nav")).not().containsText("Audit trail");
    }

    @Test
    void theAuditTrailIsFilteredByItsAddressAndShowsDetails() {
        long id = accounts.add("amal", "OPERATOR");
        Page page = admin(USERS + "?user=" + id);
        page.locator("#role-VIEWER").click();
        page.locator("#save-role").click();
        ConsoleBrowser.agree(page);
        assertThat(page.locator("vaadin-notification-card")).containsText("role was changed");

        page.navigate("/admin/audit?action=account-role&subject=user+amal");
        assertThat(page.locator(".list-line")).containsText("Entries: 1");
        page.locator("vaadin-grid").getByText("Changed role").click();
        assertThat(page).hasURL(Pattern.compile("entry=\\d+"));
        assertThat(dialog(page)).containsText("Operator");
        assertThat(dialog(page)).containsText("127.0.0.1");
        page.locator("#close").click();
        assertThat(page.locator("vaadin-dialog-overlay[opened]")).hasCount(0);

        page.locator("#filter-user input").fill("nobody-of-that-name");
        assertThat(page.locator(".empty")).containsText("Nothing found");
        assertThat(page).hasURL(Pattern.compile("user=nobody-of-that-name"));
        page.navigate("/admin/audit?user=ADM&action=account-role&subject=user+amal&to=2020-01-01T00:00Z");
        assertThat(page.locator(".empty")).containsText("Nothing found");
    }

    @Test
    void allOfItSpeaksArabic() {
        accounts.add("amal", "OPERATOR");
        Page page = admin(USERS);
        page.locator("#language").click();
        assertThat(page.locator("h1.view-title")).hasText("المستخدمون");
        assertThat(page.locator("vaadin-grid")).containsText("مشغّل");
        page.navigate("/admin/audit");
        assertThat(page.locator("h1.view-title")).hasText("سجل التدقيق");
        assertThat(page.locator("vaadin-grid")).containsText("تسجيل دخول");
        page.navigate("/admin/account");
        assertThat(page.locator("#new")).containsText("12 حرفًا");
        page.navigate("/admin/log-in?ended=idle");
        assertThat(page.locator("html")).hasAttribute("dir", "rtl");
        assertThat(browser.complaints()).isEmpty();
    }
}
