package org.mzi.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.mzi.platform.Json;

/**
 * The plugin's set-based functions, and the single ones as thin wrappers over them: {@code local_mzi_upsert_records} (at most
 * 500), {@code local_mzi_delete_records}, {@code local_mzi_get_records} (at most 1,000). One bad record leaves the others
 * standing, except where PHP itself stumbles (a {@code TypeError} without {@code errorcode} loses the whole call).
 */
final class MoodleRecords {

    private static final int MOST_RECORDS = 500;
    private static final int MOST_ROWS = 1_000;

    private final Map<MoodleEntity, MoodleMirror> mirrors = new EnumMap<>(MoodleEntity.class);
    private final Set<String> poison = ConcurrentHashMap.newKeySet();
    private final Map<String, String> rejected = new ConcurrentHashMap<>();
    private final MoodleUsers users;

    MoodleRecords(MoodleUsers users) {
        this.users = users;
        for (MoodleEntity entity : MoodleEntity.values()) {
            mirrors.put(entity, new MoodleMirror());
        }
    }

    MoodleMirror mirror(MoodleEntity entity) {
        return mirrors.get(entity);
    }

    Stream<MoodleMirror> mirrors() {
        return mirrors.values().stream();
    }

    Set<String> poison() {
        return poison;
    }

    Map<String, String> rejected() {
        return rejected;
    }

    /** Removes a student's rows from all tables; returns how many. */
    int erase(String zohoStudentId) {
        return mirrors().mapToInt(mirror -> mirror.erase(zohoStudentId)).sum();
    }

    JsonArray upsert(MoodleEntity entity, JsonArray records) {
        if (records.size() > MOST_RECORDS) {
            throw MoodleErrors.invalidParameter("recordsdata: at most " + MOST_RECORDS + " records");
        }
        for (JsonValue record : records) {
            if (!(record instanceof JsonObject object)) {
                throw MoodleErrors.invalidParameter("recordsdata: not an object");
            }
            stumble(idIn(entity, object));
        }
        JsonArrayBuilder results = Values.array();
        records.forEach(record -> results.add(upsertOne(entity, record.asJsonObject())));
        return results.build();
    }

    private JsonObject upsertOne(MoodleEntity entity, JsonObject record) {
        String id = idIn(entity, record);
        if (id == null || !id.matches(ZohoReads.ID)) {
            return bad(id == null ? "" : id, "invalidparameter", entity.key() + " is missing or malformed");
        }
        if (rejected.containsKey(id)) {
            return bad(id, rejected.get(id), "Refused as ordered");
        }
        try {
            MoodleMirror.Result result = mirror(entity).upsert(id, record);
            return good(entity, id, result);
        } catch (Refusal refusal) {
            return bad(id, "invalidparameter", "zoho_modified_time is malformed");
        }
    }

    private JsonObject good(MoodleEntity entity, String id, MoodleMirror.Result result) {
        JsonObjectBuilder answer =
                Values.object().add("zoho_id", id).add("ok", true).add("action", result.action());
        long moodleId = result.row() == null ? 0 : moodleId(entity, result.row());
        if (moodleId > 0) {
            answer.add("moodle_id", moodleId);
        }
        if (entity == MoodleEntity.ENROLLMENTS && result.row() != null) {
            answer.add("status", enrolStatus(result.row().content()));
        }
        return answer.build();
    }

    /** Students and teachers: the Moodle user's id, 0 without an academic e-mail. Anything else: the id of the mirror row. */
    long moodleId(MoodleEntity entity, MoodleMirror.Row row) {
        boolean person = entity == MoodleEntity.STUDENTS || entity == MoodleEntity.TEACHERS;
        return person ? users.idFor(row.content()) : row.id();
    }

