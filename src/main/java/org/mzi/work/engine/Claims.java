package org.mzi.work.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.mzi.platform.Database;
import org.mzi.platform.Node;
import org.mzi.platform.Settings;
import org.mzi.work.Event;
import org.mzi.work.EventHandler;
import org.mzi.work.Waits;
import org.mzi.work.WorkSettings;

/**
 * Takes, keeps and gives back claims on events. Claims of one handler are serialised over all nodes by a transaction-level
 * advisory lock, so that two nodes cannot both see a record as free.
 */
@ApplicationScoped
class Claims {

    /** A node that dies this often with the same event is taken to die of it. */
    private static final int MOST_CRASHES = 10;

    private static final OffsetDateTime EVER = OffsetDateTime.parse("2000-01-01T00:00:00Z");
    private static final long LOOK_AT_ALL_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** An event that is committed later than this after it was timed is seen a second late. */
    private static final Duration COMMIT_TIME = Duration.ofSeconds(2);

    private final Database database;
    private final Clock clock;
    private final Settings settings;
    private final Map<String, OffsetDateTime> from = new ConcurrentHashMap<>();
    private final AtomicLong beganNanos = new AtomicLong();

    @Inject
    Claims(Database database, Clock clock, Settings settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
    }

    Claims() {
        this(null, null, null);
    }

    /**
     * Those of the handlers for which at least one event is due: a few index look-ups a handler, whatever waits. Every second
     * all that waits is looked at; in between only what is due since shortly before the oldest that was seen then, so that a
     * look does not walk again over the index entries of all that ended since the last vacuum.
     */
    Set<String> due(Collection<String> handlers) {
        OffsetDateTime now = now();
        boolean all = beginAnew();
        List<Due> due = database.read(handle -> handle.createQuery(
                        """
                        select h.name as handler, min(d.due_at) as oldest
                        from unnest(:handlers, :froms) h (name, since)
                        cross join (values (0), (1), (2)) p (priority)
                        cross join lateral (
                            select e.due_at from event e
                            where e.handler = h.name and e.status = 'PENDING' and e.priority = p.priority
                              and e.due_at between h.since and :now
                            order by e.due_at limit 1) d
                        group by h.name""")
                .bindArray("handlers", String.class, handlers)
                .bindArray(
                        "froms",
                        OffsetDateTime.class,
                        handlers.stream().map(name -> all ? EVER : from(name)).toList())
                .bind("now", now)
                .mapTo(Due.class)
                .list());
        if (all) {
            OffsetDateTime latest = now.minus(COMMIT_TIME);
            Map<String, OffsetDateTime> oldest = due.stream().collect(Collectors.toMap(Due::handler, Due::oldest));
            handlers.forEach(name -> {
                OffsetDateTime first = oldest.getOrDefault(name, latest);
                from.put(name, first.isBefore(latest) ? first : latest);
            });
        }
        return due.stream().map(Due::handler).collect(Collectors.toSet());
    }

    /** The oldest event that is due for a handler. */
    record Due(String handler, OffsetDateTime oldest) {}

    private boolean beginAnew() {
        long began = beganNanos.get();
        long now = System.nanoTime();
        return (began == 0 || now - began > LOOK_AT_ALL_NANOS) && beganNanos.compareAndSet(began, now);
    }

    private OffsetDateTime from(String handler) {
        return from.getOrDefault(handler, EVER);
    }

    /** A number larger than that of every claim before. */
    long newFence() {
        return database.read(handle -> handle.createQuery("select nextval('event_fence')")
                .mapTo(Long.class)
                .one());
    }

    /** A claimed event, and the ids of the record's older ones that it stands for: they join it when it ends. */
    record Claimed(Event event, List<Long> joined) {}

