package org.mzi.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
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
    boolean isBusy() {
        return inflow.isHeavy();
    }

    /** Stores events in the caller's transaction. The sweep finds them within a second after its commit. */
    public List<Long> append(Handle handle, List<NewEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (events.stream().allMatch(event -> event.dedupKey() == null)) {
            return insertAll(handle, events, now);
        }
        List<Long> ids = new ArrayList<>(events.size());
        events.forEach(event -> ids.addAll(insert(handle, event, now)));
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
        return handle.createQuery(INSERT_ALL)
                .bindArray("sources", String.class, each(events, event -> event.source()
                        .name()))
                .bindArray("handlers", String.class, each(events, NewEvent::handler))
                .bindArray("operations", String.class, each(events, NewEvent::operation))
                .bindArray("recordKeys", String.class, each(events, NewEvent::recordKey))
                .bindArray("priorities", Integer.class, each(events, event -> event.priority()
                        .ordinal()))
                .bindArray("payloads", String.class, each(events, NewEvent::payload))
                .bindArray("dues", OffsetDateTime.class, each(events, event -> due(event, now)))
                .bind("now", now)
                .mapTo(Long.class)
                .list();
    }

    private static <T> List<T> each(List<NewEvent> events, Function<NewEvent, T> member) {
        return events.stream().map(member).collect(Collectors.toList());
    }

    private static OffsetDateTime due(NewEvent event, OffsetDateTime now) {
        return event.dueAt() == null ? now : event.dueAt();
    }

    private List<Long> insert(Handle handle, NewEvent event, OffsetDateTime now) {
        List<Long> ids = new ArrayList<>(1);
        ids.add(bind(
                        handle.createUpdate(INSERT + " on conflict (dedup_key) where dedup_key is not null do nothing"),
                        event,
                        now)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .findOne()
                .orElse(null));
        return ids;
    }

    /** Ids are drawn in the order of the rows that are inserted, which is the order of the events. */
    private static final String INSERT_ALL =
            """
            insert into event (source, handler, operation, record_key, priority, payload, received_at, due_at)
            select source, handler, operation, record_key, priority, cast(payload as jsonb), :now, due
            from unnest(:sources, :handlers, :operations, :recordKeys, :priorities, :payloads, :dues)
                with ordinality e (source, handler, operation, record_key, priority, payload, due, place)
            order by place returning id""";

    private static final String INSERT =
            """
            insert into event (source, handler, operation, record_key, dedup_key, priority, payload, received_at, due_at)
            values (:source, :handler, :operation, :recordKey, :dedupKey, :priority, cast(:payload as jsonb), :now, :due)""";

    private static <S extends org.jdbi.v3.core.statement.SqlStatement<S>> S bind(
            S statement, NewEvent event, OffsetDateTime now) {
        return statement
                .bind("source", event.source().name())
                .bind("handler", event.handler())
                .bind("operation", event.operation())
                .bind("recordKey", event.recordKey())
                .bind("dedupKey", event.dedupKey())
                .bind("priority", event.priority().ordinal())
                .bind("payload", event.payload())
                .bind("now", now)
                .bind("due", due(event, now));
    }
}
