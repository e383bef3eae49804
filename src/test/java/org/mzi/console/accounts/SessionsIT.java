package org.mzi.console.accounts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mzi.console.ConsoleBrowser;
import org.mzi.it.Await;
import org.mzi.it.Bridge;
import org.mzi.it.BridgeExtension;
import org.mzi.it.TestDatabase;

/** How the console's sessions end, seen on pages that are open meanwhile. */
@ExtendWith(BridgeExtension.class)
class SessionsIT {

    private static final String EVENTS = "/admin/events?status=PARKED";

    /** A node reads settings from the table every second, and may have been busy with something else. */
    private static final Duration SETTINGS_ARE_KEPT = Duration.ofSeconds(5);

    /** A session ends after half an hour of doing nothing. So late it warns, and leaves a slow test nearly two minutes. */
    private static final Duration WARNED = Duration.ofMinutes(28).plusSeconds(5);

    private static ConsoleBrowser browser;
    private static Bridge bridge;
    private static ConsoleAccounts accounts;

    @BeforeAll
    static void open(Bridge running) {
        bridge = running;
        accounts = new ConsoleAccounts(running);
        browser = new ConsoleBrowser(running.uri());
    }

    /** What became due later while it was later, such as a timer's next run, would wait for half a day. */
    @AfterAll
    static void close() {
        accounts.reset();
        browser.close();
        bridge.reset();
    }

    @AfterEach
    void closePages() {
        browser.closePages();
        reset();
    }

    @BeforeEach
    void reset() {
        if (accounts.reset()) {
            Await.pause(SETTINGS_ARE_KEPT);
        }
        moveTime(Duration.ZERO);
    }

    /** A node asks for the time twice a second: what it does before counts as done at the old one. */
    private static void moveTime(Duration ahead) {
        TestDatabase.moveTime(bridge.database(), ahead);
        Await.pause(Duration.ofSeconds(1));
    }

    private static Page signedIn(String user) {
        return browser.signedIn(user, bridge.consolePassword(), EVENTS);
    }

    private static void logIn(Page page, String user) {
        ConsoleBrowser.logIn(page, user, bridge.consolePassword());
    }

    private static Locator warning(Page page) {
        return page.locator("vaadin-notification-card.idle-warning");
    }

    private static void assertEnded(Page page, String reason, String words) {
        assertThat(page).hasURL(Pattern.compile(".*/admin/log-in\\?ended=" + reason + "$"));
        assertThat(page.locator(".log-in-card .notice")).containsText(words);
    }

    @Test
    void anIdleSessionEndsThoughItsPagePollsAndLeadsBackAfterTheLogIn() {
        accounts.add("idler", "VIEWER");
        Page page = signedIn("idler");
        ConsoleBrowser.awaitPolls(page);

        moveTime(Duration.ofMinutes(25));
        page.locator("#status-PENDING").click();
        assertThat(page).hasURL(Pattern.compile("status=PENDING"));

        moveTime(Duration.ofMinutes(50));
        ConsoleBrowser.awaitPolls(page);
        assertThat(page.locator(".events-view")).isVisible();

        moveTime(Duration.ofMinutes(56));
        assertEnded(page, "idle", "nothing was done");
        assertThat(accounts.doneBy("idler")).endsWith("session-end idle");

        logIn(page, "idler");
        assertThat(page.locator(".events-view")).isVisible();
        assertThat(page).hasURL(Pattern.compile("status=PENDING"));
    }

    @Test
    void anIdleSessionIsWarnedOfItsEndWhichTheWarningDoesNotPutOffButAClickOnItDoes() {
        accounts.add("absent", "VIEWER");
        Page page = signedIn("absent");
        Locator warning = warning(page);
        moveTime(Duration.ofMinutes(26));
        ConsoleBrowser.awaitPolls(page);
        assertThat(warning).hasCount(0);

        moveTime(WARNED);
        assertThat(warning).containsText("You will be logged out at");
        page.locator("#stay-logged-in").click();
        assertThat(warning).hasCount(0);

        moveTime(WARNED.multipliedBy(2));
        assertThat(warning).isVisible();
        assertThat(page.locator(".events-view")).isVisible();
        ConsoleBrowser.awaitPolls(page);
        moveTime(Duration.ofMinutes(62));
        assertEnded(page, "idle", "nothing was done");
    }

    /** What is done in another page of the browser is done in the session. */
    @Test
    void theWarningGoesWhenSomethingIsDoneElsewhere() {
        accounts.add("busy-elsewhere", "VIEWER");
        Page page = signedIn("busy-elsewhere");
        Page other = page.context().newPage();
        moveTime(WARNED);
        assertThat(warning(page)).isVisible();

        other.navigate("/admin/account");
        assertThat(warning(page)).hasCount(0);
    }

    /**
     * A click after the end is not work any more. Logged in without a page: its polls, or what a page says when it is left, would
     * notice the end before the click.
     */
    @Test
    void whoComesBackTooLateIsToldSoAtTheFirstClick() {
        accounts.add("late", "VIEWER");
        Page page = browser.page();
        String origin = bridge.uri().toString();
        APIResponse loggedIn = page.request()
                .post(
                        origin + "/admin/authenticate",
                        RequestOptions.create()
                                .setHeader("Origin", origin)
                                .setForm(FormData.create()
                                        .set("username", "late")
                                        .set("password", bridge.consolePassword())));
        assertThat(loggedIn.url()).isEqualTo(origin + "/admin/");

        moveTime(Duration.ofMinutes(31));
        assertThat(farewell(page, origin).status()).isEqualTo(403);
        page.navigate(EVENTS);
        assertEnded(page, "idle", "nothing was done");
    }

