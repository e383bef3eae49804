package org.mzi.zoho;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mzi.platform.Json;
import org.mzi.zoho.remote.ZohoRemote;

/** Reads the rows of one subform of many records, by a query on the subform's own module. */
final class SubformRead {

    private static final String PARENT = "Parent_Id";
    private static final Set<String> OF_THE_ROW = Set.of(PARENT, "Created_Time", "Modified_Time");
    private static final int MOST_COLUMNS = 50;

    private SubformRead() {}

    /**
     * The rows of each of the records, none included; empty when Zoho refuses the query or the subform has more columns than
     * a query may name.
     */
    static Optional<Map<String, JsonArray>> of(ZohoRemote remote, ModuleFields rowModule, Collection<String> ids) {
        List<String> columns = new ArrayList<>(List.of(FieldSelection.ID, PARENT));
        rowModule.fields().values().stream()
                .filter(ZohoField::isInLists)
                .map(ZohoField::apiName)
                .filter(name -> !OF_THE_ROW.contains(name) && !name.equals(FieldSelection.ID))
                .forEach(columns::add);
        Map<String, JsonArrayBuilder> rows = new LinkedHashMap<>();
        ids.forEach(id -> rows.put(id, Json.array()));
        if (columns.size() > MOST_COLUMNS
                || !Coql.each(remote, rowModule.module(), columns, PARENT, ids, row -> take(row, rows))) {
            return Optional.empty();
        }
        Map<String, JsonArray> read = new LinkedHashMap<>();
        rows.forEach((id, some) -> read.put(id, some.build()));
        return Optional.of(read);
    }

    private static void take(JsonObject row, Map<String, JsonArrayBuilder> rows) {
        String parent = row.get(PARENT) instanceof JsonObject lookup
                ? Json.text(lookup.get(FieldSelection.ID))
                : Json.text(row.get(PARENT));
        JsonArrayBuilder of = parent == null ? null : rows.get(parent);
        if (of != null) {
            of.add(content(row));
        }
    }

    /** The rows within a record that was read alone. */
    static JsonArray contents(JsonValue rows) {
        JsonArrayBuilder contents = Json.array();
        if (rows instanceof JsonArray array) {
            array.getValuesAs(JsonObject.class).forEach(row -> contents.add(content(row)));
        }
        return contents.build();
    }

    /** Whether a record that was read alone does not carry all rows: {@code $has_more} (OAS of v8). */
    static boolean isCut(JsonObject record, String field) {
        return record.get("$has_more") instanceof JsonObject more && JsonValue.TRUE.equals(more.get(field));
    }

    /** A row with what it says, however it was read: without empty columns, Zoho's own marks and times. */
    static JsonObject content(JsonObject row) {
        JsonObjectBuilder content = Json.builder();
        row.forEach((name, value) -> {
            if (value != JsonValue.NULL && !name.startsWith("$") && !OF_THE_ROW.contains(name)) {
                content.add(name, value);
            }
        });
        return content.build();
    }
}
