package org.mzi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.mzi.moodle.MoodleSettings;
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
 * has not accepted. A crash in between repeats it: events of a record join.
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

    private record Target(String baseUrl, boolean enabled) {}

    /** Compares where records go with where they went, and acts on the difference. */
    void check() {
        Target now =
                new Target(String.valueOf(settings.get(MoodleSettings.BASE_URL)), settings.get(MoodleSettings.ENABLED));
        Optional<Target> before =
                database.read(handle -> handle.createQuery("select base_url, enabled from moodle_target")
                        .mapTo(Target.class)
                        .findOne());
        if (before.filter(now::equals).isPresent()) {
            return;
        }
        if (before.isPresent() && !before.get().baseUrl().equals(now.baseUrl())) {
            int cleared = store.clearPushed();
            LOG.log(Level.INFO, "Moodle''s address changed: {0} records are to be pushed to the new one", cleared);
        }
        if (now.enabled()) {
            types.handled().forEach(this::pushAll);
        }
        remember(now);
    }

    /**
     * Notes, in the transaction that stores records which are not pushed because pushing is off, that it is: it may be on again
     * before anybody compares.
     */
    static void heldBack(Handle handle) {
        handle.execute("update moodle_target set enabled = false where enabled");
    }

    private void pushAll(EntityType type) {
        int queued = 0;
        String handler = RecordHandler.name(type);
        List<String> page = store.outstanding(type, null, PAGE);
        while (!page.isEmpty()) {
            Set<String> open = events.open(handler, page);
            List<NewEvent> missing = page.stream()
                    .filter(id -> !open.contains(id))
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

    private void remember(Target target) {
        database.write(handle -> handle.createUpdate(
                        """
                        insert into moodle_target (base_url, enabled, since) values (:url, :enabled, :now)
                        on conflict (only_row) do update set base_url = excluded.base_url,
                            enabled = excluded.enabled, since = excluded.since""")
                .bind("url", target.baseUrl())
                .bind("enabled", target.enabled())
                .bind("now", OffsetDateTime.now(clock))
                .execute());
    }
}
