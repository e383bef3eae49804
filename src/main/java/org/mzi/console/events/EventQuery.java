package org.mzi.console.events;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mzi.work.Events;

/**
 * What the events view shows, as its URL's query says it. Each member is null where nothing is asked.
 *
 * @param event id of the event whose details are open
 */
record EventQuery(String status, String entity, String record, String problem, Long event) {

    static final EventQuery ALL = new EventQuery(null, null, null, null, null);

    /** What cannot be read counts as not asked: an old bookmark still opens. */
    static EventQuery of(QueryParameters parameters) {
        String event = text(parameters, "event");
        String status = text(parameters, "status");
        return new EventQuery(
                status != null && EventStatus.ALL.contains(status) ? status : null,
                text(parameters, "entity"),
                text(parameters, "record"),
                text(parameters, "problem"),
                event != null && event.matches("[0-9]{1,18}") ? Long.valueOf(event) : null);
    }

    QueryParameters parameters() {
        Map<String, List<String>> values = new TreeMap<>();
        put(values, "status", status);
        put(values, "entity", entity);
        put(values, "record", record);
        put(values, "problem", problem);
        put(values, "event", event == null ? null : event.toString());
        return new QueryParameters(values);
    }

    Events.Filter filter() {
        return new Events.Filter(status, entity, record, problem, null, null, null);
    }

    EventQuery withStatus(String other) {
        return new EventQuery(other, entity, record, problem, null);
    }

    EventQuery withEvent(Long other) {
        return new EventQuery(status, entity, record, problem, other);
    }

    boolean isFiltered() {
        return !withEvent(null).equals(ALL);
    }

    private static String text(QueryParameters parameters, String name) {
        return parameters
                .getSingleParameter(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    private static void put(Map<String, List<String>> values, String name, String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, List.of(value.strip()));
        }
    }
}
