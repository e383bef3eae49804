package org.mzi.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.mzi.platform.Database;

/** Finds events, and lets a person retry or discard them. Who did it is for the caller to record. */
@ApplicationScoped
public class Events {

    private static final int COUNT_CAP = 10_000;

    private final Database database;
    private final Clock clock;
    private final Handlers handlers;
    private final Bell bell;

    @Inject
    public Events(Database database, Clock clock, Handlers handlers, Bell bell) {
        this.database = database;
        this.clock = clock;
        this.handlers = handlers;
        this.bell = bell;
    }

    Events() {
        this(null, null, null, null);
    }

    /**
     * What to look for; null means any.
     *
     * @param entity entity type such as {@code students}, or a handler's whole name
     * @param from earliest time received
     * @param to time received before this
     * @param text a part of the problem's text, or the whole record key
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

    /** One event as stored. */
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
            String payload) {}

    /** One attempt that failed. */
    public record Attempt(
            long fence,
            String node,
            OffsetDateTime startedAt,
            OffsetDateTime finishedAt,
            String outcome,
            String problemCode,
            String problemText) {}

    private static final String COLUMNS =
            """
            select id, source, handler, operation, record_key, priority, received_at, status, attempts, due_at,
                started_at, finished_at, outcome, problem_code, problem_text, coalesced_into, waiting_for, node,
                payload::text as payload
            from event""";

    /** Newest first; the next page begins before the last id of this one. */
    public List<Row> list(Filter filter, Long beforeId, int limit) {
        Where where = where(filter);
        if (beforeId != null) {
            where.and("id < :before", "before", beforeId);
        }
        return database.read(
                handle -> where.bind(handle.createQuery(COLUMNS + where.sql() + " order by id desc limit " + limit))
                        .mapTo(Row.class)
                        .list());
    }

    /** Newest first, by position. */
    public List<Row> page(Filter filter, int offset, int limit) {
        Where where = where(filter);
        return database.read(handle -> where.bind(handle.createQuery(
                        COLUMNS + where.sql() + " order by id desc limit " + limit + " offset " + offset))
                .mapTo(Row.class)
                .list());
    }

    /** How many there are; counting stops at {@code cap}. */
    public long count(Filter filter, int cap) {
        Where where = where(filter);
        return database.read(handle -> where.bind(handle.createQuery(
                        "select count(*) from (select 1 from event" + where.sql() + " limit " + cap + ") e"))
                .mapTo(Long.class)
                .one());
    }

    public Optional<Row> find(long id) {
        return database.read(handle -> handle.createQuery(COLUMNS + " where id = :id")
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

    /** Those of the records for which the handler has an event that has not ended, parked ones included. */
    public java.util.Set<String> open(String handler, Collection<String> recordKeys) {
        return database.read(handle -> handle.createQuery(
                        """
                        select distinct record_key from event
                        where handler = :handler and record_key = any(:keys)
                          and status in ('PENDING', 'RUNNING', 'PARKED')""")
                .bind("handler", handler)
                .bindArray("keys", String.class, recordKeys)
                .mapTo(String.class)
                .set());
    }

    /** Makes parked events, and those that wait for a retry, due now. Returns how many. */
    public int retry(Collection<Long> ids, String user) {
        return retry(new Where().and("id = any(:ids)", "ids", ids.toArray(Long[]::new)), user);
    }

    /** The same for all parked events that the filter finds. */
    public int retryAll(Filter filter, String user) {
        return retry(where(filter.withStatus("PARKED")), user);
    }

    /** Gives up events that are pending or parked. Returns how many. */
    public int discard(Collection<Long> ids, String user) {
        return discard(new Where().and("id = any(:ids)", "ids", ids.toArray(Long[]::new)), user);
    }

    /** The same for all parked events that the filter finds. */
    public int discardAll(Filter filter, String user) {
        return discard(where(filter.withStatus("PARKED")), user);
    }

    private int retry(Where where, String user) {
        int retried = database.write(handle -> where.bind(handle.createUpdate(
                        """
                        update event set status = 'PENDING', due_at = :now, priority = 0, finished_at = null,
                            attempts = case when status = 'PARKED' then 0 else attempts end,
                            payload = case when problem_code = 'mass-deletion'
                                      then coalesce(payload, '{}') || jsonb_build_object('confirmedBy', :user)
                                      else payload end"""
                                + where.and("status in ('PENDING', 'PARKED')").sql()))
                .bind("now", OffsetDateTime.now(clock))
                .bind("user", user)
                .execute());
        bell.ring();
        return retried;
    }

    private int discard(Where where, String user) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return database.write(handle -> {
            int discarded = where.bind(handle.createUpdate(
                            """
                            update event set status = 'DISCARDED', finished_at = :now, outcome = 'discarded by ' || :user"""
                                    + where.and("status in ('PENDING', 'PARKED')")
                                            .sql()))
                    .bind("now", now)
                    .bind("user", user)
                    .execute();
            new Tally(now).add("DISCARDED", discarded).write(handle);
            return discarded;
        });
    }

    /** Events by status; of those that ended, the count stops at 10,000. */
    public Map<String, Long> countsByStatus() {
        Map<String, Long> counts = new LinkedHashMap<>();
        database.read(handle -> handle.createQuery(
                        """
                        select s as status, (select count(*) from (
                            select 1 from event where status = s
                            limit case when s in ('PENDING', 'RUNNING', 'PARKED') then null else :cap end) e) as n
                        from unnest(array['PENDING','RUNNING','DONE','SKIPPED','COALESCED','PARKED','DISCARDED']) s""")
                .bind("cap", COUNT_CAP)
                .map((row, context) -> counts.put(row.getString(1), row.getLong(2)))
                .list());
        return counts;
    }

    private Where where(Filter filter) {
        Where where = new Where();
        where.andGiven("status = :status", "status", filter.status());
        where.andGiven("record_key = :recordKey", "recordKey", filter.recordKey());
        where.andGiven("problem_code = :problemCode", "problemCode", filter.problemCode());
        where.andGiven("received_at >= :from", "from", filter.from());
        where.andGiven("received_at < :to", "to", filter.to());
        if (filter.text() != null) {
            where.and("(record_key = :text or problem_text ilike '%' || :text || '%')", "text", filter.text());
        }
        if (filter.entity() != null) {
            List<String> names = new ArrayList<>(handlers.ofEntity(filter.entity()));
            names.add(filter.entity());
            where.and("handler = any(:handlers)", "handlers", names.toArray(String[]::new));
        }
        return where;
    }

    private static final class Where {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        Where and(String condition) {
            conditions.add(condition);
            return this;
        }

        Where and(String condition, String name, Object value) {
            values.put(name, value);
            return and(condition);
        }

        void andGiven(String condition, String name, Object value) {
            if (value != null) {
                and(condition, name, value);
            }
        }

        String sql() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }

        <S extends SqlStatement<S>> S bind(S statement) {
            return statement.bindMap(values);
        }
    }
}
