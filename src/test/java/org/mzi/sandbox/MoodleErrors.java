package org.mzi.sandbox;

import jakarta.json.JsonObjectBuilder;

/** Moodle's errors: HTTP 200 with {@code exception}, {@code errorcode} (not always) and {@code message}. */
final class MoodleErrors {

    private MoodleErrors() {}

    static Answer answer(String exception, String errorcode, String message) {
        JsonObjectBuilder body = Values.object().add("exception", exception);
        if (errorcode != null) {
            body.add("errorcode", errorcode);
        }
        return Answer.json(body.add("message", message).build());
    }

    static Refusal refuse(String exception, String errorcode, String message) {
        return new Refusal(answer(exception, errorcode, message));
    }

    static Refusal invalidParameter(String message) {
        return refuse(
                "invalid_parameter_exception",
                "invalidparameter",
                "Invalid parameter value detected (" + message + ")");
    }

    static Refusal invalidToken() {
        return refuse("core\\exception\\moodle_exception", "invalidtoken", "Invalid token - token not found");
    }

    /** A function that does not exist. */
    static Refusal noSuchFunction() {
        return refuse(
                "dml_missing_record_exception",
                "invalidrecord",
                "Can't find data record in database table external_functions.");
    }
}
