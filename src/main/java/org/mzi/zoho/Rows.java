package org.mzi.zoho;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mzi.platform.Json;
import org.mzi.zoho.remote.Reply;
import org.mzi.zoho.remote.ZohoErrors;

/** The records in an answer. */
final class Rows {

    private Rows() {}

    /**
     * The records of {@code data} by id; none for 204. Ids, those within records included, come as text even where the
     * answer has numbers. Throws {@link org.mzi.platform.Failure} when the answer is anything but whole records.
     */
    static Map<String, JsonObject> of(Reply reply, String module) {
        Map<String, JsonObject> byId = new LinkedHashMap<>();
        if (reply.status() == 204) {
            return byId;
        }
        for (JsonObject row : data(reply, module)) {
            JsonObject record = withTextIds(row).asJsonObject();
            String id = org.mzi.platform.Json.text(record.get(FieldSelection.ID));
            if (id == null) {
                throw ZohoErrors.of(reply, module);
            }
            byId.put(id, record);
        }
        return byId;
    }

    /** The only record of an answer to a call that named its id, which the record itself need not repeat. */
    static JsonObject one(Reply reply, String module, String id) {
        List<JsonObject> rows = data(reply, module);
        JsonObject record = rows.size() == 1 ? withTextIds(rows.get(0)).asJsonObject() : null;
        boolean failed = record == null || "error".equals(org.mzi.platform.Json.text(record.get("status")));
        if (failed || !record.getString(FieldSelection.ID, id).equals(id)) {
            throw ZohoErrors.of(reply, module);
        }
        return record;
    }

    private static List<JsonObject> data(Reply reply, String module) {
        List<JsonObject> rows = reply.status() == 200 && !reply.json().containsKey("code") ? reply.rows("data") : null;
        if (rows == null) {
            throw ZohoErrors.of(reply, module);
        }
        return rows;
    }

    private static JsonValue withTextIds(JsonValue value) {
        if (value instanceof JsonArray array) {
            JsonArrayBuilder items = Json.array();
            array.forEach(item -> items.add(withTextIds(item)));
            return items.build();
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObjectBuilder copy = Json.builder();
        object.forEach((key, item) -> {
            boolean numericId = key.equals(FieldSelection.ID) && item instanceof JsonNumber;
            copy.add(
                    key,
                    numericId ? Json.value(((JsonNumber) item).bigDecimalValue().toPlainString()) : withTextIds(item));
        });
        return copy.build();
    }
}
