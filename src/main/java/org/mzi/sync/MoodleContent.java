package org.mzi.sync;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mzi.platform.Json;
import org.mzi.records.EntityType;

/** The form in which Moodle's functions take records (domain facts, sections 6 and 10). */
final class MoodleContent {

    private static final String UNITS = "units";

    /** Criteria by level: letter and how many there may be (domain facts, section 6). */
    private static final Map<String, Integer> LEVELS = Map.of("p", 19, "m", 9, "d", 6);

    private static final List<String> LETTERS = List.of("p", "m", "d");

    private MoodleContent() {}

    static JsonObject of(EntityType type, JsonObject attributes) {
        return type.name().equals(UNITS) ? definition(attributes) : Json.without(attributes, Read.INSTALLMENTS);
    }

    /** The instalments of a registration, for a call of their own; null when they were never read. */
    static JsonObject installments(EntityType type, JsonObject attributes) {
        if (!(attributes.get(Read.INSTALLMENTS) instanceof JsonArray rows)) {
            return null;
        }
        return Json.builder()
                .add(type.idAttribute(), attributes.get(type.idAttribute()))
                .add(Read.INSTALLMENTS, rows)
                .build();
    }

    /** Pass, merit, distinction, numbered through; empty ones are left out. */
    private static JsonObject definition(JsonObject unit) {
        JsonArrayBuilder criteria = Json.array();
        int place = 0;
        for (int level = 1; level <= LETTERS.size(); level++) {
            String letter = LETTERS.get(level - 1);
            for (int number = 1; number <= LEVELS.get(letter); number++) {
                String description = Json.text(unit.get(letter + number + "_description"));
                if (description != null) {
                    criteria.add(Json.builder()
                            .add("shortname", letter.toUpperCase(java.util.Locale.ROOT) + number)
                            .add("description", description)
                            .add("level", level)
                            .add("sortorder", ++place));
                }
            }
        }
        String name = Json.text(unit.get("unit_name"));
        JsonObjectBuilder definition = Json.builder()
                .add("name", name == null ? "" : name)
                .add("description", description(unit))
                .add("zoho_unit_id", unit.get("zoho_unit_id"));
        return definition.add("criteria", criteria).build();
    }

    private static String description(JsonObject unit) {
        return Stream.of("unit_code", "unit_level")
                .map(name -> Json.text(unit.get(name)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }
}