    String enrolStatus(JsonObject enrolment) {
        if (!isThere(MoodleEntity.STUDENTS, enrolment.get("zoho_student_id"))) {
            return "student_not_found";
        }
        if (!isThere(MoodleEntity.CLASSES, enrolment.get("zoho_class_id"))
                || Json.text(mirror(MoodleEntity.CLASSES)
                                .row(Json.text(enrolment.get("zoho_class_id")))
                                .content()
                                .get("moodle_class_id"))
                        == null) {
            return "course_not_found";
        }
        return switch (enrolment.getString("withdrawal", "")) {
            case "unenrol" -> "unenrolled";
            case "suspend" -> "suspended";
            default -> "enrolled";
        };
    }

    private boolean isThere(MoodleEntity entity, JsonValue zohoId) {
        String id = Json.text(zohoId);
        MoodleMirror.Row row = id == null ? null : mirror(entity).row(id);
        return row != null && !row.deleted();
    }

    private static JsonObject bad(String id, String errorcode, String message) {
        return Values.object()
                .add("zoho_id", id)
                .add("ok", false)
                .add("errorcode", errorcode)
                .add("message", message)
                .build();
    }

    JsonArray delete(MoodleEntity entity, List<String> ids) {
        ids.forEach(this::stumble);
        JsonArrayBuilder results = Values.array();
        for (String id : ids) {
            if (rejected.containsKey(id)) {
                results.add(bad(id, rejected.get(id), "Refused as ordered"));
            } else {
                MoodleMirror.Result result = mirror(entity).delete(id);
                results.add(Values.object(good(entity, id, result)).add("status", entity.deletedStatus()));
            }
        }
        return results.build();
    }

    /** Rows with their content hash, by ids or from {@code afterId} on, ascending. */
    JsonArray get(MoodleEntity entity, List<String> ids, long afterId, int limit) {
        if (limit > MOST_ROWS || ids != null && ids.size() > MOST_ROWS) {
            throw MoodleErrors.invalidParameter("limit: at most " + MOST_ROWS);
        }
        Map<String, MoodleMirror.Row> rows = mirror(entity).rows();
        if (ids != null) {
            rows.keySet().retainAll(Set.copyOf(ids));
        }
        JsonArrayBuilder answer = Values.array();
        rows.entrySet().stream()
                .filter(entry -> ids != null || entry.getValue().id() > afterId)
                .sorted(Comparator.comparingLong(entry -> entry.getValue().id()))
                .limit(limit)
                .forEach(entry -> answer.add(row(entity, entry.getKey(), entry.getValue())));
        return answer.build();
    }

    private JsonObject row(MoodleEntity entity, String id, MoodleMirror.Row row) {
        return Values.object()
                .add("id", row.id())
                .add("zoho_id", id)
                .add("moodle_id", moodleId(entity, row))
                .add("zoho_modified_time", row.content().getOrDefault("zoho_modified_time", JsonValue.NULL))
                .add("hash", Json.hash(row.content()))
                .add("deleted", row.deleted())
                .build();
    }

    private void stumble(String id) {
        if (id != null && poison.contains(id)) {
            throw MoodleErrors.refuse(
                    "TypeError",
                    null,
                    "local_mzi\\record::set(): Argument #1 ($value) must be of type string, array given");
        }
    }

    static String idIn(MoodleEntity entity, JsonObject record) {
        return Json.text(record.get(entity.key()));
    }

    static JsonArray array(String parameter, String text) {
        try {
            if (text != null && Json.parse(text) instanceof JsonArray array) {
                return array;
            }
        } catch (JsonParsingException e) {
            throw MoodleErrors.invalidParameter(parameter + ": not JSON");
        }
        throw MoodleErrors.invalidParameter(parameter + ": not a JSON array");
    }

    static JsonObject object(String parameter, String text) {
        try {
            if (text != null && Json.parse(text) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParsingException e) {
            throw MoodleErrors.invalidParameter(parameter + ": not JSON");
        }
        throw MoodleErrors.invalidParameter(parameter + ": not a JSON object");
    }

    static List<String> ids(String text) {
        return array("zohoids", text).stream()
                .map(id -> id instanceof JsonString string ? string.getString() : id.toString())
                .toList();
    }
}
