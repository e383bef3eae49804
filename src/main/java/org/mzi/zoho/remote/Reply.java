package org.mzi.zoho.remote;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;
import org.mzi.platform.Json;

/**
 * A whole answer of Zoho.
 *
 * @param json the body, or null when there is none or it is not a JSON object
 * @param remaining {@code X-API-CREDITS-REMAINING}, or null: Zoho sends it once half of the credits are used
 */
public record Reply(int status, JsonObject json, Long remaining) {

    /** Keys under which Zoho answers row by row. */
    private static final List<String> ROWS = List.of("data", "watch", "webhooks", "workflow_rules");

    /** The rows under a key, or null when there is no such array. */
    public List<JsonObject> rows(String key) {
        if (json == null || !(json.get(key) instanceof JsonArray array)) {
            return null;
        }
        for (JsonValue row : array) {
            if (!(row instanceof JsonObject)) {
                return null;
            }
        }
        return array.getValuesAs(JsonObject.class);
    }

    /** Success without rows: nothing found, or nothing modified. */
    public boolean isEmpty() {
        return status == 204 || status == 304;
    }

    /** Zoho's error code, of the whole call or of its only row; empty when there is none. */
    public String code() {
        JsonObject error = error();
        String code = error == null ? null : Json.text(error.get("code"));
        return code == null || !code.matches("[A-Za-z_]{1,60}") ? "" : code;
    }

    /** What an error names under a key of its {@code details}, e.g. {@code api_name}; null when nothing. */
    JsonValue detail(String key) {
        JsonObject error = error();
        return error != null && error.get("details") instanceof JsonObject details ? details.get(key) : null;
    }

    /** Whether a list goes on on a next page. */
    public boolean moreRecords() {
        return json != null
                && json.get("info") instanceof JsonObject info
                && JsonValue.TRUE.equals(info.get("more_records"));
    }

    private JsonObject error() {
        if (json == null || json.containsKey("code")) {
            return json;
        }
        return ROWS.stream()
                .map(this::onlyRow)
                .filter(Objects::nonNull)
                .filter(row -> "error".equals(Json.text(row.get("status"))) && !row.containsKey("id"))
                .findFirst()
                .orElse(json);
    }

    /** The only row under a key; errors of some calls come as an object instead of an array of one. */
    private JsonObject onlyRow(String key) {
        if (json.get(key) instanceof JsonObject row) {
            return row;
        }
        List<JsonObject> rows = rows(key);
        return rows != null && rows.size() == 1 ? rows.get(0) : null;
    }
}
