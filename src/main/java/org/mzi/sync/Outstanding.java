package org.mzi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.mzi.platform.Database;
import org.mzi.platform.Settings;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.records.RecordStore;
import org.mzi.work.Event;
import org.mzi.work.Events;
import org.mzi.work.Inbox;
import org.mzi.work.NewEvent;

/**
 * Notices that pushing was switched on, or that it goes to another Moodle now, and makes events for everything that this Moodle
 * has not accepted. A crash in between leaves what is left to do to be seen; doing it twice does no harm: events of a record join.
 */
@ApplicationScoped
class Outstanding {

    private static final Logger LOG = Logger.getLogger(Outstanding.class.getName());
    private static final int PAGE = 500;

    private final Database database;
    private final Settings settings;
    private final EntityTypes types;
    private final RecordStore store;
    private final Events events;
    private final Inbox inbox;
    private final Clock clock;

    @Inject
    Outstanding(
            Database database,
            Settings settings,
            EntityTypes types,
            RecordStore store,
            Events events,
            Inbox inbox,
            Clock clock) {
        this.database = database;
        this.settings = settings;
        this.types = types;
        this.store = store;
        this.events = events;
        this.inbox = inbox;
        this.clock = clock;
    }

    Outstanding() {
        this(null, null, null, null, null, null, null);
    }

    /** What is left to do, in this order. */
    private enum ToDo {
        /** Forget what another Moodle accepted. */
        FORGET,
        /** Make events for what is outstanding. */
        PUSH,
        NOTHING
    }

    /** Where records go, as it was adopted last. */
    record Adopted(String baseUrl, boolean enabled, String toDo) {}

    /** Compares where records go with where they went, and acts on the difference. */
    void check() {
        MoodleTarget now = MoodleTarget.of(settings);
        if (database.<ToDo, RuntimeException>read(handle -> toDo(handle, now, "")) == ToDo.NOTHING) {
            return;
        }
        ToDo toDo = adopt(now);
        if (toDo == ToDo.FORGET) {
            database.write(ClassCourses::forgetCourses);
            int cleared = store.clearPushed();
            LOG.log(Level.INFO, "Moodle''s address changed: {0} records are to be pushed to the new one", cleared);
            leave(now, ToDo.PUSH);
        }
        if (now.enabled()) {
            types.handled().forEach(this::pushAll);
        }
        leave(now, ToDo.NOTHING);
    }

    private static ToDo toDo(Handle handle, MoodleTarget now, String lock) {
        Adopted before = handle.createQuery("select base_url, enabled, to_do from moodle_target " + lock)
                .mapTo(Adopted.class)
                .findOne()
                .orElse(null);
        if (before == null) {
            return ToDo.PUSH;
        }
        ToDo left = ToDo.valueOf(before.toDo());
        if (left == ToDo.FORGET || !before.baseUrl().equals(now.baseUrl())) {
            return ToDo.FORGET;
        }
        return before.enabled() == now.enabled() ? left : ToDo.PUSH;
    }

    private ToDo adopt(MoodleTarget now) {
        return database.write((Handle handle) -> {
            ToDo toDo = toDo(handle, now, "for update");
            handle.createUpdate(
                            """
                            insert into moodle_target (base_url, enabled, since, to_do) values (:url, :enabled, :now, :do)
                            on conflict (only_row) do update set base_url = excluded.base_url,
                                enabled = excluded.enabled, since = excluded.since, to_do = excluded.to_do""")
                    .bind("url", now.baseUrl())
                    .bind("enabled", now.enabled())
                    .bind("now", OffsetDateTime.now(clock))
                    .bind("do", toDo.name())
                    .execute();
            return toDo;
        });
    }

    /** Unless pushing was held back meanwhile: then it is all to be done again. */
    private void leave(MoodleTarget target, ToDo toDo) {
        database.write(handle -> handle.createUpdate(
                        "update moodle_target set to_do = :do where base_url = :url and enabled = :enabled")
                .bind("do", toDo.name())
                .bind("url", target.baseUrl())
                .bind("enabled", target.enabled())
                .execute());
    }

    private void pushAll(EntityType type) {
        int queued = 0;
        String handler = RecordHandler.name(type);
        List<String> page = store.outstanding(type, null, PAGE);
        while (!page.isEmpty()) {
            Set<String> pending = events.pending(handler, page);
            List<NewEvent> missing = page.stream()
                    .filter(id -> !pending.contains(id))
                    .map(id -> NewEvent.of(Event.Source.SYNC, handler, "UPSERT", id, Event.Priority.SYNC))
                    .toList();
            inbox.append(missing);
            queued += missing.size();
            page = store.outstanding(type, page.get(page.size() - 1), PAGE);
        }
        if (queued > 0) {
            LOG.log(Level.INFO, "Pushing {0} outstanding records of {1}", new Object[] {queued, type.name()});
        }
    }
}
