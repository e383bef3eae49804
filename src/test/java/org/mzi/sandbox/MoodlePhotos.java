package org.mzi.sandbox;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Photos of students: one of each waits until it is decided on, and a newer one takes its place. */
final class MoodlePhotos {

    private static final String REQUEST = "zoho_request_id";

    private final Map<String, String> waiting = new ConcurrentHashMap<>();
    private final Map<String, Boolean> decided = new ConcurrentHashMap<>();

    /** A student hands in a photo, with a request that Zoho has under that id. */
    void handIn(String user, String zohoRequestId) {
        waiting.put(user, zohoRequestId);
    }

    /** By user id: whether the photo that was decided on last went live. */
    Map<String, Boolean> decided() {
        return Map.copyOf(decided);
    }

    /**
     * {@code local_mzi_approve_photo}: a decision that names its request goes for the photo of that request only.
     *
     * @param namesRequests false for a plugin that does not have that parameter yet
     */
    JsonObject decide(Map<String, String> form, MoodleUsers users, boolean namesRequests) {
        if (!namesRequests && form.containsKey(REQUEST)) {
            throw MoodleErrors.invalidParameter("Unexpected keys (" + REQUEST + ") detected in parameter array.");
        }
        String user = MoodleFunctions.required(form, "moodle_user_id");
        boolean approved = "1".equals(MoodleFunctions.required(form, "approved"));
        if (!user.matches("[1-9]\\d{0,17}") || !users.exists(Long.parseLong(user))) {
            return answer(false, "", "There is no such user");
        }
        String request = form.getOrDefault(REQUEST, "");
        String of = waiting.get(user);
        if (of == null || !request.isEmpty() && !request.equals(of)) {
            return answer(true, "unchanged", "");
        }
        waiting.remove(user);
        decided.put(user, approved);
        return answer(true, approved ? "approved" : "rejected", "");
    }

    private static JsonObject answer(boolean success, String action, String message) {
        return Values.object()
                .add("success", success)
                .add("action", action)
                .add("message", message)
                .build();
    }

    void clear() {
        waiting.clear();
        decided.clear();
    }
}
