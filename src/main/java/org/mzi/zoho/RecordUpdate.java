package org.mzi.zoho;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mzi.platform.Json;
import org.mzi.platform.Problem;
import org.mzi.zoho.remote.Price;
import org.mzi.zoho.remote.Reply;
import org.mzi.zoho.remote.ZohoErrors;
import org.mzi.zoho.remote.ZohoRemote;

/** Changes records of one module ("Update records" page: one answer a row, in the order of the request, whatever the status). */
final class RecordUpdate {

    /** Ten rows cost one credit and do not count as a heavy call. */
    private static final int MOST_ROWS = 10;

    private RecordUpdate() {}

    static Map<String, Problem> of(ZohoRemote remote, String module, Map<String, JsonObject> changes) {
        Map<String, Problem> refused = new LinkedHashMap<>();
        List<String> ids = new ArrayList<>(changes.keySet());
        for (int from = 0; from < ids.size(); from += MOST_ROWS) {
            send(remote, module, ids.subList(from, Math.min(from + MOST_ROWS, ids.size())), changes, refused);
        }
        return refused;
    }

    private static void send(
            ZohoRemote remote,
            String module,
            List<String> ids,
            Map<String, JsonObject> changes,
            Map<String, Problem> refused) {
        JsonArrayBuilder data = Json.array();
        ids.forEach(id -> data.add(Json.builder(changes.get(id)).add(FieldSelection.ID, id)));
        String body = Json.builder()
                .add("data", data)
                .add("trigger", Json.array())
                .build()
                .toString();
        Reply reply = remote.call(Price.CALL, (api, authorization) -> api.update(authorization, module, body));
        List<JsonObject> rows = reply.status() < 500 ? reply.rows("data") : null;
        if (rows == null || rows.size() != ids.size()) {
            throw ZohoErrors.of(reply, module);
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!"success".equals(Json.text(rows.get(i).get("status")))) {
                refused.put(ids.get(i), problem(module, Json.text(rows.get(i).get("code"))));
            }
        }
    }

    private static Problem problem(String module, String code) {
        boolean word = code != null && code.matches("[A-Z_]{1,60}");
        return new Problem(
                "zoho-write-refused",
                "Zoho refuses to change the record of " + module + (word ? " (" + code + ")" : "")
                        + ". Look whether the record is there, unlocked, and whether the field takes the value; then retry.");
    }
}
