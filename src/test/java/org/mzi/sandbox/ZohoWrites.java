package org.mzi.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.mzi.platform.Json;

/**
 * Writing records. Docs pages "Insert records", "Update records", "Upsert records", "Delete records": at most 100 rows, one
 * result a row in the order of the request; 200 (201 for inserts) when all rows went well, 207 when some did, 400 when none.
 */
final class ZohoWrites {

    private static final int MOST_ROWS = 100;

    private final ZohoModules modules;
    private final ZohoStore store;
    private final ZohoChecks checks;
    private final Queue<ZohoWrite> log = new ConcurrentLinkedQueue<>();

    ZohoWrites(ZohoModules modules, ZohoStore store) {
        this.modules = modules;
        this.store = store;
        this.checks = new ZohoChecks(modules);
    }

    List<ZohoWrite> log() {
        return List.copyOf(log);
    }

    void clearLog() {
        log.clear();
    }

    Answer insert(ZohoModule module, Call call) {
        return rows(call, 201, (row, index, body) -> insert(module, row, index, body));
    }

    Answer update(ZohoModule module, Call call, String onlyId) {
        return rows(call, 200, (row, index, body) -> {
            String id = onlyId != null ? onlyId : row.getString("id", "");
            checkUnmodified(module, id, call);
            return update(module, id, row, index, body, null);
        });
    }

    Answer upsert(ZohoModule module, Call call) {
        return rows(call, 200, (row, index, body) -> {
            for (ZohoField field : duplicateCheckFields(module, body)) {
                JsonValue value = row.get(field.apiName());
                String id = ZohoChecks.isEmpty(value) ? null : module.withUnique(field, value);
                if (id != null) {
                    return update(module, id, row, index, body, field.apiName());
                }
            }
            return insert(module, row, index, body);
        });
    }

    Answer delete(ZohoModule module, List<String> ids) {
        if (ids.size() > MOST_ROWS) {
            throw ZohoErrors.tooMany("ids", MOST_ROWS);
        }
        List<JsonObject> results = new ArrayList<>();
        for (String id : ids) {
            synchronized (module) {
                if (module.records().containsKey(id)) {
                    store.delete(module.apiName(), id);
                    log.add(new ZohoWrite(module.apiName(), id, "delete", List.of(), JsonObject.EMPTY_JSON_OBJECT));
                    results.add(success(Values.object().add("id", id).build(), "record deleted", null, null));
                } else {
                    results.add(ZohoErrors.body(
                            "INVALID_DATA", Values.object().add("id", id).build(), "the id given seems to be invalid"));
                }
            }
        }
        return answer(results, 200);
    }

    private interface RowWrite {
        JsonObject write(JsonObject row, int index, JsonObject body);
    }

