package org.mzi.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mzi.it.Await;
import org.mzi.it.Bridge;
import org.mzi.it.BridgeExtension;

/** The dashboard and the frame around it, in the states that an operator meets. */
@ExtendWith(BridgeExtension.class)
class DashboardIT {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

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
    void reset() {
        bridge.reset();
    }

    @AfterEach
    void closePages() {
        browser.closePages();
    }

    private static Page signedIn(String path) {
        return browser.signedIn("admin", bridge.consolePassword(), path);
    }

    @Test
    void aFreshSystemSaysWhatToDoFirst() {
        Page page = signedIn("/admin/");

        assertThat(page.locator("#first-steps")).isVisible();
        assertThat(page.locator("#first-steps li.done")).hasCount(2);
        assertThat(page.locator("#part-zoho")).hasAttribute("data-condition", "unknown");
        assertThat(page.locator("#part-database")).hasAttribute("data-condition", "well");
    }

    @Test
    void anEventThatWentThroughIsCountedWithItsLatency() {
        Page page = signedIn("/admin/dashboard");
        String id = bridge.sandbox()
                .zoho()
                .put("BTEC_Students", java.util.Map.of("Name", "A1", "First_Name", "Layla", "Last_Name", "Haddad"));
        bridge.webhook("student_updated", id);

        assertThat(page.locator("#headline")).hasAttribute("data-level", "well");
        assertThat(page.locator("#figure-in .figure")).hasText("1");
        assertThat(page.locator("#figure-out .figure")).hasText("1");
        assertThat(page.locator("#figure-latency .figure")).hasText(NUMBER);
        assertThat(page.locator("#part-moodle")).hasAttribute("data-condition", "well");
        assertThat(page.locator("#first-steps")).isHidden();
        assertThat(page.locator("#figure-in svg")).hasAttribute("aria-label", Pattern.compile("at most 1, at"));
    }

    @Test
    void aPausedZohoIsShownWithItsReasonHereAndInTheApi() {
        Showcase.fill(bridge);
        Showcase.pauseZoho(bridge);
        Page page = signedIn("/admin/");

        Locator zoho = page.locator("#part-zoho");
        assertThat(zoho).hasAttribute("data-condition", "ill");
        assertThat(zoho).containsText("Zoho cannot be reached.");
        assertThat(zoho).containsText("zoho-unreachable");
        assertThat(page.locator("#paused")).containsText("Next try at");
        assertThat(page.locator("#headline")).hasAttribute("data-level", "attention");

        JsonObject said = bridge.health().getJsonObject("system").getJsonObject("zoho");
        assertThat(said.getString("status")).isEqualTo("ill");
        assertThat(said.getJsonObject("problem").getString("code")).isEqualTo("zoho-unreachable");
        assertThat(bridge.health().getString("status")).isEqualTo("degraded");

        Showcase.resumeZoho(bridge);
        assertThat(zoho).hasAttribute("data-condition", "well");
    }

    @Test
    void whatIsParkedLeadsToItsEventsAndStandsInTheNavigation() {
        Showcase.fill(bridge);
        Page page = signedIn("/admin/");

        assertThat(page.locator("vaadin-side-nav .count.pressing"))
                .hasText(Long.toString(Showcase.numberParked(bridge)));
        page.locator("#parked a", new Page.LocatorOptions().setHasText("moodle-username-taken"))
                .click();

        assertThat(page).hasURL(Pattern.compile("events\\?.*problem=moodle-username-taken"));
        assertThat(page.locator(".events-view")).isVisible();
    }

    @Test
    void theChosenPeriodStandsInTheAddress() {
        Showcase.fill(bridge);
        Page page = signedIn("/admin/");
        page.locator("#period vaadin-tab").nth(1).click();

        assertThat(page).hasURL(Pattern.compile("period=day"));
        awaitReceivedInADay(page);
        page.reload();
        awaitReceivedInADay(page);
    }

    /** The figure is up to five seconds old when it is taken, drawn every four, and may be of an hour that has just ended. */
    private static void awaitReceivedInADay(Page page) {
        Locator figure = page.locator("#figure-in .figure");
        page.waitForCondition(
                () -> figure.textContent().equals(String.format(Locale.ENGLISH, "%,d", receivedInADay())));
    }

    private static long receivedInADay() {
        return bridge.database().read(handle -> handle.createQuery(
                        """
                                        select sum(number) from event_flow where span = 'HOUR' and measure = 'received'
                                            and begins > date_trunc('hour', mzi_now()) - interval '24 hours'""")
                .mapTo(Long.class)
                .one());
    }

    @Test
    void withoutItsDatabaseTheScreenStaysAndRecoversByItself() {
        Showcase.fill(bridge);
        Page page = signedIn("/admin/");
        assertThat(page.locator("#headline")).hasAttribute("data-level", "attention");
        bridge.postgres().close();
        try {
            assertThat(page.locator("#headline")).hasAttribute("data-level", "down");
            assertThat(page.locator("#part-database")).hasAttribute("data-condition", "ill");
            assertThat(page.locator("#figure-parked .figure")).hasText(NUMBER);
        } finally {
            bridge.postgres().start();
        }

        assertThat(page.locator("#headline")).hasAttribute("data-level", "attention");
        assertThat(page.locator("#part-database")).hasAttribute("data-condition", "well");
        assertThat(page.locator(".dashboard.stale")).hasCount(0);
    }

    @Test
    void theKeyboardSkipsTheNavigation() {
        Page page = signedIn("/admin/");
        page.locator("#headline h2").waitFor();
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip-link")).isFocused();
        page.keyboard().press("Enter");

        assertThat(page.locator("[role=main]")).isFocused();
    }

    @Test
    void figuresAreMetricsToo() {
        Showcase.fill(bridge);
        awaitMetric("mzi_part_up\\{[^}]*part=\"database\"[^}]*\\} 1");
        awaitMetric("mzi_latency_hour_seconds\\{[^}]*quantile=\"0.95\"");
    }

    private static void awaitMetric(String line) {
        Pattern wanted = Pattern.compile(line);
        Await.until(Duration.ofMinutes(1), () -> "no " + line, () -> wanted.matcher(
                        bridge.http().get("/metrics").body())
                .find());
    }
}
