package org.mzi.sync;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mzi.moodle.MoodleCourses;
import org.mzi.platform.Json;
import org.mzi.platform.Setting;
import org.mzi.platform.SettingGroup;

/** How a class becomes a Moodle course (domain facts, section 5). */
public final class ClassSettings implements SettingGroup {

    static final Setting<Integer> DEFAULT_CATEGORY_ID = Setting.integer(
            "MOODLE_DEFAULT_CATEGORY_ID",
            1,
            1,
            Integer.MAX_VALUE,
            "",
            "Course category of classes whose programme names none (MoodleID)");
    static final Setting<ZoneId> TIME_ZONE = Setting.zone(
            "SCHOOL_TIME_ZONE", "UTC", "Time zone in which a course's first day begins, e.g. Europe/Istanbul");
    static final Setting<List<DefaultRole>> DEFAULT_COURSE_ENROLMENTS = Setting.of(
            "MOODLE_DEFAULT_COURSE_ENROLMENTS",
            "JSON",
            "[]",
            "e.g. [{\"userid\":8157,\"roleid\":3},{\"userid\":8133,\"roleid\":3,\"when\":{\"major\":\"IT\"}}]",
            "Who is enrolled in every new course: Moodle's ids of user and role, and optionally the values that attributes of the"
                    + " class or its programme must have",
            ClassSettings::roles);

    /**
     * A user with a role in every course, or in those that fit.
     *
     * @param when attributes and the values that they must have; empty for every course
     */
    record DefaultRole(MoodleCourses.Role role, Map<String, String> when) {
        boolean fits(JsonObject attributes) {
            return when.entrySet().stream()
                    .allMatch(one -> one.getValue().equalsIgnoreCase(Json.text(attributes.get(one.getKey()))));
        }
    }

    private static List<DefaultRole> roles(String text) {
        JsonValue json;
        try {
            json = Json.parse(text);
        } catch (jakarta.json.stream.JsonParsingException e) {
            throw new IllegalArgumentException("must be a JSON array", e);
        }
        if (!(json instanceof JsonArray array)) {
            throw new IllegalArgumentException("must be a JSON array");
        }
        List<DefaultRole> roles = new ArrayList<>();
        for (JsonValue one : array) {
            if (!(one instanceof JsonObject object) || !isId(object.get("userid")) || !isId(object.get("roleid"))) {
                throw new IllegalArgumentException(
                        "must have a whole number as userid and as roleid in each of its objects");
            }
            Map<String, String> when = new LinkedHashMap<>();
            JsonValue conditions = object.getOrDefault("when", JsonValue.EMPTY_JSON_OBJECT);
            if (!(conditions instanceof JsonObject values)) {
                throw new IllegalArgumentException("must have an object of attributes and their values as \"when\"");
            }
            values.forEach((attribute, value) ->
                    when.put(attribute, value instanceof JsonString string ? string.getString() : value.toString()));
            roles.add(new DefaultRole(
                    new MoodleCourses.Role(object.get("userid").toString(), object.getInt("roleid")), when));
        }
        return roles;
    }

    private static boolean isId(JsonValue value) {
        return value instanceof JsonNumber && value.toString().matches("[1-9][0-9]{0,8}");
    }

    @Override
    public String title() {
        return "Classes and courses";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(DEFAULT_CATEGORY_ID, DEFAULT_COURSE_ENROLMENTS, TIME_ZONE);
    }
}
