package org.mzi.zoho;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Remembers on this node, for ten minutes, what Zoho refused, so that not every batch asks in vain. */
final class Refusals {

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Map<String, Long> refusedNanos = new ConcurrentHashMap<>();

    /** What the way brings; empty when it is refused, now or not long ago. */
    <T> Optional<T> whereNot(String name, Supplier<Optional<T>> way) {
        Long refused = refusedNanos.get(name);
        if (refused != null && System.nanoTime() - refused < KEPT.toNanos()) {
            return Optional.empty();
        }
        Optional<T> brought = way.get();
        if (brought.isEmpty()) {
            refusedNanos.put(name, System.nanoTime());
        }
        return brought;
    }
}
