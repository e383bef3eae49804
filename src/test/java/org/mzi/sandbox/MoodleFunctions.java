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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import org.mzi.platform.Json;

/** The web-service functions: those of the plugin (the domain's function table) and the core ones it is used with. */
final class MoodleFunctions {

    static final Set<String> SET_BASED =
            Set.of("local_mzi_upsert_records", "local_mzi_delete_records", "local_mzi_get_records");

    private static final String ERASE_STUDENT = "local_mzi_erase_student";

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
    private final Map<String, Boolean> photos = new ConcurrentHashMap<>();
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
            case "local_mzi_approve_photo" -> approvePhoto(form);
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
        known.forEach(name -> functions.add(Values.object().add("name", name).add("version", "2026030100")));
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
        JsonArray data = MoodleRecords.array("recordsdata", form.get("recordsdata"));
        receive("local_mzi_upsert_records", entity, data);
        return records.upsert(entity, data);
    }

    private JsonArray delete(Map<String, String> form) {
        MoodleEntity entity = MoodleEntity.of(required(form, "entity"));
        List<String> ids = MoodleRecords.ids(form.get("zohoids"));
        receive("local_mzi_delete_records", entity, ids);
        return records.delete(entity, ids);
    }

    private JsonObject erase(Map<String, String> form) {
        int rows = records.erase(required(form, MoodleEntity.STUDENTS.key()));
        return Values.object()
                .add("success", true)
                .add("action", rows == 0 ? "absent" : "erased")
                .add("records", rows)
                .add("message", "")
                .build();
    }

    private JsonArray get(Map<String, String> form) {
        MoodleEntity entity = MoodleEntity.of(required(form, "entity"));
        String ids = form.getOrDefault("zohoids", "");
        List<String> wanted = ids.isEmpty() || ids.equals("[]") ? null : MoodleRecords.ids(ids);
        String limit = form.getOrDefault("limit", "1000");
        String afterId = form.getOrDefault("after_id", "0");
        if (!limit.matches("\\d{1,6}") || !afterId.matches("\\d{1,18}")) {
            throw MoodleErrors.invalidParameter("limit, after_id");
        }
        return records.get(entity, wanted, Long.parseLong(afterId), Integer.parseInt(limit));
    }

    private JsonObject approvePhoto(Map<String, String> form) {
        String user = form.getOrDefault("moodle_user_id", "");
        boolean known = user.matches("[1-9]\\d{0,17}") && users.exists(Long.parseLong(user));
        boolean approved = "1".equals(form.get("approved"));
        if (known) {
            photos.put(user, approved);
        }
        return Values.object()
                .add("success", known)
                .add("action", known ? approved ? "approved" : "rejected" : "")
                .add("message", known ? "" : "No such user")
                .build();
    }

    /** By user id: whether the photo went live. */
    Map<String, Boolean> photos() {
        return Map.copyOf(photos);
    }

    private JsonObject moodleIds(Map<String, String> form) {
        MoodleMirror.Row student = records.mirror(MoodleEntity.STUDENTS).row(form.getOrDefault("zoho_student_id", ""));
        MoodleMirror.Row course = records.mirror(MoodleEntity.CLASSES).row(form.getOrDefault("zoho_class_id", ""));
        String courseId = course == null ? null : Json.text(course.content().get("moodle_class_id"));
        return Values.object()
                .add("moodle_user_id", student == null ? 0 : records.moodleId(MoodleEntity.STUDENTS, student))
                .add("moodle_course_id", courseId == null ? Values.of(0) : Values.of(courseId))
                .build();
    }

    private JsonObject single(String function, Map<String, String> form) {
        MoodleEntity deleted = MoodleEntity.deletedBy(function);
        if (deleted != null) {
            List<String> ids = List.of(required(form, deleted.key()));
            receive(function, deleted, ids);
            return singleAnswer(deleted, records.delete(deleted, ids).getJsonObject(0));
        }
        MoodleEntity entity = function.equals("local_moodle_zoho_sync_create_btec_definition")
                ? MoodleEntity.UNITS
                : MoodleEntity.writtenBy(function);
        JsonArray data = Values.array().add(singleRecord(entity, form)).build();
        receive(function, entity, data);
        return singleAnswer(entity, records.upsert(entity, data).getJsonObject(0));
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

    /** The answer of a single function: a record that is refused is an exception there. */
    private JsonObject singleAnswer(MoodleEntity entity, JsonObject result) {
        if (!result.getBoolean("ok")) {
            throw MoodleErrors.refuse("moodle_exception", result.getString("errorcode"), result.getString("message"));
        }
        String zohoId = result.getString("zoho_id");
        MoodleMirror.Row row = records.mirror(entity).row(zohoId);
        JsonValue rowId = row == null ? Values.of(0) : Values.of(row.id());
        JsonObjectBuilder answer = Values.object().add("success", true).add("action", result.getString("action"));
        switch (entity) {
            case UNITS -> answer.add("definition_id", rowId).add("criteria_count", count(row, "criteria"));
            case INSTALLMENTS -> answer.add("count", count(row, "installments"));
            default -> answer.add(entity.singular() + "_id", rowId);
        }
        if (entity == MoodleEntity.STUDENTS || entity == MoodleEntity.TEACHERS) {
            answer.add("moodle_user_id", result.getOrDefault("moodle_id", Values.of(0)));
        }
        if (entity == MoodleEntity.ENROLLMENTS && row != null) {
            answer.add("enrol_status", records.enrolStatus(row.content())).add("moodle_user_id", 0);
        }
        return answer.add("message", "").build();
    }

    private static int count(MoodleMirror.Row row, String list) {
        return row != null && row.content().get(list) instanceof JsonArray array ? array.size() : 0;
    }

    private void receive(String function, MoodleEntity entity, JsonArray data) {
        receive(
                function,
                entity,
                data.stream()
                        .map(item -> item instanceof JsonObject object ? MoodleRecords.idIn(entity, object) : null)
                        .map(String::valueOf)
                        .toList());
    }

    private void receive(String function, MoodleEntity entity, List<String> ids) {
        received.add(new MoodleReceived(function, entity.entity(), ids, Instant.now()));
        Face.pause(perRecord.multipliedBy(ids.size()));
    }

    private static String required(Map<String, String> form, String name) {
        String value = form.get(name);
        if (value == null) {
            throw MoodleErrors.invalidParameter("Missing required key in single structure: " + name);
        }
        return value;
    }
}
