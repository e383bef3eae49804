package org.mzi.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.mzi.platform.Problem;

/**
 * Events that wait for another record ({@link Outcome.Waits}). Whoever works on that record says here, in the transaction that
 * ends its event, what became of it. An event that is parked because of it goes on as well once the record is there.
 */
@ApplicationScoped
public class Waiting {

    private final Clock clock;

    @Inject
    public Waiting(Clock clock) {
        this.clock = clock;
    }

    Waiting() {
        this(null);
    }

    static String key(String handler, String recordKey) {
        return handler + ' ' + recordKey;
    }

    /** The records are there: what waits for them is due. Returns how many events. */
    public int goOn(Handle handle, String handler, Collection<String> recordKeys) {
        return recordKeys.isEmpty()
                ? 0
                : handle.createUpdate(
                                LOCK
                                        + """
                                update event e set status = 'PENDING', due_at = :now, finished_at = null,
                                    problem_code = null, problem_text = null,
                                    attempts = case when e.status = 'PARKED' then 0 else e.attempts end
                                from waiting w where e.id = w.id""")
                        .bindArray("keys", String.class, keys(handler, recordKeys))
                        .bind("now", now())
                        .execute();
    }

    /** The records need a person first: what waits for them is parked, each with the problem of its record's key. */
    public void park(Handle handle, String handler, Map<String, Problem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        int parked = handle.createUpdate(
                        LOCK
                                + """
                        update event e set status = 'PARKED', finished_at = :now, outcome = 'parked',
                            problem_code = p.code, problem_text = p.text
                        from waiting w join unnest(:keys, :codes, :texts) p (key, code, text) on p.key = w.waiting_for
                        where e.id = w.id and w.status = 'PENDING'""")
                .bindArray("keys", String.class, keys(handler, problems.keySet()))
                .bindArray(
                        "codes",
                        String.class,
                        problems.values().stream().map(Problem::code).toList())
                .bindArray(
                        "texts",
                        String.class,
                        problems.values().stream().map(Problem::text).toList())
                .bind("now", now())
                .execute();
        new Tally(now()).add("PARKED", parked).write(handle);
    }

    /** An event that waited, by what it was about. */
    public record Ended(String handler, String recordKey) {}

    /** The records will not come: what waits for them ends with that reason. Returns those events. */
    public List<Ended> skip(Handle handle, String handler, Collection<String> recordKeys, String reason) {
        if (recordKeys.isEmpty()) {
            return List.of();
        }
        List<Ended> skipped = handle.createQuery(
                        LOCK
                                + """
                        update event e set status = 'SKIPPED', finished_at = :now, outcome = :reason,
                            problem_code = null, problem_text = null, waiting_for = null
                        from waiting w where e.id = w.id returning e.handler, e.record_key""")
                .bindArray("keys", String.class, keys(handler, recordKeys))
                .bind("reason", reason)
                .bind("now", now())
                .mapTo(Ended.class)
                .list();
        new Tally(now()).add("SKIPPED", skipped.size()).write(handle);
        return skipped;
    }

    private static final String LOCK =
            """
            with waiting as (
                select id, status, waiting_for from event
                where waiting_for = any(:keys) and status in ('PENDING', 'PARKED') order by id for update)
            """;

    private static Collection<String> keys(String handler, Collection<String> recordKeys) {
        return recordKeys.stream().map(recordKey -> key(handler, recordKey)).toList();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
