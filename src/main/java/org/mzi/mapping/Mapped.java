package org.mzi.mapping;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * What became of one record.
 *
 * @param attributes in the order of the rules. Text for value, lookups, dates (ISO 8601) and date-times (UTC); numbers,
 *     booleans and JSON as such; null for what was read and is empty
 * @param problems values that did not fit; their attributes are left out
 */
public record Mapped(JsonObject attributes, List<FieldProblem> problems) {

    public Mapped {
        problems = List.copyOf(problems);
    }
}
