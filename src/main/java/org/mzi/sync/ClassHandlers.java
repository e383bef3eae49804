package org.mzi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.mzi.mapping.FieldMaps;
import org.mzi.platform.Database;
import org.mzi.records.EntityTypes;
import org.mzi.records.RecordStore;
import org.mzi.work.EventHandler;
import org.mzi.work.Inbox;
import org.mzi.zoho.ZohoClient;

/** What follows a class's course. */
@ApplicationScoped
class ClassHandlers implements EventHandler.Provider {

    @Inject
    private Database database;

    @Inject
    private EntityTypes types;

    @Inject
    private FieldMaps maps;

    @Inject
    private RecordStore store;

    @Inject
    private ZohoClient zoho;

    @Inject
    private Inbox inbox;

    @Override
    public Collection<? extends EventHandler> handlers() {
        return List.of(
                new CourseWriteBack(database, types, maps, store, zoho),
                new ClassEnrolments(database, types, maps, zoho, inbox));
    }
}
