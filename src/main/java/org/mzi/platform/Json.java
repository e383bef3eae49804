package org.mzi.platform;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** JSON text in and out, and one way to hash an object. */
public final class Json {

    /** Looked up once: the factory methods of {@link jakarta.json.Json} search the class path at each call. */
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(Map.of());

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
        return PROVIDER.createObjectBuilder();
    }

    /** Begins with the members of an object. */
    public static JsonObjectBuilder builder(JsonObject object) {
        return PROVIDER.createObjectBuilder(object);
    }

    public static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    public static JsonArrayBuilder array(Collection<?> items) {
        return PROVIDER.createArrayBuilder(items);
    }

    public static JsonString value(String text) {
        return PROVIDER.createValue(text);
    }

    public static JsonNumber value(BigDecimal number) {
        return PROVIDER.createValue(number);
    }

    /** The object without one of its members. */
    public static JsonObject without(JsonObject object, String name) {
        return builder(object).remove(name).build();
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
                out.append(value(key)).append(':');
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
        } else if (value instanceof JsonNumber number) {
            out.append(number.bigDecimalValue().stripTrailingZeros());
        } else {
            out.append(value);
        }
    }
}
