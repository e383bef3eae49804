package org.mzi.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.mzi.platform.Database;
import org.mzi.platform.Retention;
import org.mzi.platform.Settings;

/**
 * Empties the raw form of records that were stored long ago. The attributes stay: the next read is laid over an empty raw
 * record, and an attribute that such a read does not bring keeps its column.
 */
@ApplicationScoped
class RawRetention implements Retention {

    private final Database database;
    private final EntityTypes types;
    private final Settings settings;
    private final Clock clock;

    @Inject
    RawRetention(Database database, EntityTypes types, Settings settings, Clock clock) {
        this.database = database;
        this.types = types;
        this.settings = settings;
        this.clock = clock;
    }

    RawRetention() {
        this(null, null, null, null);
    }

    @Override
    public String what() {
        return "raw_records";
    }

    @Override
    public void remove(Sitting sitting) {
        int days = settings.get(RecordRetentionSettings.RAW_DAYS);
        if (days > 0) {
            OffsetDateTime before = OffsetDateTime.now(clock).minusDays(days);
            types.handled().forEach(type -> sitting.repeat(limit -> empty(type, before, limit)));
        }
    }

    private int empty(EntityType type, OffsetDateTime before, int limit) {
        return database.write(handle -> handle.createUpdate(
                        """
                        with old as materialized (
                            select zoho_id from %1$s where raw <> '{}' and read_at < :before
                            order by read_at limit :limit for update skip locked)
                        update %1$s t set raw = '{}' from old where t.zoho_id = old.zoho_id"""
                                .formatted(type.table()))
                .bind("before", before)
                .bind("limit", limit)
                .execute());
    }
}
