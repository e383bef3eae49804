package org.mzi.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mzi.platform.Json;

/**
 * Moodle's courses and who is enrolled in them. A core call is one transaction: one bad row loses the batch; a short name or
 * an idnumber that is taken is refused.
 */
final class MoodleCourses {

    private final Map<Long, Map<String, String>> courses = new TreeMap<>();
    private final Map<Long, Set<String>> enrolments = new TreeMap<>();
    private long lastId = 100;

    /** {@code core_course_create_courses}. */
    synchronized JsonArray create(List<Map<String, String>> wanted) {
        if (wanted.isEmpty()) {
            throw MoodleErrors.invalidParameter("courses: missing");
        }
        Map<String, Boolean> names = new LinkedHashMap<>();
        for (Map<String, String> course : wanted) {
            checkNew(course);
            if (names.put(course.get("shortname"), true) != null) {
                throw taken("shortnametaken", course.get("shortname"));
            }
        }
        JsonArrayBuilder created = Values.array();
        for (Map<String, String> course : wanted) {
            long id = ++lastId;
            courses.put(id, new LinkedHashMap<>(course));
            created.add(Values.object().add("id", id).add("shortname", course.get("shortname")));
        }
        return created.build();
    }

    private void checkNew(Map<String, String> course) {
        for (String key : List.of("fullname", "shortname", "categoryid")) {
            if (course.getOrDefault(key, "").isBlank()) {
                throw MoodleErrors.invalidParameter("Missing required key in single structure: " + key);
            }
        }
        if (!course.get("categoryid").matches("[1-9]\\d{0,8}")) {
            throw MoodleErrors.invalidParameter("categoryid");
        }
        for (Map<String, String> other : courses.values()) {
            if (other.get("shortname").equals(course.get("shortname"))) {
                throw taken("shortnametaken", course.get("shortname"));
            }
            String idnumber = course.getOrDefault("idnumber", "");
            if (!idnumber.isEmpty() && idnumber.equals(other.get("idnumber"))) {
                throw taken("courseidnumbertaken", idnumber);
            }
        }
    }

    private static Refusal taken(String errorcode, String value) {
        return MoodleErrors.refuse("moodle_exception", errorcode, "Already used for another course (" + value + ")");
    }

    /** {@code core_course_update_courses}: what cannot be done to a course is a warning, and the others are updated. */
    synchronized JsonObject update(List<Map<String, String>> wanted) {
        JsonArrayBuilder warnings = Values.array();
        for (Map<String, String> change : wanted) {
            String id = change.getOrDefault("id", "");
            Map<String, String> course = id.matches("\\d{1,18}") ? courses.get(Long.valueOf(id)) : null;
            String shortName = change.get("shortname");
            if (course == null) {
                warnings.add(warning(id, "invalidrecord", "Can't find data record in database table course."));
            } else if (courses.values().stream()
                    .anyMatch(other -> other != course && other.get("shortname").equals(shortName))) {
                warnings.add(warning(
                        id, "shortnametaken", "Short name is already used for another course (" + shortName + ")"));
            } else {
                course.putAll(change);
            }
        }
        return Values.object().add("warnings", warnings).build();
    }

    private static JsonObject warning(String id, String code, String message) {
        return Values.object()
                .add("item", "course")
                .add("itemid", id)
                .add("warningcode", code)
                .add("message", message)
                .build();
    }

    /** {@code core_course_get_courses_by_field}; an empty field finds all courses. */
    synchronized JsonObject byField(String field, String value) {
        if (!List.of("", "id", "ids", "shortname", "idnumber", "category").contains(field)) {
            throw MoodleErrors.invalidParameter("Invalid field name");
        }
        JsonArrayBuilder found = Values.array();
        courses.forEach((id, course) -> {
            boolean match =
                    switch (field) {
                        case "" -> true;
                        case "id" -> value.equals(id.toString());
                        case "ids" -> List.of(value.split(",")).contains(id.toString());
                        case "category" -> value.equals(course.get("categoryid"));
                        default -> value.equals(course.getOrDefault(field, ""));
                    };
            if (match) {
                found.add(json(id, course));
            }
        });
        return Values.object()
                .add("courses", found)
                .add("warnings", JsonValue.EMPTY_JSON_ARRAY)
                .build();
    }

    private static JsonObject json(long id, Map<String, String> course) {
        return Values.object()
                .add("id", id)
                .add("fullname", course.get("fullname"))
                .add("displayname", course.get("fullname"))
                .add("shortname", course.get("shortname"))
                .add("categoryid", Long.parseLong(course.get("categoryid")))
                .add("idnumber", course.getOrDefault("idnumber", ""))
                .add("format", course.getOrDefault("format", "topics"))
                .add("startdate", Long.parseLong(course.getOrDefault("startdate", "0")))
                .add("visible", 1)
                .build();
    }

    /** {@code local_mzi_enrol_users}: user ids that do not exist are skipped and named. */
    synchronized JsonObject enrol(String courseId, JsonArray wanted, MoodleUsers users) {
        if (courseId == null || !courseId.matches("\\d{1,18}") || !courses.containsKey(Long.valueOf(courseId))) {
            throw MoodleErrors.invalidParameter("courseid: no such course");
        }
        Set<String> enrolled = enrolments.computeIfAbsent(Long.valueOf(courseId), id -> new LinkedHashSet<>());
        JsonArrayBuilder skipped = Values.array();
        int count = 0;
        for (JsonObject one : wanted.getValuesAs(JsonObject.class)) {
            long user = Long.parseLong(Json.text(one.get("userid")));
            if (users.exists(user)) {
                enrolled.add(user + ":" + Json.text(one.get("roleid")));
                count++;
            } else {
                skipped.add(user);
            }
        }
        return Values.object()
                .add("enrolled", count)
                .add("skipped", skipped)
                .add("message", "")
                .build();
    }

    synchronized boolean exists(long courseId) {
        return courses.containsKey(courseId);
    }

    synchronized List<JsonObject> all() {
        return courses.entrySet().stream()
                .map(entry -> json(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** {@code userid:roleid} of everybody who was enrolled. */
    synchronized Set<String> enrolled(long courseId) {
        return Set.copyOf(enrolments.getOrDefault(courseId, Set.of()));
    }

    synchronized void clear() {
        courses.clear();
        enrolments.clear();
    }

    synchronized void remove(long courseId) {
        courses.remove(courseId);
        enrolments.remove(courseId);
    }
}
