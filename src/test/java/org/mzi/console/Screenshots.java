package org.mzi.console;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mzi.it.Bridge;

/**
 * {@code bin/screenshots}: makes every screen, and some of their states, in every {@link Look}, as {@code
 * target/screenshots/<screen>-<look>.png} with an {@code index.html}, and prints what {@link Axe} finds. A new screen appears
 * by its route. Arguments: names of screens or looks, to make only these.
 */
final class Screenshots {

    private static final Path FOLDER = Path.of("target", "screenshots");

    /** A view asks the browser for its time zone and draws once more. */
    private static final int SETTLES_MILLIS = 700;

    /** The view scrolls within the frame: its height and the bar's. */
    private static final String WHOLE =
            "() => (document.querySelector('.dashboard, .record-view, .search-view')?.scrollHeight ?? 0) + 60";

    private final Bridge bridge;
    private final ConsoleBrowser browser;
    private final List<String> only;
    private final Axe axe = new Axe();
    private final List<String> made = new ArrayList<>();

    private Screenshots(Bridge bridge, ConsoleBrowser browser, List<String> only) {
        this.bridge = bridge;
        this.browser = browser;
        this.only = only;
    }

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        try (Bridge bridge = Bridge.start();
                ConsoleBrowser browser = new ConsoleBrowser(bridge.uri())) {
            new Screenshots(bridge, browser, List.of(arguments)).make();
        }
        System.exit(0);
    }

    private void make() {
        take(List.of(
                Screens.state("dashboard-empty", ""),
                Screens.state("events-empty", "events"),
                Screens.state("records-empty", "records"),
                Screens.state("problems-empty", "problems"),
                Screens.state("webhooks-empty", "webhooks"),
                Screens.state("persons-empty", "persons")));
        Showcase.fill(bridge);
        take(Screens.with(bridge));
        take(Screens.furtherStates(bridge));
        Showcase.pauseZoho(bridge);
        take(Screens.WHILE_ZOHO_IS_PAUSED);
        Showcase.resumeZoho(bridge);
        takeWithoutDatabase();
        take(Screens.idle(bridge));
        writeIndex();
    }

    private void take(List<Screens.Screen> screens) {
        for (Look look : Look.ALL) {
            Map<String, Page> pages = new HashMap<>();
            for (Screens.Screen screen : screens) {
                if (only.isEmpty() || only.contains(screen.name()) || only.contains(look.name())) {
                    Page page = pages.computeIfAbsent(
                            String.valueOf(screen.user()), user -> screen.page(look, browser, bridge));
                    screen.visit(page);
                    shoot(page, screen.name(), look);
                }
            }
            pages.values().forEach(page -> page.context().close());
        }
    }

    /** Opened while all was well, then left alone: what an operator sees who looks at a screen all day. */
    private void takeWithoutDatabase() {
        if (!only.isEmpty() && !only.contains("dashboard-database-away")) {
            return;
        }
        List<Page> pages = Look.ALL.stream()
                .map(look -> Screens.state("", "").page(look, browser, bridge))
                .toList();
        pages.forEach(page -> page.waitForSelector("#headline[data-level]"));
        bridge.postgres().close();
        try {
            for (int i = 0; i < pages.size(); i++) {
                pages.get(i).waitForSelector(".dashboard.stale");
                shoot(pages.get(i), "dashboard-database-away", Look.ALL.get(i));
            }
        } finally {
            bridge.postgres().start();
        }
    }

    private void shoot(Page page, String name, Look look) {
        page.waitForFunction("() => !document.querySelector('vaadin-connection-indicator[loading]')");
        page.waitForTimeout(SETTLES_MILLIS);
        page.setViewportSize(look.width(), Math.max(look.height(), ((Number) page.evaluate(WHOLE)).intValue()));
        String file = name + "-" + look.name() + ".png";
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)));
        page.setViewportSize(look.width(), look.height());
        made.add(file);
        axe.findings(page).forEach(finding -> System.out.println(name + " (" + look.name() + "): " + finding));
    }

    private void writeIndex() {
        StringBuilder html = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><title>Screens</title>"
                + "<style>body{font-family:sans-serif}figure{display:inline-block;vertical-align:top;margin:1em}"
                + "img{max-width:44vw;max-height:70vh;border:1px solid #999}</style><h1>Screens</h1>");
        made.stream().sorted().forEach(file -> html.append("<figure><a href=\"")
                .append(file)
                .append("\"><img loading=\"lazy\" src=\"")
                .append(file)
                .append("\" alt=\"\"></a><figcaption>")
                .append(file, 0, file.length() - ".png".length())
                .append("</figcaption></figure>"));
        try {
            Files.writeString(FOLDER.resolve("index.html"), html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(made.size() + " pictures: " + FOLDER.resolve("index.html"));
    }
}
