package org.mzi.mapping;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mzi.platform.Json;

/** Reads one JSON value of a Zoho record as one {@link Extraction}. */
final class Conversion {

    /** What Zoho shows for a picklist without a choice. */
    private static final String NONE = "-None-";

    private static final String SEPARATOR = "; ";

    /** Spaces of any kind and invisible marks of direction, which come along when Arabic text is pasted. */
    private static final Pattern EDGES = Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");

    private static final Pattern RECORD_ID = Pattern.compile("[0-9]{1,19}");
    private static final Pattern PLAIN = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)");
    private static final Pattern GROUPED = Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?");
    private static final int MOST_DIGITS = 100;

    private Conversion() {}

    /** True for a lookup that came without the part which is asked for, as COQL gives lookups to several modules. */
    static boolean isUnread(Extraction extraction, JsonValue value) {
        return extraction.isText()
                && value instanceof JsonObject lookup
                && (lookup.containsKey("id") || lookup.containsKey("name"))
                && !lookup.containsKey(part(extraction));
    }

    static boolean isEmpty(Extraction extraction, JsonValue value) {
        if (value == JsonValue.NULL) {
            return true;
        }
        if (value instanceof JsonString string) {
            String text = trim(string.getString());
            return text.isEmpty() || text.equals(NONE);
        }
        if (extraction == Extraction.JSON) {
            return false;
        }
        if (value instanceof JsonArray items) {
            return items.stream().allMatch(item -> isEmpty(extraction, item));
        }
        return value instanceof JsonObject lookup
                && lookup.containsKey(part(extraction))
                && isEmpty(extraction, lookup.get(part(extraction)));
    }

    /** Converts a value that is not empty; nothing when it does not have the expected form. */
    static Optional<JsonValue> convert(Extraction extraction, JsonValue value) {
        return switch (extraction) {
            case VALUE -> texts(value).map(Json::value);
            case LOOKUP_NAME -> text(value, "name").map(Json::value);
            case LOOKUP_ID ->
                text(value, "id")
                        .map(Conversion::trim)
                        .filter(id -> RECORD_ID.matcher(id).matches())
                        .map(Json::value);
            case DATE -> date(value).map(Json::value);
            case DATETIME -> dateTime(value).map(Json::value);
            case NUMBER -> number(value).map(Json::value);
            case BOOLEAN -> truth(value).map(is -> is ? JsonValue.TRUE : JsonValue.FALSE);
            case JSON -> Optional.of(value);
        };
    }

    private static String part(Extraction extraction) {
        return extraction == Extraction.LOOKUP_ID ? "id" : "name";
    }

    private static Optional<String> text(JsonValue value, String part) {
        if (value instanceof JsonObject lookup) {
            return Optional.ofNullable(Json.text(lookup.get(part)));
        }
        if (value instanceof JsonNumber number) {
            return bounded(number.bigDecimalValue()).map(BigDecimal::toPlainString);
        }
        return Optional.ofNullable(Json.text(value));
    }

    private static Optional<String> texts(JsonValue value) {
        if (!(value instanceof JsonArray items)) {
            return text(value, "name");
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue item : items) {
            if (isEmpty(Extraction.VALUE, item)) {
                continue;
            }
            Optional<String> text = text(item, "name");
            if (text.isEmpty()) {
                return text;
            }
            texts.add(text.get());
        }
        return Optional.of(String.join(SEPARATOR, texts));
    }

    private static Optional<String> date(JsonValue value) {
        return string(value).flatMap(text -> {
            try {
                LocalDate date = DateTimeFormatter.ISO_LOCAL_DATE.parse(text.split("T", 2)[0], LocalDate::from);
                if (text.indexOf('T') >= 0) {
                    DateTimeFormatter.ISO_DATE_TIME.parse(text);
                }
                return Optional.of(date).filter(Conversion::isStorable).map(LocalDate::toString);
            } catch (DateTimeException notOfThisForm) {
                return Optional.empty();
            }
        });
    }

    private static Optional<String> dateTime(JsonValue value) {
        return string(value).flatMap(text -> {
            try {
                OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
                return Optional.of(time)
                        .filter(at -> isStorable(at.toLocalDate()))
                        .map(at -> at.toInstant().toString());
            } catch (DateTimeException notOfThisForm) {
                return Optional.empty();
            }
        });
    }

    private static boolean isStorable(LocalDate date) {
        return date.getYear() >= 1 && date.getYear() <= 9999;
    }

    private static Optional<BigDecimal> number(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return bounded(number.bigDecimalValue());
        }
        return string(value)
                .filter(text ->
                        PLAIN.matcher(text).matches() || GROUPED.matcher(text).matches())
                .map(text -> new BigDecimal(text.replace(",", "")))
                .flatMap(Conversion::bounded);
    }

    /** Guards against 1e999999999, a short text that is a gigabyte when written out. */
    private static Optional<BigDecimal> bounded(BigDecimal number) {
        boolean fits = number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS;
        return fits ? Optional.of(number) : Optional.empty();
    }

    private static Optional<Boolean> truth(JsonValue value) {
        String word = Json.text(value);
        return switch (word == null ? "" : trim(word).toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> Optional.of(true);
            case "false", "no", "off", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** The text of a string, trimmed, with Arabic-Indic digits and separators as Western ones. */
    private static Optional<String> string(JsonValue value) {
        if (!(value instanceof JsonString string)) {
            return Optional.empty();
        }
        StringBuilder western = new StringBuilder();
        trim(string.getString()).codePoints().map(Conversion::western).forEach(western::appendCodePoint);
        return Optional.of(western.toString());
    }

    private static int western(int c) {
        if (Character.isDigit(c)) {
            return '0' + Character.digit(c, 10);
        }
        return switch (c) {
            case '\u066B' -> '.';
            case '\u066C' -> ',';
            default -> c;
        };
    }

    private static String trim(String text) {
        return EDGES.matcher(text).replaceAll("");
    }
}
