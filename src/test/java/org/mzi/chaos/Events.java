package org.mzi.chaos;

import java.util.List;
import org.mzi.platform.Database;

/** The bridge's own account of its events. */
final class Events {

    private static final int MOST_SHOWN = 50;

    private final Database database;

    Events(Database database) {
        this.database = database;
    }

    private record Open(
            long id, String recordKey, String status, String problemCode, String node, long lease, long due) {
        Violation violation() {
            return new Violation(
                    "event " + id + " of " + recordKey,
                    "to have ended",
                    "%s %s (due in %d s, leased for %d s)".formatted(status, problemCode, due, lease));
        }
    }

    /** Events that have not ended, or not well; the first of them. */
    List<Violation> violations() {
        return database.read(handle -> handle.createQuery(
                        """
                        select id, record_key, status, coalesce(problem_code, '') as problem_code, node,
                            coalesce(extract(epoch from leased_until - mzi_now()), 0)::bigint as lease,
                            coalesce(extract(epoch from due_at - mzi_now()), 0)::bigint as due
                        from event where status in ('PENDING', 'RUNNING', 'PARKED') order by id limit :most""")
                .bind("most", MOST_SHOWN)
                .mapTo(Open.class)
                .map(Open::violation)
                .list());
    }

    /** How often work was taken back from the dead. */
    long crashes() {
        return database.read(
                handle -> handle.createQuery("select count(*) from event_attempt where outcome = 'CRASHED'")
                        .mapTo(Long.class)
                        .one());
    }
}
