package org.mzi.erasure;

import java.util.Map;

/**
 * What an erasure would remove.
 *
 * @param person the student with masked name and addresses; null when the student's own record is not stored
 * @param rows rows that would be removed, and events that would be emptied, by table; only tables with some. Events and
 *     audit entries that mention the student elsewhere are found during the erasure only
 * @param moodle what would become of Moodle's mirror; null while an order is open, which need not wait for the answer
 * @param last the latest order for this student, or null
 */
public record Preview(String zohoId, MaskedPerson person, Map<String, Integer> rows, Moodle moodle, Erasure last) {

    /** What would become of Moodle's mirror. */
    public enum Moodle {
        ERASES,
        /** The plugin cannot erase. */
        NOT_OFFERED,
        /** {@code MOODLE_ENABLED} is false. */
        OFF,
        /** Moodle does not answer now: the erasure would wait for it. */
        AWAY
    }
}
