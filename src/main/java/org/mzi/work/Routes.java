package org.mzi.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which handler and operation an event name of the outside world stands for. */
@ApplicationScoped
public class Routes {

    private final Map<String, Route> byName = new TreeMap<>();
    private final Handlers handlers;

    @Inject
    Routes(Handlers handlers) {
        this.handlers = handlers;
        Collection<EventHandler> all = handlers == null ? Set.of() : handlers.all();
        all.forEach(handler -> handler.eventNames()
                .forEach((name, operation) -> byName.put(name, new Route(handler.name(), operation))));
    }

    Routes() {
        this(null);
    }

    /**
     * @param handler name of the handler, e.g. {@code zoho.students}
     * @param operation what it is asked to do, e.g. {@code UPSERT}
     */
    public record Route(String handler, String operation) {}

    public Optional<Route> find(String eventName) {
        return Optional.ofNullable(byName.get(eventName));
    }

    /** All event names, sorted. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** Name of the handler for events about something that another system names so. */
    public Optional<String> handlerOf(String subject) {
        return handlers.all().stream()
                .filter(handler -> handler.speaksFor(subject))
                .map(EventHandler::name)
                .findFirst();
    }
}
