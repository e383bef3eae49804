package org.mzi.sync;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.mzi.mapping.FieldMap;
import org.mzi.mapping.FieldProblem;
import org.mzi.mapping.Mapped;
import org.mzi.mapping.Mapper;
import org.mzi.platform.Json;
import org.mzi.records.StoredRecord;

/**
 * A record as it is known with what was just read, and its attributes.
 *
 * @param raw fields as Zoho names them
 */
record Read(JsonObject raw, Mapped mapped) {

    /** Attribute and table of the rows of a registration's schedule. */
    static final String INSTALLMENTS = "installments";

    /**
     * @param rows how the rows of a schedule are mapped
     * @param stored what was known before, or null
     */
    static Read of(FieldMap map, FieldMap rows, JsonObject read, StoredRecord stored) {
        JsonObject raw = stored == null ? read : stored.merged(read);
        Mapped mapped = Mapper.map(map, raw);
        return new Read(
                raw, mapped.attributes().get(INSTALLMENTS) instanceof JsonArray ? withRows(mapped, rows) : mapped);
    }

    private static Mapped withRows(Mapped mapped, FieldMap map) {
        JsonArrayBuilder rows = Json.array();
        List<FieldProblem> problems = new ArrayList<>(mapped.problems());
        for (Mapped row : Mapper.mapRows(map, mapped.attributes().getJsonArray(INSTALLMENTS))) {
            rows.add(row.attributes());
            problems.addAll(row.problems());
        }
        return new Mapped(
                Json.builder(mapped.attributes()).add(INSTALLMENTS, rows).build(), problems);
    }
}
