package org.mzi.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.mzi.platform.Database;
import org.mzi.platform.Retention;
import org.mzi.platform.Settings;

/**
 * Removes events that ended long ago, with their attempts and their deduplication keys. Events that are pending or running
 * stay whatever their age; parked ones too, unless {@code RETENTION_PARKED_DAYS} says otherwise.
 */
@ApplicationScoped
class EventRetention implements Retention {

    /** Those that joined another before those that they joined, so that fewer references are to be cleared. */
    private static final List<String> ENDED = List.of("COALESCED", "SKIPPED", "DONE", "DISCARDED");

    private final Database database;
    private final Settings settings;
    private final Clock clock;

    @Inject
    EventRetention(Database database, Settings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    EventRetention() {
        this(null, null, null);
    }

    @Override
    public String what() {
        return "events";
    }

    @Override
    public void remove(Sitting sitting) {
        ENDED.forEach(status -> remove(status, settings.get(WorkSettings.RETENTION_EVENTS_DAYS), sitting));
        int parkedDays = settings.get(WorkSettings.RETENTION_PARKED_DAYS);
        if (parkedDays > 0) {
            remove("PARKED", parkedDays, sitting);
        }
    }

    /** @param last largest id that was looked at; null when there was none */
    private record Page(Long last, int removed, boolean more) {}

    /** Goes up by id from page to page, so that no page has to pass the remains of those before it. */
    private void remove(String status, int days, Sitting sitting) {
        OffsetDateTime before = OffsetDateTime.now(clock).minusDays(days);
        Page page = page(status, before, 0, sitting.batchSize());
        while (sitting.removed(page.removed()) && page.more()) {
            page = page(status, before, page.last(), sitting.batchSize());
        }
    }

    /**
     * Planned for each status, as its index does not cover all of them.
     *
     * <p>Ids grow with the time received, and nothing ends before it was received: that tells when no old ones can follow.
     */
    private Page page(String status, OffsetDateTime before, long after, int limit) {
        return database.write(handle -> {
            handle.execute("set local plan_cache_mode = force_custom_plan");
            return handle.createQuery(
                            """
                        with page as materialized (
                            select id, received_at, coalesce(finished_at, received_at) as ended from event
                            where status = :status and id > :after order by id limit :limit
                            for update skip locked
                        ), removed as (
                            delete from event e using page where e.id = page.id and page.ended < :before
                            returning e.id
                        )
                        select (select max(id) from page) as last, (select count(*) from removed)::integer as removed,
                            coalesce((select count(*) = :limit and max(received_at) < :before from page), false) as more""")
                    .bind("status", status)
                    .bind("after", after)
                    .bind("before", before)
                    .bind("limit", limit)
                    .mapTo(Page.class)
                    .one();
        });
    }
}
