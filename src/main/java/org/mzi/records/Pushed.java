package org.mzi.records;

import java.time.OffsetDateTime;

/**
 * What Moodle accepted.
 *
 * @param hash the data_hash of what was sent, or {@link RecordStore#DELETED}
 * @param moodleId Moodle's id of the record, or null to keep the one that is known
 */
public record Pushed(String zohoId, String hash, String moodleId, OffsetDateTime at) {}
