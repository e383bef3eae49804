package org.mzi.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mzi.platform.Json;
import org.mzi.platform.ProblemException;
import org.mzi.work.Events;

/** Reads what a caller writes about which events are meant. Refuses with 400 and the name of what is wrong. */
final class EventFilters {

    static final List<String> STATUSES =
            List.of("PENDING", "RUNNING", "DONE", "SKIPPED", "COALESCED", "PARKED", "DISCARDED");
    private static final Set<String> MEMBERS = Set.of("all", "status", "entity", "record", "problem", "from", "to");

    private static final String TIME = " must be a time with offset such as 2026-01-31T08:00:00Z.";

    private EventFilters() {}

    /** From query parameters; null or blank means any. */
    static Events.Filter of(String status, String entity, String record, String problem, String from, String to) {
        return new Events.Filter(
                status(blankToNull(status)),
                storable("entity", blankToNull(entity)),
                storable("record", blankToNull(record)),
                storable("problem", blankToNull(problem)),
                time("from", blankToNull(from)),
                time("to", blankToNull(to)),
                null);
    }

    /** From the body of a request that changes many events: a filter, or {@code {"all": true}}. */
    static Events.Filter ofBody(String body) {
        JsonObject object = object(body);
        Set<String> unknown = new TreeSet<>(object.keySet());
        unknown.removeAll(MEMBERS);
        if (!unknown.isEmpty()) {
            throw bad("Unknown members " + unknown + "; known are " + new TreeSet<>(MEMBERS) + ".");
        }
        Events.Filter filter = of(
                text(object, "status"),
                text(object, "entity"),
                text(object, "record"),
                text(object, "problem"),
                text(object, "from"),
                text(object, "to"));
        if (filter.status() != null && !filter.status().equals("PARKED")) {
            throw bad("Only parked events are changed by a filter: status must be PARKED or left out.");
        }
        boolean all = JsonValue.TRUE.equals(object.get("all"));
        if (filter.equals(Events.Filter.ALL) && !all) {
            throw bad("The filter is empty. Name what is meant, or send {\"all\": true}.");
        }
        if (all && !filter.equals(Events.Filter.ALL)) {
            throw bad("\"all\" and a filter contradict each other.");
        }
        return filter;
    }

    static ProblemException bad(String text) {
        return new ProblemException(400, "malformed", text);
    }

    private static JsonObject object(String body) {
        try {
            return Json.object(body == null ? "" : body);
        } catch (JsonParsingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNumber() + ", column "
                            + e.getLocation().getColumnNumber() + ")";
            throw bad("The body is not a JSON object" + where + ".");
        }
    }

    private static String text(JsonObject object, String member) {
        JsonValue value = object.get(member);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonString string && !string.getString().isBlank()) {
            return string.getString();
        }
        throw bad(member + " must be a text that is not blank.");
    }

    private static String status(String status) {
        if (status != null && !STATUSES.contains(status)) {
            throw bad("status must be one of " + String.join(", ", STATUSES) + ".");
        }
        return status;
    }

    private static OffsetDateTime time(String name, String text) {
        try {
            OffsetDateTime time = text == null ? null : OffsetDateTime.parse(text);
            if (time == null || (time.getYear() > 0 && time.getYear() < 10_000)) {
                return time;
            }
        } catch (DateTimeException e) {
            throw bad(name + TIME);
        }
        throw bad(name + TIME);
    }

    /** PostgreSQL stores neither NUL nor half a surrogate pair. */
    private static String storable(String name, String text) {
        if (text != null && !text.codePoints().allMatch(c -> c >= ' ' && Character.getType(c) != Character.SURROGATE)) {
            throw bad(name + " holds characters that no event has.");
        }
        return text;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
