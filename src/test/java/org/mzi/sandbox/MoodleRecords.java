package org.mzi.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.mzi.platform.Json;

/**
 * What the plugin's set-based functions do: {@code local_mzi_upsert_records} and {@code local_mzi_delete_records} (at most
 * 500), {@code local_mzi_get_records} (at most 1,000). One bad record leaves the others
 * standing, except where PHP itself stumbles (a {@code TypeError} without {@code errorcode} loses the whole call).
 */
final class MoodleRecords {

    private static final int MOST_RECORDS = 500;
    private static final int MOST_ROWS = 1_000;
    private static final String INVALID = "invalidparameter";

    private final Map<MoodleEntity, MoodleMirror> mirrors = new EnumMap<>(MoodleEntity.class);
    private final Set<String> poison = ConcurrentHashMap.newKeySet();
    private final Map<String, String> rejected = new ConcurrentHashMap<>();
    private final MoodleEffects effects;

    MoodleRecords(MoodleUsers users, MoodleCourses courses) {
        effects = new MoodleEffects(users, courses, mirrors::get, rejected);
        for (MoodleEntity entity : MoodleEntity.values()) {
            mirrors.put(entity, new MoodleMirror(entity.deletedStatus() != null));
        }
    }

    MoodleMirror mirror(MoodleEntity entity) {
        return mirrors.get(entity);
    }

    Stream<MoodleMirror> mirrors() {
        return mirrors.values().stream();
    }

    Set<String> poison() {
        return poison;
    }

    Map<String, String> rejected() {
        return rejected;
    }

    /** Removes a student's rows from all tables; returns how many. */
    int erase(String zohoStudentId) {
        return mirrors().mapToInt(mirror -> mirror.erase(zohoStudentId)).sum();
    }

    /** One result for each record, in their order. */
    List<MoodleResult> upsert(MoodleEntity entity, JsonArray records) {
        checkSize("recordsdata", records, MOST_RECORDS);
        records.forEach(record -> stumble(told(entity, record)));
        return records.stream().map(record -> upsertOne(entity, record)).toList();
    }

    private MoodleResult upsertOne(MoodleEntity entity, JsonValue record) {
        String id = told(entity, record);
        if (!(record instanceof JsonObject object)) {
            return MoodleResult.refused(id, INVALID, entity.entity() + ": a record is a JSON object");
        }
        if (!isId(object.get(entity.key()))) {
            return MoodleResult.refused(
                    id, INVALID, entity.entity() + " ?: " + entity.key() + ": not a text of 1 to 19 digits");
        }
        boolean ambiguous = effects.isAmbiguous(entity, id);
        if (rejected.containsKey(id) && !ambiguous) {
            return MoodleResult.refused(id, rejected.get(id), "Refused as ordered");
        }
        try {
            MoodleResult result = result(entity, id, mirror(entity).upsert(id, withoutOldWithdrawal(entity, object)));
            return ambiguous && !result.action().equals("stale")
                    ? result.withRefusal(MoodleEffects.AMBIGUOUS, "Refused as ordered")
                    : result;
        } catch (Refusal refusal) {
            return MoodleResult.refused(id, INVALID, entity.entity() + " " + id + ": zoho_modified_time: no time");
        }
    }

    /** The bridge says withdrawal only while it holds: an enrolment that tells its status and no withdrawal has none. */
    private static JsonObject withoutOldWithdrawal(MoodleEntity entity, JsonObject record) {
        boolean none = entity == MoodleEntity.ENROLLMENTS
                && record.containsKey("enrollment_status")
                && !record.containsKey("withdrawal");
        return none ? Values.object(record).addNull("withdrawal").build() : record;
    }

    private MoodleResult result(MoodleEntity entity, String id, MoodleMirror.Result result) {
        long rowId = result.row().id();
        if (result.action().equals("stale")) {
            return new MoodleResult(id, result.action(), rowId, 0, null, null, "");
        }
        JsonObject content = result.row().content();
        return new MoodleResult(
                id,
                result.action(),
                rowId,
                effects.moodleId(entity, content, rowId),
                effects.status(entity, content),
                null,
                "");
    }

    /** The account, course or definition of a record that is not deleted; 0 for none. */
    long moodleId(MoodleEntity entity, String zohoId) {
        MoodleMirror.Row row = mirror(entity).row(zohoId);
        return row == null || row.deleted() ? 0 : effects.moodleId(entity, row.content(), row.id());
    }

