package org.mzi.console;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.mzi.it.Bridge;

/** Every screen of the console by its route, and the states of some that are worth a look of their own. */
final class Screens {

    /**
     * One of them.
     *
     * @param path below {@code /admin/}, with the query
     * @param open whether nobody has to be logged in
     */
    record Screen(String name, String path, boolean open) {
        String address() {
            return "/admin/" + path;
        }
    }

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
                view.isAnnotationPresent(AnonymousAllowed.class));
    }

    /** Further states, one line each. They need {@link Showcase#fill}. */
    static List<Screen> states(Bridge bridge) {
        return List.of(
                state("dashboard-day", "?period=day"),
                state("events-parked", "events?status=PARKED"),
                state("events-filtered", "events?entity=students&problem=" + query("moodle-username-taken")),
                state("events-none-found", "events?record=nothing-like-it"),
                state("events-detail", "events?event=" + Showcase.anyParked(bridge)),
                state("page-not-found", "nowhere"));
    }

    static List<Screen> with(Bridge bridge) {
        return Stream.concat(all().stream(), states(bridge).stream()).toList();
    }

    private static Screen state(String name, String path) {
        return new Screen(name, path, false);
    }

    private static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
