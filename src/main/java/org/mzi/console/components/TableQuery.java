package org.mzi.console.components;

import com.vaadin.flow.router.QueryParameters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a table shows, as its URL's query says it: text by name, never blank. */
public record TableQuery(Map<String, String> values) {

    public static final TableQuery ALL = new TableQuery(Map.of());

    public TableQuery {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    public static TableQuery of(QueryParameters parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.getParameters().forEach((name, texts) -> {
            String text = texts.isEmpty() ? "" : storable(texts.get(0));
            if (!text.isEmpty()) {
                values.put(name, text);
            }
        });
        return new TableQuery(values);
    }

    /** Null where nothing is asked. */
    public String get(String name) {
        return values.get(name);
    }

    /** @param value null or blank: nothing is asked */
    public TableQuery with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(values);
        if (value == null || storable(value).isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, storable(value));
        }
        return new TableQuery(changed);
    }

    public QueryParameters parameters() {
        return QueryParameters.simple(values);
    }

    /** Whether anything is asked by one of these names. */
    public boolean asks(Set<String> names) {
        return !Collections.disjoint(values.keySet(), names);
    }

    /** Control characters, which no stored text has and of which PostgreSQL refuses one, are left out. */
    private static String storable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "").strip();
    }
}
