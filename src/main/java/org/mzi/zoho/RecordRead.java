package org.mzi.zoho;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mzi.platform.Json;
import org.mzi.zoho.remote.Price;
import org.mzi.zoho.remote.Reply;
import org.mzi.zoho.remote.ZohoErrors;
import org.mzi.zoho.remote.ZohoRemote;

/** Reads some records of one module by id, at most as many as one call takes, into whole records of one version. */
final class RecordRead {

    /** Lists cut long texts here ("Get records" page). */
    private static final int CUT_AT = 500;

    private final ZohoRemote remote;
    private final ModuleFields module;
    private final List<List<String>> calls;
    private final Set<String> ids;

    private final Map<String, JsonObject> found = new LinkedHashMap<>();
    private final Set<String> absent = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    RecordRead(ZohoRemote remote, ModuleFields module, List<List<String>> calls, Set<String> ids) {
        this.remote = remote;
        this.module = module;
        this.calls = calls;
        this.ids = ids;
    }

    /** Zoho does not know a column that was asked for: the copy of the metadata is out of date. */
    static final class UnknownColumn extends Exception {
        private UnknownColumn(String column) {
            super(column);
        }
    }

    void into(ZohoRecords result) throws UnknownColumn {
        readFirst();
        for (List<String> fields : calls.subList(1, calls.size())) {
            if (!found.isEmpty()) {
                readMore(fields);
            }
        }
        new ArrayList<>(found.values()).forEach(this::completeTexts);
        result.found().putAll(found);
        result.absent().addAll(absent);
        result.unknown().addAll(unknown);
    }

    private void readFirst() throws UnknownColumn {
        Reply reply = list(ids, calls.get(0));
        if (ids.size() == 1 && ZohoErrors.meansNoRecord(reply)) {
            absent.addAll(ids);
            return;
        }
        Map<String, JsonObject> rows = reply.status() == 304 ? Map.of() : Rows.of(reply, module.module());
        boolean conclusive = reply.status() != 304 && !reply.moreRecords();
        for (String id : ids) {
            JsonObject row = rows.get(id);
            if (row != null) {
                found.put(id, listed(row));
            } else {
                (conclusive ? absent : unknown).add(id);
            }
        }
    }

    /** Adds fields to what was found; a record that is gone or changed since the first call is not whole. */
    private void readMore(List<String> fields) throws UnknownColumn {
        Reply reply = list(new LinkedHashSet<>(found.keySet()), fields);
        Map<String, JsonObject> rows = reply.status() == 304 || found.size() == 1 && ZohoErrors.meansNoRecord(reply)
                ? Map.of()
                : Rows.of(reply, module.module());
        for (String id : List.copyOf(found.keySet())) {
            merge(id, rows.get(id));
        }
    }

    private void completeTexts(JsonObject record) {
        List<String> cut = new ArrayList<>();
        record.forEach((name, value) -> {
            ZohoField field = module.fields().get(name);
            boolean text = field != null && field.isLongText() && value instanceof JsonString;
            if (text && ((JsonString) value).getString().length() >= CUT_AT) {
                cut.add(name);
            }
        });
        String id = record.getString(FieldSelection.ID);
        for (int from = 0; from < cut.size() && found.containsKey(id); from += FieldSelection.MOST_FIELDS) {
            List<String> some = cut.subList(from, Math.min(from + FieldSelection.MOST_FIELDS, cut.size()));
            merge(id, wholeTexts(id, some));
        }
    }

    /** The record with the named texts; null when it is gone or does not have them all. */
    private JsonObject wholeTexts(String id, List<String> names) {
        Reply reply = remote.call(
                Price.CALL,
                (api, authorization) -> api.fullData(authorization, module.module(), id, String.join(",", names)));
        if (ZohoErrors.meansNoRecord(reply)) {
            return null;
        }
        JsonObject row = Rows.one(reply, module.module(), id);
        return row.keySet().containsAll(names) ? row : null;
    }

    private void merge(String id, JsonObject more) {
        JsonObject record = found.get(id);
        JsonValue changed = more == null ? null : more.get(FieldSelection.MODIFIED_TIME);
        if (more == null || changed != null && !changed.equals(record.get(FieldSelection.MODIFIED_TIME))) {
            found.remove(id);
            unknown.add(id);
            return;
        }
        JsonObjectBuilder merged = Json.builder(record);
        listed(more).forEach(merged::add);
        found.put(id, merged.build());
    }

    private Reply list(Set<String> some, List<String> fields) throws UnknownColumn {
        Reply reply = remote.call(
                Price.CALL,
                (api, authorization) ->
                        api.records(authorization, module.module(), String.join(",", some), String.join(",", fields)));
        String column = ZohoErrors.refusedColumn(reply);
        if (column != null && (fields.contains(column) || column.equals("fields"))) {
            throw new UnknownColumn(column);
        }
        return reply;
    }

    /** Without the fields that a list cannot carry: what it says of them is not what the record has. */
    private JsonObject listed(JsonObject row) {
        Set<String> left = new HashSet<>(row.keySet());
        left.removeIf(name -> {
            ZohoField field = module.fields().get(name);
            return field == null || field.isInLists();
        });
        JsonObjectBuilder copy = Json.builder(row);
        left.forEach(copy::remove);
        return copy.build();
    }
}
