package org.mzi.intake;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether PostgreSQL's {@code jsonb} takes a value as it is. It refuses U+0000 and numbers beyond its {@code numeric}, and half
 * a surrogate pair would be stored as another character. Calls that arrive together share a commit: one value that is refused
 * there would be everybody's failure.
 */
final class Storable {

    private static final int MOST_DEPTH = 32;
    private static final int MOST_DIGITS = 40;

    private Storable() {}

    /** What is in the way and where; empty when nothing is. */
    static Optional<String> problem(String where, JsonValue value) {
        return problem(where, value, 0);
    }

    private static Optional<String> problem(String where, JsonValue value, int depth) {
        if (depth > MOST_DEPTH) {
            return Optional.of(where + " is nested over " + MOST_DEPTH + " levels deep.");
        }
        if (value instanceof JsonObject object) {
            return object.entrySet().stream()
                    .flatMap(member -> member(where, member, depth))
                    .findFirst();
        }
        if (value instanceof JsonArray array) {
            return IntStream.range(0, array.size())
                    .boxed()
                    .flatMap(i -> problem(where + '[' + i + ']', array.get(i), depth + 1).stream())
                    .findFirst();
        }
        if (value instanceof JsonString string && !isText(string.getString())) {
            return Optional.of(where + " holds U+0000 or half a character.");
        }
        return value instanceof JsonNumber number && !isModest(number.bigDecimalValue())
                ? Optional.of(where + " is a number of over " + MOST_DIGITS + " digits.")
                : Optional.empty();
    }

    private static Stream<String> member(String where, Map.Entry<String, JsonValue> member, int depth) {
        return isText(member.getKey())
                ? problem(where + '.' + member.getKey(), member.getValue(), depth + 1).stream()
                : Stream.of(where + " has a member whose name holds U+0000 or half a character.");
    }

    private static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean isModest(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
    }
}
