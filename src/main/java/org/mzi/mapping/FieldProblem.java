package org.mzi.mapping;

import jakarta.json.JsonValue;
import java.util.Set;
import org.mzi.platform.Json;

/**
 * A Zoho value that does not have the form its rule expects.
 *
 * @param found the shape of the value: letters as {@code a}, digits as {@code 9}, e.g. {@code 99/99/9999}
 * @param value its first 40 characters; as {@code found} where it is no text or number
 */
public record FieldProblem(String zohoField, String attribute, Extraction expected, String found, String value) {

    private static final int SHOWN = 40;

    static FieldProblem of(String zohoField, FieldRule rule, JsonValue value) {
        return new FieldProblem(zohoField, rule.attribute(), rule.extraction(), shape(value), shown(value));
    }

    /**
     * One sentence for whoever mends it.
     *
     * @param personal names of fields and attributes of which only the value's form is told
     */
    public String text(Set<String> personal) {
        boolean hidden = personal.contains(zohoField) || personal.contains(attribute);
        return "Zoho field " + zohoField + " (attribute " + attribute + ") must be " + expected.expected() + "; found "
                + (hidden ? "something of the form " + found : "\"" + value + "\"") + ".";
    }

    private static String shown(JsonValue value) {
        String text = Json.text(value);
        if (text == null) {
            return shape(value);
        }
        return text.codePointCount(0, text.length()) > SHOWN
                ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…"
                : text;
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
