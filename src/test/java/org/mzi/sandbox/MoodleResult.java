package org.mzi.sandbox;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/**
 * What became of one record.
 *
 * @param zohoId as it was sent, as far as it can be told
 * @param action {@code created}, {@code updated}, {@code unchanged}, {@code stale} or {@code deleted}; null for a refused record
 *     that was not written
 * @param rowId 0 where there is no row
 * @param moodleId account, course or grading definition; 0 for none
 * @param status its state in Moodle, or null
 * @param errorcode why it is refused; null when it is not
 */
record MoodleResult(
        String zohoId, String action, long rowId, long moodleId, String status, String errorcode, String message) {

    static MoodleResult refused(String zohoId, String errorcode, String message) {
        return new MoodleResult(zohoId, null, 0, 0, null, errorcode, message);
    }

    /** The same, refused although its row was written. */
    MoodleResult withRefusal(String code, String text) {
        return new MoodleResult(zohoId, action, rowId, moodleId, status, code, text);
    }

    boolean ok() {
        return errorcode == null;
    }

    /** The entry for it in the answer of a set-based function. */
    JsonObject json() {
        JsonObjectBuilder entry = Values.object().add("zoho_id", zohoId).add("ok", ok());
        if (!ok()) {
            return entry.add("errorcode", errorcode).add("message", message).build();
        }
        entry.add("action", action);
        if (moodleId != 0) {
            entry.add("moodle_id", moodleId);
        }
        if (status != null) {
            entry.add("status", status);
        }
        return entry.build();
    }
}
