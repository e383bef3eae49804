package org.mzi.mapping;

import jakarta.json.JsonValue;
import org.mzi.platform.Json;

/**
 * A Zoho value that does not have the form its rule expects.
 *
 * @param found the shape of the value, never the value: letters as {@code a}, digits as {@code 9}, e.g. {@code 99/99/9999}
 */
public record FieldProblem(String zohoField, String attribute, Extraction expected, String found) {

    private static final int SHOWN = 40;

    static FieldProblem of(String zohoField, FieldRule rule, JsonValue value) {
        return new FieldProblem(zohoField, rule.attribute(), rule.extraction(), shape(value));
    }

    /** One sentence for an administrator, without personal data. */
    public String text() {
        return "Zoho field " + zohoField + " (attribute " + attribute + ") must be " + expected.expected()
                + "; found something of the form " + found + ".";
    }

    private static String shape(JsonValue value) {
        String text = Json.text(value);
        if (text == null) {
            return "a JSON " + value.getValueType().name().toLowerCase(java.util.Locale.ROOT);
        }
        StringBuilder shape = new StringBuilder();
        text.codePoints()
                .limit(SHOWN)
                .map(c -> Character.isDigit(c) ? '9' : Character.isLetter(c) ? 'a' : c)
                .forEach(shape::appendCodePoint);
        return text.codePointCount(0, text.length()) > SHOWN ? shape + "…" : shape.toString();
    }
}
