package org.mzi.console.records;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.mzi.console.words.JsonText;
import org.mzi.console.words.Texts;
import org.mzi.console.words.Times;
import org.mzi.platform.Json;

/** Names and values of attributes, for people. An attribute that the console has no word for goes by its own name. */
record AttributeWords(Times times) {

    private static final Texts TEXTS = new Texts();

    static boolean hasName(String attribute) {
        return Texts.has("attribute." + attribute);
    }

    static String name(String attribute, Locale language) {
        return hasName(attribute) ? TEXTS.getTranslation("attribute." + attribute, language) : attribute;
    }

    /** Whether there is nothing to show. */
    static boolean isEmpty(JsonValue value) {
        return value == null
                || value.equals(JsonValue.NULL)
                || value.equals(JsonValue.EMPTY_JSON_ARRAY)
                || "".equals(Json.text(value));
    }

    /** Dates, numbers and codes read from left to right in every language; words as their script wants it. */
    Component value(JsonValue value) {
        if (isEmpty(value)) {
            return new Span("–");
        }
        if (value instanceof JsonStructure structure) {
            return new JsonText(structure);
        }
        Span words = new Span(
                switch (value.getValueType()) {
                    case TRUE -> TEXTS.getTranslation("records.yes", times.language());
                    case FALSE -> TEXTS.getTranslation("records.no", times.language());
                    default -> time(Json.text(value));
                });
        words.getElement().setAttribute("dir", "auto");
        return words;
    }

    private String time(String text) {
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:.*")) {
            return text;
        }
        try {
            return times.write(OffsetDateTime.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}
