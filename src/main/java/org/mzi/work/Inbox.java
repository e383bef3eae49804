package org.mzi.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.mzi.platform.Database;

/** Takes events in. What it returned is committed and will be worked on. */
@ApplicationScoped
public class Inbox {

    private final Database database;
    private final Clock clock;
    private final Bell bell;
    private final Inflow inflow = new Inflow();

    @Inject
    public Inbox(Database database, Clock clock, Bell bell) {
        this.database = database;
        this.clock = clock;
        this.bell = bell;
    }

    Inbox() {
        this(null, null, null);
    }

    /**
     * Stores events in one commit, then rings the bell without waiting for the broker.
     *
     * @return the ids in the order of the events; null for one whose {@code dedupKey} was known already
     */
    public List<Long> append(List<NewEvent> events) {
        List<Long> ids = database.write(handle -> append(handle, events));
        inflow.add(events.size());
        bell.ring();
        return ids;
    }

    /** Whether so much comes in on this node that work has to give way to those who wait for an acknowledgement. */
    public boolean isBusy() {
        return inflow.isHeavy();
    }

    /** Stores events in the caller's transaction. The sweep finds them within a second after its commit. */
    public List<Long> append(Handle handle, List<NewEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        Map<Boolean, List<NewEvent>> byKey =
                events.stream().collect(Collectors.partitioningBy(event -> event.dedupKey() != null));
        Iterator<Long> once = insertOnce(handle, byKey.get(true), now).iterator();
        Iterator<Long> always = insertAll(handle, byKey.get(false), now).iterator();
        List<Long> ids = new ArrayList<>(events.size());
        events.forEach(event -> ids.add(event.dedupKey() == null ? always.next() : once.next()));
        return ids;
    }

    /**
     * The same for events that are due later. Where one of the same record waits for its time already, that one waits until
     * the new time instead, so that what happens again and again is looked at once, when it is over.
     *
     * @param longest how long after it was first stored an event may be put off
     */
    public void appendOrPutOff(Handle handle, List<NewEvent> events, Duration longest) {
        if (events.isEmpty()) {
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        Set<PutOff> putOff = handle.createQuery(PUT_OFF)
                .bindArray("handlers", String.class, each(events, NewEvent::handler))
                .bindArray("recordKeys", String.class, each(events, NewEvent::recordKey))
                .bindArray("dues", OffsetDateTime.class, each(events, event -> due(event, now)))
                .bind("now", now)
                .bind("oldest", now.minus(longest))
                .mapTo(PutOff.class)
                .set();
        append(
                handle,
                events.stream()
                        .filter(event -> !putOff.contains(new PutOff(event.handler(), event.recordKey())))
                        .toList());
    }

    /** A record of which an event waits for its time. */
    record PutOff(String handler, String recordKey) {}

    /** Leaves alone what is just being claimed: then another event is needed. */
    private static final String PUT_OFF =
            """
            with waiting as (
                select e.id, w.due
                from unnest(:handlers, :recordKeys, :dues) w (handler, record_key, due)
                join event e on e.handler = w.handler and e.record_key = w.record_key
                where %s and e.due_at > :now and e.attempts = 0 and e.source = 'SYNC'
                  and e.waiting_for is null
                order by e.id for update of e skip locked
            )
            update event e set due_at = case when e.received_at > :oldest then w.due else e.due_at end
            from waiting w where e.id = w.id
            returning e.handler, e.record_key"""
                    .formatted(Waits.PENDING_OF_RECORD);

    /** One statement however many there are: a row for itself costs the server several times as much. */
    private static List<Long> insertAll(Handle handle, List<NewEvent> events, OffsetDateTime now) {
        return events.isEmpty()
                ? List.of()
                : bindAll(handle.createQuery(INSERT_ALL), events, now)
                        .mapTo(Long.class)
                        .list();
    }

    /** The first event with a key that nobody had before gets an id; null stands for the others. */
    private static List<Long> insertOnce(Handle handle, List<NewEvent> events, OffsetDateTime now) {
        if (events.isEmpty()) {
            return List.of();
        }
        Map<String, Long> inserted = new HashMap<>();
        bindAll(handle.createQuery(INSERT_ONCE), events, now)
                .bindArray("dedupKeys", String.class, each(events, NewEvent::dedupKey))
                .map((row, context) -> inserted.put(row.getString("dedup_key"), row.getLong("id")))
                .list();
        List<Long> ids = new ArrayList<>(events.size());
        events.forEach(event -> ids.add(inserted.remove(event.dedupKey())));
        return ids;
    }

    private static Query bindAll(Query query, List<NewEvent> events, OffsetDateTime now) {
        return query.bindArray("sources", String.class, each(events, event -> event.source()
                        .name()))
                .bindArray("handlers", String.class, each(events, NewEvent::handler))
                .bindArray("operations", String.class, each(events, NewEvent::operation))
                .bindArray("recordKeys", String.class, each(events, NewEvent::recordKey))
                .bindArray("priorities", Integer.class, each(events, event -> event.priority()
                        .ordinal()))
                .bindArray("payloads", String.class, each(events, NewEvent::payload))
                .bindArray("dues", OffsetDateTime.class, each(events, event -> due(event, now)))
                .bind("now", now);
    }

    private static <T> List<T> each(List<NewEvent> events, Function<NewEvent, T> member) {
        return events.stream().map(member).collect(Collectors.toList());
    }

    private static OffsetDateTime due(NewEvent event, OffsetDateTime now) {
        return event.dueAt() == null ? now : event.dueAt();
    }

    /** Ids are drawn in the order of the rows that are inserted, which is the order of the events. */
    private static final String INSERT_ALL =
            """
            insert into event (source, handler, operation, record_key, priority, payload, received_at, due_at)
            select source, handler, operation, record_key, priority, cast(payload as jsonb), :now, due
            from unnest(:sources, :handlers, :operations, :recordKeys, :priorities, :payloads, :dues)
                with ordinality e (source, handler, operation, record_key, priority, payload, due, place)
            order by place returning id""";

    /**
     * Ids are drawn in the order of the events, which is the order of a record's facts; rows are inserted in the order of their
     * keys, so that two transactions with the same keys never wait for each other in a circle.
     */
    private static final String INSERT_ONCE =
            """
            insert into event
                (id, source, handler, operation, record_key, dedup_key, priority, payload, received_at, due_at)
            overriding system value
            select id, source, handler, operation, record_key, dedup_key, priority, cast(payload as jsonb), :now, due
            from (
                select nextval(pg_get_serial_sequence('event', 'id')) as id, placed.*
                from (
                    select * from unnest(:sources, :handlers, :operations, :recordKeys, :priorities, :payloads, :dues,
                            :dedupKeys)
                        with ordinality e (source, handler, operation, record_key, priority, payload, due, dedup_key, place)
                    order by place) placed) numbered
            order by dedup_key, id
            on conflict (dedup_key) where dedup_key is not null do nothing
            returning dedup_key, id""";
}
