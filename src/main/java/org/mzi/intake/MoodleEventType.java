package org.mzi.intake;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mzi.platform.Json;

/**
 * What Moodle tells about (domain facts, section 9), with the members of {@code data} whose values, joined by {@code _}, name
 * the record: facts about one record are worked on in the order in which they were told. A member {@code zoho_…} is 1 to 19
 * digits as text, any other a whole number above 0.
 */
enum MoodleEventType {
    GRADE_SUBMITTED(List.of("user_id", "course_id", "assignment_id")),
    USER_CREATED(List.of("user_id")),
    USER_UPDATED(List.of("user_id")),
    ENROLLMENT_CREATED(List.of("user_id", "course_id")),
    ENROLLMENT_DELETED(List.of("user_id", "course_id")),
    COURSE_CREATED(List.of("course_id")),
    COURSE_UPDATED(List.of("course_id")),
    REQUEST_SUBMITTED(List.of("request_id"), "user_id"),
    GRADE_ACKNOWLEDGED(List.of("zoho_grade_id"), "user_id");

    private static final String HANDLERS = "moodle.";
    private static final Pattern MOODLE_ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern ZOHO_ID = Pattern.compile("[0-9]{1,19}");

    private final List<String> key;
    private final List<String> required;

    MoodleEventType(List<String> key, String... others) {
        this.key = key;
        this.required = Stream.concat(key.stream(), Stream.of(others)).toList();
    }

    static Optional<MoodleEventType> of(String name) {
        return Arrays.stream(values()).filter(type -> type.word().equals(name)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(MoodleEventType::word).collect(Collectors.joining(", "));
    }

    static Set<String> handlers() {
        return Arrays.stream(values())
                .map(MoodleEventType::handler)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** As it is called on the way, such as {@code grade_submitted}. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Name of the handler that works on such events. */
    String handler() {
        return HANDLERS + word();
    }

    /** What is wrong with the members that name record and person; empty when nothing is. */
    Optional<String> problem(JsonObject data) {
        return required.stream()
                .filter(name -> !fits(name, data.get(name)))
                .map(name -> "data." + name + " must be "
                        + (isZohoId(name) ? "1 to 19 digits as text." : "a whole number above 0."))
                .findFirst();
    }

    private static boolean fits(String name, JsonValue value) {
        if (value == null) {
            return false;
        }
        boolean text = value.getValueType() == JsonValue.ValueType.STRING;
        boolean number = value.getValueType() == JsonValue.ValueType.NUMBER;
        return isZohoId(name)
                ? text && ZOHO_ID.matcher(Json.text(value)).matches()
                : number && MOODLE_ID.matcher(Json.text(value)).matches();
    }

    private static boolean isZohoId(String name) {
        return name.startsWith("zoho_");
    }

    /** Key of the record that data without a problem are about. */
    String recordKey(JsonObject data) {
        return key.stream().map(name -> Json.text(data.get(name))).collect(Collectors.joining("_"));
    }
}
