package org.mzi.sandbox;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * A value as queries compare it: a date-time as an instant, a number as a number, an id by its digits, anything else as
 * text. Exactly one part is set; only keys of the same field are compared.
 */
record CoqlKey(Instant time, BigDecimal number, String id, String text) implements Comparable<CoqlKey> {

    static CoqlKey of(Instant time) {
        return new CoqlKey(time, null, null, null);
    }

    static CoqlKey ofId(String id) {
        return new CoqlKey(null, null, id, null);
    }

    /** Refuses text that is no value of this field. */
    static CoqlKey of(ZohoField field, String value) {
        try {
            return switch (field.dataType()) {
                case "datetime" -> of(OffsetDateTime.parse(value).toInstant());
                case "integer", "double", "currency", "percent" -> new CoqlKey(null, new BigDecimal(value), null, null);
                case "bigint", "lookup", "ownerlookup" -> ofId(value);
                default -> new CoqlKey(null, null, null, value);
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw ZohoErrors.refuse(
                    400, "INVALID_QUERY", Map.of("column_name", field.apiName()), "value given seems to be invalid");
        }
    }

    @Override
    public int compareTo(CoqlKey other) {
        if (time != null) {
            return time.compareTo(other.time);
        }
        if (number != null) {
            return number.compareTo(other.number);
        }
        return id != null ? ZohoModule.BY_ID.compare(id, other.id) : text.compareTo(other.text);
    }
}
