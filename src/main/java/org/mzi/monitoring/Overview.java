package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.mzi.work.Events;
import org.mzi.zoho.remote.ZohoUsage;

/** All figures of the dashboard, taken once in five seconds on a node, however many consoles are open. */
@ApplicationScoped
public class Overview {

    private final Statistics statistics;
    private final Events events;
    private final Flow flow;
    private final ZohoUsage zoho;
    private final Kept<Snapshot> last = new Kept<>(this::take);

    @Inject
    Overview(Statistics statistics, Events events, Flow flow, ZohoUsage zoho) {
        this.statistics = statistics;
        this.events = events;
        this.flow = flow;
        this.zoho = zoho;
    }

    Overview() {
        this(null, null, null, null);
    }

    /**
     * @param parked kinds of problems, the most frequent first: what the screen of problems lists
     * @param creditsByHour Zoho API credits of the last 24 hours, oldest first, the present hour last
     */
    public record Snapshot(
            Statistics.Snapshot figures,
            List<Events.Kind> parked,
            Flow.Period lastHour,
            Flow.Period lastDay,
            List<Long> creditsByHour) {}

    /** At most some seconds old. Throws when the database does not answer. */
    public Snapshot now() {
        return last.get();
    }

    private Snapshot take() {
        Statistics.Snapshot figures = statistics.now();
        return new Snapshot(figures, events.parkedKinds(), flow.lastHour(), flow.lastDay(), zoho.creditsByHour());
    }
}
