package org.mzi.sandbox;

import jakarta.json.JsonString;
import jakarta.json.stream.JsonParsingException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mzi.platform.Json;

/** Which call a path below {@code /crm/v8} is, and who answers it. */
final class ZohoRoutes {

    private static final Set<String> NO_MODULE = Set.of("coql", "settings", "actions", "org", "users");

    private final ZohoModules modules;
    private final ZohoStore store;
    private final ZohoView view;
    private final ZohoReads reads;
    private final ZohoWrites writes;
    private final ZohoMetadata metadata;
    private final ZohoChannels channels;
    private final ZohoAutomation automation;
    private final ZohoLimits limits;

    ZohoRoutes(
            ZohoModules modules,
            ZohoStore store,
            ZohoView view,
            ZohoReads reads,
            ZohoWrites writes,
            ZohoChannels channels,
            ZohoAutomation automation,
            ZohoLimits limits) {
        this.modules = modules;
        this.store = store;
        this.view = view;
        this.reads = reads;
        this.writes = writes;
        this.metadata = new ZohoMetadata(modules);
        this.channels = channels;
        this.automation = automation;
        this.limits = limits;
    }

    /** The kind under which a call is counted and fails. */
    static String kind(Call call) {
        List<String> path = below(call);
        if (path.isEmpty()) {
            return "other";
        }
        String first = path.get(0);
        String second = path.size() > 1 ? path.get(1) : "";
        if (NO_MODULE.contains(first)) {
            return switch (first + "/" + second) {
                case "coql/" -> "coql";
                case "settings/modules" -> "modules";
                case "settings/fields" -> "fields";
                case "actions/watch" -> "watch";
                case "settings/automation" -> "automation";
                default -> "other";
            };
        }
        if (!call.is("GET")) {
            return "write";
        }
        if (second.isEmpty()) {
            return "records";
        }
        if (second.equals("deleted")) {
            return "deleted";
        }
        return path.size() == 2
                ? "record"
                : path.get(path.size() - 1).equals("fetch_full_data") ? "full_data" : "other";
    }

    static boolean isHeavy(Call call, String kind) {
        return kind.equals("coql")
                || kind.equals("records")
                        && (call.query().containsKey("sort_by") || call.query().containsKey("cvid"));
    }

    Answer answer(Call call) {
        List<String> path = below(call);
        if (path.isEmpty()) {
            throw ZohoErrors.noSuchPath();
        }
        if (!NO_MODULE.contains(path.get(0))) {
            return records(call, path);
        }
        if (path.get(0).equals("coql") && call.is("POST")) {
            return coql(call);
        }
        limits.spend(1);
        String third = path.size() > 2 ? path.get(2) : null;
        return switch (String.join("/", path.subList(0, Math.min(2, path.size())))) {
            case "settings/modules" -> third == null ? metadata.modules() : metadata.module(third);
            case "settings/fields" -> metadata.fields(call);
            case "settings/automation" -> automation.answer(call, third, path.size() > 3 ? path.get(3) : null);
            case "actions/watch" -> channels.answer(call);
            case "org" -> metadata.org();
            case "users" -> metadata.currentUser();
            default -> throw ZohoErrors.noSuchPath();
        };
    }

    private Answer coql(Call call) {
        String query;
        try {
            query = Json.object(call.body()).get("select_query") instanceof JsonString text ? text.getString() : null;
        } catch (JsonParsingException e) {
            throw ZohoErrors.invalid("expected_data_type", "jsonobject");
        }
        if (query == null) {
            throw ZohoErrors.refuse(
                    400, "MANDATORY_NOT_FOUND", Map.of("api_name", "select_query"), "required field not found");
        }
        Coql coql = CoqlParser.parse(query, modules);
        limits.spend(coql.credits());
        return coql.run(view, store.now());
    }

    private Answer records(Call call, List<String> path) {
        ZohoModule module = modules.find(path.get(0));
        if (module == null) {
            throw ZohoErrors.invalidModule();
        }
        String second = path.size() > 1 ? path.get(1) : null;
        if (call.is("GET")) {
            return read(module, call, path, second);
        }
        if (path.size() > 2) {
            throw ZohoErrors.noSuchPath();
        }
        boolean one = second != null && call.is("DELETE");
        limits.spend(one ? 1 : (ZohoWrites.rowCount(call) + 9) / 10);
        return switch (call.method()) {
            case "POST" -> insertOrUpsert(module, call, second);
            case "PUT" -> writes.update(module, call, second);
            case "DELETE" ->
                writes.delete(
                        module,
                        one
                                ? List.of(second)
                                : Arrays.asList(
                                        call.query().getOrDefault("ids", "").split(",")));
            default ->
                throw ZohoErrors.refuse(
                        400, "INVALID_REQUEST_METHOD", Map.of(), "The http request method type is not a valid one");
        };
    }

    private Answer insertOrUpsert(ZohoModule module, Call call, String second) {
        if (second == null) {
            return writes.insert(module, call);
        }
        if (!second.equals("upsert")) {
            throw ZohoErrors.noSuchPath();
        }
        return writes.upsert(module, call);
    }

    private Answer read(ZohoModule module, Call call, List<String> path, String second) {
        limits.spend("deleted".equals(second) ? 2 : call.query().containsKey("cvid") ? 3 : 1);
        if (second == null) {
            return reads.list(module, call);
        }
        if (second.equals("deleted")) {
            return reads.deleted(module, call);
        }
        if (path.size() == 2) {
            return reads.one(module, second, call);
        }
        if (String.join("/", path.subList(2, path.size())).equals("actions/fetch_full_data")) {
            return reads.fullData(module, second, call);
        }
        throw ZohoErrors.noSuchPath();
    }

    private static List<String> below(Call call) {
        List<String> path = call.segments();
        return path.size() < 3 || !path.get(0).equals("crm") || !path.get(1).equals("v8")
                ? List.of()
                : path.subList(2, path.size());
    }
}
