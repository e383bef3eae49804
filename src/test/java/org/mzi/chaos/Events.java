package org.mzi.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        return number("select count(*) from event_attempt where outcome = 'CRASHED'");
    }

    /** How many events each node finished, by its name. */
    Map<String, Long> shares() {
        return database.read(handle -> handle.createQuery(
                        """
                        select regexp_replace(node, '-[0-9a-f]{8}$', '') as node, count(*) as number from event
                        where node is not null and status in ('DONE', 'SKIPPED') group by 1""")
                .reduceRows(new TreeMap<>(), (shares, row) -> {
                    shares.put(row.getColumn("node", String.class), row.getColumn("number", Long.class));
                    return shares;
                }));
    }

    /** How many events shared the fate of another. */
    long joined() {
        return number("select count(*) from event where status = 'COALESCED'");
    }

    /** Zoho's credits, as the bridge counts them. */
    long credits() {
        return number("select coalesce(sum(credits), 0)::bigint from api_credit");
    }

    private long number(String query) {
        return database.read(
                handle -> handle.createQuery(query).mapTo(Long.class).one());
    }
}
