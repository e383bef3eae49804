package org.mzi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.mzi.moodle.MoodleSettings;
import org.mzi.platform.Database;
import org.mzi.platform.Settings;
import org.mzi.records.EntityType;
import org.mzi.records.RecordStore;
import org.mzi.work.Event;
import org.mzi.work.Inbox;
import org.mzi.work.NewEvent;

/**
 * Has records looked at or pushed because a person asks for it, before everything else that waits. Who asked is for the caller to
 * record. Asking twice does no harm: events of a record join.
 */
@ApplicationScoped
public class OnDemand {

    private final Database database;
    private final Settings settings;
    private final RecordStore store;
    private final Inbox inbox;

    @Inject
    OnDemand(Database database, Settings settings, RecordStore store, Inbox inbox) {
        this.database = database;
        this.settings = settings;
        this.store = store;
        this.inbox = inbox;
    }

    OnDemand() {
        this(null, null, null, null);
    }

    /** Name of the handler whose events are about records of that type, e.g. {@code zoho.students}. */
    public static String handler(EntityType type) {
        return RecordHandler.name(type);
    }

    /** Whether records of that type go to Moodle now. */
    public boolean pushes(EntityType type) {
        return type.moodle() && settings.get(MoodleSettings.ENABLED);
    }

    /**
     * Reads records from Zoho once more, known or not; what has changed goes on to Moodle. Returns the events' ids, in the order of
     * the records.
     */
    public List<Long> lookAgain(EntityType type, Collection<String> zohoIds) {
        return inbox.append(events(type, zohoIds));
    }

    /**
     * Reads records and has Moodle take them even if nothing has changed. Those that are not stored are left out. Throws
     * {@link IllegalStateException} where {@link #pushes} is false.
     *
     * @return the events' ids
     */
    public List<Long> pushAgain(EntityType type, Collection<String> zohoIds) {
        if (!pushes(type)) {
            throw new IllegalStateException("Records of " + type.name() + " do not go to Moodle now");
        }
        return database.write(
                (Handle handle) -> inbox.append(handle, events(type, store.pushAgain(handle, type, zohoIds))));
    }

    /** Has records looked at before everything else that waits. */
    static List<NewEvent> events(EntityType type, Collection<String> zohoIds) {
        return zohoIds.stream()
                .map(id -> NewEvent.of(
                        Event.Source.CONSOLE,
                        RecordHandler.name(type),
                        EntityType.Operation.UPSERT.name(),
                        id,
                        Event.Priority.CONSOLE))
                .toList();
    }
}
