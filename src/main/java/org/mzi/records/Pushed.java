package org.mzi.records;

import java.time.OffsetDateTime;

/**
 * What Moodle accepted.
 *
 * @param hash the data_hash of what was sent, or {@link RecordStore#DELETED}
 * @param moodleId Moodle's id of the record, or null to keep the one that is known
 * @param moodleStatus what Moodle says of its state, e.g. {@code enrolled}, or null to keep what is known
 */
public record Pushed(String zohoId, String hash, String moodleId, String moodleStatus, OffsetDateTime at) {}
