package org.mzi.sandbox;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What Zoho refuses in a row that is written. Docs pages "Insert records", "Field types": {@code INVALID_DATA} for unknown
 * fields and wrong shapes, {@code MANDATORY_NOT_FOUND} for a missing one; a date-time needs its offset and has no
 * milliseconds; a lookup's record must exist. Each method answers the error of the row, or null.
 */
final class ZohoChecks {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DATETIME = Pattern.compile(DATE + "T\\d{2}:\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2})");

    private final ZohoModules modules;

    ZohoChecks(ZohoModules modules) {
        this.modules = modules;
    }

    JsonObject missing(ZohoModule module, JsonObject row, int index) {
        for (ZohoField field : module.fields()) {
            if (field.mandatory() && isEmpty(row.get(field.apiName()))) {
                Map<String, String> details =
                        Map.of("api_name", field.apiName(), "json_path", "$.data[" + index + "]." + field.apiName());
                return ZohoErrors.body(
                        "MANDATORY_NOT_FOUND", Values.of(details).asJsonObject(), "required field not found");
            }
        }
        return null;
    }

    JsonObject values(ZohoModule module, JsonObject row, int index) {
        for (Map.Entry<String, JsonValue> entry : row.entrySet()) {
            String name = entry.getKey();
            if (!name.equals("id") && !name.startsWith("$")) {
                JsonObject error = value(module.field(name), name, entry.getValue(), "$.data[" + index + "]." + name);
                if (error != null) {
                    return error;
                }
            }
        }
        return null;
    }

    private JsonObject value(ZohoField field, String name, JsonValue value, String path) {
        if (field == null || field.readOnly()) {
            return invalid(name, path, null);
        }
        if (field.is("subform")) {
            return rows(field, value, path);
        }
        if (value == JsonValue.NULL) {
            return null;
        }
        boolean right =
                switch (field.dataType()) {
                    case "integer" -> value instanceof JsonNumber number && number.isIntegral();
                    case "double", "currency", "percent" -> value instanceof JsonNumber;
                    case "boolean" -> value == JsonValue.TRUE || value == JsonValue.FALSE;
                    case "date" -> matches(value, DATE);
                    case "datetime" -> matches(value, DATETIME);
                    case "lookup" -> exists(field, value);
                    case "multiselectlookup" -> value.getValueType() == JsonValue.ValueType.ARRAY;
                    default ->
                        value instanceof JsonString text && text.getString().length() <= field.length();
                };
        return right ? null : invalid(name, path, field);
    }

    private JsonObject rows(ZohoField field, JsonValue value, String path) {
        if (value.getValueType() != JsonValue.ValueType.ARRAY) {
            return invalid(field.apiName(), path, field);
        }
        int index = 0;
        for (JsonValue item : value.asJsonArray()) {
            String rowPath = path + "[" + index++ + "]";
            if (!(item instanceof JsonObject row)) {
                return invalid(field.apiName(), rowPath, field);
            }
            for (Map.Entry<String, JsonValue> entry : row.entrySet()) {
                String name = entry.getKey();
                boolean plain = !name.equals("id") && !name.equals("_delete");
                JsonObject error =
                        plain ? value(field.column(name), name, entry.getValue(), rowPath + "." + name) : null;
                if (error != null) {
                    return error;
                }
            }
        }
        return null;
    }

    private boolean exists(ZohoField field, JsonValue value) {
        if (!(value instanceof JsonObject link) || !(link.get("id") instanceof JsonString id)) {
            return false;
        }
        ZohoModule target = modules.find(field.lookup());
        return target != null && target.records().containsKey(id.getString());
    }

    private static boolean matches(JsonValue value, Pattern pattern) {
        return value instanceof JsonString text
                && pattern.matcher(text.getString()).matches();
    }

    static boolean isEmpty(JsonValue value) {
        return value == null
                || value == JsonValue.NULL
                || (value instanceof JsonString text && text.getString().isEmpty());
    }

    static JsonObject invalid(String name, String path, ZohoField field) {
        Map<String, Object> details = new HashMap<>(Map.of("api_name", name, "json_path", path));
        if (field != null) {
            details.put("expected_data_type", field.is("subform") ? "jsonarray" : field.dataType());
            details.put("maximum_length", field.length());
        }
        return ZohoErrors.body("INVALID_DATA", Values.of(details).asJsonObject(), "invalid data");
    }
}
