package org.mzi.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.mzi.platform.Json;

/**
 * One record as it is kept. All times are in UTC.
 *
 * @param moodleId Moodle's id of it, or null while unknown
 * @param zohoModifiedTime null when Zoho never told
 * @param dataHash of the attributes, or {@link RecordStore#DELETED}
 * @param pushedHash the dataHash that Moodle last accepted, or null
 * @param syncedAt last successful push, or null
 * @param readAt last successful read from Zoho
 * @param lastProblem words for a person, or null
 * @param deletedAt null while it lives
 * @param raw the Zoho record, all reads merged
 */
public record StoredRecord(
        String zohoId,
        String moodleId,
        OffsetDateTime zohoModifiedTime,
        String dataHash,
        String pushedHash,
        SyncStatus syncStatus,
        OffsetDateTime syncedAt,
        OffsetDateTime readAt,
        String lastProblem,
        OffsetDateTime deletedAt,
        JsonObject raw) {

    static StoredRecord of(ResultSet row) throws SQLException {
        return new StoredRecord(
                row.getString("zoho_id"),
                row.getString("moodle_id"),
                row.getObject("zoho_modified_time", OffsetDateTime.class),
                row.getString("data_hash"),
                row.getString("pushed_hash"),
                SyncStatus.valueOf(row.getString("sync_status")),
                row.getObject("synced_at", OffsetDateTime.class),
                row.getObject("read_at", OffsetDateTime.class),
                row.getString("last_problem"),
                row.getObject("deleted_at", OffsetDateTime.class),
                Json.object(row.getString("raw")));
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    /** Whether Moodle has still to be told how the record is now. */
    public boolean isOutstanding() {
        return !dataHash.equals(pushedHash);
    }

    /** The Zoho record with a newer read laid over it, field by field: what was not read stays as it was. */
    public JsonObject merged(JsonObject newer) {
        JsonObjectBuilder merged = Json.builder();
        raw.forEach(merged::add);
        newer.forEach(merged::add);
        return merged.build();
    }
}
