package org.mzi.platform;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** JSON text in and out, and one way to hash an object. */
public final class Json {

    private static final JsonReaderFactory READERS = jakarta.json.Json.createReaderFactory(Map.of());

    private Json() {}

    /** Parses an object or array. Throws {@link JsonParsingException} when the text is anything else. */
    public static JsonStructure parse(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.read();
        } catch (JsonParsingException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new JsonParsingException(String.valueOf(e.getMessage()), e, null);
        }
    }

    public static JsonObject object(String text) {
        if (parse(text) instanceof JsonObject object) {
            return object;
        }
        throw new JsonParsingException("Not a JSON object", null);
    }

    public static JsonObjectBuilder builder() {
        return jakarta.json.Json.createObjectBuilder();
    }

    /** The object without one of its members. */
    public static JsonObject without(JsonObject object, String name) {
        return jakarta.json.Json.createObjectBuilder(object).remove(name).build();
    }

    /** The text of a string, the digits of a number, {@code true}/{@code false}; null for null, objects and arrays. */
    public static String text(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        if (value == null) {
            return null;
        }
        return switch (value.getValueType()) {
            case NUMBER, TRUE, FALSE -> value.toString();
            default -> null;
        };
    }

    /**
     * SHA-256, in hexadecimal, of a text that is the same for equal objects whatever the order of their keys and the
     * notation of their numbers (1.50 equals 1.5).
     */
    public static String hash(JsonObject object) {
        StringBuilder canonical = new StringBuilder();
        write(object, canonical);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(canonical.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
        }
    }

    private static void write(JsonValue value, StringBuilder out) {
        if (value instanceof JsonObject object) {
            out.append('{');
            new TreeMap<>(object).forEach((key, item) -> {
                out.append(jakarta.json.Json.createValue(key)).append(':');
                write(item, out);
                out.append(',');
            });
            out.append('}');
        } else if (value instanceof JsonArray array) {
            out.append('[');
            array.forEach(item -> {
                write(item, out);
                out.append(',');
            });
            out.append(']');
        } else if (value instanceof jakarta.json.JsonNumber number) {
            out.append(number.bigDecimalValue().stripTrailingZeros());
        } else {
            out.append(value);
        }
    }
}
