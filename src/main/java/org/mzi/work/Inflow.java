package org.mzi.work;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How many events come in, by windows of 200 ms. Used by many threads. */
final class Inflow {

    private static final long WINDOW_NANOS = Duration.ofMillis(200).toNanos();

    /** Of a window: 250 a second. Storing them then takes up about a third of a processor. */
    private static final int HEAVY_FOR_A_PROCESSOR = 50;

    private final int heavy;
    private final LongSupplier nanos;
    private long began;
    private int before;
    private int now;

    Inflow() {
        this(Runtime.getRuntime().availableProcessors(), System::nanoTime);
    }

    /** @param nanos as {@link System#nanoTime} */
    Inflow(int processors, LongSupplier nanos) {
        this.heavy = processors * HEAVY_FOR_A_PROCESSOR;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    synchronized void add(int events) {
        turn();
        now += events;
    }

    /** Whether in this window or the one before so many came in that the callers feel what else the node does. */
    synchronized boolean isHeavy() {
        turn();
        return Math.max(before, now) >= heavy;
    }

    private void turn() {
        long passed = (nanos.getAsLong() - began) / WINDOW_NANOS;
        if (passed > 0) {
            before = passed == 1 ? now : 0;
            now = 0;
            began += passed * WINDOW_NANOS;
        }
    }
}
