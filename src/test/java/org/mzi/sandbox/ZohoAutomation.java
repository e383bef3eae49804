package org.mzi.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParsingException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.mzi.platform.Json;

/**
 * Workflow webhooks and rules under {@code /settings/automation}. Docs pages "Webhooks" and "Workflow rules": exactly one
 * webhook a call, its module as an object, a raw body of at most 500 characters.
 */
final class ZohoAutomation {

    private static final List<String> KINDS = List.of("webhooks", "workflow_rules");

    private final Supplier<String> newId;
    private final Map<String, Map<String, JsonObject>> kept =
            Map.of("webhooks", new ConcurrentSkipListMap<>(), "workflow_rules", new ConcurrentSkipListMap<>());

    ZohoAutomation(Supplier<String> newId) {
        this.newId = newId;
    }

    /** What was set up: {@code webhooks} or {@code workflow_rules}. */
    List<JsonObject> all(String kind) {
        return List.copyOf(kept.get(kind).values());
    }

    Answer answer(Call call, String kind, String id) {
        if (!KINDS.contains(kind)) {
            throw ZohoErrors.noSuchPath();
        }
        return switch (call.method()) {
            case "GET" -> list(kind, call.query().get("module"));
            case "POST" -> store(kind, call, null, 201);
            case "PUT" -> store(kind, call, id, 200);
            case "DELETE" -> delete(kind, id == null ? call.query().getOrDefault("ids", "") : id);
            default -> throw ZohoErrors.noSuchPath();
        };
    }

    private Answer list(String kind, String module) {
        List<JsonObject> found = all(kind).stream()
                .filter(item -> module == null
                        || item.getJsonObject("module")
                                .getString("api_name", "")
                                .equals(module))
                .toList();
        JsonArrayBuilder list = Values.array();
        found.forEach(list::add);
        return found.isEmpty()
                ? Answer.empty(204)
                : Answer.json(Values.object()
                        .add(kind, list)
                        .add("info", Values.object().add("count", found.size()).add("more_records", false))
                        .build());
    }

    private Answer store(String kind, Call call, String knownId, int status) {
        JsonArray items;
        try {
            items = Json.object(call.body()).getJsonArray(kind);
        } catch (JsonParsingException e) {
            throw ZohoErrors.invalid("expected_data_type", "jsonobject");
        }
        if (items == null || items.size() != 1) {
            throw ZohoErrors.invalid("api_name", kind);
        }
        JsonObject item = items.getJsonObject(0);
        if (!(item.get("module") instanceof JsonObject)) {
            throw ZohoErrors.invalid("api_name", "module");
        }
        if (item.get("body") instanceof JsonObject body
                && body.getString("raw_data_content", "").length() > 500) {
            throw ZohoErrors.invalid("api_name", "raw_data_content");
        }
        String id =
                knownId != null ? knownId : Json.text(item.get("id")) != null ? Json.text(item.get("id")) : newId.get();
        JsonObjectBuilder stored = Values.object(item).add("id", id);
        kept.get(kind).put(id, stored.build());
        return success(kind, id, status);
    }

    private Answer delete(String kind, String id) {
        if (kept.get(kind).remove(id) == null) {
            throw ZohoErrors.invalid("id", id);
        }
        return success(kind, id, 200);
    }

    private static Answer success(String kind, String id, int status) {
        JsonObjectBuilder row = Values.object()
                .add("code", "SUCCESS")
                .add("details", Values.object().add("id", id))
                .add("message", "done")
                .add("status", "success");
        return Answer.json(
                status, Values.object().add(kind, Values.array().add(row)).build());
    }
}
