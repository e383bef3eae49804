package org.mzi.console.words;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.mzi.platform.Json;

/** Hides the values that go by certain names, whatever the case of the name. */
public final class Masking {

    public static final String HIDDEN = "••••••";

    private final Set<String> names;

    public Masking(Collection<String> names) {
        this.names = names.stream().map(Masking::normal).collect(Collectors.toUnmodifiableSet());
    }

    public boolean hides(String name) {
        return names.contains(normal(name));
    }

    /** The same with every value of such a name hidden, at any depth; null and empty text tell nothing and stay. */
    public JsonValue mask(JsonValue value) {
        if (value instanceof JsonObject object) {
            JsonObjectBuilder masked = Json.builder();
            object.forEach(
                    (name, item) -> masked.add(name, hides(name) && tells(item) ? Json.value(HIDDEN) : mask(item)));
            return masked.build();
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder masked = Json.array();
            array.forEach(item -> masked.add(mask(item)));
            return masked.build();
        }
        return value;
    }

    /** Only the first letter of each word: enough to recognise somebody whom one knows. */
    public static String name(String name) {
        return Arrays.stream(name.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + "•••")
                .collect(Collectors.joining(" "));
    }

    private static boolean tells(JsonValue value) {
        return !value.equals(JsonValue.NULL) && !"".equals(Json.text(value));
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
