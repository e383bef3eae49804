package org.mzi.moodle;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;

/** Reads what the plugin's functions answer. */
final class Answers {

    private Answers() {}

    /** A record as it was sent, with its Zoho id. */
    record Sent(String zohoId, JsonObject content) {}

    /**
     * The answer of a set-based function: one entry for each record, in the order of the request. PHP drops surplus input
     * without a word, so everything is counted.
     */
    static List<RecordResult> ofSet(String function, List<Sent> sent, JsonValue answer) {
        if (!(answer instanceof JsonArray entries) || entries.size() != sent.size()) {
            int answered = answer instanceof JsonArray entries ? entries.size() : 0;
            throw incomplete(function + " was sent " + sent.size() + " records and answered for " + answered + ".");
        }
        List<RecordResult> results = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            results.add(ofEntry(function, sent.get(i), entries.get(i)));
        }
        return results;
    }

    private static RecordResult ofEntry(String function, Sent sent, JsonValue entry) {
        if (!(entry instanceof JsonObject result) || !sent.zohoId().equals(Json.text(result.get("zoho_id")))) {
            throw incomplete(function + " did not answer for record " + sent.zohoId() + " in its place.");
        }
        return result(
                sent,
                isTrue(result.get("ok")),
                result,
                Json.text(result.get("moodle_id")),
                Json.text(result.get("status")));
    }

    /** The answer of a function for one record. */
    static RecordResult ofSingle(EntityFunctions functions, String function, Sent sent, JsonValue answer) {
        if (!(answer instanceof JsonObject result) || !result.containsKey("success")) {
            throw incomplete(function + " did not say what became of record " + sent.zohoId() + ".");
        }
        return result(
                sent,
                isTrue(result.get("success")),
                result,
                functions.moodleIdOf(result),
                Json.text(result.get("enrol_status")));
    }

    /** Number of rows that an erasure removed. */
    static int ofErasure(String function, JsonValue answer) {
        if (answer instanceof JsonObject result
                && isTrue(result.get("success"))
                && result.get("records") instanceof JsonNumber records) {
            return records.intValue();
        }
        throw incomplete(function + " did not say what it removed.");
    }

    /** Whether a photo was decided on; fails where Moodle did not take the decision. */
    static boolean ofPhoto(String function, JsonValue answer) {
        if (!(answer instanceof JsonObject result) || !result.containsKey("success")) {
            throw incomplete(function + " did not say what became of the photo.");
        }
        if (!isTrue(result.get("success"))) {
            throw Failure.permanent(
                    "moodle-photo-refused",
                    "Moodle did not take the decision on the photo: "
                            + SafeMessage.of(Json.text(result.get("message")), JsonValue.EMPTY_JSON_OBJECT));
        }
        return !"unchanged".equals(Json.text(result.get("action")));
    }

    private static RecordResult result(Sent sent, boolean ok, JsonObject result, String moodleId, String status) {
        String safeMessage = SafeMessage.of(Json.text(result.get("message")), sent.content());
        return new RecordResult(
                sent.zohoId(),
                ok,
                Json.text(result.get("action")),
                moodleId,
                status,
                ok ? null : MoodleErrors.ofRecord(Json.text(result.get("errorcode")), safeMessage));
    }

    private static boolean isTrue(JsonValue value) {
        String text = Json.text(value);
        return "true".equals(text) || "1".equals(text);
    }

    private static Failure incomplete(String text) {
        return Failure.failed("moodle-answer-incomplete", "Moodle's answer does not add up: " + text, null);
    }
}
