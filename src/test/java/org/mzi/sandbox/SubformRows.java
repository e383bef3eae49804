package org.mzi.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a write changes the rows of a subform. */
final class SubformRows {

    private SubformRows() {}

    /** Docs page "Update records": a row with an id changes that row, without one is added, {@code _delete} removes. */
    static JsonValue merged(JsonValue stored, JsonArray changes) {
        if (changes.isEmpty()) {
            return changes;
        }
        Map<String, JsonObject> rows = new LinkedHashMap<>();
        if (stored != null && stored != JsonValue.NULL) {
            stored.asJsonArray().forEach(row -> rows.put(row.asJsonObject().getString("id"), row.asJsonObject()));
        }
        List<JsonObject> added = new ArrayList<>();
        for (JsonValue item : changes) {
            JsonObject change = item.asJsonObject();
            String id = change.getString("id", null);
            if (id == null) {
                added.add(change);
            } else if (change.containsKey("_delete")) {
                rows.remove(id);
            } else {
                Map<String, JsonValue> row = new LinkedHashMap<>(rows.getOrDefault(id, JsonObject.EMPTY_JSON_OBJECT));
                row.putAll(change);
                rows.put(id, Values.of(row).asJsonObject());
            }
        }
        List<JsonObject> all = new ArrayList<>(rows.values());
        all.addAll(added);
        return Values.arrayOf(all);
    }
}
