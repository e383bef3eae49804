package org.mzi.it;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another process brings about. */
public final class Await {

    private static final long POLL_MILLIS = 10;

    private Await() {}

    /** Fails with the given words when it has not become true in time. Returns how long it took. */
    public static Duration until(Duration longest, Supplier<String> otherwise, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > longest.toNanos()) {
                throw new AssertionError("Not within " + longest + ": " + otherwise.get());
            }
            pause(Duration.ofMillis(POLL_MILLIS));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** For what shows from outside by nothing but time. */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }
}
