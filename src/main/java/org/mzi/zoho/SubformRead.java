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
import java.util.stream.Collectors;
import org.mzi.platform.Json;

/**
 * Reads the rows of one subform of many records by COQL on the subform's own module: up to 50 records a query ("COQL
 * limitations": values of {@code in}), 200 rows for one credit, then 2,000 for three.
 */
final class SubformRead {

    private static final String PARENT = "Parent_Id";
    private static final Set<String> OF_THE_ROW = Set.of(PARENT, "Created_Time", "Modified_Time");
    private static final int MOST_PARENTS = 50;
    private static final int MOST_COLUMNS = 50;
    private static final int FIRST_PAGE = 200;
    private static final int NEXT_PAGE = 2_000;

    private final ZohoRemote remote;
    private final ModuleFields rowModule;
    private final String columns;
    private final Map<String, JsonArrayBuilder> rows = new LinkedHashMap<>();

    private SubformRead(ZohoRemote remote, ModuleFields rowModule, List<String> columns) {
        this.remote = remote;
        this.rowModule = rowModule;
        this.columns = String.join(", ", columns);
    }

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
        if (columns.size() > MOST_COLUMNS) {
            return Optional.empty();
        }
        return new SubformRead(remote, rowModule, columns).read(List.copyOf(ids));
    }

    private Optional<Map<String, JsonArray>> read(List<String> ids) {
        for (int from = 0; from < ids.size(); from += MOST_PARENTS) {
            List<String> parents = ids.subList(from, Math.min(from + MOST_PARENTS, ids.size()));
            parents.forEach(id -> rows.put(id, Json.array()));
            if (!readOf(parents)) {
                return Optional.empty();
            }
        }
        Map<String, JsonArray> read = new LinkedHashMap<>();
        rows.forEach((id, some) -> read.put(id, some.build()));
        return Optional.of(read);
    }

    private boolean readOf(List<String> parents) {
        String of = PARENT + parents.stream().collect(Collectors.joining("', '", " in ('", "')"));
        Reply reply = query(of, FIRST_PAGE);
        while (reply.status() == 200 && reply.rows("data") != null) {
            String last = null;
            for (JsonObject row : Rows.of(reply, rowModule.module()).values()) {
                last = row.getString(FieldSelection.ID);
                take(row);
            }
            if (last == null || !reply.moreRecords()) {
                return true;
            }
            reply = query("(" + of + " and " + FieldSelection.ID + " > '" + last + "')", NEXT_PAGE);
        }
        if (reply.status() >= 500 || reply.status() < 400 && reply.status() != 204) {
            throw ZohoErrors.of(reply, rowModule.module());
        }
        return reply.status() == 204;
    }

    private Reply query(String where, int limit) {
        String query = "select " + columns + " from " + rowModule.module() + " where " + where + " order by "
                + FieldSelection.ID + " asc limit " + limit;
        String body = Json.builder().add("select_query", query).build().toString();
        return remote.call(
                limit == FIRST_PAGE ? Price.CALL : Price.COQL_2000,
                (api, authorization) -> api.coql(authorization, body));
    }

    private void take(JsonObject row) {
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
