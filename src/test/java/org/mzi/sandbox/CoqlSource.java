package org.mzi.sandbox;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What stands after {@code from}: a module, or a subform's module with {@code Parent_Id}. */
record CoqlSource(ZohoModule module, ZohoField subform, ZohoModules modules) {

    static CoqlSource of(String name, ZohoModules modules) {
        ZohoModule module = modules.find(name);
        if (module != null) {
            return new CoqlSource(module, null, modules);
        }
        ZohoModule parent = modules.parentOf(name);
        if (parent == null) {
            throw ZohoErrors.refuse(400, "INVALID_MODULE", Map.of("api_name", name), "the module name is invalid");
        }
        return new CoqlSource(parent, parent.field(name), modules);
    }

    /** The column, or a refusal: unknown ones, subforms and multi-select lookups fail the whole query. */
    Coql.Column column(String text) {
        int dot = text.indexOf('.');
        ZohoField field = field(dot < 0 ? text : text.substring(0, dot));
        if (field == null || !field.inLists()) {
            throw unknown(text);
        }
        if (dot < 0) {
            return new Coql.Column(text, field, field, null);
        }
        String tail = text.substring(dot + 1);
        ZohoModule target = field.lookup() == null ? null : modules.find(field.lookup());
        ZohoField joined = target == null ? null : target.field(tail);
        if (joined == null || !joined.inLists()) {
            throw unknown(text);
        }
        return new Coql.Column(text, field, joined, target);
    }

    private static Refusal unknown(String column) {
        return ZohoErrors.refuse(
                400,
                "INVALID_QUERY",
                Map.of("column_name", column),
                "invalid query formed: column given seems to be invalid");
    }

    private ZohoField field(String name) {
        if (subform == null) {
            return module.field(name);
        }
        return switch (name) {
            case "id" -> ZohoField.of("id", "bigint");
            case "Parent_Id" ->
                new ZohoField("Parent_Id", "lookup", 255, false, false, module.apiName(), List.of(), List.of());
            case "Created_Time", "Modified_Time" -> module.field(name);
            default -> subform.column(name);
        };
    }

    /** Every row that reads can see, newest id first; only those of {@code ids} (records or parents) where given. */
    Stream<CoqlRow> rows(Collection<String> ids, Instant now) {
        Stream<ZohoRecord> records = ids == null
                ? module.records().descendingMap().values().stream()
                : ids.stream().map(module.records()::get).filter(Objects::nonNull);
        Stream<ZohoRecord> visible = records.filter(record -> record.isVisible(now));
        if (subform == null) {
            return visible.map(record -> new CoqlRow(module, record, null, null));
        }
        return visible.flatMap(record -> subRows(record).map(row -> new CoqlRow(module, record, subform, row)));
    }

    private Stream<JsonObject> subRows(ZohoRecord record) {
        JsonValue rows = record.values().get(subform.apiName());
        return rows == null || rows == JsonValue.NULL
                ? Stream.empty()
                : rows.asJsonArray().stream().map(JsonValue::asJsonObject);
    }
}
