package org.mzi.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.mzi.platform.Json;

/** What Zoho's OpenAPI files "webhooks" and "workflow rules" say that is refused; each error stands in a row of its kind. */
record AutomationChecks(String kind, JsonObject item) {

    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_RAW_BODY = 500;
    private static final int LONGEST_PARAMETER = 255;
    private static final int LONGEST_RULE_NAME = 100;

    /** @param known webhooks that there are */
    void webhook(List<JsonObject> known) {
        module();
        require("name", !text(item, "name").isEmpty());
        require("name", known.stream().noneMatch(this::isAnotherOfTheSameName));
        String url = text(item, "url");
        require("url", url.startsWith("https://") && url.length() <= LONGEST_URL);
        require("http_method", !text(item, "http_method").isEmpty());
        JsonObject body = object(item, "body");
        require("raw_data_content", text(body, "raw_data_content").length() <= LONGEST_RAW_BODY);
        if (item.get("headers") instanceof JsonObject headers) {
            require(
                    "module_parameters",
                    !parameters(headers, "module_parameters").isEmpty());
            parameters(headers, "module_parameters").forEach(this::parameter);
            parameters(headers, "custom_parameters").forEach(this::parameter);
        }
    }

    private boolean isAnotherOfTheSameName(JsonObject webhook) {
        return text(webhook, "name").equals(text(item, "name"))
                && !text(webhook, "id").equals(text(item, "id"));
    }

    private void parameter(JsonObject parameter) {
        String name = text(parameter, "name");
        String value = text(parameter, "value");
        require("name", !name.isEmpty() && name.length() <= LONGEST_PARAMETER && !name.equalsIgnoreCase("Host"));
        require("value", !value.isEmpty() && value.length() <= LONGEST_PARAMETER);
    }

    /** @param webhooks that its actions may call */
    void rule(List<JsonObject> webhooks) {
        module();
        String name = text(item, "name");
        require("name", !name.isEmpty() && name.length() <= LONGEST_RULE_NAME);
        JsonObject when = object(item, "execute_when");
        require("execute_when", !text(when, "type").isEmpty());
        boolean repeats = object(when, "details").containsKey("repeat");
        require("repeat", !(repeats && text(when, "type").equals("delete")));
        List<JsonObject> conditions = parameters(item, "conditions");
        require("conditions", !conditions.isEmpty());
        for (JsonObject condition : conditions) {
            require("criteria_details", condition.containsKey("criteria_details"));
            for (JsonObject action : parameters(object(condition, "instant_actions"), "actions")) {
                boolean known = webhooks.stream()
                        .anyMatch(webhook -> text(webhook, "id").equals(text(action, "id"))
                                && object(webhook, "module").equals(object(item, "module")));
                require("actions", known);
            }
        }
    }

    static boolean calls(JsonObject rule, String webhook) {
        return parameters(rule, "conditions").stream()
                .flatMap(condition -> parameters(object(condition, "instant_actions"), "actions").stream())
                .anyMatch(action -> text(action, "id").equals(webhook));
    }

    private void module() {
        JsonObject module = object(item, "module");
        require("module", ZohoMetadata.idOf(text(module, "api_name")).equals(text(module, "id")));
    }

    private void require(String name, boolean right) {
        if (!right) {
            JsonObject error = ZohoErrors.body(
                    "INVALID_DATA", Values.of(Map.of("api_name", name)).asJsonObject(), "invalid data");
            throw new Refusal(Answer.json(
                    400, Values.object().add(kind, Values.array().add(error)).build()));
        }
    }

    private static String text(JsonObject object, String name) {
        String text = Json.text(object.get(name));
        return text == null ? "" : text;
    }

    private static JsonObject object(JsonObject object, String name) {
        return object.get(name) instanceof JsonObject found ? found : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static List<JsonObject> parameters(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray array ? array.getValuesAs(JsonObject.class) : List.of();
    }
}
