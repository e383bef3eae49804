package org.mzi.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.mzi.platform.Database;

/**
 * Lets a person retry or discard events. Who did it is for the caller to record. At most a thousand are changed per
 * transaction; one that the engine is just working on is left out.
 */
@ApplicationScoped
public class EventChanges {

    private static final int BATCH = 1000;

    private final Database database;
    private final Clock clock;
    private final Events events;
    private final Bell bell;

    @Inject
    public EventChanges(Database database, Clock clock, Events events, Bell bell) {
        this.database = database;
        this.clock = clock;
        this.events = events;
        this.bell = bell;
    }

    EventChanges() {
        this(null, null, null, null);
    }

    /** What a person does about an event that is pending or parked. */
    public enum Change {
        /** It is due now; if it was parked, with all its attempts again. A deletion that was held back is confirmed. */
        RETRY(
                """
                status = 'PENDING', due_at = :now, priority = 0, finished_at = null,
                attempts = case when status = 'PARKED' then 0 else attempts end,
                payload = case when problem_code = 'mass-deletion'
                          then coalesce(payload, '{}') || jsonb_build_object('confirmedBy', :user)
                          else payload end"""),
        /** It is given up for good. */
        DISCARD("status = 'DISCARDED', finished_at = :now, outcome = 'discarded by ' || :user");

        private final String assignments;

        Change(String assignments) {
            this.assignments = assignments;
        }

        /** {@code retry} or {@code discard}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Changes those of the events that are pending or parked. Returns how many. */
    public int change(Change change, Collection<Long> ids, String user) {
        List<Long> all = List.copyOf(ids);
        int changed = 0;
        for (int i = 0; i < all.size(); i += BATCH) {
            changed += batch(change, all.subList(i, Math.min(all.size(), i + BATCH)), user);
        }
        return changed;
    }

    /**
     * Changes the parked events that a filter finds now, oldest first, each once. What was changed stays changed when it
     * fails half-way.
     *
     * @param most no more than that many
     * @param progress is told after each thousand how many were changed so far
     * @return how many were changed
     */
    public int changeAll(Change change, Events.Filter filter, int most, String user, IntConsumer progress) {
        int changed = 0;
        long last = 0;
        List<Long> page = page(filter, last, most);
        while (!page.isEmpty()) {
            changed += batch(change, page, user);
            progress.accept(changed);
            last = page.get(page.size() - 1);
            page = page(filter, last, most - changed);
        }
        return changed;
    }

    private List<Long> page(Events.Filter filter, long after, int most) {
        EventSearch search = events.search(filter.withStatus("PARKED")).and("id > :after", "after", after);
        return events.find(handle -> search.bind(handle.createQuery(search.lowest(Math.min(most, BATCH))))
                .mapTo(Long.class)
                .list());
    }

    private int batch(Change change, List<Long> ids, String user) {
        int changed = database.write(handle -> handle.createUpdate(
                        """
                        with free as (select id from event where id = any(:ids) and status in ('PENDING', 'PARKED')
                                      order by id for update skip locked)
                        update event e set %s from free where e.id = free.id"""
                                .formatted(change.assignments))
                .bindArray("ids", Long.class, ids)
                .bind("now", OffsetDateTime.now(clock))
                .bind("user", user)
                .execute());
        if (changed > 0 && change == Change.RETRY) {
            bell.ring();
        }
        return changed;
    }
}
