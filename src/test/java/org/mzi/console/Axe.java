package org.mzi.console;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Deque's axe-core: looks at a page for what keeps people with an impairment out. */
final class Axe {

    /** Serious and critical findings; lesser ones are advice. */
    private static final String SERIOUS =
            """
            async rules => (await axe.run(document, {resultTypes: ['violations'], ...rules})).violations
                .filter(found => found.impact === 'serious' || found.impact === 'critical')
                .flatMap(found => found.nodes.map(node =>
                    found.id + ': ' + node.target.join(' ') + ' ' + node.html.slice(0, 160) + ' '
                        + (node.any[0] ? node.any[0].message : '')))""";

    private final String script;

    Axe() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line for each element that has a serious finding: rule, place, what was measured. */
    List<String> findings(Page page) {
        return findings(page, Map.of());
    }

    /** The same of contrast alone, where nothing but colours is other than in a look that was examined. */
    List<String> contrast(Page page) {
        return findings(page, Map.of("runOnly", List.of("color-contrast")));
    }

    @SuppressWarnings("unchecked")
    private List<String> findings(Page page, Map<String, Object> rules) {
        if (!(boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(script);
        }
        return List.copyOf((List<String>) page.evaluate(SERIOUS, rules));
    }
}
