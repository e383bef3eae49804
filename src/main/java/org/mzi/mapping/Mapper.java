package org.mzi.mapping;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mzi.platform.Json;

/** Applies rules to records. */
public final class Mapper {

    private Mapper() {}

    /** Maps a record of which perhaps only some fields were read: attributes of fields that were not are left out. */
    public static Mapped map(FieldMap map, JsonObject record) {
        JsonObjectBuilder attributes = Json.builder();
        List<FieldProblem> problems = new ArrayList<>();
        for (FieldRule rule : map.rules()) {
            apply(rule, record, attributes, problems);
        }
        return new Mapped(attributes.build(), problems);
    }

    /** Maps the rows of a subform. Rows are read whole: a field that a row lacks is empty. What is no object is left out. */
    public static List<Mapped> mapRows(FieldMap map, JsonArray rows) {
        List<Mapped> mapped = new ArrayList<>();
        for (JsonValue row : rows) {
            if (row instanceof JsonObject object) {
                mapped.add(map(map, whole(map, object, mapped.size() + 1)));
            }
        }
        return mapped;
    }

    private static JsonObject whole(FieldMap map, JsonObject row, int number) {
        JsonObjectBuilder whole = Json.builder();
        map.zohoFields().forEach(whole::addNull);
        row.forEach(whole::add);
        return whole.add(FieldRule.ROW, number).build();
    }

    private static void apply(
            FieldRule rule, JsonObject record, JsonObjectBuilder attributes, List<FieldProblem> problems) {
        boolean read = false;
        for (String field : rule.zohoFields()) {
            JsonValue value = record.get(field);
            if (value == null || Conversion.isUnread(rule.extraction(), value)) {
                continue;
            }
            read = true;
            if (!Conversion.isEmpty(rule.extraction(), value)) {
                Optional<JsonValue> converted = Conversion.convert(rule.extraction(), value);
                converted.ifPresentOrElse(
                        fit -> attributes.add(rule.attribute(), fit),
                        () -> problems.add(FieldProblem.of(field, rule, value)));
                return;
            }
        }
        if (read && rule.otherwise() != null) {
            attributes.add(rule.attribute(), rule.otherwise());
        } else if (read) {
            attributes.addNull(rule.attribute());
        }
    }
}
