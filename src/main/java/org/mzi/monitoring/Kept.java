package org.mzi.monitoring;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A value that is taken at most once in five seconds, however many ask. While one caller takes it anew the others get the last
 * one. A failure is kept as long: while the database is away, one caller waits for it and not all.
 */
final class Kept<T> {

    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Supplier<T> source;
    private final LongSupplier nanos;
    private final ReentrantLock taking = new ReentrantLock();
    private volatile Reading<T> last;

    Kept(Supplier<T> source) {
        this(source, System::nanoTime);
    }

    Kept(Supplier<T> source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
    }

    private record Reading<T>(T value, RuntimeException failure, long nanos) {
        T get() {
            if (failure != null) {
                throw failure;
            }
            return value;
        }
    }

    /** The value, or the exception that taking it ended with. */
    T get() {
        Reading<T> known = last;
        if (isFresh(known) || known != null && taking.isLocked() && !taking.isHeldByCurrentThread()) {
            return known.get();
        }
        taking.lock();
        try {
            if (!isFresh(last)) {
                last = take();
            }
            return last.get();
        } finally {
            taking.unlock();
        }
    }

    private boolean isFresh(Reading<T> reading) {
        return reading != null && nanos.getAsLong() - reading.nanos() < KEPT.toNanos();
    }

    private Reading<T> take() {
        try {
            T value = source.get();
            return new Reading<>(value, null, nanos.getAsLong());
        } catch (RuntimeException failure) {
            return new Reading<>(null, failure, nanos.getAsLong());
        }
    }
}
