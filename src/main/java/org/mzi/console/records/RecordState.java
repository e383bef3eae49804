package org.mzi.console.records;

import java.util.List;
import java.util.Map;
import org.mzi.records.EntityType;
import org.mzi.records.RecordDetails;
import org.mzi.work.Events;

/**
 * A record and what happened to it, as read at one time.
 *
 * @param details null: it is not here
 * @param problem an open event of the record with what stands in its way, or null
 * @param events newest first, of a student's other records too
 * @param moreEvents whether there are older ones
 * @param whose records that the events are about, by id
 * @param pushes whether records of its type go to Moodle now
 */
record RecordState(
        EntityType type,
        String zohoId,
        RecordDetails.Details details,
        Events.Row problem,
        List<Events.Row> events,
        boolean moreEvents,
        Map<String, Named> whose,
        boolean pushes) {

    /** @param label what people call it, or null */
    record Named(EntityType type, String label) {}

    boolean isHere() {
        return details != null;
    }

    boolean isDeleted() {
        return isHere() && details.stored().isDeleted();
    }

    /** As the audit trail calls it. */
    String subject() {
        return type.singular() + " " + zohoId;
    }
}
