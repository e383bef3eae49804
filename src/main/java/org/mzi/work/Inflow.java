package org.mzi.work;

import java.time.Duration;

/** How many events come in, by windows of 200 ms. Used by many threads. */
final class Inflow {

    private static final long WINDOW_NANOS = Duration.ofMillis(200).toNanos();

    /** 250 a second for each processor: storing them then takes up about a third of it. */
    private static final int HEAVY = 50 * Runtime.getRuntime().availableProcessors();

    private long began = System.nanoTime() - 2 * WINDOW_NANOS;
    private int before;
    private int now;

    synchronized void add(int events) {
        turn();
        now += events;
    }

    /** Whether in this window or the one before so many came in that the callers feel what else the node does. */
    synchronized boolean isHeavy() {
        turn();
        return Math.max(before, now) >= HEAVY;
    }

    private void turn() {
        long passed = (System.nanoTime() - began) / WINDOW_NANOS;
        if (passed > 0) {
            before = passed == 1 ? now : 0;
            now = 0;
            began += passed * WINDOW_NANOS;
        }
    }
}
