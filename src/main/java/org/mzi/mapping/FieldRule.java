package org.mzi.mapping;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.List;
import org.mzi.platform.Json;

/**
 * Where one attribute comes from.
 *
 * @param attribute lower case, digits and underscores, e.g. {@code date_of_birth}
 * @param zohoFields API names in order of preference: the first that is not empty wins. {@link #ROW} stands for the
 *     number of a subform's row
 * @param otherwise text in place of an empty value, or null
 */
public record FieldRule(String attribute, List<String> zohoFields, Extraction extraction, String otherwise) {

    /** Stands, in the rules for rows of a subform, for the row's number from 1. */
    public static final String ROW = "$row";

    public FieldRule {
        zohoFields = List.copyOf(zohoFields);
    }

    public FieldRule(String attribute, List<String> zohoFields, Extraction extraction) {
        this(attribute, zohoFields, extraction, null);
    }

    static FieldRule fromJson(JsonObject rule) {
        return new FieldRule(
                rule.getString("attribute"),
                rule.getJsonArray("zohoFields").getValuesAs(JsonString::getString),
                Extraction.of(rule.getString("extraction")),
                rule.getString("otherwise", null));
    }

    JsonObject toJson() {
        JsonArrayBuilder fields = Json.array(zohoFields);
        JsonObjectBuilder rule = Json.builder()
                .add("attribute", attribute)
                .add("zohoFields", fields)
                .add("extraction", extraction.word());
        if (otherwise != null) {
            rule.add("otherwise", otherwise);
        }
        return rule.build();
    }
}