    /** As a browser sends it while it leaves a page. */
    private static APIResponse farewell(Page page, String origin) {
        return page.request()
                .post(
                        origin + "/admin/?v-r=uidl&v-uiId=0",
                        RequestOptions.create()
                                .setHeader("Origin", origin)
                                .setHeader("Content-Type", "text/plain;charset=UTF-8")
                                .setData("{\"UNLOAD\":true}"));
    }

    @Test
    void aSessionEndsTwelveHoursAfterTheLogInHoweverBusy() {
        accounts.add("busy", "VIEWER");
        Page page = signedIn("busy");
        moveTime(WARNED);
        assertThat(warning(page)).isVisible();
        accounts.set("CONSOLE_SESSION_IDLE_END", "PT24H");
        assertThat(warning(page)).hasCount(0);

        moveTime(Duration.ofHours(12).minusMinutes(5));
        ConsoleBrowser.awaitPolls(page);
        page.locator("#status-PENDING").click();
        assertThat(page).hasURL(Pattern.compile("status=PENDING"));

        moveTime(Duration.ofHours(12).plusMinutes(1));
        assertEnded(page, "too-old", "only so long");
    }

    @Test
    void aUserWhomAnotherNodeDisabledIsOutWithinSeconds() {
        accounts.add("gone", "OPERATOR");
        Page page = signedIn("gone");

        accounts.change("gone", "enabled = false");
        assertEnded(page, "disabled", "account was disabled");

        logIn(page, "gone");
        assertThat(page).hasURL(Pattern.compile(".*/log-in\\?error.*"));
    }

    @Test
    void anotherRoleTakesANewLogIn() {
        accounts.add("demoted", "ADMINISTRATOR");
        Page page = browser.signedIn("demoted", bridge.consolePassword(), "/admin/users");
        page.waitForSelector(".users-view");

        accounts.change("demoted", "role = 'VIEWER'");
        assertEnded(page, "role-changed", "role was changed");

        logIn(page, "demoted");
        assertThat(page.locator(".error-page")).containsText("Not allowed");
    }

    @Test
    void aChangedPasswordEndsAllOtherSessionsOfTheUser() {
        accounts.add("careful", "VIEWER");
        Page other = signedIn("careful");
        Page page = browser.signedIn("careful", bridge.consolePassword(), "/admin/account");

        change(page, "wrong", "seven lemons sing", "seven lemons sing");
        assertThat(page.locator("#current")).containsText("not your current password");
        change(page, bridge.consolePassword(), "short", "short");
        assertThat(page.locator("#new")).containsText("at least 12 characters");
        change(page, bridge.consolePassword(), "Password1234", "Password1234");
        assertThat(page.locator("#new")).containsText("attackers try it first");
        change(page, bridge.consolePassword(), "seven lemons sing", "seven lemons ring");
        assertThat(page.locator("#again")).containsText("not the same");

        change(page, bridge.consolePassword(), "seven lemons sing", "seven lemons sing");
        assertThat(page.locator("vaadin-notification-card")).containsText("password was changed");
        assertEnded(other, "password-changed", "password was changed");
        ConsoleBrowser.awaitPolls(page);
        assertThat(page.locator(".account-view")).isVisible();
        assertThat(accounts.doneTo("careful")).containsExactly("careful password-change");

        ConsoleBrowser.logIn(other, "careful", "seven lemons sing");
        assertThat(other.locator(".events-view")).isVisible();
    }

    private static void change(Page page, String current, String wanted, String again) {
        page.locator("#current input").fill(current);
        page.locator("#new input").fill(wanted);
        page.locator("#again input").fill(again);
        page.locator("#change").click();
    }

    @Test
    void aPageNotifiesTheEndOfASessionThatTheServerNoLongerKnows() {
        accounts.add("forgotten", "VIEWER");
        Page page = signedIn("forgotten");

        page.context().clearCookies();
        assertThat(page).hasURL(Pattern.compile(".*/admin/log-in\\?ended$"));
        assertThat(page.locator(".log-in-card .notice")).containsText("Your session has ended");
    }

    @Test
    void aNewLogInInTheSameBrowserIsTheNewUsers() {
        accounts.add("first", "OPERATOR");
        accounts.add("second", "VIEWER");
        Page page = signedIn("first");
        page.navigate("/admin/account");
        page.evaluate(
                """
                ([user, password]) => {
                  const form = document.createElement('form');
                  form.method = 'post';
                  form.action = '/admin/authenticate';
                  for (const [name, value] of [['username', user], ['password', password]]) {
                    const field = document.createElement('input');
                    field.name = name;
                    field.value = value;
                    form.append(field);
                  }
                  document.body.append(form);
                  form.submit();
                }""",
                new String[] {"second", bridge.consolePassword()});

        assertThat(page.locator("#account")).containsText("second");
        page.navigate("/admin/account");
        assertThat(page.locator(".account-view .who")).containsText("Viewer");
        assertThat(accounts.doneBy("second")).containsExactly("log-in");
    }
}
