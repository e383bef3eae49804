package org.mzi.zoho;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mzi.platform.Json;

/**
 * The fields of one module, by API name, in Zoho's order.
 *
 * @param module API name of the module
 */
public record ModuleFields(String module, Map<String, ZohoField> fields) {

    public ModuleFields {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public boolean has(String apiName) {
        return fields.containsKey(apiName);
    }

    /** From the rows of {@code GET /settings/fields}; spellings of both of Zoho's published descriptions are understood. */
    static ModuleFields of(String module, List<JsonObject> rows) {
        Map<String, ZohoField> fields = new LinkedHashMap<>();
        for (JsonObject row : rows) {
            String apiName = Json.text(row.get("api_name"));
            if (apiName != null) {
                fields.put(apiName, field(apiName, row));
            }
        }
        return new ModuleFields(module, fields);
    }

    private static ZohoField field(String apiName, JsonObject row) {
        String lookup = module(row.get("lookup"), "module");
        String multiple = module(row.get("multiselectlookup"), "connected_details");
        String length = Json.text(row.get("length"));
        return new ZohoField(
                apiName,
                String.valueOf(Json.text(row.get("data_type"))),
                Json.text(row.get("json_type")),
                length != null && length.matches("\\d{1,9}") ? Integer.valueOf(length) : null,
                isReadOnly(row),
                module(row.get("subform"), "module"),
                lookup != null ? lookup : multiple,
                pickListValues(row));
    }

    /** Follows {@code key}, {@code module} and {@code api_name} as far as there are objects; {@code {}} means none. */
    private static String module(JsonValue value, String key) {
        if (value instanceof JsonString name) {
            return name.getString();
        }
        if (!(value instanceof JsonObject object)) {
            return null;
        }
        for (String next : List.of(key, "module", "connected_module", "api_name")) {
            String found = object.containsKey(next) ? module(object.get(next), "module") : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static boolean isReadOnly(JsonObject row) {
        boolean forbidden = JsonValue.TRUE.equals(row.get("read_only"));
        return forbidden
                || row.get("operation_type") instanceof JsonObject operations
                        && JsonValue.FALSE.equals(operations.get("api_create"))
                        && JsonValue.FALSE.equals(operations.get("api_update"));
    }

    private static List<String> pickListValues(JsonObject row) {
        List<String> values = new ArrayList<>();
        if (row.get("pick_list_values") instanceof JsonArray array) {
            for (JsonValue value : array) {
                String text = value instanceof JsonObject object ? Json.text(object.get("actual_value")) : null;
                if (text != null) {
                    values.add(text);
                }
            }
        }
        return values;
    }
}