    /** Claims up to {@code limit} records' events that are due, under the given fence. */
    List<Claimed> claim(EventHandler handler, int limit, long fence) {
        return database.write(handle -> {
            handle.execute(
                    "select set_config('enable_seqscan', 'off', true), pg_advisory_xact_lock(hashtextextended(?, 0))",
                    "mzi.claim." + handler.name());
            OffsetDateTime now = now();
            return handle.createQuery(handler.coalesces() ? CLAIM_NEWEST : CLAIM_OLDEST)
                    .bind("handler", handler.name())
                    .bind("from", from(handler.name()))
                    .bind("now", now)
                    .bind("until", now.plus(lease()))
                    .bind("node", Node.id())
                    .bind("fence", fence)
                    .bind("alone", handler.oneAtATime())
                    .bind("limit", limit)
                    .bind("scan", limit * 4)
                    .mapTo(Row.class)
                    .map(Row::claimed)
                    .list();
        });
    }

    /** Locks those of the events that still belong to the claim until the transaction ends. */
    static Set<Long> stillHeld(Handle handle, Collection<Long> ids, long fence) {
        return handle.createQuery(
                        """
                        select id from event where id = any(:ids) and fence = :fence and status = 'RUNNING'
                        order by id for update""")
                .bindArray("ids", Long.class, ids)
                .bind("fence", fence)
                .mapTo(Long.class)
                .set();
    }

    /**
     * Prolongs the leases of claims that this node is working on. Leaves out what is locked: whoever locks it is about to
     * finish it, and waiting for some while holding others would make a deadlock with a batch that locks its own.
     */
    void renew(Collection<Long> fences) {
        database.write(handle -> handle.createUpdate(
                        """
                        with own as (
                            select id from event where status = 'RUNNING' and fence = any(:fences)
                            order by id for update skip locked
                        )
                        update event e set leased_until = :until from own where e.id = own.id""")
                .bind("until", now().plus(lease()))
                .bindArray("fences", Long.class, fences)
                .execute());
    }

    /** Makes events due again whose claims this node gave up; that is no attempt. Returns how many. */
    int giveBack(Collection<Long> fences) {
        return database.write(handle -> handle.createUpdate(
                        """
                        update event set status = 'PENDING', due_at = :now, leased_until = null
                        where status = 'RUNNING' and fence = any(:fences)""")
                .bind("now", now())
                .bindArray("fences", Long.class, fences)
                .execute());
    }

