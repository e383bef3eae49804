package org.mzi.sandbox;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.function.Function;
import org.mzi.platform.Json;

/** What rows of the mirror tables stand for in Moodle, and how they stand there. */
final class MoodleEffects {

    static final String AMBIGUOUS = "ambiguoususer";
    private static final long NONE = 0;

    private final MoodleUsers users;
    private final MoodleCourses courses;
    private final Function<MoodleEntity, MoodleMirror> mirrors;
    private final Map<String, String> rejected;

    /** @param rejected error codes by Zoho id */
    MoodleEffects(
            MoodleUsers users,
            MoodleCourses courses,
            Function<MoodleEntity, MoodleMirror> mirrors,
            Map<String, String> rejected) {
        this.users = users;
        this.courses = courses;
        this.mirrors = mirrors;
        this.rejected = rejected;
    }

    /**
     * Students, teachers: their account; enrolments: that of their student; classes: the course that Zoho names; units: the grading
     * definition. 0 for none, and for all other types.
     */
    long moodleId(MoodleEntity entity, JsonObject content, long rowId) {
        return switch (entity) {
            case STUDENTS, TEACHERS ->
                isAmbiguous(entity, MoodleRecords.told(entity, content)) ? NONE : users.idFor(content);
            case ENROLLMENTS -> student(content);
            case CLASSES -> id(content.get("moodle_class_id"));
            case UNITS -> rowId;
            default -> NONE;
        };
    }

    /** People: whether they have an account; enrolments: whether Moodle has made them; null for all other types. */
    String status(MoodleEntity entity, JsonObject content) {
        return switch (entity) {
            case STUDENTS, TEACHERS -> moodleId(entity, content, NONE) == NONE ? "waiting" : "linked";
            case ENROLLMENTS -> enrolStatus(content);
            default -> null;
        };
    }

    /** Whether something was found that may be another's; the row is kept all the same. */
    boolean isAmbiguous(MoodleEntity entity, String zohoId) {
        boolean person = entity == MoodleEntity.STUDENTS || entity == MoodleEntity.TEACHERS;
        return person && AMBIGUOUS.equals(rejected.get(zohoId));
    }

    private String enrolStatus(JsonObject enrolment) {
        if (student(enrolment) == NONE) {
            return "student_not_found";
        }
        JsonObject ofClass = live(MoodleEntity.CLASSES, enrolment.get("zoho_class_id"));
        if (ofClass == null || !courses.exists(id(ofClass.get("moodle_class_id")))) {
            return "course_not_found";
        }
        String withdrawal = Json.text(enrolment.get("withdrawal"));
        return switch (withdrawal == null ? "" : withdrawal) {
            case "unenrol" -> "unenrolled";
            case "suspend" -> "suspended";
            default -> "enrolled";
        };
    }

    private long student(JsonObject enrolment) {
        JsonObject student = live(MoodleEntity.STUDENTS, enrolment.get("zoho_student_id"));
        return student == null ? NONE : moodleId(MoodleEntity.STUDENTS, student, NONE);
    }

    private JsonObject live(MoodleEntity entity, JsonValue zohoId) {
        String id = Json.text(zohoId);
        MoodleMirror.Row row = id == null ? null : mirrors.apply(entity).row(id);
        return row == null || row.deleted() ? null : row.content();
    }

    private static long id(JsonValue value) {
        String text = Json.text(value);
        return text == null || !text.matches("[1-9]\\d{0,9}") ? NONE : Long.parseLong(text);
    }
}
