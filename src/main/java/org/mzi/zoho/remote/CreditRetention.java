package org.mzi.zoho.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.mzi.platform.Database;
import org.mzi.platform.Retention;
import org.mzi.platform.Settings;

/** Removes old hours of {@code api_credit}. */
@ApplicationScoped
class CreditRetention implements Retention {

    private final Database database;
    private final Settings settings;
    private final Clock clock;

    @Inject
    CreditRetention(Database database, Settings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    CreditRetention() {
        this(null, null, null);
    }

    @Override
    public String what() {
        return "api_credit";
    }

    @Override
    public void remove(Sitting sitting) {
        OffsetDateTime before =
                OffsetDateTime.now(clock).minusDays(settings.get(ZohoSettings.RETENTION_API_CREDIT_DAYS));
        sitting.repeat(limit -> database.<Integer, RuntimeException>write(handle -> handle.createUpdate(
                        """
                        delete from api_credit where hour in
                            (select hour from api_credit where hour < :before order by hour limit :limit)""")
                .bind("before", before)
                .bind("limit", limit)
                .execute()));
    }
}
