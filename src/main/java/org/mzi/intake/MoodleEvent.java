package org.mzi.intake;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mzi.platform.Json;
import org.mzi.work.Event;
import org.mzi.work.NewEvent;

/**
 * One event of a body, or what is wrong with it.
 *
 * @param id its {@code event_id} as it was told, or null
 * @param event what is to be stored, or null when it is invalid
 * @param reason why it is invalid, or null
 */
record MoodleEvent(String id, NewEvent event, String reason) {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final String OPERATION = "WRITE_BACK";
    private static final String DEDUP = "moodle:";
    private static final long LATEST = 253_402_300_799L;
    private static final int SHOWN = 40;

    static MoodleEvent of(JsonValue value) {
        if (!(value instanceof JsonObject told)) {
            return new MoodleEvent(null, null, "An event must be an object.");
        }
        String id = told.get("event_id") instanceof JsonString text ? text.getString() : null;
        String name = Json.text(told.get("event_type"));
        Optional<MoodleEventType> type = MoodleEventType.of(name);
        String reason = reason(told, id, name, type);
        return reason == null
                ? new MoodleEvent(id, event(told, id, type.orElseThrow()), null)
                : new MoodleEvent(id == null ? null : shown(id), null, reason);
    }

    private static String reason(JsonObject told, String id, String name, Optional<MoodleEventType> type) {
        if (id == null || !UUID.matcher(id).matches()) {
            return "event_id must be a UUID.";
        }
        if (type.isEmpty()) {
            return (name == null ? "event_type is missing." : "event_type \"" + shown(name) + "\" is not known.")
                    + " Known are: " + MoodleEventType.words() + '.';
        }
        if (!isTime(told.get("time"))) {
            return "time must be whole seconds since 1970.";
        }
        if (!(told.get("data") instanceof JsonObject data)) {
            return "data must be an object.";
        }
        return type.get()
                .problem(data)
                .or(() -> Storable.problem("event", told))
                .orElse(null);
    }

    private static boolean isTime(JsonValue value) {
        if (!(value instanceof JsonNumber number) || !value.toString().matches("[0-9]{1,12}")) {
            return false;
        }
        return number.longValueExact() > 0 && number.longValueExact() <= LATEST;
    }

    /** The key that makes it take effect once does not depend on the case of the id. */
    private static NewEvent event(JsonObject told, String id, MoodleEventType type) {
        return new NewEvent(
                Event.Source.MOODLE,
                type.handler(),
                OPERATION,
                type.recordKey(told.getJsonObject("data")),
                DEDUP + id.toLowerCase(Locale.ROOT),
                Event.Priority.LIVE,
                told.toString(),
                null);
    }

    private static String shown(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() > SHOWN ? printable.substring(0, SHOWN) + "…" : printable;
    }
}
