package org.mzi.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;

/** The web-service functions: those of the plugin (the domain's function table) and the core ones it is used with. */
final class MoodleFunctions {

    static final Set<String> SET_BASED =
            Set.of("local_mzi_upsert_records", "local_mzi_delete_records", "local_mzi_get_records");

    private static final String ERASE_STUDENT = "local_mzi_erase_student";

    private static final String VERSION = "2026112303";
    private static final String OLD_VERSION = "2026022700";

    private static final Set<String> OTHERS = Set.of(
            "core_webservice_get_site_info",
            "core_user_get_users_by_field",
            "core_course_get_courses_by_field",
            "core_course_create_courses",
            "core_course_update_courses",
            "local_mzi_enrol_users",
            "local_mzi_approve_photo",
            ERASE_STUDENT,
            "local_mzi_get_moodle_ids",
            "local_moodle_zoho_sync_create_btec_definition");

    private final Set<String> known = new ConcurrentSkipListSet<>();
    private final Queue<MoodleReceived> received = new ConcurrentLinkedQueue<>();
    private final String siteUrl;
    private final MoodleRecords records;
    private final MoodleUsers users;
    private final MoodleCourses courses;
    private final MoodlePhotos photos = new MoodlePhotos();
    private volatile boolean old;
    private volatile Duration perRecord = Duration.ZERO;

    MoodleFunctions(String siteUrl, MoodleRecords records, MoodleUsers users, MoodleCourses courses) {
        this.siteUrl = siteUrl;
        this.records = records;
        this.users = users;
        this.courses = courses;
        known.addAll(OTHERS);
        known.addAll(SET_BASED);
        known.addAll(MoodleEntity.singleFunctions());
    }

    /** True: an older plugin, without the set-based functions. */
    void old(boolean isOld) {
        old = isOld;
        if (isOld) {
            known.removeAll(SET_BASED);
        } else {
            known.addAll(SET_BASED);
        }
    }

    MoodlePhotos photos() {
        return photos;
    }

    Set<String> known() {
        return known;
    }

    List<MoodleReceived> received() {
        return List.copyOf(received);
    }

    void clearReceived() {
        received.clear();
    }

    void perRecord(Duration duration) {
        perRecord = duration;
    }

    JsonValue call(String function, Map<String, String> form) {
        if (!known.contains(function)) {
            throw MoodleErrors.noSuchFunction();
        }
        return switch (function) {
            case "core_webservice_get_site_info" -> siteInfo();
            case "core_user_get_users_by_field" -> users.byField(form.getOrDefault("field", ""), values(form));
            case "core_course_get_courses_by_field" ->
                courses.byField(form.getOrDefault("field", ""), form.getOrDefault("value", ""));
            case "core_course_create_courses" -> courses.create(Form.rows(form, "courses"));
            case "core_course_update_courses" -> courses.update(Form.rows(form, "courses"));
            case "local_mzi_enrol_users" ->
                courses.enrol(
                        form.get("courseid"), MoodleRecords.array("enrolmentsdata", form.get("enrolmentsdata")), users);
            case "local_mzi_approve_photo" -> photos.decide(form, users, !old);
            case "local_mzi_get_moodle_ids" -> moodleIds(form);
            case "local_mzi_upsert_records" -> upsert(form);
            case "local_mzi_delete_records" -> delete(form);
            case "local_mzi_get_records" -> get(form);
            case ERASE_STUDENT -> erase(form);
            default -> single(function, form);
        };
    }

    private JsonObject siteInfo() {
        JsonArrayBuilder functions = Values.array();
        known.forEach(
                name -> functions.add(Values.object().add("name", name).add("version", old ? OLD_VERSION : VERSION)));
        return Values.object()
                .add("sitename", "Sandbox School")
                .add("username", "mzi-bridge")
                .add("firstname", "MZI")
                .add("lastname", "Bridge")
                .add("fullname", "MZI Bridge")
                .add("lang", "en")
                .add("userid", 3)
                .add("siteurl", siteUrl)
                .add("functions", functions)
                .add("release", "4.5.3 (Build: 20250317)")
                .add("version", "2024100703")
                .add("usercanmanageownfiles", true)
                .build();
    }

