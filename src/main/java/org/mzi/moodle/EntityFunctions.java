package org.mzi.moodle;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.mzi.platform.Json;

/**
 * How each entity type travels to a plugin without the set-based functions: one function a record, with its parameters
 * (domain facts, section 10). Null where there is none.
 */
enum EntityFunctions {
    PROGRAMS("programs", "zoho_program_id", null, null, null, null),
    UNITS(
            "units",
            "zoho_unit_id",
            "local_mzi_create_btec_definition",
            EntityFunctions::flat,
            "definition_id",
            "local_mzi_delete_btec_definition"),
    TEACHERS("teachers", "zoho_teacher_id", "local_mzi_sync_teacher", json("teacherdata"), "moodle_user_id", null),
    STUDENTS(
            "students",
            "zoho_student_id",
            "local_mzi_update_student",
            json("studentdata"),
            "moodle_user_id",
            "local_mzi_delete_student"),
    CLASSES("classes", "zoho_class_id", "local_mzi_create_class", json("classdata"), null, "local_mzi_delete_class"),
    REGISTRATIONS(
            "registrations",
            "zoho_registration_id",
            "local_mzi_create_registration",
            json("registrationdata"),
            null,
            "local_mzi_delete_registration"),
    INSTALLMENTS(
            "installments",
            "zoho_registration_id",
            "local_mzi_sync_installments",
            EntityFunctions::installments,
            null,
            null),
    ENROLLMENTS(
            "enrollments",
            "zoho_enrollment_id",
            "local_mzi_update_enrollment",
            json("enrollmentdata"),
            "moodle_user_id",
            "local_mzi_delete_enrollment"),
    PAYMENTS(
            "payments",
            "zoho_payment_id",
            "local_mzi_record_payment",
            json("paymentdata"),
            null,
            "local_mzi_delete_payment"),
    GRADES("grades", "zoho_grade_id", "local_mzi_submit_grade", json("gradedata"), null, "local_mzi_delete_grade"),
    REQUESTS(
            "requests",
            "zoho_request_id",
            "local_mzi_update_request_status",
            json("requestdata"),
            null,
            "local_mzi_delete_request");

    private final String entity;
    private final String zohoIdKey;
    private final String upsertFunction;
    private final Function<JsonObject, Map<String, String>> upsertParameters;
    private final String moodleIdKey;
    private final String deleteFunction;

    EntityFunctions(
            String entity,
            String zohoIdKey,
            String upsertFunction,
            Function<JsonObject, Map<String, String>> upsertParameters,
            String moodleIdKey,
            String deleteFunction) {
        this.entity = entity;
        this.zohoIdKey = zohoIdKey;
        this.upsertFunction = upsertFunction;
        this.upsertParameters = upsertParameters;
        this.moodleIdKey = moodleIdKey;
        this.deleteFunction = deleteFunction;
    }

    static EntityFunctions of(String entity) {
        return Arrays.stream(values())
                .filter(functions -> functions.entity.equals(entity))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown entity type " + entity));
    }

    /** Its name in the set-based functions. */
    String entity() {
        return entity;
    }

    /** The attribute and parameter that carries the Zoho id. */
    String zohoIdKey() {
        return zohoIdKey;
    }

    /** Whether Moodle has a place for such records at all. */
    boolean isInMoodle() {
        return upsertFunction != null;
    }

    String upsertFunction() {
        return upsertFunction;
    }

    Map<String, String> upsertParameters(JsonObject sent) {
        return upsertParameters.apply(sent);
    }

    /** Null where an older plugin cannot delete such records. */
    String deleteFunction() {
        return deleteFunction;
    }

    Map<String, String> deleteParameters(String zohoId) {
        return Map.of(zohoIdKey, zohoId);
    }

    String zohoIdOf(JsonObject sent) {
        String zohoId = Json.text(sent.get(zohoIdKey));
        if (zohoId == null) {
            throw new IllegalArgumentException("A record of " + entity + " has no " + zohoIdKey);
        }
        return zohoId;
    }

    /** From the answer of a single function; null where it tells none, as 0 does. */
    String moodleIdOf(JsonObject answer) {
        String id = moodleIdKey == null ? null : Json.text(answer.get(moodleIdKey));
        return "0".equals(id) ? null : id;
    }

    private static Function<JsonObject, Map<String, String>> json(String parameter) {
        return sent -> Map.of(parameter, sent.toString());
    }

    private static Map<String, String> installments(JsonObject sent) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("zoho_registration_id", sent.getString("zoho_registration_id"));
        parameters.put("installmentsdata", sent.getJsonArray("installments").toString());
        return parameters;
    }

    /** PHP's notation of nested form fields: {@code criteria[0][shortname]}. At most 140 fields for a unit. */
    private static Map<String, String> flat(JsonObject sent) {
        Map<String, String> parameters = new LinkedHashMap<>();
        sent.forEach((key, value) -> flatten(key, value, parameters));
        return parameters;
    }

    private static void flatten(String name, JsonValue value, Map<String, String> parameters) {
        if (value instanceof JsonObject object) {
            object.forEach((key, item) -> flatten(name + "[" + key + "]", item, parameters));
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                flatten(name + "[" + i + "]", array.get(i), parameters);
            }
        } else if (Json.text(value) != null) {
            parameters.put(name, Json.text(value));
        }
    }
}
