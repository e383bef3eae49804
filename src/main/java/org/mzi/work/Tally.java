package org.mzi.work;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Counts, in the transaction that ends events, how many ended how in that minute and how long live ones from Zoho had taken.
 * One insert of a few rows for a batch, which waits for no other; {@code monitoring} adds them up.
 */
public final class Tally {

    private final OffsetDateTime now;
    private final Map<String, Long> ends = new TreeMap<>();
    private final Map<Long, Long> latencies = new TreeMap<>();

    /** @param now when the events end */
    public Tally(OffsetDateTime now) {
        this.now = now;
    }

    /** @param event as it was claimed; those that joined it are counted apart */
    public Tally ended(Event event, Finish end) {
        if (end.ended()) {
            add(end.status(), 1);
        }
        boolean live = event.source() == Event.Source.ZOHO && event.priority() == Event.Priority.LIVE;
        if (live && end.status().equals("DONE")) {
            latencies.merge(Latency.bucket(Duration.between(event.receivedAt(), now)), 1L, Long::sum);
        }
        return this;
    }

    /** @param status in which that many events ended */
    public Tally add(String status, long number) {
        if (number > 0) {
            ends.merge(status.toLowerCase(Locale.ROOT), number, Long::sum);
        }
        return this;
    }

    /** Adds what was counted, in the transaction that ends the events. */
    public void write(Handle handle) {
        if (ends.isEmpty() && latencies.isEmpty()) {
            return;
        }
        List<String> measures = new ArrayList<>(ends.keySet());
        List<Long> bounds =
                new ArrayList<>(ends.keySet().stream().map(end -> 0L).toList());
        List<Long> numbers = new ArrayList<>(ends.values());
        latencies.forEach((bound, number) -> {
            measures.add("latency");
            bounds.add(bound);
            numbers.add(number);
        });
        handle.createUpdate(
                        """
                        insert into event_tally (minute, measure, up_to_ms, number)
                        select :minute, t.* from unnest(:measures, :bounds, :numbers) t""")
                .bind("minute", now.truncatedTo(ChronoUnit.MINUTES))
                .bindArray("measures", String.class, measures)
                .bindArray("bounds", Long.class, bounds)
                .bindArray("numbers", Long.class, numbers)
                .execute();
    }
}
