package org.mzi.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private static final Axe AXE = new Axe();

    private static ConsoleBrowser browser;
    private static Bridge bridge;

    @BeforeAll
    static void open(Bridge running) {
        bridge = running;
        bridge.reset();
        Showcase.fill(bridge);
        Showcase.pauseZoho(bridge);
        browser = new ConsoleBrowser(running.uri());
    }

    @AfterAll
    static void close() {
        browser.close();
        bridge.reset();
        Showcase.clear(bridge);
    }

    static List<Look> looks() {
        return List.of(Look.LIGHT, Look.DARK, Look.ARABIC, Look.PHONE);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void noScreenHasASeriousFinding(Look look) {
        Map<String, List<String>> found = new TreeMap<>();
        Map<String, Page> pages = new HashMap<>();
        for (Screens.Screen screen : Screens.with(bridge)) {
            Page page =
                    pages.computeIfAbsent(String.valueOf(screen.user()), user -> screen.page(look, browser, bridge));
            screen.visit(page);
            page.waitForTimeout(600);
            List<String> findings = AXE.findings(page);
            if (!findings.isEmpty()) {
                found.put(screen.name(), findings);
            }
        }
        pages.values().forEach(page -> page.context().close());

        assertThat(found).isEmpty();
    }
}
