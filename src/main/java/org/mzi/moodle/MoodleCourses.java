package org.mzi.moodle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;
import org.mzi.platform.Problem;

/**
 * Moodle's courses and who works in them, by core functions and the plugin's {@code local_mzi_enrol_users}. What goes wrong with
 * a call is a {@link Failure}; Moodle may have done what was asked nevertheless, so a course that is created has an idnumber by
 * which it is found again.
 */
@ApplicationScoped
public class MoodleCourses {

    private static final String CREATE = "core_course_create_courses";
    private static final String UPDATE = "core_course_update_courses";
    private static final String FIND = "core_course_get_courses_by_field";
    private static final String USERS = "core_user_get_users_by_field";
    private static final String ENROL = "local_mzi_enrol_users";

    private final MoodleSite site;

    @Inject
    MoodleCourses(MoodleSite site) {
        this.site = site;
    }

    MoodleCourses() {
        this(null);
    }

    /**
     * A course as it should be.
     *
     * @param categoryId of the course category
     * @param idNumber by which it is found again
     * @param start first day, at its beginning; null leaves it to Moodle
     */
    public record Course(String fullName, String shortName, String categoryId, String idNumber, Instant start) {}

    /** A user with the role that they are to have in a course; both as Moodle's ids. */
    public record Role(String userId, int roleId) {}

    /** Moodle's id of the course with that idnumber. */
    public Optional<String> find(String idNumber) {
        JsonStructure answer = site.call(FIND, Map.of("field", "idnumber", "value", idNumber));
        return rows(FIND, answer, "courses").stream()
                .map(course -> Json.text(course.get("id")))
                .findFirst();
    }

    /** Whether Moodle has a course of that id. */
    public boolean exists(String courseId) {
        return !rows(FIND, site.call(FIND, Map.of("field", "id", "value", courseId)), "courses")
                .isEmpty();
    }

    /** Creates a course of twelve weeks and returns its id. */
    public String create(Course course) {
        Map<String, String> parameters = parameters(0, course);
        parameters.put("courses[0][format]", "weeks");
        parameters.put("courses[0][numsections]", "12");
        JsonStructure answer = site.call(CREATE, parameters);
        String id = answer instanceof JsonArray created && created.size() == 1
                ? Json.text(created.getJsonObject(0).get("id"))
                : null;
        if (id == null) {
            throw malformed(CREATE);
        }
        return id;
    }

    /**
     * Brings courses, by id, up to date with one call. Returns, by id, why Moodle left some as they were; whether such a course
     * is there at all is for {@link #exists} to say.
     */
    public Map<String, Problem> update(Map<String, Course> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        int row = 0;
        for (Map.Entry<String, Course> one : wanted.entrySet()) {
            parameters.put("courses[" + row + "][id]", one.getKey());
            parameters.putAll(parameters(row++, one.getValue()));
        }
        Map<String, Problem> left = new HashMap<>();
        for (JsonObject warning : rows(UPDATE, site.call(UPDATE, parameters), "warnings")) {
            JsonObject error = Json.builder()
                    .add("errorcode", warning.getOrDefault("warningcode", JsonValue.NULL))
                    .build();
            left.put(
                    Json.text(warning.get("itemid")),
                    MoodleErrors.of(UPDATE, error).problem());
        }
        return left;
    }

    private static Map<String, String> parameters(int row, Course course) {
        String of = "courses[" + row + "]";
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(of + "[fullname]", course.fullName());
        parameters.put(of + "[shortname]", course.shortName());
        parameters.put(of + "[categoryid]", course.categoryId());
        parameters.put(of + "[idnumber]", course.idNumber());
        if (course.start() != null) {
            parameters.put(of + "[startdate]", Long.toString(course.start().getEpochSecond()));
        }
        return parameters;
    }

    /** Moodle's ids of the users with these user names, by user name in lower case; those that there are. */
    public Map<String, String> userIds(Collection<String> userNames) {
        Map<String, String> ids = new LinkedHashMap<>();
        if (userNames.isEmpty()) {
            return ids;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("field", "username");
        List<String> names = List.copyOf(userNames);
        for (int i = 0; i < names.size(); i++) {
            parameters.put("values[" + i + "]", names.get(i).toLowerCase(Locale.ROOT));
        }
        if (!(site.call(USERS, parameters) instanceof JsonArray users)) {
            throw malformed(USERS);
        }
        users.getValuesAs(JsonObject.class)
                .forEach(user -> ids.put(user.getString("username", ""), Json.text(user.get("id"))));
        return ids;
    }

    /** Enrols users in a course, again without effect. Returns the ids of those that Moodle does not have. */
    public List<String> enrol(String courseId, Collection<Role> roles) {
        if (roles.isEmpty()) {
            return List.of();
        }
        JsonArrayBuilder enrolments = Json.array();
        roles.forEach(role ->
                enrolments.add(Json.builder().add("userid", role.userId()).add("roleid", role.roleId())));
        JsonStructure answer = site.call(
                ENROL,
                Map.of(
                        "courseid",
                        courseId,
                        "enrolmentsdata",
                        enrolments.build().toString()));
        if (!(answer instanceof JsonObject result) || !(result.get("skipped") instanceof JsonArray skipped)) {
            throw malformed(ENROL);
        }
        List<String> ids = new ArrayList<>();
        skipped.forEach(id -> ids.add(Json.text(id)));
        return ids;
    }

    private static List<JsonObject> rows(String function, JsonStructure answer, String key) {
        if (!(answer instanceof JsonObject object) || !(object.get(key) instanceof JsonArray rows)) {
            throw malformed(function);
        }
        return rows.getValuesAs(JsonObject.class);
    }

    private static Failure malformed(String function) {
        return Failure.failed("moodle-answer-incomplete", "Moodle's answer to " + function + " does not add up.", null);
    }
}
