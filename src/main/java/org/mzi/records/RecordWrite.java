package org.mzi.records;

import jakarta.json.JsonObject;
import java.time.OffsetDateTime;

/**
 * A record as it was read from Zoho.
 *
 * @param raw the whole Zoho record as known now; see {@link StoredRecord#merged}
 * @param attributes as mapped; only those that are present change their columns, null clears
 * @param dataHash of all attributes
 * @param modified {@code Modified_Time}, or null when it was not read
 * @param readAt when it was asked for
 */
public record RecordWrite(
        String zohoId,
        JsonObject raw,
        JsonObject attributes,
        String dataHash,
        OffsetDateTime modified,
        OffsetDateTime readAt) {}
