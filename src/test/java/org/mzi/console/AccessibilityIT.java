package org.mzi.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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

    /** In the dark and on a phone, too, without loading it again: both are styles of the same page. */
    @Test
    void noScreenHasASeriousFinding() {
        Map<String, List<String>> found = findings(Look.LIGHT, (screen, page) -> {
            Map<String, List<String>> looks = new LinkedHashMap<>();
            looks.put(screen + ", light", AXE.findings(page));
            page.evaluate("document.documentElement.setAttribute('theme', 'dark')");
            ConsoleBrowser.settle(page);
            looks.put(screen + ", dark", AXE.contrast(page));
            page.evaluate("document.documentElement.removeAttribute('theme')");
            ConsoleBrowser.resize(page, Look.PHONE);
            looks.put(screen + ", phone", AXE.findings(page));
            page.setViewportSize(Look.LIGHT.width(), Look.LIGHT.height());
            return looks;
        });
        assertThat(found).isEmpty();
    }

    @Test
    void noScreenHasASeriousFindingInArabic() {
        assertThat(findings(Look.ARABIC, (screen, page) -> Map.of(screen, AXE.findings(page))))
                .isEmpty();
    }

    /** Those screens, by name and look, that have any. */
    private static Map<String, List<String>> findings(
            Look look, BiFunction<String, Page, Map<String, List<String>>> examine) {
        Map<String, List<String>> found = new TreeMap<>();
        Map<String, Page> pages = new HashMap<>();
        for (Screens.Screen screen : Screens.with(bridge)) {
            Page page =
                    pages.computeIfAbsent(String.valueOf(screen.user()), user -> screen.page(look, browser, bridge));
            screen.visit(page);
            ConsoleBrowser.settle(page);
            found.putAll(examine.apply(screen.name(), page));
        }
        pages.values().forEach(page -> page.context().close());
        found.values().removeIf(List::isEmpty);
        return found;
    }
}
