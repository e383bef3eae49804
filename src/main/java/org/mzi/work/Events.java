package org.mzi.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.HandleCallback;
import org.mzi.platform.Database;

/**
 * Finds events. A search ends within five seconds: what takes longer is cancelled, which
 * {@link Database#isCancelled} tells from other faults.
 */
@ApplicationScoped
public class Events {

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int COUNT_CAP = 10_000;
    private static final int MOST_KINDS = 500;

    private final Database database;
    private final Handlers handlers;

    @Inject
    public Events(Database database, Handlers handlers) {
        this.database = database;
        this.handlers = handlers;
    }

    Events() {
        this(null, null);
    }

    /** For use outside a container: knows no handlers, so that an entity is always a handler's whole name. */
    public static Events on(Database database) {
        return new Events(database, new Handlers());
    }

    /**
     * What to look for; null means any.
     *
     * @param entity entity type such as {@code students}, or a handler's whole name
     * @param from earliest time received
     * @param to time received before this
     * @param text a part of the problem's code or text, or the whole record key or event id
     */
    public record Filter(
            String status,
            String entity,
            String recordKey,
            String problemCode,
            OffsetDateTime from,
            OffsetDateTime to,
            String text) {
        public static final Filter ALL = new Filter(null, null, null, null, null, null, null);

        public Filter withStatus(String status) {
            return new Filter(status, entity, recordKey, problemCode, from, to, text);
        }
    }

    /**
     * One event as stored.
     *
     * @param awaitsHandler whether it is pending because nothing in this release works on its kind
     */
    public record Row(
            long id,
            String source,
            String handler,
            String operation,
            String recordKey,
            int priority,
            OffsetDateTime receivedAt,
            String status,
            int attempts,
            OffsetDateTime dueAt,
            OffsetDateTime startedAt,
            OffsetDateTime finishedAt,
            String outcome,
            String problemCode,
            String problemText,
            Long coalescedInto,
            String waitingFor,
            String node,
            String payload,
            boolean awaitsHandler) {}

    /** One attempt that failed. */
    public record Attempt(
            long fence,
            String node,
            OffsetDateTime startedAt,
            OffsetDateTime finishedAt,
            String outcome,
            String problemCode,
            String problemText) {}

    /**
     * The parked events that have one problem in common.
     *
     * @param problemCode null where there is none
     * @param firstSeen when the first of them was parked
     */
    public record Kind(
            String problemCode, String handler, long number, OffsetDateTime firstSeen, OffsetDateTime lastSeen) {}

    private static final String COLUMNS =
            """
            select id, source, handler, operation, record_key, priority, received_at, status, attempts, due_at,
                started_at, finished_at, outcome, problem_code, problem_text, coalesced_into, waiting_for, node,
                payload::text as payload, status = 'PENDING' and handler = any(:awaited) as awaits_handler
            from\s""";

    /** Looked up before it is ordered: else PostgreSQL may read the whole table backwards for records of long ago. */
    private static final String OF_RECORDS =
            """
            with found as materialized (
                select id, received_at from event where record_key = any(:keys) and status <> 'RUNNING'
                union all select id, received_at from event where record_key = any(:keys) and status = 'RUNNING')
            """;

    /** By descending id; the next page begins before the last id of this one. */
    public List<Row> list(Filter filter, Long beforeId, int limit) {
        EventSearch search = search(filter);
        if (beforeId != null) {
            search.and("id < :before", "before", beforeId);
        }
        return rows(search, search.highest(limit), "id desc");
    }

    /** Newest first, by position. Far positions cost more: meant for the first ten thousand. */
    public List<Row> page(Filter filter, int offset, int limit) {
        EventSearch search = search(filter);
        return rows(search, search.newest(offset, limit), search.order());
    }

    /** How many there are; counting stops at {@code cap}. */
    public long count(Filter filter, int cap) {
        EventSearch search = search(filter);
        return find(handle -> search.bind(handle.createQuery(search.count(cap)))
                .mapTo(Long.class)
                .one());
    }

