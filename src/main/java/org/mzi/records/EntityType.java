package org.mzi.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A kind of record that is kept in step. Described in {@code entity-types.json}.
 *
 * @param name plural, e.g. {@code students}; also the entity's name in the field maps and in Moodle's functions
 * @param singular e.g. {@code student}
 * @param title for people, e.g. {@code Student requests}
 * @param table where its records are kept
 * @param defaultModule API name of its Zoho module unless a setting says otherwise; see {@link EntityTypes#module}
 * @param aliases further names by which callers may name the module
 * @param parents names of the types that it refers to; a full sync reads them first
 * @param order place in a full sync, from 1
 * @param events last part of a webhook's path to what it hints at
 * @param moodle whether its records are pushed to Moodle
 * @param ownInMoodle whether what refers to it can be in Moodle without it: then it need only be stored first
 * @param needs those of the parents without which a record is of no use: one that names none is skipped
 * @param refreshes those of the parents that change in Zoho with every record, so that they are looked at again
 * @param follows those of the parents of which Moodle is told with the record, so that it is pushed again when they change
 * @param display how people see and find its records
 * @param handled whether this release handles its events; false: only known by name, without a table
 */
public record EntityType(
        String name,
        String singular,
        String title,
        String table,
        String defaultModule,
        List<String> aliases,
        List<String> parents,
        int order,
        Map<String, Operation> events,
        boolean moodle,
        boolean ownInMoodle,
        List<String> needs,
        List<String> refreshes,
        List<String> follows,
        Display display,
        boolean handled) {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** What an event says may have happened to its record. */
    public enum Operation {
        UPSERT,
        DELETE
    }

    public EntityType {
        if (!IDENTIFIER.matcher(name).matches()
                || !IDENTIFIER.matcher(singular).matches()
                || !IDENTIFIER.matcher(table).matches()) {
            throw new IllegalArgumentException("Entity type \"" + name
                    + "\": name, singular and table must be lower-case letters, digits and underscores");
        }
        aliases = List.copyOf(aliases);
        parents = List.copyOf(parents);
        needs = List.copyOf(needs);
        refreshes = List.copyOf(refreshes);
        follows = List.copyOf(follows);
        if (!parents.containsAll(needs) || !parents.containsAll(refreshes) || !parents.containsAll(follows)) {
            throw new IllegalArgumentException(
                    "Entity type \"" + name + "\": what it needs, refreshes and follows must be among its parents");
        }
        events = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(events));
    }

    static EntityType fromJson(JsonObject type, int order) {
        Map<String, Operation> events = new LinkedHashMap<>();
        type.getJsonObject("events")
                .forEach(
                        (path, operation) -> events.put(path, Operation.valueOf(((JsonString) operation).getString())));
        return new EntityType(
                type.getString("name"),
                type.getString("singular"),
                type.getString("title"),
                type.getString("table"),
                type.getString("module"),
                names(type, "aliases"),
                names(type, "parents"),
                order,
                events,
                type.getBoolean("moodle"),
                type.getBoolean("ownInMoodle", false),
                names(type, "needs"),
                names(type, "refreshes"),
                names(type, "follows"),
                Display.fromJson(type.getJsonObject("display")),
                type.getBoolean("handled"));
    }

    private static List<String> names(JsonObject type, String key) {
        return type.containsKey(key) ? type.getJsonArray(key).getValuesAs(JsonString::getString) : List.of();
    }

    /** Whether Moodle must have it before what refers to it. */
    public boolean precedesInMoodle() {
        return moodle && !ownInMoodle;
    }

    /** The attribute that carries the record's own id, e.g. {@code zoho_student_id}. */
    public String idAttribute() {
        return "zoho_" + singular + "_id";
    }
}
