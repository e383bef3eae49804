package org.mzi.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.mzi.platform.Database;

/** Stands in for the real one. */
@ApplicationScoped
public class Events {

    private static final String COLUMNS =
            "id, source, handler, operation, record_key, priority, received_at, status, attempts,"
                    + " due_at, started_at, finished_at, outcome, problem_code, problem_text, coalesced_into, waiting_for, node,"
                    + " payload::text as payload";
    private static final String WHERE =
            """
             where (cast(:status as text) is null or status = :status)
               and (cast(:handler as text) is null or split_part(handler, '.', 2) = :handler)
               and (cast(:record as text) is null or record_key = :record)
               and (cast(:problem as text) is null or problem_code = :problem)
               and (cast(:from as timestamptz) is null or received_at >= :from)
               and (cast(:to as timestamptz) is null or received_at < :to) """;

    private final Database database;

    @Inject
    public Events(Database database) {
        this.database = database;
    }

    Events() {
        this(null);
    }

    public record Filter(
            String status,
            String handler,
            String recordKey,
            String problemCode,
            OffsetDateTime from,
            OffsetDateTime to,
            String text) {
        public static final Filter ALL = new Filter(null, null, null, null, null, null, null);
    }

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

    public record Attempt(
            long fence,
            String node,
            OffsetDateTime startedAt,
            OffsetDateTime finishedAt,
            String outcome,
            String problemCode,
            String problemText) {}

    private static <S extends SqlStatement<S>> S bind(S statement, Filter filter) {
        return statement
                .bind("status", filter.status())
                .bind("handler", filter.handler())
                .bind("record", filter.recordKey())
                .bind("problem", filter.problemCode())
                .bind("from", filter.from())
                .bind("to", filter.to());
    }

    public List<Row> list(Filter filter, Long beforeId, int limit) {
        return database.read(handle -> bind(
                        handle.createQuery(
                                "select " + COLUMNS + " from event" + WHERE
                                        + " and (cast(:before as bigint) is null or id < :before) order by id desc limit :limit"),
                        filter)
                .bind("before", beforeId)
                .bind("limit", limit)
                .mapTo(Row.class)
                .list());
    }

    public List<Row> page(Filter filter, int offset, int limit) {
        return database.read(handle -> bind(
                        handle.createQuery("select " + COLUMNS + " from event" + WHERE
                                + " order by id desc limit :limit offset :offset"),
                        filter)
                .bind("offset", offset)
                .bind("limit", limit)
                .mapTo(Row.class)
                .list());
    }

    public long count(Filter filter, int cap) {
        return database.read(handle -> bind(
                        handle.createQuery(
                                "select count(*) from (select 1 from event" + WHERE + " limit :cap) as capped"),
                        filter)
                .bind("cap", cap)
                .mapTo(Long.class)
                .one());
    }

    public Optional<Row> find(long id) {
        return database.read(handle -> handle.createQuery("select " + COLUMNS + " from event where id = :id")
                .bind("id", id)
                .mapTo(Row.class)
                .findOne());
    }

    public List<Attempt> attempts(long id) {
        return database.read(handle -> handle.createQuery(
                        """
                        select fence, node, started_at, finished_at, outcome, problem_code, problem_text
                        from event_attempt where event_id = :id order by fence""")
                .bind("id", id)
                .mapTo(Attempt.class)
                .list());
    }

    public int retry(Collection<Long> ids, String user) {
        return database.write(handle -> handle.createUpdate(
                        """
                        update event set status = 'PENDING', due_at = mzi_now()
                        where id = any(:ids) and (status = 'PARKED' or status = 'PENDING' and attempts > 0)""")
                .bind("ids", Database.ids(ids))
                .execute());
    }

    public int discard(Collection<Long> ids, String user) {
        return database.write(handle -> handle.createUpdate(
                        "update event set status = 'DISCARDED' where id = any(:ids) and status in ('PARKED', 'PENDING')")
                .bind("ids", Database.ids(ids))
                .execute());
    }

    public int retryAll(Filter filter, String user) {
        return database.write(handle -> bind(
                        handle.createUpdate("update event set status = 'PENDING'" + WHERE + " and status = 'PARKED'"),
                        filter)
                .execute());
    }

    public int discardAll(Filter filter, String user) {
        return database.write(handle -> bind(
                        handle.createUpdate("update event set status = 'DISCARDED'" + WHERE + " and status = 'PARKED'"),
                        filter)
                .execute());
    }

    public Map<String, Long> countsByStatus() {
        return database.read(handle -> {
            Map<String, Long> counts = new HashMap<>();
            handle.createQuery("select status, count(*) as number from event group by status")
                    .map((row, context) -> counts.put(row.getString("status"), row.getLong("number")))
                    .list();
            return counts;
        });
    }
}
