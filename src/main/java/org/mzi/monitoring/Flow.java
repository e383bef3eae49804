package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mzi.platform.Database;

/** What came in and went out over the last hour and the last day, a few seconds old. */
@ApplicationScoped
public class Flow {

    private static final int MINUTES = 60;
    private static final int HOURS = 24;

    private final Database database;
    private final Clock clock;

    @Inject
    Flow(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Flow() {
        this(null, null);
    }

    /** What is counted. All but the last two are numbers of events that did so within a step of time. */
    public enum Measure {
        RECEIVED,
        DONE,
        SKIPPED,
        COALESCED,
        PARKED,
        DISCARDED,
        /** Most that waited at once. */
        WAITING,
        /** Most that were parked at once. */
        HELD;

        private String column() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A stretch of time in equal steps, the present one being the last. */
    public static final class Period {

        private final Instant begins;
        private final Duration step;
        private final int steps;
        private final Map<String, long[]> numbers = new HashMap<>();
        private final Histogram[] latencies;

        Period(Instant begins, Duration step, int steps) {
            this.begins = begins;
            this.step = step;
            this.steps = steps;
            this.latencies =
                    IntStream.range(0, steps).mapToObj(i -> new Histogram()).toArray(Histogram[]::new);
        }

        private void add(Row row) {
            int at = (int) (Duration.between(begins, row.begins().toInstant()).toSeconds() / step.toSeconds());
            if (at < 0 || at >= steps) {
                return;
            }
            if (row.measure().equals("latency")) {
                latencies[at].add(row.upToMs(), row.number());
            } else {
                numbers.computeIfAbsent(row.measure(), measure -> new long[steps])[at] = row.number();
            }
        }

        public Instant begins() {
            return begins;
        }

        public Duration step() {
            return step;
        }

        /** One number for each step, oldest first: the sum of the measures. */
        public long[] trend(Measure... measures) {
            long[] sum = new long[steps];
            for (Measure measure : measures) {
                long[] each = numbers.getOrDefault(measure.column(), new long[steps]);
                Arrays.setAll(sum, i -> sum[i] + each[i]);
            }
            return sum;
        }

        public long total(Measure... measures) {
            return Arrays.stream(trend(measures)).sum();
        }

        /** The time from arrival to effect within which that share of the live events from Zoho was done, if there were any. */
        public Optional<Duration> latency(double share) {
            Histogram all = new Histogram();
            Arrays.stream(latencies).forEach(all::add);
            return all.quantile(share);
        }

        /** The same for each step in milliseconds; -1 where there were none. */
        public long[] latencyTrend(double share) {
            return Arrays.stream(latencies)
                    .mapToLong(
                            each -> each.quantile(share).map(Duration::toMillis).orElse(-1L))
                    .toArray();
        }
    }

    private record Row(OffsetDateTime begins, String measure, long upToMs, long number) {}

    /** By minutes. */
    public Period lastHour() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return read("MINUTE", new Period(now.minus(Duration.ofMinutes(MINUTES - 1)), Duration.ofMinutes(1), MINUTES));
    }

    /** By hours of UTC. */
    public Period lastDay() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        return read("HOUR", new Period(now.minus(Duration.ofHours(HOURS - 1)), Duration.ofHours(1), HOURS));
    }

    private Period read(String span, Period period) {
        List<Row> rows = database.read(handle -> handle.createQuery(
                        """
                        select begins, measure, up_to_ms, number from event_flow
                        where span = :span and begins >= :from""")
                .bind("span", span)
                .bind("from", period.begins().atOffset(java.time.ZoneOffset.UTC))
                .mapTo(Row.class)
                .list());
        rows.forEach(period::add);
        return period;
    }
}