    /** One result for each id, in their order. */
    List<MoodleResult> delete(MoodleEntity entity, JsonArray ids) {
        checkSize("zohoids", ids, MOST_RECORDS);
        ids.forEach(id -> stumble(idText(id)));
        return ids.stream().map(id -> deleteOne(entity, id)).toList();
    }

    private MoodleResult deleteOne(MoodleEntity entity, JsonValue value) {
        String id = idText(value);
        if (!isId(value)) {
            return MoodleResult.refused(id, INVALID, entity.entity() + ": a Zoho id is a text of 1 to 19 digits");
        }
        if (rejected.containsKey(id) && !effects.isAmbiguous(entity, id)) {
            return MoodleResult.refused(id, rejected.get(id), "Refused as ordered");
        }
        MoodleMirror.Result result = mirror(entity).delete(id);
        boolean definition = entity == MoodleEntity.UNITS && result.action().equals("deleted");
        long rowId = result.row() == null || result.action().equals("unchanged")
                ? 0
                : result.row().id();
        return new MoodleResult(id, result.action(), rowId, definition ? rowId : 0, entity.deletedStatus(), null, "");
    }

    /** Rows with their content hash, by ids or from {@code afterId} on, ascending. */
    JsonArray get(MoodleEntity entity, List<String> ids, long afterId, int limit) {
        if (limit < 1 || limit > MOST_ROWS) {
            throw MoodleErrors.invalidParameter("limit: 1 to " + MOST_ROWS + "; after_id: 0 or more");
        }
        Map<String, MoodleMirror.Row> rows = mirror(entity).rows();
        if (ids != null) {
            rows.keySet().retainAll(Set.copyOf(ids));
        }
        JsonArrayBuilder answer = Values.array();
        rows.entrySet().stream()
                .filter(entry -> ids != null || entry.getValue().id() > afterId)
                .sorted(Comparator.comparingLong(entry -> entry.getValue().id()))
                .limit(limit)
                .forEach(entry -> answer.add(row(entity, entry.getKey(), entry.getValue())));
        return answer.build();
    }

    private JsonObject row(MoodleEntity entity, String id, MoodleMirror.Row row) {
        return Values.object()
                .add("id", row.id())
                .add("zoho_id", id)
                .add("moodle_id", effects.moodleId(entity, row.content(), row.id()))
                .add(
                        "zoho_modified_time",
                        Values.of(row.newest() == null ? null : row.newest().getEpochSecond()))
                .add("hash", Json.hash(row.content()))
                .add("deleted", row.deleted())
                .add("record", row.content().toString())
                .build();
    }

    private void stumble(String id) {
        if (poison.contains(id)) {
            throw MoodleErrors.refuse(
                    "TypeError",
                    null,
                    "local_mzi\\record::set(): Argument #1 ($value) must be of type string, array given");
        }
    }

    /** The Zoho id of a record, as far as it can be told; empty where it cannot. */
    static String told(MoodleEntity entity, JsonValue record) {
        return record instanceof JsonObject object ? idText(object.get(entity.key())) : "";
    }

    static String idText(JsonValue value) {
        boolean text = value instanceof JsonString || value instanceof JsonNumber number && number.isIntegral();
        return text ? Json.text(value) : "";
    }

    private static boolean isId(JsonValue value) {
        return value instanceof JsonString string && string.getString().matches(ZohoReads.ID);
    }

    private static void checkSize(String parameter, JsonArray entries, int most) {
        if (entries.size() > most) {
            throw MoodleErrors.invalidParameter(parameter + ": more than " + most + " entries");
        }
    }

    static JsonArray array(String parameter, String text) {
        try {
            if (text != null && Json.parse(text) instanceof JsonArray array) {
                return array;
            }
        } catch (JsonParsingException e) {
            throw MoodleErrors.invalidParameter(parameter + ": not JSON");
        }
        throw MoodleErrors.invalidParameter(parameter + ": not a JSON array");
    }

    static JsonObject object(String parameter, String text) {
        try {
            if (text != null && Json.parse(text) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParsingException e) {
            throw MoodleErrors.invalidParameter(parameter + ": not JSON");
        }
        throw MoodleErrors.invalidParameter(parameter + ": not a JSON object");
    }

    /** The ids whose rows are asked for. */
    static List<String> ids(String text) {
        JsonArray ids = array("zohoids", text);
        checkSize("zohoids", ids, MOST_ROWS);
        if (!ids.stream().allMatch(JsonString.class::isInstance)) {
            throw MoodleErrors.invalidParameter("zohoids: ids are texts");
        }
        return ids.getValuesAs(JsonString::getString);
    }
}
