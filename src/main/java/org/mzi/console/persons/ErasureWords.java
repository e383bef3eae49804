package org.mzi.console.persons;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.mzi.console.Texts;
import org.mzi.erasure.Erasure;

/** How erasures are written. */
final class ErasureWords {

    private ErasureWords() {}

    static Span badge(Erasure.State state) {
        Span badge = new Span();
        badge.setText(badge.getTranslation("persons.state." + state));
        badge.getElement()
                .getThemeList()
                .add(
                        switch (state) {
                            case DONE -> "badge success";
                            case NEEDS_HAND -> "badge error";
                            case STOPPED, LIFTED -> "badge contrast";
                            case IN_BRIDGE, IN_MOODLE -> "badge";
                        });
        return badge;
    }

    /** Rows by kind, e.g. {@code Student 1 · Events 12}, or a dash. */
    static String rows(Component where, Map<String, Integer> rows, Locale language) {
        return rows.isEmpty()
                ? "–"
                : rows.entrySet().stream()
                        .map(entry -> kind(where, entry.getKey()) + "\u00a0" + Texts.number(entry.getValue(), language))
                        .collect(Collectors.joining(" · "));
    }

    /** The kind of a table's rows; tables of other entity types go by their own name. */
    static String kind(Component where, String table) {
        return switch (table) {
            case "event" -> where.getTranslation("persons.rows.event");
            case "audit_log" -> where.getTranslation("persons.rows.audit");
            case "students" -> where.getTranslation("persons.rows.students");
            default -> table;
        };
    }
}
