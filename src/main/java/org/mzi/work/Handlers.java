package org.mzi.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The handlers that there are, by name. */
@ApplicationScoped
public class Handlers {

    private final Map<String, EventHandler> byName = new TreeMap<>();
    private final Set<String> awaited = new TreeSet<>();

    @Inject
    Handlers(@Any Instance<EventHandler.Provider> providers) {
        providers.forEach(this::add);
    }

    Handlers() {}

    /** For use outside a container. */
    public static Handlers of(Collection<? extends EventHandler> handlers) {
        Handlers made = new Handlers();
        handlers.forEach(made::add);
        return made;
    }

    static Handlers of(EventHandler.Provider provider) {
        Handlers made = new Handlers();
        made.add(provider);
        return made;
    }

    private void add(EventHandler.Provider provider) {
        provider.handlers().forEach(this::add);
        awaited.addAll(provider.awaited());
    }

    private void add(EventHandler handler) {
        if (byName.put(handler.name(), handler) != null) {
            throw new IllegalStateException("Two handlers are called " + handler.name());
        }
    }

    /** The handler of that name, or null when this release has none. */
    public EventHandler get(String name) {
        return byName.get(name);
    }

    Collection<EventHandler> all() {
        return byName.values();
    }

    /** Names of those that are still to come. */
    List<String> awaited() {
        return awaited.stream().filter(name -> !byName.containsKey(name)).toList();
    }

    /** Names of those that need none of the paused destinations. */
    public List<String> able(Set<String> paused) {
        return byName.values().stream()
                .filter(handler -> handler.destinations().stream().noneMatch(paused::contains))
                .map(EventHandler::name)
                .toList();
    }

    /** Names of those whose events coalesce. */
    public List<String> coalescing() {
        return byName.values().stream()
                .filter(EventHandler::coalesces)
                .map(EventHandler::name)
                .toList();
    }

    /**
     * Names of the handlers of an entity, those to come included: {@code students} is that of {@code zoho.students} and
     * {@code moodle.students}.
     */
    List<String> ofEntity(String entity) {
        return Stream.concat(byName.keySet().stream(), awaited().stream())
                .filter(name -> name.equals(entity) || name.endsWith("." + entity))
                .toList();
    }
}
