package org.mzi.work;

/**
 * How a statement asks that an event {@code e} is pending, one that is sought by its id or its record.
 *
 * <p>The planner believes what PostgreSQL counted last. When that was an idle moment, hardly anything is pending in its eyes,
 * and an index on all that is looks as good as the one on ids or records: a claim of 50 among 800 then walks over all of
 * them for each of them and takes seconds. In these words only one index fits.
 */
public final class Waits {

    /** For an event sought by its id. */
    public static final String PENDING = "e.status || '' = 'PENDING'";

    /** For events sought by handler and record: the index {@code event_open_key} is of those of the list. */
    public static final String PENDING_OF_RECORD = "e.status in ('PENDING', 'RUNNING', 'PARKED') and " + PENDING;

    private Waits() {}
}
