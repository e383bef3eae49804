package org.mzi.zoho;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;
import org.mzi.zoho.remote.Price;
import org.mzi.zoho.remote.Reply;
import org.mzi.zoho.remote.ZohoErrors;
import org.mzi.zoho.remote.ZohoRemote;

/**
 * Zoho's workflow rules and the webhooks that they call ({@code /settings/automation}). Each operation throws {@link Failure}
 * when it cannot be done. One call, one credit; a list takes one for each 200. Source of forms and limits: Zoho's OpenAPI
 * files "webhooks" and "workflow rules".
 */
@ApplicationScoped
public class ZohoAutomation {

    /** The header in which a webhook carries the shared secret. */
    public static final String HEADER = "X-MZI-Token";

    private static final String WEBHOOKS = "webhooks";
    private static final String RULES = "workflow_rules";
    private static final String SCOPES = "ZohoCRM.settings.automation_actions.ALL,"
            + " ZohoCRM.settings.workflow_rules.ALL and ZohoCRM.settings.modules.READ";
    private static final int PER_PAGE = 200;
    private static final int MOST_PAGES = 20;

    private final ZohoRemote remote;

    @Inject
    ZohoAutomation(ZohoRemote remote) {
        this.remote = remote;
    }

    ZohoAutomation() {
        this(null);
    }

    /** A module, as these calls name it. */
    public record Module(String apiName, String id) {

        private JsonObjectBuilder json() {
            return Json.builder().add("api_name", apiName).add("id", id);
        }
    }

    /** The organisation's modules by API name. */
    public Map<String, Module> modules() {
        Reply reply = remote.call(Price.CALL, (api, authorization) -> api.modules(authorization));
        List<JsonObject> rows = reply.status() == 200 ? reply.rows("modules") : null;
        if (rows == null) {
            throw ZohoErrors.of(reply, null, SCOPES);
        }
        Map<String, Module> modules = new HashMap<>();
        for (JsonObject row : rows) {
            String name = Json.text(row.get("api_name"));
            String id = Json.text(row.get("id"));
            if (name != null && id != null) {
                modules.put(name, new Module(name, id));
            }
        }
        return modules;
    }

    /** All webhooks of the organisation. */
    public List<Webhook> webhooks() {
        return list(WEBHOOKS).stream().map(ZohoAutomation::webhook).toList();
    }

    /** The rules of these names, with their actions: one more call for each, where Zoho's list leaves them out. */
    public List<WorkflowRule> rules(Set<String> names) {
        return list(RULES).stream()
                .filter(row -> names.contains(Json.text(row.get("name"))))
                .map(row -> row.get("conditions") instanceof JsonArray ? row : whole(row))
                .map(ZohoAutomation::rule)
                .toList();
    }

    private List<JsonObject> list(String kind) {
        List<JsonObject> found = new ArrayList<>();
        boolean more = true;
        for (int page = 1; more && page <= MOST_PAGES; page++) {
            int number = page;
            Reply reply = remote.call(
                    Price.CALL, (api, authorization) -> api.automation(authorization, kind, number, PER_PAGE));
            found.addAll(rows(reply, kind));
            more = reply.moreRecords();
        }
        return found;
    }

    private JsonObject whole(JsonObject row) {
        String id = Json.text(row.get("id"));
        Reply reply = remote.call(Price.CALL, (api, authorization) -> api.automation(authorization, RULES, id));
        List<JsonObject> rows = rows(reply, RULES);
        return rows.size() == 1 ? rows.get(0) : row;
    }

    private static List<JsonObject> rows(Reply reply, String kind) {
        List<JsonObject> rows = reply.isEmpty() ? List.of() : reply.rows(kind);
        if (rows == null || !reply.isEmpty() && reply.status() != 200) {
            throw ZohoErrors.of(reply, null, SCOPES);
        }
        return rows;
    }

    /**
     * Stores a webhook that posts {@code {"zoho_id","module"}} of the record at hand, with the secret in {@link #HEADER}.
     *
     * @param id of the one that is replaced; null makes a new one
     * @return its id
     */
    public String saveWebhook(String id, String name, Module module, String url, String secret) {
        String body = body(module.apiName());
        // Zoho's form refuses headers without at least one that is filled in from the record.
        JsonObjectBuilder headers = Json.builder()
                .add("custom_parameters", parameter(HEADER, secret))
                .add("module_parameters", parameter("X-Record-Id", recordId(module.apiName())));
        JsonObjectBuilder webhook = Json.builder()
                .add("name", name)
                .add("module", module.json())
                .add("feature_type", "workflow")
                .add("url", url)
                .add("http_method", "POST")
                .add("authentication", Json.builder().add("type", "general"))
                .add("headers", headers)
                .add(
                        "body",
                        Json.builder().add("type", "raw").add("format", "JSON").add("raw_data_content", body));
        return save(WEBHOOKS, id, webhook, module);
    }

    /** What a webhook posts; Zoho puts the record's id in. */
    public static String body(String module) {
        return Json.builder()
                .add("zoho_id", recordId(module))
                .add("module", module)
                .build()
                .toString();
    }

    private static String recordId(String module) {
        return "${!" + module + ".Id}";
    }

    private static JsonArrayBuilder parameter(String name, String value) {
        return Json.array().add(Json.builder().add("name", name).add("value", value));
    }

