package org.mzi.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.mzi.platform.Json;

/**
 * Workflow webhooks and rules under {@code /settings/automation}. Docs pages and OpenAPI files "Webhooks" and "Workflow
 * rules": exactly one a call; {@link AutomationChecks} refuses what they refuse. A list of rules leaves out their
 * conditions, which a single read tells. A change keeps what it does not name. A webhook that a rule calls cannot be
 * deleted.
 */
final class ZohoAutomation {

    static final String WEBHOOKS = "webhooks";
    static final String RULES = "workflow_rules";

    private final Supplier<String> newId;
    private final Map<String, Map<String, JsonObject>> kept =
            Map.of(WEBHOOKS, new ConcurrentSkipListMap<>(), RULES, new ConcurrentSkipListMap<>());

    ZohoAutomation(Supplier<String> newId) {
        this.newId = newId;
    }

    /** What was set up: {@code webhooks} or {@code workflow_rules}. */
    List<JsonObject> all(String kind) {
        return List.copyOf(kept.get(kind).values());
    }

    void put(String kind, JsonObject item) {
        kept.get(kind).put(item.getString("id"), item);
    }

    void clear() {
        kept.values().forEach(Map::clear);
    }

    Answer answer(Call call, String kind, String id) {
        if (!kept.containsKey(kind)) {
            throw ZohoErrors.noSuchPath();
        }
        return switch (call.method()) {
            case "GET" ->
                id == null
                        ? list(kind, call.query().get("module"))
                        : one(kind, kept.get(kind).get(id));
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
        found.forEach(item -> list.add(Json.without(item, "conditions")));
        return found.isEmpty()
                ? Answer.empty(204)
                : Answer.json(Values.object()
                        .add(kind, list)
                        .add("info", Values.object().add("count", found.size()).add("more_records", false))
                        .build());
    }

    private static Answer one(String kind, JsonObject item) {
        return item == null
                ? Answer.empty(204)
                : Answer.json(
                        Values.object().add(kind, Values.array().add(item)).build());
    }

    private Answer store(String kind, Call call, String id, int status) {
        JsonArray items;
        try {
            items = Json.object(call.body()).getJsonArray(kind);
        } catch (JsonParsingException e) {
            throw ZohoErrors.invalid("expected_data_type", "jsonobject");
        }
        if (items == null || items.size() != 1) {
            throw ZohoErrors.invalid("api_name", kind);
        }
        JsonObject before = id == null ? null : kept.get(kind).get(id);
        if (id != null && before == null) {
            throw ZohoErrors.invalid("resource_path_index", 3);
        }
        String storedId = id == null ? newId.get() : id;
        JsonObjectBuilder merged = before == null ? Values.object() : Values.object(before);
        items.getJsonObject(0).forEach(merged::add);
        JsonObject item = merged.add("id", storedId).build();
        AutomationChecks checks = new AutomationChecks(kind, item);
        if (kind.equals(WEBHOOKS)) {
            checks.webhook(all(WEBHOOKS));
        } else {
            checks.rule(all(WEBHOOKS));
            item = withStatus(withConditionIds(item));
        }
        kept.get(kind).put(storedId, item);
        return success(kind, storedId, status);
    }

    private JsonObject withConditionIds(JsonObject rule) {
        List<JsonObject> conditions = new ArrayList<>();
        for (JsonObject condition : rule.getJsonArray("conditions").getValuesAs(JsonObject.class)) {
            JsonObjectBuilder copy = Values.object(condition);
            conditions.add((condition.containsKey("id") ? copy : copy.add("id", newId.get())).build());
        }
        return Values.object(rule).add("conditions", Values.arrayOf(conditions)).build();
    }

    private static JsonObject withStatus(JsonObject rule) {
        return rule.get("status") instanceof JsonObject
                ? rule
                : Values.object(rule)
                        .add("status", Values.object().add("active", JsonValue.TRUE))
                        .build();
    }

    private Answer delete(String kind, String id) {
        boolean called = all(RULES).stream().anyMatch(rule -> AutomationChecks.calls(rule, id));
        if (kind.equals(WEBHOOKS) && called) {
            throw ZohoErrors.refuse(400, "NOT_ALLOWED", Map.of("id", id), "associated with a rule");
        }
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
