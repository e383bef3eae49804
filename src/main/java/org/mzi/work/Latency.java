package org.mzi.work;

import java.time.Duration;
import java.util.List;

/** Fixed buckets for the time from an event's arrival to its effect: counts of them can be added up over time and nodes. */
public final class Latency {

    /** Upper bounds in milliseconds, from one to the next at most a factor of two until ten minutes. The last has none. */
    public static final List<Long> BOUNDS = List.of(
            50L,
            100L,
            150L,
            200L,
            300L,
            400L,
            600L,
            800L,
            1_000L,
            1_500L,
            2_000L,
            3_000L,
            4_000L,
            6_000L,
            8_000L,
            12_000L,
            20_000L,
            30_000L,
            60_000L,
            120_000L,
            240_000L,
            480_000L,
            900_000L,
            3_600_000L,
            21_600_000L,
            86_400_000L,
            Long.MAX_VALUE);

    private Latency() {}

    /** The upper bound, in milliseconds, of the bucket that the time belongs to. */
    static long bucket(Duration time) {
        long millis = time.toMillis();
        return BOUNDS.stream().filter(bound -> millis <= bound).findFirst().orElse(Long.MAX_VALUE);
    }
}
