package org.mzi.moodle;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.mzi.platform.Json;

/**
 * A message of Moodle about a record, without what may be personal: the record's own values except ids, e-mail addresses
 * and anything in quotation marks.
 */
final class SafeMessage {

    private static final Pattern PERSONAL = Pattern.compile("\\S+@\\S+|\"[^\"]*\"|“[^”]*”|«[^»]*»|(?<!\\w)'[^']*'");
    private static final String GONE = "…";
    private static final int SHORTEST_VALUE = 3;
    private static final int LONGEST = 300;

    private SafeMessage() {}

    static String of(String message, JsonObject sent) {
        if (message == null) {
            return "";
        }
        String safe = PERSONAL.matcher(message).replaceAll(GONE);
        for (String value : valuesOf(sent)) {
            safe = Pattern.compile(Pattern.quote(value), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(safe)
                    .replaceAll(GONE);
        }
        safe = safe.strip().replaceAll("[\\s.]+$", "");
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + GONE;
    }

    /** Longest first, so that a name is gone before a part of it is looked for. */
    private static SortedSet<String> valuesOf(JsonObject sent) {
        SortedSet<String> values = new TreeSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        sent.forEach((key, value) -> {
            if (!isId(key)) {
                collect(value, values);
            }
        });
        return values;
    }

    private static boolean isId(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return name.startsWith("zoho_") && name.endsWith("_id") || name.startsWith("moodle_") && name.endsWith("_id");
    }

    private static void collect(JsonValue value, SortedSet<String> values) {
        if (value instanceof JsonObject object) {
            values.addAll(valuesOf(object));
        } else if (value instanceof JsonArray array) {
            array.forEach(item -> collect(item, values));
        } else {
            String text = Json.text(value);
            if (text != null && text.strip().length() >= SHORTEST_VALUE) {
                values.add(text.strip());
            }
        }
    }
}
