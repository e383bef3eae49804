package org.mzi.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.mzi.platform.Database;

/** Takes events in. What it returned is committed and will be worked on. */
@ApplicationScoped
public class Inbox {

    private final Database database;
    private final Clock clock;
    private final Bell bell;

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
        bell.ring();
        return ids;
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

    private List<Long> insertAll(Handle handle, List<NewEvent> events, OffsetDateTime now) {
        PreparedBatch batch = handle.prepareBatch(INSERT);
        events.forEach(event -> bind(batch, event, now).add());
        return batch.executePreparedBatch("id").mapTo(Long.class).list();
    }

    private List<Long> insert(Handle handle, NewEvent event, OffsetDateTime now) {
        List<Long> ids = new ArrayList<>(1);
        ids.add(bind(handle.createUpdate(INSERT + " on conflict (dedup_key) do nothing"), event, now)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .findOne()
                .orElse(null));
        return ids;
    }

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
                .bind("due", event.dueAt() == null ? now : event.dueAt());
    }
}
