package org.mzi.console.persons;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mzi.console.ConsoleBrowser;
import org.mzi.it.Bridge;
import org.mzi.it.BridgeExtension;

/** Erasing a student in the console, and who may not. */
@ExtendWith(BridgeExtension.class)
class PersonsIT {

    private static final String PATH = "/admin/persons";
    private static final Duration SOON = Duration.ofMinutes(1);

    private static ConsoleBrowser browser;
    private static Bridge bridge;

    private String id;

    @BeforeAll
    static void open(Bridge running) {
        bridge = running;
        browser = new ConsoleBrowser(running.uri());
    }

    @AfterAll
    static void close() {
        bridge.reset();
        browser.close();
    }

    @AfterEach
    void closePages() {
        browser.closePages();
    }

    @BeforeEach
    void aStudent() {
        bridge.reset();
        id = bridge.sandbox()
                .zoho()
                .put(
                        "BTEC_Students",
                        Map.of(
                                "Name", "A01B4242C",
                                "First_Name", "Zephyrine",
                                "Last_Name", "Haddad",
                                "Academic_Email", "zephyrine@school.example"));
        bridge.awaitEvent(bridge.webhook("student_updated", id), "DONE", SOON);
    }

    private static Page signedIn(String user) {
        Page page = browser.page();
        page.navigate(PATH);
        ConsoleBrowser.logIn(page, user, bridge.consolePassword());
        return page;
    }

    private static Page administrator() {
        Page page = browser.signedIn("admin", bridge.consolePassword(), PATH);
        page.waitForSelector(".persons-view");
        return page;
    }

    private static void search(Page page, String text) {
        page.locator("#person-text input").fill(text);
        page.locator("#person-find").click();
    }

    private static Locator erase(Page page) {
        return page.locator("#erasure-erase");
    }

    private void eraseThe(Page page) {
        search(page, "ZEPHYRINE@school.example");
        page.locator(".person-preview").click();
        page.locator("#erasure-confirm input").fill(id);
        erase(page).click();
    }

    @Test
    void aStudentIsErasedAfterTheirIdWasTypedAndTheResultIsShown() {
        Page page = administrator();
        search(page, "A01B4242C");
        assertThat(page.locator(".person-card")).containsText("Z••• H•••");
        assertThat(page.locator(".persons-view")).not().containsText("Zephyrine");

        page.locator(".person-preview").click();
        assertThat(page.locator(".erasure-preview")).containsText("Student record");
        assertThat(erase(page)).isDisabled();
        page.locator("#erasure-confirm input").fill(id + "0");
        assertThat(erase(page)).isDisabled();
        page.locator("#erasure-confirm input").fill(id);
        erase(page).click();

        assertThat(page.locator("vaadin-grid")).containsText("Removed from Moodle’s tables");
        assertThat(page.locator("vaadin-grid")).containsText(id);
        assertThat(stored()).isZero();
        assertThat(bridge.sandbox().moodle().record("students", id)).isNull();
        assertThat(audit()).containsExactly("admin person-erase");
        assertThat(page.url()).doesNotContain("A01B4242C").doesNotContain(id);
    }

    @Test
    void anErasureIsLiftedAfterAQuestion() {
        Page page = administrator();
        eraseThe(page);
        assertThat(page.locator("vaadin-grid")).containsText("Removed from Moodle’s tables");
        page.locator(".erasure-lift").click();
        ConsoleBrowser.agree(page);

        assertThat(page.locator("vaadin-grid")).containsText("Lifted");
        bridge.awaitEvent(bridge.webhook("student_updated", id), "DONE", SOON);
        assertThat(stored()).isOne();
        assertThat(audit()).containsExactly("admin person-erase", "admin person-erasure-lift");
    }

    @Test
    void whoIsUnknownIsNotFound() {
        Page page = administrator();
        search(page, "nobody@school.example");
        assertThat(page.locator(".persons-found")).containsText("No student here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "OPERATOR"})
    void othersThanAdministratorsAreNeitherLedNorLetThere(String role) {
        String user = "erasure-" + role.toLowerCase(java.util.Locale.ROOT);
        bridge.account(user, role);
        Page page = signedIn(user);

        assertThat(page.locator(".error-page")).isVisible();
        assertThat(page.locator(".persons-view")).hasCount(0);
        page.navigate("/admin/events");
        page.waitForSelector(".events-view");
        assertThat(page.locator("vaadin-side-nav-item[path='persons']")).hasCount(0);
    }

    private long stored() {
        return bridge.database().read(handle -> handle.createQuery("select count(*) from students where zoho_id = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .one());
    }

    private List<String> audit() {
        return bridge.database().read(handle -> handle.createQuery(
                        "select user_name || ' ' || action from audit_log where subject = :subject order by id")
                .bind("subject", "student " + id)
                .mapTo(String.class)
                .list());
    }
}
