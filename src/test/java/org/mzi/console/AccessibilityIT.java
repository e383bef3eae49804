package org.mzi.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mzi.it.Bridge;
import org.mzi.it.BridgeExtension;

/** No screen, in no look, has a serious finding of axe: contrast, names of controls, roles, order. */
@ExtendWith(BridgeExtension.class)
class AccessibilityIT {

    /** What a person with an impairment stumbles over; lesser findings are advice. */
    private static final String SERIOUS =
            """
            async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                .filter(found => found.impact === 'serious' || found.impact === 'critical')
                .flatMap(found => found.nodes.map(node =>
                    found.id + ': ' + node.target.join(' ') + ' ' + node.html.slice(0, 160) + ' '
                        + (node.any[0] ? node.any[0].message : '')))""";

    private static ConsoleBrowser browser;
    private static Bridge bridge;
    private static String axe;

    @BeforeAll
    static void open(Bridge running) throws IOException {
        bridge = running;
        bridge.reset();
        Showcase.fill(bridge);
        Showcase.pauseZoho(bridge);
        browser = new ConsoleBrowser(running.uri());
        try (InputStream script = AccessibilityIT.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void close() {
        browser.close();
        bridge.reset();
        bridge.database().write(handle -> handle.execute("delete from api_credit"));
    }

    static List<Look> looks() {
        return List.of(Look.LIGHT, Look.DARK, Look.ARABIC, Look.PHONE);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void noScreenHasASeriousFinding(Look look) {
        Map<String, List<String>> found = new java.util.TreeMap<>();
        Page signedIn = look.page(browser.browser(), bridge.uri());
        signedIn.navigate("/admin/");
        ConsoleBrowser.logIn(signedIn, "admin", bridge.consolePassword());
        signedIn.waitForSelector("vaadin-app-layout");
        for (Screens.Screen screen : Screens.with(bridge)) {
            Page page = screen.open() ? look.page(browser.browser(), bridge.uri()) : signedIn;
            page.navigate(screen.address());
            page.waitForSelector("[role=main], main, .error-page, vaadin-login-form");
            page.waitForTimeout(600);
            List<String> findings = findings(page);
            if (!findings.isEmpty()) {
                found.put(screen.name(), findings);
            }
            if (screen.open()) {
                page.context().close();
            }
        }
        signedIn.context().close();

        assertThat(found).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<String> findings(Page page) {
        page.evaluate(axe);
        return new ArrayList<>((List<String>) page.evaluate(SERIOUS));
    }
}