    /** Makes a rule for all records of a module that calls a webhook. Returns its id. */
    public String createRule(String name, Module module, String trigger, String webhook) {
        JsonObjectBuilder rule = Json.builder()
                .add("name", name)
                .add("module", module.json())
                .add("execute_when", when(trigger, module))
                .add("conditions", Json.array().add(condition(null, webhook)));
        return save(RULES, null, rule, module);
    }

    /** Lets a rule of ours run on that and call that webhook; actions that others gave it stay when it calls it already. */
    public void changeRule(WorkflowRule rule, Module module, String trigger, String webhook) {
        JsonObjectBuilder change = Json.builder()
                .add("id", rule.id())
                .add("name", rule.name())
                .add("status", Json.builder().add("active", true))
                .add("execute_when", when(trigger, module));
        if (!rule.webhooks().contains(webhook)) {
            change.add("conditions", Json.array().add(condition(rule.conditionId(), webhook)));
        }
        save(RULES, rule.id(), change, module);
    }

    public void removeRule(String id) {
        remove(RULES, id);
    }

    /** Fails while a rule calls it. */
    public void removeWebhook(String id) {
        remove(WEBHOOKS, id);
    }

    private static JsonObjectBuilder when(String trigger, Module module) {
        JsonObjectBuilder details = Json.builder().add("trigger_module", module.json());
        if (!trigger.equals("delete")) {
            details.add("repeat", true);
        }
        return Json.builder().add("type", trigger).add("details", details);
    }

    private static JsonObjectBuilder condition(String id, String webhook) {
        JsonObjectBuilder condition = Json.builder()
                .add("sequence_number", 1)
                .add("criteria_details", Json.builder().add("criteria", JsonValue.NULL))
                .add(
                        "instant_actions",
                        Json.builder()
                                .add(
                                        "actions",
                                        Json.array()
                                                .add(Json.builder()
                                                        .add("type", WEBHOOKS)
                                                        .add("id", webhook))));
        return id == null ? condition : condition.add("id", id);
    }

    private String save(String kind, String id, JsonObjectBuilder item, Module module) {
        String body = Json.builder().add(kind, Json.array().add(item)).build().toString();
        Reply reply = remote.call(
                Price.CALL,
                (api, authorization) -> id == null
                        ? api.createAutomation(authorization, kind, body)
                        : api.changeAutomation(authorization, kind, id, body));
        String saved = savedId(reply, kind);
        if (saved == null) {
            throw ZohoErrors.of(reply, module.apiName(), SCOPES);
        }
        return saved;
    }

    private void remove(String kind, String id) {
        Reply reply = remote.call(Price.CALL, (api, authorization) -> api.removeAutomation(authorization, kind, id));
        if (savedId(reply, kind) == null && !ZohoErrors.meansNoRecord(reply)) {
            throw ZohoErrors.of(reply, null, SCOPES);
        }
    }

    private static String savedId(Reply reply, String kind) {
        List<JsonObject> rows = reply.status() < 300 ? reply.rows(kind) : null;
        boolean saved = rows != null
                && rows.size() == 1
                && "SUCCESS".equals(Json.text(rows.get(0).get("code")));
        return saved && rows.get(0).get("details") instanceof JsonObject details ? Json.text(details.get("id")) : null;
    }

    private static Webhook webhook(JsonObject row) {
        boolean proves = !(row.get("headers") instanceof JsonObject headers)
                || headers.get("custom_parameters") instanceof JsonArray parameters
                        && parameters.stream()
                                .anyMatch(parameter -> parameter instanceof JsonObject object
                                        && HEADER.equalsIgnoreCase(Json.text(object.get("name"))));
        return new Webhook(
                Json.text(row.get("id")),
                String.valueOf(Json.text(row.get("name"))),
                moduleOf(row),
                String.valueOf(Json.text(row.get("url"))),
                proves);
    }

    private static WorkflowRule rule(JsonObject row) {
        String trigger =
                row.get("execute_when") instanceof JsonObject when ? String.valueOf(Json.text(when.get("type"))) : "";
        boolean active =
                !(row.get("status") instanceof JsonObject status) || JsonValue.TRUE.equals(status.get("active"));
        List<String> webhooks = new ArrayList<>();
        String conditionId = null;
        if (row.get("conditions") instanceof JsonArray conditions) {
            for (JsonObject condition : conditions.getValuesAs(JsonObject.class)) {
                conditionId = conditionId == null ? Json.text(condition.get("id")) : conditionId;
                webhooks.addAll(webhooksOf(condition));
            }
        }
        return new WorkflowRule(
                Json.text(row.get("id")),
                String.valueOf(Json.text(row.get("name"))),
                moduleOf(row),
                trigger,
                active,
                conditionId,
                webhooks);
    }

    private static List<String> webhooksOf(JsonObject condition) {
        boolean acts = condition.get("instant_actions") instanceof JsonObject instant
                && instant.get("actions") instanceof JsonArray;
        return acts
                ? condition
                        .getJsonObject("instant_actions")
                        .getJsonArray("actions")
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .filter(action -> WEBHOOKS.equals(Json.text(action.get("type"))))
                        .map(action -> String.valueOf(Json.text(action.get("id"))))
                        .toList()
                : List.of();
    }

    private static String moduleOf(JsonObject row) {
        return row.get("module") instanceof JsonObject module ? String.valueOf(Json.text(module.get("api_name"))) : "";
    }
}