    private Answer rows(Call call, int success, RowWrite write) {
        JsonObject body = body(call);
        JsonArray data = body.getJsonArray("data");
        List<JsonObject> results = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            results.add(write.write(data.getJsonObject(i), i, body));
        }
        return answer(results, success);
    }

    static int rowCount(Call call) {
        return call.is("DELETE")
                ? call.query().getOrDefault("ids", "").split(",").length
                : body(call).getJsonArray("data").size();
    }

    private static JsonObject body(Call call) {
        try {
            JsonObject body = Json.object(call.body());
            if (!(body.get("data") instanceof JsonArray data) || data.isEmpty()) {
                throw ZohoErrors.refuse(
                        400, "MANDATORY_NOT_FOUND", Map.of("api_name", "data"), "required field not found");
            }
            if (data.size() > MOST_ROWS) {
                throw ZohoErrors.tooMany("data", MOST_ROWS);
            }
            if (body.containsKey("trigger") && !(body.get("trigger") instanceof JsonArray)) {
                throw ZohoErrors.invalid("api_name", "trigger");
            }
            return body;
        } catch (JsonParsingException e) {
            throw ZohoErrors.refuse(400, "INVALID_DATA", Map.of("expected_data_type", "jsonobject"), "body");
        }
    }

    private static Answer answer(List<JsonObject> results, int success) {
        long good = results.stream()
                .filter(row -> row.getString("status").equals("success"))
                .count();
        int status = good == results.size() ? success : good == 0 ? 400 : 207;
        return Answer.json(
                status, Values.object().add("data", Values.arrayOf(results)).build());
    }

    private JsonObject insert(ZohoModule module, JsonObject row, int index, JsonObject body) {
        JsonObject error = checks.missing(module, row, index);
        error = error == null ? checks.values(module, row, index) : error;
        synchronized (module) {
            error = error == null ? duplicate(module, row, index, null) : error;
            if (error != null) {
                return error;
            }
            Map<String, JsonValue> values = new LinkedHashMap<>(row);
            values.remove("id");
            values.keySet().removeIf(name -> name.startsWith("$"));
            String id = store.put(module.apiName(), values);
            return done(module, id, "insert", null, row, body);
        }
    }

    private JsonObject update(
            ZohoModule module, String id, JsonObject row, int index, JsonObject body, String duplicateField) {
        JsonObject error = checks.values(module, row, index);
        synchronized (module) {
            ZohoRecord before = module.records().get(id);
            if (error == null && before == null) {
                error = ZohoChecks.invalid("id", "$.data[" + index + "].id", null);
            }
            error = error == null ? duplicate(module, row, index, id) : error;
            if (error != null) {
                return error;
            }
            Map<String, JsonValue> values = new LinkedHashMap<>(row);
            values.remove("id");
            values.keySet().removeIf(name -> name.startsWith("$"));
            values.replaceAll((name, value) -> module.field(name).is("subform")
                    ? SubformRows.merged(before.values().get(name), value.asJsonArray())
                    : value);
            store.edit(module.apiName(), id, values);
            return done(module, id, "update", duplicateField, row, body);
        }
    }

    private JsonObject duplicate(ZohoModule module, JsonObject row, int index, String ownId) {
        for (ZohoField field : module.fields()) {
            JsonValue value = row.get(field.apiName());
            String other = field.unique() && !ZohoChecks.isEmpty(value) ? module.withUnique(field, value) : null;
            if (other != null && !other.equals(ownId)) {
                JsonObject details = Values.object()
                        .add("api_name", field.apiName())
                        .add("json_path", "$.data[" + index + "]." + field.apiName())
                        .add("id", other)
                        .add(
                                "duplicate_record",
                                Values.object()
                                        .add("id", other)
                                        .add("module", Values.object().add("api_name", module.apiName()))
                                        .add("Owner", ZohoView.USER))
                        .build();
                return ZohoErrors.body("DUPLICATE_DATA", details, "duplicate data");
            }
        }
        return null;
    }

    /** Docs page "Upsert records": only the module's own duplicate field and unique fields; unique ones always. */
    private static List<ZohoField> duplicateCheckFields(ZohoModule module, JsonObject body) {
        List<ZohoField> fields = new ArrayList<>();
        if (body.get("duplicate_check_fields") instanceof JsonArray names) {
            for (JsonString name : names.getValuesAs(JsonString.class)) {
                ZohoField field = module.field(name.getString());
                if (field == null || !(field.unique() || field.apiName().equals(module.displayField()))) {
                    throw ZohoErrors.invalid("api_name", "duplicate_check_fields");
                }
                fields.add(field);
            }
        } else {
            fields.add(module.field(module.displayField()));
        }
        module.fields().stream()
                .filter(ZohoField::unique)
                .filter(f -> !fields.contains(f))
                .forEach(fields::add);
        return fields;
    }

    private JsonObject done(
            ZohoModule module, String id, String action, String duplicateField, JsonObject row, JsonObject body) {
        log.add(new ZohoWrite(module.apiName(), id, action, triggers(body), row));
        ZohoRecord record = module.records().get(id);
        JsonObject user = Values.object()
                .add("name", ZohoView.USER.getString("name"))
                .add("id", ZohoView.USER.getString("id"))
                .build();
        JsonObject details = Values.object()
                .add("id", id)
                .add("Modified_Time", ZohoView.time(record.modified()))
                .add("Modified_By", user)
                .add("Created_Time", ZohoView.time(record.created()))
                .add("Created_By", user)
                .build();
        return success(details, action.equals("insert") ? "record added" : "record updated", action, duplicateField);
    }

    /** The features this write set off: all of them when the key is absent, none for an empty list. */
    private static List<String> triggers(JsonObject body) {
        return body.get("trigger") instanceof JsonArray names
                ? names.getValuesAs(JsonString::getString)
                : Arrays.asList("workflow", "approval", "blueprint", "pathfinder", "orchestration");
    }

    private static JsonObject success(JsonObject details, String message, String action, String duplicateField) {
        JsonObjectBuilder row = Values.object()
                .add("code", "SUCCESS")
                .add("details", details)
                .add("message", message)
                .add("status", "success");
        if (action != null) {
            row.add("action", action).add("duplicate_field", Values.of(duplicateField));
        }
        return row.build();
    }

    /** Docs page "Update records": {@code If-Unmodified-Since} → 412 when somebody was faster. */
    private static void checkUnmodified(ZohoModule module, String id, Call call) {
        String header = call.header("If-Unmodified-Since");
        ZohoRecord record = module.records().get(id);
        if (header == null || record == null) {
            return;
        }
        try {
            if (record.modified().isAfter(OffsetDateTime.parse(header).toInstant())) {
                throw ZohoErrors.refuse(
                        412,
                        "ALREADY_MODIFIED",
                        Map.of("Modified_Time", ZohoView.time(record.modified())),
                        "record was modified");
            }
        } catch (DateTimeException e) {
            throw ZohoErrors.invalid("header", "If-Unmodified-Since");
        }
    }
}
