package org.mzi.erasure;

import java.time.OffsetDateTime;
import java.util.Map;
import org.mzi.platform.Problem;

/**
 * One order to erase a student.
 *
 * @param zohoId of the student
 * @param requestedBy user name
 * @param removed rows removed or emptied so far, by table
 * @param erasedAt when everything was gone from the bridge, or null
 * @param moodle what became of it in Moodle, or null while that is not known
 * @param problem what it waits for or was parked for, or null
 * @param liftedAt from when records of the student are taken in again, or null
 */
public record Erasure(
        long id,
        String zohoId,
        OffsetDateTime requestedAt,
        String requestedBy,
        State state,
        Map<String, Integer> removed,
        OffsetDateTime erasedAt,
        MoodleResult moodle,
        OffsetDateTime moodleAt,
        Problem problem,
        OffsetDateTime liftedAt,
        String liftedBy) {

    /** How far it has come. */
    public enum State {
        IN_BRIDGE,
        IN_MOODLE,
        /** Its event is parked: somebody has to retry it. */
        NEEDS_HAND,
        /** Its event was discarded. */
        STOPPED,
        DONE,
        LIFTED
    }

    /** What became of it in Moodle. */
    public enum MoodleResult {
        ERASED,
        /** Moodle's mirror held nothing of the student. */
        ABSENT,
        /** The plugin cannot erase: the mirror was left as it is. */
        NOT_OFFERED,
        /** {@code MOODLE_ENABLED} is false: Moodle was not asked. */
        OFF
    }

    /** Whether it still goes on, by itself or after somebody's help. */
    public boolean isOpen() {
        return state == State.IN_BRIDGE || state == State.IN_MOODLE || state == State.NEEDS_HAND;
    }
}