    /**
     * Events about any of these records, of whatever handler, newest first. All of them are looked at: meant for records that
     * belong together, some thousands of events.
     */
    public List<Row> ofRecords(Collection<String> recordKeys, int limit) {
        return find(handle -> handle.createQuery(OF_RECORDS + COLUMNS
                        + "event where id in (select id from found order by received_at desc, id desc limit :limit)"
                        + " order by received_at desc, id desc")
                .bindArray("awaited", String.class, awaited())
                .bindArray("keys", String.class, recordKeys)
                .bind("limit", limit)
                .mapTo(Row.class)
                .list());
    }

    public Optional<Row> find(long id) {
        return database.read(handle -> handle.createQuery(COLUMNS + "event where id = :id")
                .bindArray("awaited", String.class, awaited())
                .bind("id", id)
                .mapTo(Row.class)
                .findOne());
    }

    /** Failed attempts, oldest first. */
    public List<Attempt> attempts(long id) {
        return database.read(handle -> handle.createQuery(
                        """
                        select fence, node, started_at, finished_at, outcome, problem_code, problem_text
                        from event_attempt where event_id = :id order by fence""")
                .bind("id", id)
                .mapTo(Attempt.class)
                .list());
    }

    /** Those of the records for which the handler has an event that nobody has begun to work on. */
    public Set<String> pending(String handler, Collection<String> recordKeys) {
        return database.read(handle -> handle.createQuery(
                        """
                        select distinct record_key from event
                        where handler = :handler and record_key = any(:keys)
                          and status = 'PENDING'""")
                .bind("handler", handler)
                .bindArray("keys", String.class, recordKeys)
                .mapTo(String.class)
                .set());
    }

    /** What is parked, by problem and handler, the most frequent first; at most 500 kinds. */
    public List<Kind> parkedKinds() {
        return find(handle -> handle.createQuery(
                        """
                        select problem_code, handler, count(*) as number, min(finished_at) as first_seen,
                            max(finished_at) as last_seen
                        from event where status = 'PARKED' group by problem_code, handler
                        order by number desc, problem_code, handler limit :most""")
                .bind("most", MOST_KINDS)
                .mapTo(Kind.class)
                .list());
    }

    /** Events by status; of those that ended, the count stops at 10,000. */
    public Map<String, Long> countsByStatus() {
        Map<String, Long> counts = new LinkedHashMap<>();
        database.read(handle -> handle.createQuery(
                        """
                        select 'PENDING', count(*) from event where status = 'PENDING'
                        union all select 'RUNNING', count(*) from event where status = 'RUNNING'
                        union all select 'PARKED', count(*) from event where status = 'PARKED'
                        union all select 'DONE', count(*)
                            from (select from event where status = 'DONE' limit :cap) e
                        union all select 'SKIPPED', count(*)
                            from (select from event where status = 'SKIPPED' limit :cap) e
                        union all select 'COALESCED', count(*)
                            from (select from event where status = 'COALESCED' limit :cap) e
                        union all select 'DISCARDED', count(*)
                            from (select from event where status = 'DISCARDED' limit :cap) e""")
                .bind("cap", COUNT_CAP)
                .map((row, context) -> counts.put(row.getString(1), row.getLong(2)))
                .list());
        return counts;
    }

    /** Names of the handlers that are still to come: what is pending for them is no backlog. */
    public List<String> awaited() {
        return handlers.awaited();
    }

    EventSearch search(Filter filter) {
        List<String> known = filter.entity() == null ? List.of() : handlers.ofEntity(filter.entity());
        return new EventSearch(filter, filter.entity() != null && known.isEmpty() ? List.of(filter.entity()) : known);
    }

    private List<Row> rows(EventSearch search, String ids, String order) {
        return find(
                handle -> search.bind(handle.createQuery(COLUMNS + "event where id in (" + ids + ") order by " + order))
                        .bindArray("awaited", String.class, awaited())
                        .mapTo(Row.class)
                        .list());
    }

    /**
     * Every search is planned for the values that it is about: a plan for any value, which PostgreSQL makes after five
     * executions, reads the whole table where a value is rare.
     */
    <R> R find(HandleCallback<R, RuntimeException> search) {
        return database.write(handle -> {
            handle.execute("set local plan_cache_mode = force_custom_plan; set local statement_timeout = "
                    + LONGEST.toMillis());
            return search.withHandle(handle);
        });
    }
}
