package org.mzi.sandbox;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mzi.platform.Json;

/**
 * One mirror table of the plugin. A key that is absent keeps its value, null clears it; a record whose {@code
 * zoho_modified_time} is older than the stored one is refused as stale (compared as instants). Times, empty texts and keys
 * without a value do not make a record another. A deleted row stays, marked, unless rows of that type go.
 */
final class MoodleMirror {

    record Row(long id, JsonObject content, boolean deleted, List<String> history, Instant newest) {}

    record Result(String action, Row row) {}

    private static final Set<String> TIMES = Set.of("zoho_created_time", "zoho_modified_time");

    private final boolean keepsDeleted;
    private final Map<String, Row> rows = new TreeMap<>(ZohoModule.BY_ID);
    private boolean refuseStale = true;
    private long lastId;
    private long regressions;
    private long staleOffers;
    private long duplicates;

    MoodleMirror(boolean keepsDeleted) {
        this.keepsDeleted = keepsDeleted;
    }

    synchronized void refuseStale(boolean refuse) {
        refuseStale = refuse;
    }

    synchronized Result upsert(String zohoId, JsonObject content) {
        Row before = rows.get(zohoId);
        Instant time = time(content.get("zoho_modified_time"));
        boolean older = before != null && time != null && before.newest() != null && time.isBefore(before.newest());
        if (older) {
            staleOffers++;
            if (refuseStale) {
                return new Result("stale", before);
            }
            regressions++;
        }
        Row after = merge(before, content, time);
        rows.put(zohoId, after);
        if (before == null) {
            return new Result("created", after);
        }
        boolean unchanged = !before.deleted() && said(before).equals(said(after));
        if (unchanged) {
            duplicates++;
        }
        return new Result(unchanged ? "unchanged" : "updated", after);
    }

    private static Map<String, JsonValue> said(Row row) {
        Map<String, JsonValue> said = new HashMap<>(row.content());
        said.keySet().removeAll(TIMES);
        said.values().removeIf(value -> value == JsonValue.NULL || "".equals(Json.text(value)));
        return said;
    }

    private Row merge(Row before, JsonObject content, Instant time) {
        Map<String, JsonValue> merged = new LinkedHashMap<>(before == null ? Map.of() : before.content());
        merged.putAll(content);
        List<String> history = new ArrayList<>(before == null ? List.of() : before.history());
        Instant newest = before == null ? null : before.newest();
        if (time != null) {
            history.add(Json.text(content.get("zoho_modified_time")));
            newest = newest == null || time.isAfter(newest) ? time : newest;
        }
        return new Row(
                before == null ? ++lastId : before.id(),
                Values.of(merged).asJsonObject(),
                false,
                List.copyOf(history),
                newest);
    }

    /** Marks the row or removes it; deleting what is not there, or twice, changes nothing. */
    synchronized Result delete(String zohoId) {
        Row before = rows.get(zohoId);
        if (before == null || before.deleted()) {
            return new Result("unchanged", before);
        }
        Row after = new Row(before.id(), before.content(), true, before.history(), before.newest());
        if (keepsDeleted) {
            rows.put(zohoId, after);
        } else {
            rows.remove(zohoId);
        }
        return new Result("deleted", after);
    }

    /** Removes the rows of a student, not only marks them. */
    synchronized int erase(String zohoStudentId) {
        int before = rows.size();
        rows.values()
                .removeIf(row -> zohoStudentId.equals(Json.text(row.content().get("zoho_student_id"))));
        return before - rows.size();
    }

    synchronized Row row(String zohoId) {
        return rows.get(zohoId);
    }

    synchronized Map<String, Row> rows() {
        return new LinkedHashMap<>(rows);
    }

    synchronized long regressions() {
        return regressions;
    }

    synchronized long staleOffers() {
        return staleOffers;
    }

    synchronized long duplicates() {
        return duplicates;
    }

    synchronized void clear() {
        rows.clear();
        regressions = 0;
        staleOffers = 0;
        duplicates = 0;
    }

    /** An ISO 8601 date-time with offset, or seconds since 1970; null when there is none. */
    private static Instant time(JsonValue value) {
        String text = Json.text(value);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.matches("\\d{1,12}")) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw MoodleErrors.invalidParameter("zoho_modified_time: " + text);
        }
    }
}
