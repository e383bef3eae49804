package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mzi.platform.Database;
import org.mzi.work.Destinations;
import org.mzi.work.Events;
import org.mzi.zoho.remote.ZohoUsage;

/** Figures on events, destinations and the use of Zoho, kept for five seconds. */
@ApplicationScoped
public class Statistics {

    private static final int MOST_PROBLEMS = 50;

    private final Events events;
    private final Destinations destinations;
    private final ZohoUsage zoho;
    private final Database database;
    private final Clock clock;
    private final Kept<Snapshot> last = new Kept<>(this::take);

    @Inject
    public Statistics(Events events, Destinations destinations, ZohoUsage zoho, Database database, Clock clock) {
        this.events = events;
        this.destinations = destinations;
        this.zoho = zoho;
        this.database = database;
        this.clock = clock;
    }

    Statistics() {
        this(null, null, null, null, null);
    }

    /**
     * @param at when they were taken
     * @param byStatus number of events; statuses of finished events are counted up to a limit
     * @param parkedByProblem number of parked events by problem code, the 50 most frequent
     * @param awaitingHandler those of the pending events that wait for a release that works on their kind
     * @param oldestPending when the oldest event that is still to be done was received, apart from those; null when there is
     *     none
     * @param zoho calls and credits of the last 24 hours, of all nodes
     */
    public record Snapshot(
            Instant at,
            Map<String, Long> byStatus,
            Map<String, Long> parkedByProblem,
            long awaitingHandler,
            OffsetDateTime oldestPending,
            List<Destinations.State> destinations,
            ZohoUsage.Day zoho) {

        public long count(String status) {
            return byStatus.getOrDefault(status, 0L);
        }

        /** Events that are being done or are to be done by what there is. */
        public long waiting() {
            return Math.max(0, count("PENDING") - awaitingHandler) + count("RUNNING");
        }

        public long pausedDestinations() {
            return destinations.stream().filter(Destinations.State::paused).count();
        }

        /** Age of the oldest pending event when the figures were taken; zero when there is none. */
        public Duration oldestPendingAge() {
            return oldestPending == null ? Duration.ZERO : Duration.between(oldestPending.toInstant(), at);
        }
    }

    /** The figures, at most five seconds old. Throws when the database does not answer. */
    public Snapshot now() {
        return last.get();
    }

    private Snapshot take() {
        return new Snapshot(
                clock.instant(),
                events.countsByStatus(),
                parkedByProblem(),
                awaitingHandler(),
                oldestPending(),
                destinations.all(),
                zoho.lastDay());
    }

    private Map<String, Long> parkedByProblem() {
        return database.read(handle -> handle.createQuery(
                        """
                        select coalesce(problem_code, 'unknown') as code, count(*) as number from event
                        where status = 'PARKED' group by problem_code order by number desc limit :most""")
                .bind("most", MOST_PROBLEMS)
                .reduceRows(new LinkedHashMap<>(), (counts, row) -> {
                    counts.put(row.getColumn("code", String.class), row.getColumn("number", Long.class));
                    return counts;
                }));
    }

    private long awaitingHandler() {
        List<String> awaited = events.awaited();
        return awaited.isEmpty()
                ? 0
                : database.read(handle -> handle.createQuery(
                                "select count(*) from event where status = 'PENDING' and handler = any(:awaited)")
                        .bindArray("awaited", String.class, awaited)
                        .mapTo(Long.class)
                        .one());
    }

    /** Ids grow with time, so the index on status and id finds it without looking at those that came later. */
    private OffsetDateTime oldestPending() {
        return database.read(handle -> handle.createQuery(
                        """
                        select received_at from event where status = 'PENDING' and handler <> all(:awaited)
                        order by id limit 1""")
                .bindArray("awaited", String.class, events.awaited())
                .mapTo(OffsetDateTime.class)
                .findOne()
                .orElse(null));
    }
}