    private static List<String> values(Map<String, String> form) {
        return form.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("values["))
                .map(Map.Entry::getValue)
                .toList();
    }

    private JsonArray upsert(Map<String, String> form) {
        MoodleEntity entity = MoodleEntity.of(required(form, "entity"));
        JsonArray data = MoodleRecords.array("recordsdata", required(form, "recordsdata"));
        receive("local_mzi_upsert_records", entity, data, record -> MoodleRecords.told(entity, record));
        return answer(records.upsert(entity, data));
    }

    private JsonArray delete(Map<String, String> form) {
        MoodleEntity entity = MoodleEntity.of(required(form, "entity"));
        JsonArray ids = MoodleRecords.array("zohoids", required(form, "zohoids"));
        receive("local_mzi_delete_records", entity, ids, MoodleRecords::idText);
        return answer(records.delete(entity, ids));
    }

    private static JsonArray answer(List<MoodleResult> results) {
        return Values.arrayOf(results.stream().map(MoodleResult::json).toList());
    }

    private JsonObject erase(Map<String, String> form) {
        String student = required(form, MoodleEntity.STUDENTS.key());
        if (!student.matches(ZohoReads.ID)) {
            throw MoodleErrors.invalidParameter("zoho_student_id: 1 to 19 digits");
        }
        int rows = records.erase(student);
        return Values.object()
                .add("success", true)
                .add("action", rows == 0 ? "absent" : "erased")
                .add("records", rows)
                .add("message", "")
                .build();
    }

    private JsonArray get(Map<String, String> form) {
        MoodleEntity entity = MoodleEntity.of(required(form, "entity"));
        String ids = form.getOrDefault("zohoids", "").strip();
        List<String> wanted = ids.isEmpty() || ids.equals("[]") ? null : MoodleRecords.ids(ids);
        String limit = form.getOrDefault("limit", "1000");
        String afterId = form.getOrDefault("after_id", "0");
        if (!limit.matches("\\d{1,6}") || !afterId.matches("\\d{1,18}")) {
            throw MoodleErrors.invalidParameter("limit, after_id");
        }
        return records.get(entity, wanted, Long.parseLong(afterId), Integer.parseInt(limit));
    }

    private JsonObject moodleIds(Map<String, String> form) {
        String student = form.getOrDefault("zoho_student_id", "");
        return Values.object()
                .add("moodle_user_id", records.moodleId(MoodleEntity.STUDENTS, student))
                .add("moodle_course_id", records.moodleId(MoodleEntity.CLASSES, form.getOrDefault("zoho_class_id", "")))
                .build();
    }

    private JsonObject single(String function, Map<String, String> form) {
        MoodleEntity deleted = MoodleEntity.deletedBy(function);
        if (deleted != null) {
            JsonArray ids = Values.arrayOf(List.of(required(form, deleted.key())));
            receive(function, deleted, ids, MoodleRecords::idText);
            return deletionAnswer(deleted, records.delete(deleted, ids).get(0));
        }
        MoodleEntity entity = function.equals("local_moodle_zoho_sync_create_btec_definition")
                ? MoodleEntity.UNITS
                : MoodleEntity.writtenBy(function);
        JsonObject record = singleRecord(entity, form);
        JsonArray data = Values.array().add(record).build();
        receive(function, entity, data, one -> MoodleRecords.told(entity, one));
        return upsertAnswer(entity, record, records.upsert(entity, data).get(0));
    }

    private static JsonObject singleRecord(MoodleEntity entity, Map<String, String> form) {
        return switch (entity) {
            case INSTALLMENTS ->
                Values.object()
                        .add("zoho_registration_id", required(form, "zoho_registration_id"))
                        .add("installments", MoodleRecords.array("installmentsdata", form.get("installmentsdata")))
                        .build();
            case UNITS ->
                Values.object()
                        .add("zoho_unit_id", required(form, "zoho_unit_id"))
                        .add("name", required(form, "name"))
                        .add("description", form.getOrDefault("description", ""))
                        .add("criteria", Values.arrayOf(Form.rows(form, "criteria")))
                        .build();
            default -> MoodleRecords.object(entity.parameter(), form.get(entity.parameter()));
        };
    }

    private static JsonObject upsertAnswer(MoodleEntity entity, JsonObject record, MoodleResult result) {
        JsonObjectBuilder answer =
                switch (entity) {
                    case UNITS ->
                        Values.object()
                                .add("definition_id", result.ok() ? result.moodleId() : 0)
                                .add("criteria_count", count(record, "criteria", result));
                    case INSTALLMENTS -> acted(result).add("count", count(record, "installments", result));
                    default -> acted(result).add(entity.singular() + "_id", result.rowId());
                };
        if (Set.of(MoodleEntity.STUDENTS, MoodleEntity.TEACHERS, MoodleEntity.ENROLLMENTS)
                .contains(entity)) {
            answer.add("moodle_user_id", Values.of(result.moodleId() == 0 ? null : result.moodleId()));
        }
        if (entity == MoodleEntity.ENROLLMENTS) {
            answer.add("enrol_status", Values.of(result.status()));
        }
        return ended(answer, result);
    }

    private static JsonObject deletionAnswer(MoodleEntity entity, MoodleResult result) {
        JsonObjectBuilder answer = entity == MoodleEntity.UNITS
                ? Values.object().add("definition_id", result.moodleId())
                : acted(result).add(entity.singular() + "_id", result.rowId());
        return ended(answer, result);
    }

    private static JsonObjectBuilder acted(MoodleResult result) {
        return Values.object().add("action", result.action() == null ? "" : result.action());
    }

    /** A single function tells of a refusal in its answer, not by an exception. */
    private static JsonObject ended(JsonObjectBuilder answer, MoodleResult result) {
        answer.add("success", result.ok()).add("message", result.message());
        return result.ok()
                ? answer.build()
                : answer.add("errorcode", result.errorcode()).build();
    }

    private static int count(JsonObject record, String list, MoodleResult result) {
        return result.ok() ? record.getJsonArray(list).size() : 0;
    }

    private void receive(String function, MoodleEntity entity, JsonArray data, Function<JsonValue, String> id) {
        List<String> ids = data.stream().map(id).toList();
        received.add(new MoodleReceived(function, entity.entity(), ids, Instant.now()));
        Face.pause(perRecord.multipliedBy(ids.size()));
    }

    static String required(Map<String, String> form, String name) {
        String value = form.get(name);
        if (value == null) {
            throw MoodleErrors.invalidParameter("Missing required key in single structure: " + name);
        }
        return value;
    }
}
