package org.mzi.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.Map;

/** Java values as JSON. The provider is looked up once: looking it up anew for every value costs more than the value. */
final class Values {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Values() {}

    static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    /** A copy that can be changed. */
    static JsonObjectBuilder object(JsonObject start) {
        return PROVIDER.createObjectBuilder(start);
    }

    static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    static JsonArray arrayOf(Iterable<?> items) {
        JsonArrayBuilder array = array();
        items.forEach(item -> array.add(of(item)));
        return array.build();
    }

    /** Null, text, numbers, booleans, maps, lists and JSON itself; anything else (a date, say) by its {@code toString}. */
    static JsonValue of(Object value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        if (value instanceof JsonValue json) {
            return json;
        }
        if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof Integer || value instanceof Long) {
            return PROVIDER.createValue(((Number) value).longValue());
        }
        if (value instanceof Number number) {
            return PROVIDER.createValue(new BigDecimal(number.toString()));
        }
        if (value instanceof Map<?, ?> map) {
            JsonObjectBuilder object = object();
            map.forEach((key, item) -> object.add(key.toString(), of(item)));
            return object.build();
        }
        if (value instanceof Iterable<?> items) {
            return arrayOf(items);
        }
        return PROVIDER.createValue(value.toString());
    }
}