    /**
     * Makes events whose node died due again; one that outlived too many nodes is parked, with the older ones that it stood
     * for. Returns how many.
     *
     * @param coalescing names of the handlers whose events coalesce
     */
    int takeBack(Collection<String> coalescing) {
        return database.write(handle -> handle.createUpdate(TAKE_BACK)
                .bind("now", now())
                .bind("most", MOST_CRASHES)
                .bindArray("coalescing", String.class, coalescing)
                .execute());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private Duration lease() {
        return settings.get(WorkSettings.LEASE);
    }

    /** A claimed row. The priority is kept as the number it is ordered by. */
    record Row(
            long id,
            String source,
            String handler,
            String operation,
            String recordKey,
            int priority,
            String payload,
            OffsetDateTime receivedAt,
            int attempts,
            List<Long> joined) {
        Claimed claimed() {
            Event event = new Event(
                    id,
                    Event.Source.valueOf(source),
                    handler,
                    operation,
                    recordKey,
                    Event.Priority.values()[priority],
                    payload,
                    receivedAt,
                    attempts);
            return new Claimed(event, joined);
        }
    }

    private static final String RUN =
            """
            update event e set status = 'RUNNING', fence = :fence, node = :node, started_at = :now,
                leased_until = :until, operation = case when r.deletes then 'DELETE' else e.operation end,
                priority = r.priority, waiting_for = null
            from representative r where e.id = r.id and %s
            returning e.id, e.source, e.handler, e.operation, e.record_key, e.priority, e.payload::text as payload,
                e.received_at, e.attempts, r.joined"""
                    .formatted(Waits.PENDING);

    /**
     * Of each record that is due and free, the newest pending event stands for all of them, those waiting for a retry
     * included. The others stay as they are until it ends: a claim writes one row for each record. A hint that something was
     * deleted is not lost.
     */
    private static final String CLAIM_NEWEST =
            """
            with head as (
                select h.record_key, p.priority, h.due_at
                from (select * from (values (0), (1), (2)) all_of_them (priority)
                      where not (:alone and exists (
                          select 1 from event where handler = :handler and status = 'RUNNING'))) p
                cross join lateral (
                    select e.record_key, e.due_at from event e
                    where e.handler = :handler and e.status = 'PENDING' and e.priority = p.priority
                      and e.due_at between :from and :now
                      and not exists (select 1 from event r where r.handler = e.handler
                                      and r.record_key = e.record_key and r.status = 'RUNNING' offset 0)
                    order by e.due_at, e.id limit :scan) h
            ), chosen as (
                select record_key from head group by record_key order by min(priority), min(due_at) limit :limit
            ), representative as (
                select m.* from chosen cross join lateral (
                    select max(e.id) as id, min(e.priority) as priority, bool_or(e.operation = 'DELETE') as deletes,
                        array_remove(array_agg(e.id), max(e.id)) as joined
                    from event e
                    where e.handler = :handler and e.record_key = chosen.record_key and %s) m
            )
            """
                            .formatted(Waits.PENDING_OF_RECORD)
                    + RUN;

    /** Of each free record the oldest open event, if it is due: the later ones wait for it, also while it is retried. */
    private static final String CLAIM_OLDEST =
            """
            with representative as (
                select h.id, p.priority, false as deletes, cast('{}' as bigint[]) as joined
                from (select * from (values (0), (1), (2)) all_of_them (priority)
                      where not (:alone and exists (
                          select 1 from event where handler = :handler and status = 'RUNNING'))) p
                cross join lateral (
                    select e.id, e.due_at from event e
                    where e.handler = :handler and e.status = 'PENDING' and e.priority = p.priority
                      and e.due_at between :from and :now and :scan > 0
                      and not exists (select 1 from event o where o.handler = e.handler
                                      and o.record_key = e.record_key and o.status in ('PENDING', 'RUNNING')
                                      and (o.id < e.id or o.status = 'RUNNING') offset 0)
                    order by e.due_at, e.id limit :limit) h
                order by p.priority, h.due_at, h.id limit :limit
            )
            """
                    + RUN;

    private static final String TAKE_BACK =
            """
            with lost as (
                select id, handler, record_key, fence, node, started_at,
                    (select count(*) from event_attempt a where a.event_id = event.id and a.outcome = 'CRASHED') as crashes
                from event where status = 'RUNNING' and leased_until < :now
                order by id for update skip locked
            ), noted as (
                insert into event_attempt (event_id, fence, node, started_at, finished_at, outcome, problem_code)
                select id, fence, node, started_at, :now, 'CRASHED', 'lease-expired' from lost
                on conflict do nothing
            ), deadly as (
                select id, handler, record_key from lost where crashes + 1 >= :most
            ), joined as (
                update event e set status = 'COALESCED', coalesced_into = d.id, finished_at = :now, outcome = 'coalesced'
                from deadly d where e.handler = d.handler and e.record_key = d.record_key and %s
                    and e.id < d.id and e.handler = any(:coalescing)
                returning e.id
            ), tallied as (
                insert into event_tally (minute, measure, number)
                select date_trunc('minute', cast(:now as timestamptz)), measure, number
                from (select 'parked' as measure, count(*) as number from deadly
                      union all select 'coalesced', count(*) from joined) ends
                where number > 0
            )
            update event e set
                status = case when l.crashes + 1 >= :most then 'PARKED' else 'PENDING' end,
                problem_code = case when l.crashes + 1 >= :most then 'node-dies' end,
                problem_text = case when l.crashes + 1 >= :most
                    then 'The node that worked on this event died each time. Look into the server log, then retry.' end,
                due_at = :now, leased_until = null
            from lost l where e.id = l.id"""
                    .formatted(Waits.PENDING_OF_RECORD);
}
