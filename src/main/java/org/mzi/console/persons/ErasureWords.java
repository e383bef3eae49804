package org.mzi.console.persons;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.mzi.console.words.Texts;
import org.mzi.erasure.Erasure;

/** How erasures are written. */
final class ErasureWords {

    private ErasureWords() {}

    /** Does not call a student erased who is left in Moodle. */
    static Span badge(Erasure erasure) {
        boolean hereOnly = erasure.state() == Erasure.State.DONE
                && (erasure.moodle() == Erasure.MoodleResult.NOT_OFFERED
                        || erasure.moodle() == Erasure.MoodleResult.OFF);
        Span badge = new Span();
        badge.setText(badge.getTranslation(hereOnly ? "persons.state-here-only" : "persons.state." + erasure.state()));
        badge.getElement().getThemeList().add(hereOnly ? "badge error" : theme(erasure.state()));
        return badge;
    }

    private static String theme(Erasure.State state) {
        return switch (state) {
            case DONE -> "badge success";
            case NEEDS_HAND -> "badge error";
            case STOPPED, LIFTED -> "badge contrast";
            case IN_BRIDGE, IN_MOODLE -> "badge";
        };
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
