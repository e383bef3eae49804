package org.mzi.console;

import com.microsoft.playwright.Page;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mzi.console.components.RecordAnchor;
import org.mzi.it.Bridge;
import org.mzi.it.TestDatabase;

/** Every screen of the console by its route, and the states of some that are worth a look of their own. */
final class Screens {

    /**
     * One of them.
     *
     * @param path below {@code /admin/}, with the query
     * @param user who looks at it; null: nobody has to be logged in
     * @param act what is done there before it is looked at
     */
    record Screen(String name, String path, String user, Consumer<Page> act) {
        /** A page of its user, who is logged in. */
        Page page(Look look, ConsoleBrowser browser, Bridge bridge) {
            Page page = look.page(browser.browser(), bridge.uri());
            if (user != null) {
                page.navigate("/admin/");
                ConsoleBrowser.logIn(page, user, bridge.consolePassword());
                page.waitForSelector("vaadin-app-layout");
            }
            return page;
        }

        void visit(Page page) {
            page.navigate("/admin/" + path);
            page.waitForSelector("[role=main], main, .error-page, vaadin-login-form");
            act.accept(page);
        }
    }

    static final String ADMINISTRATOR = "admin";

    /** They need {@link Showcase#pauseZoho}. */
    static final List<Screen> WHILE_ZOHO_IS_PAUSED = List.of(
            new Screen("dashboard-zoho-paused", "", ADMINISTRATOR, page -> page.locator(".paused-list li")
                    .waitFor()),
            new Screen("events-zoho-paused", "events", ADMINISTRATOR, page -> page.locator(".notice")
                    .waitFor()));

    private Screens() {}

