package org.mzi.erasure;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The orders, as stored. */
final class ErasureTable {

    private static final String SELECT =
            """
            select id, zoho_id, requested_at, requested_by, event_id, removed::text as removed, erased_at, moodle_event_id,
                moodle_result, moodle_at, lifted_at, lifted_by
            from erasure
            """;

    private ErasureTable() {}

    record Row(
            long id,
            String zohoId,
            OffsetDateTime requestedAt,
            String requestedBy,
            long eventId,
            String removed,
            OffsetDateTime erasedAt,
            Long moodleEventId,
            Erasure.MoodleResult moodleResult,
            OffsetDateTime moodleAt,
            OffsetDateTime liftedAt,
            String liftedBy) {}

    static long insert(Handle handle, String zohoId, OffsetDateTime at, String by, long eventId) {
        return handle.createQuery(
                        """
                        insert into erasure (zoho_id, requested_at, requested_by, event_id)
                        values (:zohoId, :at, :by, :event) returning id""")
                .bind("zohoId", zohoId)
                .bind("at", at)
                .bind("by", by)
                .bind("event", eventId)
                .mapTo(Long.class)
                .one();
    }

    static Optional<Row> newest(Handle handle, String zohoId) {
        return handle.createQuery(SELECT + "where zoho_id = :zohoId order by id desc limit 1")
                .bind("zohoId", zohoId)
                .mapTo(Row.class)
                .findOne();
    }

    static Optional<Row> find(Handle handle, long id) {
        return handle.createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .mapTo(Row.class)
                .findOne();
    }

    static List<Row> page(Handle handle, int offset, int limit) {
        return handle.createQuery(SELECT + "order by id desc limit :limit offset :offset")
                .bind("limit", limit)
                .bind("offset", offset)
                .mapTo(Row.class)
                .list();
    }

    static int count(Handle handle) {
        return handle.createQuery("select count(*) from erasure")
                .mapTo(Integer.class)
                .one();
    }

    /** The barrier of an order; the first to ask sets it. */
    static long barrier(Handle handle, long id, long otherwise) {
        return handle.createQuery(
                        "update erasure set barrier = coalesce(barrier, :new) where id = :id returning barrier")
                .bind("new", otherwise)
                .bind("id", id)
                .mapTo(Long.class)
                .one();
    }

    /** Adds to the number of rows of a table. */
    static void removed(Handle handle, long id, String table, int rows) {
        if (rows > 0) {
            handle.createUpdate(
                            """
                            update erasure set removed = removed
                                || jsonb_build_object(:table, coalesce((removed ->> :table)::integer, 0) + :rows)
                            where id = :id""")
                    .bind("table", table)
                    .bind("rows", rows)
                    .bind("id", id)
                    .execute();
        }
    }

    static void erased(Handle handle, long id, OffsetDateTime at, long moodleEventId) {
        handle.execute("update erasure set erased_at = ?, moodle_event_id = ? where id = ?", at, moodleEventId, id);
    }

    static void inMoodle(Handle handle, long id, OffsetDateTime at, Erasure.MoodleResult result) {
        handle.execute("update erasure set moodle_at = ?, moodle_result = ? where id = ?", at, result.name(), id);
    }

    static void lifted(Handle handle, String zohoId, OffsetDateTime at, String by) {
        handle.execute(
                "update erasure set lifted_at = ?, lifted_by = ? where zoho_id = ? and lifted_at is null",
                at,
                by,
                zohoId);
    }
}
