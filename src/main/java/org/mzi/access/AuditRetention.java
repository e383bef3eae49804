package org.mzi.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.mzi.platform.Database;
import org.mzi.platform.Retention;
import org.mzi.platform.Settings;

/** Removes old entries of the audit trail. */
@ApplicationScoped
class AuditRetention implements Retention {

    private final Database database;
    private final Settings settings;
    private final Clock clock;

    @Inject
    AuditRetention(Database database, Settings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    AuditRetention() {
        this(null, null, null);
    }

    @Override
    public String what() {
        return "audit";
    }

    @Override
    public void remove(Sitting sitting) {
        OffsetDateTime before = OffsetDateTime.now(clock).minusDays(settings.get(AccessSettings.RETENTION_AUDIT_DAYS));
        sitting.repeat(limit -> database.<Integer, RuntimeException>write(handle -> handle.createUpdate(
                        """
                        delete from audit_log where id in
                            (select id from audit_log where at < :before order by at limit :limit)""")
                .bind("before", before)
                .bind("limit", limit)
                .execute()));
    }
}
