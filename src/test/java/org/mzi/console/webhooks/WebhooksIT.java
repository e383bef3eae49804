package org.mzi.console.webhooks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mzi.console.ConsoleBrowser;
import org.mzi.it.Await;
import org.mzi.it.Bridge;
import org.mzi.it.BridgeExtension;
import org.mzi.platform.Json;
import org.mzi.sandbox.ZohoStandIn;

/** Registering in Zoho in the console, and who may only look. */
@ExtendWith(BridgeExtension.class)
class WebhooksIT {

    private static final String PATH = "/admin/webhooks";
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String NAME = "MZI - BTEC_Teachers";
    private static final JsonObject FOREIGN = Json.object(
            """
            {"id": "11", "name": "MZI - BTEC_Teachers", "module": {"api_name": "BTEC_Teachers", "id": "1"},
             "url": "https://staging.school.example/api/v1/webhooks/student-dashboard/teacher_updated"}""");

    private static ConsoleBrowser browser;
    private static Bridge bridge;

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

    @BeforeEach
    void nothingIsRegistered() {
        bridge.reset();
        bridge.putOff("zoho-channels");
    }

    private static ZohoStandIn zoho() {
        return bridge.sandbox().zoho();
    }

    private static Page signedIn(String user) {
        Page page = browser.signedIn(user, bridge.consolePassword(), PATH);
        page.waitForSelector(".webhooks-view");
        return page;
    }

    @Test
    void anAdministratorSeesThePlanRegistersAndTakesNothingOverUnasked() {
        zoho().putAutomation("webhooks", FOREIGN);
        Page page = signedIn("admin");
        assertThat(page.locator("vaadin-grid")).containsText("Not registered");

        page.locator("#register").click();
        assertThat(page.locator(".plan")).containsText("To be made");
        assertThat(page.locator(".plan-foreign")).containsText("staging.school.example");
        assertThat(zoho().channels()).isEmpty();
        page.locator("#confirm-register").click();

        assertThat(page.locator("vaadin-notification-card")).containsText("All is registered");
        assertThat(audit()).contains("admin zoho-registration");
        assertThat(page.locator("vaadin-grid")).containsText("Registered");
        page.navigate(PATH + "?standing=FOREIGN");
        assertThat(page.locator(".webhooks-view")).containsText("Another bridge’s");
        assertThat(zoho().automation("webhooks")).contains(FOREIGN);

        long before = registrations();
        page.locator("#register").click();
        page.locator(".plan-foreign input").check();
        page.locator("#confirm-register").click();
        Await.until(SOON, () -> "the second registration goes on", () -> registrations() == before + 1);
        assertThat(zoho().automation("webhooks"))
                .filteredOn(webhook -> webhook.getString("name").equals(NAME))
                .singleElement()
                .satisfies(webhook -> assertThat(webhook.getString("url")).startsWith(Bridge.ADDRESS));

        page.locator("#register").click();
        assertThat(page.locator(".plan")).containsText("All is registered as it should be");
        assertThat(page.locator("#confirm-register")).isDisabled();
        assertThat(page.locator("body")).not().containsText(bridge.webhookSecret());
        page.context().close();
    }

    @Test
    void aViewerLooksAndReadsTheInstructionsButCannotRegister() {
        bridge.account("webhooks-viewer", "VIEWER");
        Page page = signedIn("webhooks-viewer");

        assertThat(page.locator("vaadin-grid")).containsText("Not registered");
        assertThat(page.locator("#register")).hasCount(0);
        page.locator("#by-hand").click();
        assertThat(page.locator(".by-hand"))
                .containsText(Bridge.ADDRESS + "/api/v1/webhooks/student-dashboard/student_updated");
        assertThat(page.locator(".by-hand")).containsText("X-MZI-Token");
        assertThat(page.locator(".by-hand")).not().containsText(bridge.webhookSecret());
        assertThat(zoho().channels()).isEmpty();
        page.context().close();
    }

    @Test
    void whatFailedSaysWhatToDo() {
        bridge.database()
                .write(handle -> handle.execute(
                        """
                        insert into zoho_registration (kind, name, module, result, url, checked_at, problem_code, problem_text)
                        values ('RULE', 'MZI - BTEC_Students', 'BTEC_Students', 'FAILED', ?, mzi_now(), 'zoho-scope-missing',
                                'Grant ZohoCRM.settings.workflow_rules.ALL anew.')""",
                        Bridge.ADDRESS + "/api/v1/webhooks/student-dashboard/student_updated"));
        Page page = signedIn("admin");
        page.navigate(PATH + "?standing=FAILED");

        page.locator("vaadin-grid a:visible").first().click();
        assertThat(page.locator(".webhook-detail")).containsText("ZohoCRM.settings.workflow_rules.ALL");
        page.context().close();
    }

    /** A notification of the same module is no sign of life of a rule. */
    @Test
    void aRulesLastEventIsTheLastCallOfItsOwnWebhook() {
        String rule = PATH + "?item=RULE/MZI%20-%20BTEC_Teachers";
        bridge.database()
                .write(
                        handle -> handle.execute(
                                "insert into event (source, handler, operation, record_key, priority, received_at, due_at, status, finished_at)"
                                        + " values ('ZOHO', 'zoho.teachers', 'UPSERT', '1', 1, mzi_now(), mzi_now(), 'DONE', mzi_now())"));
        Page page = signedIn("admin");
        page.navigate(rule);
        Locator lastEvent = page.locator(".webhook-detail .facts > div")
                .filter(new Locator.FilterOptions().setHasText("Last event"));
        assertThat(lastEvent).hasText("Last event–");

        Await.until(SOON.plusMinutes(1), () -> "not noted", () -> {
            bridge.webhook("teacher_updated", "5725767000000520499");
            return called("teacher_updated");
        });
        page.navigate(rule);
        assertThat(lastEvent).containsText(Pattern.compile("Last event.*20\\d\\d.*:"));
        page.context().close();
    }

    private static boolean called(String path) {
        return bridge.database()
                .read(handle -> handle.createQuery("select exists (select from webhook_call where path = :path)")
                        .bind("path", path)
                        .mapTo(Boolean.class)
                        .one());
    }

    private long registrations() {
        return audit().stream().filter("admin zoho-registration"::equals).count();
    }

    private List<String> audit() {
        return bridge.database().read(handle -> handle.createQuery(
                        "select user_name || ' ' || action from audit_log where subject = 'zoho' order by id")
                .mapTo(String.class)
                .list());
    }
}
