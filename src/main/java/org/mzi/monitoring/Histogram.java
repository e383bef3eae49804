package org.mzi.monitoring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mzi.work.Latency;

/** How many events took how long, by {@link Latency}'s buckets. */
final class Histogram {

    private static final List<Long> BOUNDS = Latency.BOUNDS;

    private final Map<Long, Long> numbers = new TreeMap<>();

    void add(long upToMillis, long number) {
        numbers.merge(upToMillis, number, Long::sum);
    }

    void add(Histogram other) {
        other.numbers.forEach(this::add);
    }

    /**
     * The time within which that share of the events was done; empty when there were none. Within a bucket the events are
     * taken to be spread evenly, so the answer is wrong by less than the bucket's width. Of the last bucket, which has no end,
     * it is the beginning.
     */
    Optional<Duration> quantile(double share) {
        long all = numbers.values().stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return Optional.empty();
        }
        double rank = share * all;
        double before = 0;
        long reached = 0;
        for (Map.Entry<Long, Long> bucket : numbers.entrySet()) {
            reached = lower(bucket.getKey());
            if (before + bucket.getValue() >= rank) {
                double part = (rank - before) / bucket.getValue();
                long width = bucket.getKey() == Long.MAX_VALUE ? 0 : bucket.getKey() - reached;
                return Optional.of(Duration.ofMillis(reached + Math.round(part * width)));
            }
            before += bucket.getValue();
        }
        return Optional.of(Duration.ofMillis(reached));
    }

    private static long lower(long upper) {
        return BOUNDS.stream()
                .filter(bound -> bound < upper)
                .reduce((one, next) -> next)
                .orElse(0L);
    }
}