    /** The screens that have a route without parameters, in the order of their names. */
    static List<Screen> all() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.mzi.console")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Route.class))
                        .map(JavaClass::reflect)
                        .map(Screens::screen)
                        .filter(screen -> !screen.path().contains(":"))
                        .sorted(java.util.Comparator.comparing(Screen::name))
                        .toList();
    }

    private static Screen screen(Class<?> view) {
        String path = view.getAnnotation(Route.class).value();
        return new Screen(
                path.isEmpty() ? "dashboard" : path.replace('/', '-'),
                path,
                view.isAnnotationPresent(AnonymousAllowed.class) ? null : ADMINISTRATOR,
                page -> {});
    }

    /** Further states that a reader comes to by an address. They need {@link Showcase#fill}. */
    static List<Screen> states(Bridge bridge) {
        return List.of(
                state("dashboard-day", "?period=day"),
                openState("log-in-failed", "log-in?error"),
                openState("log-in-ended", "log-in?ended=idle"),
                state("events-parked", "events?status=PARKED"),
                state("events-filtered", "events?entity=students&problem=" + query("moodle-username-taken")),
                state("events-none-found", "events?record=nothing-like-it"),
                state("events-detail", "events?event=" + Showcase.anyParked(bridge)),
                state("events-awaiting", "events?entity=grade_submitted"),
                state("events-awaiting-detail", "events?event=" + Showcase.awaitingHandler(bridge)),
                state("events-detail-long", "events?event=" + Showcase.longest(bridge)),
                record("record-student", RecordAnchor.path("students", Showcase.STUDENT), ADMINISTRATOR),
                record("record-problem", RecordAnchor.path("students", ShowcaseRecords.PROBLEM), ADMINISTRATOR),
                state("records-none-found", "records?text=nothing-like-it"),
                state("search-found", "search?text=haddad"),
                state("page-not-found", "nowhere"));
    }

    /** States of other roles, and such that a click leads to. */
    static List<Screen> furtherStates(Bridge bridge) {
        String marked = "vaadin-grid vaadin-checkbox:visible >> nth=";
        return List.of(
                openState("log-in-unavailable", "log-in?unavailable"),
                state("events-range", "events?from=2026-01-01T00:00%2B03:00&to=2036-01-02T11:15%2B03:00"),
                clicked("events-marked", "events?status=PARKED", marked + 1, marked + 2),
                new Screen(
                        "events-detail-viewer",
                        "events?event=" + Showcase.anyParked(bridge),
                        Showcase.VIEWER,
                        page -> {}),
                state("problems-detail", "problems?kind=" + query("zoho.students/moodle-username-taken")),
                state("problems-deletions", "problems?kind=" + query("zoho.teachers/mass-deletion")),
                record("record-viewer", RecordAnchor.path("students", Showcase.STUDENT), Showcase.VIEWER),
                record("record-registration", RecordAnchor.path("registrations", "5725767000000610005"), ADMINISTRATOR),
                record("record-not-here", RecordAnchor.path("classes", "5725767000000610099"), ADMINISTRATOR),
                clicked("record-raw", RecordAnchor.path("students", Showcase.STUDENT), "#raw vaadin-details-summary"),
                state("records-registrations", "records?entity=registrations"),
                state("records-by-name", "records?status=SYNCED&sort=label"),
                clicked("records-marked", "records", marked + 1, marked + 2),
                state("search-nothing", "search?text=nothing-like-it"),
                clicked("webhooks-plan", "webhooks", "#register"),
                clicked("webhooks-by-hand", "webhooks", "#by-hand"),
                clicked("webhooks-detail", "webhooks?standing=FAILED", "vaadin-grid a:visible"),
                new Screen("webhooks-viewer", "webhooks", Showcase.VIEWER, page -> {}),
                state("webhooks-none-found", "webhooks?module=nothing-like-it"),
                state("problems-none-found", "problems?problem=nothing-like-it"),
                clicked("users-detail", "users", "vaadin-grid a:visible"),
                clicked("users-add", "users", "#add-user"),
                clicked("audit-detail", "audit?action=event-retry", "vaadin-grid a:visible"),
                state("audit-none-found", "audit?user=nobody"),
                new Screen("persons-found", "persons", ADMINISTRATOR, Screens::search),
                new Screen("persons-question", "persons", ADMINISTRATOR, page -> {
                    search(page);
                    page.locator(".person-preview").first().click();
                }),
                new Screen("account-must-change", "account", Showcase.NEWCOMER, page -> {}),
                new Screen("forbidden", "users", Showcase.VIEWER, page -> {}));
    }

    /** States with a question over them. */
    static List<Screen> questions(Bridge bridge) {
        return List.of(
                clicked("events-retry-question", "events?status=PARKED", "#retry-all"),
                clicked("events-discard-question", "events?event=" + Showcase.anyParked(bridge), "#discard"),
                clicked(
                        "events-course-question",
                        "events?event=" + Showcase.classWithoutCourse(bridge),
                        "#choose-course",
                        "vaadin-radio-button >> nth=1"));
    }

    /** Moves time on for each, so that nothing was done for half an hour but two minutes. */
    static List<Screen> idle(Bridge bridge) {
        AtomicInteger looks = new AtomicInteger();
        return List.of(new Screen("account-idle", "account", ADMINISTRATOR, page -> {
            TestDatabase.moveTime(bridge.database(), Duration.ofMinutes(29).multipliedBy(looks.incrementAndGet()));
            page.locator("vaadin-notification-card.idle-warning").waitFor();
        }));
    }

    static List<Screen> with(Bridge bridge) {
        return Stream.of(all(), states(bridge), questions(bridge))
                .flatMap(List::stream)
                .toList();
    }

    static Screen state(String name, String path) {
        return new Screen(name, path, ADMINISTRATOR, page -> {});
    }

    private static Screen record(String name, String path, String user) {
        return new Screen(name, path, user, page -> page.locator(".record-view .panel:visible")
                .first()
                .waitFor());
    }

    private static Screen openState(String name, String path) {
        return new Screen(name, path, null, page -> {});
    }

    private static Screen clicked(String name, String path, String... elements) {
        return new Screen(name, path, ADMINISTRATOR, page -> Stream.of(elements)
                .forEach(element -> page.locator(element).first().click()));
    }

    private static void search(Page page) {
        page.locator("#person-text input").fill(Showcase.STUDENT);
        page.locator("#person-find").click();
        page.locator(".person-card").waitFor();
    }

    private static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
