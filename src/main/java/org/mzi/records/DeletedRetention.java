package org.mzi.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.mzi.platform.Database;
import org.mzi.platform.Retention;
import org.mzi.platform.Settings;

/** Removes records that Zoho deleted long ago, once Moodle has accepted the deletion or was never told of them. */
@ApplicationScoped
class DeletedRetention implements Retention {

    private final Database database;
    private final EntityTypes types;
    private final Settings settings;
    private final Clock clock;

    @Inject
    DeletedRetention(Database database, EntityTypes types, Settings settings, Clock clock) {
        this.database = database;
        this.types = types;
        this.settings = settings;
        this.clock = clock;
    }

    DeletedRetention() {
        this(null, null, null, null);
    }

    @Override
    public String what() {
        return "deleted_records";
    }

    @Override
    public void remove(Sitting sitting) {
        int days = settings.get(RecordRetentionSettings.DELETED_DAYS);
        if (days > 0) {
            OffsetDateTime before = OffsetDateTime.now(clock).minusDays(days);
            types.handled().forEach(type -> sitting.repeat(limit -> remove(type, before, limit)));
        }
    }

    private int remove(EntityType type, OffsetDateTime before, int limit) {
        return database.write(handle -> handle.createUpdate(
                        """
                        with old as materialized (
                            select zoho_id from %1$s
                            where deleted_at < :before and (pushed_hash is null or pushed_hash = data_hash)
                            order by deleted_at limit :limit for update skip locked)
                        delete from %1$s t using old where t.zoho_id = old.zoho_id"""
                                .formatted(type.table()))
                .bind("before", before)
                .bind("limit", limit)
                .execute());
    }
}
