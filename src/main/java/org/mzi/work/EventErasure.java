package org.mzi.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Takes personal data out of events. The row stays, with the outcome {@code erased} and its deduplication key: content, problem
 * and attempts go; what had not ended ends as SKIPPED. Events that are being worked on are left alone; see {@link #olderClaims}.
 * All operations belong to the caller's transaction.
 */
@ApplicationScoped
public class EventErasure {

    private final Clock clock;

    @Inject
    public EventErasure(Clock clock) {
        this.clock = clock;
    }

    EventErasure() {
        this(null);
    }

    /** A number that is larger than the fence of every claim made before, and smaller than that of every later one. */
    public long barrier(Handle handle) {
        return handle.createQuery("select nextval('event_fence')")
                .mapTo(Long.class)
                .one();
    }

    /** Whether work is still under way that was claimed before that barrier, of other handlers than these. */
    public boolean olderClaims(Handle handle, long barrier, Set<String> otherThan) {
        return handle.createQuery(
                        """
                        select exists (select 1 from event where status = 'RUNNING' and fence < :barrier
                                       and handler <> all(:others))""")
                .bind("barrier", barrier)
                .bindArray("others", String.class, otherThan)
                .mapTo(Boolean.class)
                .one();
    }

    /** How many events there are about these records that hold something to erase. */
    public int count(Handle handle, String entity, Collection<String> recordKeys) {
        return ofRecords(
                        handle.createQuery("select (select count(*) from event where status <> 'RUNNING' and "
                                + OF_RECORDS
                                + ") + (select count(*) from event where status = 'RUNNING' and "
                                + OF_RECORDS
                                + ")"),
                        entity,
                        recordKeys)
                .mapTo(Integer.class)
                .one();
    }

    /**
     * Erases the events about records, of whatever handler of the entity, such as {@code zoho.students}.
     *
     * @return how many
     */
    public int erase(Handle handle, String entity, Collection<String> recordKeys) {
        return ofRecords(
                        handle.createQuery("with hit as materialized (select id, false as renamed from event where "
                                + OF_RECORDS
                                + " and status <> 'RUNNING' order by id for update)"
                                + ERASE),
                        entity,
                        recordKeys)
                .bind("now", OffsetDateTime.now(clock))
                .mapTo(Integer.class)
                .one();
    }

    /**
     * What tells that an event is about a person: a value in the payload, the record key or the problem's text; or a payload that
     * contains a fragment.
     *
     * @param own lower-case values that are one person's alone: any event that is not running is erased for them
     * @param shared lower-case values that another person may have as well: only events that ended are
     * @param fragments JSON that only payloads about the person contain, as {@code @>} of PostgreSQL understands it; for values
     *     that mean somebody else in another place, such as a number. Any event that is not running is erased for them
     */
    public record Mentions(Collection<String> own, Collection<String> shared, Collection<String> fragments) {}

    /** @param lastId largest id that was looked at; null when there are no more */
    public record Page(Long lastId, int erased) {}

    /**
     * Looks through a page of all events, by id, and erases those that mention a person.
     *
     * @param mentions what makes an event one about the person
     */
    public Page eraseMentions(Handle handle, long afterId, int limit, Mentions mentions) {
        return handle.createQuery(MENTIONS)
                .bind("after", afterId)
                .bind("limit", limit)
                .bindArray("own", String.class, mentions.own())
                .bindArray("shared", String.class, mentions.shared())
                .bindArray("fragments", String.class, mentions.fragments())
                .bind("now", OffsetDateTime.now(clock))
                .mapTo(Page.class)
                .one();
    }

    private static Query ofRecords(Query query, String entity, Collection<String> recordKeys) {
        return query.bind("entity", entity).bindArray("keys", String.class, recordKeys);
    }

    private static final String OF_RECORDS = "record_key = any(:keys) and split_part(handler, '.', 2) = :entity"
            + " and outcome is distinct from 'erased'";

    /** Expects a table expression {@code hit} of ids, and whether the key is to go. */
    private static final String UPDATE =
            """
            , attempts as (
                delete from event_attempt a using hit where a.event_id = hit.id
            ), erased as (
                update event e set payload = null, problem_code = null, problem_text = null, waiting_for = null,
                    outcome = 'erased', finished_at = coalesce(e.finished_at, :now),
                    record_key = case when hit.renamed then 'erased' else e.record_key end,
                    status = case when e.status in ('PENDING', 'PARKED') then 'SKIPPED' else e.status end
                from hit where e.id = hit.id returning e.id
            )
            """;

    private static final String ERASE = UPDATE + "select count(*)::integer from erased";

    private static final String MENTIONS =
            """
            with page as materialized (
                select id, status, record_key, payload, problem_text,
                    case when status in ('DONE', 'SKIPPED', 'COALESCED', 'DISCARDED')
                         then cast(:own as text[]) || cast(:shared as text[]) else cast(:own as text[]) end as wanted
                from event where id > :after order by id limit :limit
            ), found as (
                select id, lower(record_key) = any(wanted) or named as renamed
                from page cross join lateral (
                    select payload is not null and exists (
                        select 1 from unnest(:fragments) f where page.payload @> cast(f as jsonb)) as named) fragment
                where status <> 'RUNNING' and (
                    lower(record_key) = any(wanted)
                    or named
                    or payload is not null and exists (
                        select 1 from jsonb_path_query(payload, '$.**') v
                        where jsonb_typeof(v) in ('string', 'number') and lower(v #>> '{}') = any(wanted))
                    or problem_text is not null and exists (
                        select 1 from unnest(wanted) w where position(w in lower(problem_text)) > 0))
            ), hit as materialized (
                select e.id, f.renamed from event e join found f on f.id = e.id
                where e.status <> 'RUNNING' order by e.id for update of e
            )
            """
                    + UPDATE
                    + "select (select max(id) from page) as last_id, (select count(*) from erased)::integer as erased";
}
