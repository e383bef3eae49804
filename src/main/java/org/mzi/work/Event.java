package org.mzi.work;

import java.time.OffsetDateTime;

/**
 * One claimed event, as its handler sees it.
 *
 * @param operation what is asked; when several events joined this one, {@code DELETE} if any of them asked that
 * @param recordKey what the event is about, unique within the handler, e.g. a Zoho record id
 * @param payload JSON text, or null
 * @param receivedAt when it was received
 * @param attempts how often it has been tried before
 */
public record Event(
        long id,
        Source source,
        String handler,
        String operation,
        String recordKey,
        Priority priority,
        String payload,
        OffsetDateTime receivedAt,
        int attempts) {

    /** Who caused it. */
    public enum Source {
        ZOHO,
        MOODLE,
        CONSOLE,
        SYNC
    }

    /** In the order in which events are taken. */
    public enum Priority {
        CONSOLE,
        LIVE,
        SYNC
    }
}
