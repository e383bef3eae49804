package org.mzi.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.mzi.access.AuditErasure;
import org.mzi.moodle.MoodleClient;
import org.mzi.platform.Database;
import org.mzi.platform.Settings;
import org.mzi.records.PersonRecords;
import org.mzi.work.EventErasure;
import org.mzi.work.EventHandler;
import org.mzi.work.Inbox;

/** The two handlers of an erasure. */
@ApplicationScoped
class ErasureHandlers implements EventHandler.Provider {

    @Inject
    private Database database;

    @Inject
    private Clock clock;

    @Inject
    private Settings settings;

    @Inject
    private PersonRecords records;

    @Inject
    private EventErasure events;

    @Inject
    private AuditErasure audit;

    @Inject
    private Inbox inbox;

    @Inject
    private MoodleClient moodle;

    @Override
    public Collection<? extends EventHandler> handlers() {
        return List.of(
                new StudentErase(database, clock, records, events, audit, inbox),
                new MoodleErase(database, clock, settings, moodle));
    }
}
