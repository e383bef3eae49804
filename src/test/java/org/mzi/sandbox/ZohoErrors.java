package org.mzi.sandbox;

import jakarta.json.JsonObject;
import java.util.Map;

/** Zoho's errors: {@code {"code","details","message","status":"error"}}, for a whole call or for a row. */
final class ZohoErrors {

    private ZohoErrors() {}

    static JsonObject body(String code, JsonObject details, String message) {
        return Values.object()
                .add("code", code)
                .add("details", details)
                .add("message", message)
                .add("status", "error")
                .build();
    }

    static Answer answer(int status, String code, JsonObject details, String message) {
        return Answer.json(status, body(code, details, message));
    }

    static Refusal refuse(int status, String code, Map<String, ?> details, String message) {
        return new Refusal(answer(status, code, Values.of(details).asJsonObject(), message));
    }

    static Refusal invalidModule() {
        return refuse(
                400, "INVALID_MODULE", Map.of("resource_path_index", 0), "the module name given seems to be invalid");
    }

    static Refusal missing(String parameter) {
        return refuse(
                400,
                "REQUIRED_PARAM_MISSING",
                Map.of("param_name", parameter),
                "One of the expected parameter is missing");
    }

    static Refusal tooMany(String parameter, int limit) {
        return refuse(
                400,
                "LIMIT_EXCEEDED",
                Map.of("limit", limit, "param_name", parameter),
                "limit of the parameter exceeded");
    }

    static Refusal invalid(String key, Object value) {
        return refuse(400, "INVALID_DATA", Map.of(key, value), "invalid data");
    }

    static Refusal noSuchPath() {
        return refuse(
                404, "INVALID_URL_PATTERN", Map.of(), "Please check if the URL trying to access is a correct one");
    }
}
