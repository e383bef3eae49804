package org.mzi.work;

import java.time.OffsetDateTime;

/**
 * An event to be stored.
 *
 * @param dedupKey where not null: a second event with the same key is not stored
 * @param payload JSON text, or null
 * @param dueAt when to begin, or null for now
 */
public record NewEvent(
        Event.Source source,
        String handler,
        String operation,
        String recordKey,
        String dedupKey,
        Event.Priority priority,
        String payload,
        OffsetDateTime dueAt) {

    /** One that is due now and has neither payload nor deduplication. */
    public static NewEvent of(
            Event.Source source, String handler, String operation, String recordKey, Event.Priority priority) {
        return new NewEvent(source, handler, operation, recordKey, null, priority, null, null);
    }
}
