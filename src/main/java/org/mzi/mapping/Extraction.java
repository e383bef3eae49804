package org.mzi.mapping;

import java.util.Locale;

/** What a Zoho value is read as. */
public enum Extraction {
    /** Text as it stands; of a lookup its name; of several values their texts, joined by {@code "; "}. */
    VALUE("text"),
    /** The record id of a lookup: 1 to 19 digits, always text. */
    LOOKUP_ID("a lookup, or a record id of 1 to 19 digits"),
    /** The name of a lookup, or text that stands in its place. */
    LOOKUP_NAME("a lookup, or text"),
    /** {@code yyyy-MM-dd}; of a date-time its date as written. */
    DATE("a date yyyy-MM-dd"),
    /** ISO 8601 with an offset; becomes UTC, e.g. {@code 2026-09-01T05:00:00Z}. */
    DATETIME("a date-time with an offset, such as 2026-09-01T08:00:00+03:00"),
    /** An exact decimal, also from text such as {@code 1,234.50} and with Arabic digits. */
    NUMBER("a number such as 1234.50 or 1,234.50"),
    /** True or false, also from the words true, yes, on and 1, false, no, off and 0. */
    BOOLEAN("true or false"),
    /** Whatever Zoho gave, e.g. the rows of a subform. */
    JSON("JSON");

    private final String expected;

    Extraction(String expected) {
        this.expected = expected;
    }

    /** The word in stored rules, e.g. {@code lookup_id}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The form that a value must have, in words. */
    public String expected() {
        return expected;
    }

    /** Throws {@link IllegalArgumentException}, with the known words, for any other. */
    public static Extraction of(String word) {
        for (Extraction extraction : values()) {
            if (extraction.word().equals(word)) {
                return extraction;
            }
        }
        throw new IllegalArgumentException("Unknown extraction \"" + word
                + "\"; known are value, lookup_id, lookup_name, date, datetime, number, boolean, json");
    }

    boolean isText() {
        return this == VALUE || this == LOOKUP_ID || this == LOOKUP_NAME;
    }
}
