package org.mzi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import org.mzi.moodle.MoodleClient;
import org.mzi.platform.Settings;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.work.EventHandler;

/** One handler for each entity type that this release handles. */
@ApplicationScoped
class RecordHandlers implements EventHandler.Provider {

    @Inject
    private EntityTypes types;

    @Inject
    private Settings settings;

    @Inject
    private ZohoReader reader;

    @Inject
    private RecordWriter writer;

    @Inject
    private MoodleClient moodle;

    @Inject
    private ClassCourses courses;

    @Inject
    private PhotoApprovals photos;

    @Inject
    private Withdrawals withdrawals;

    private Companion companion(EntityType type) {
        return switch (type.name()) {
            case ClassCourses.CLASSES -> courses;
            case PhotoApprovals.REQUESTS -> photos;
            case Withdrawals.ENROLMENTS -> withdrawals;
            default -> Companion.NONE;
        };
    }

    @Override
    public Collection<? extends EventHandler> handlers() {
        return types.handled().stream()
                .map(type -> new RecordHandler(type, types, settings, reader, writer, moodle, companion(type)))
                .toList();
    }
}
