package org.mzi.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.mzi.platform.Settings;

/**
 * Natural batching on one node. A single event while nothing of its handler is in work goes through at once. Otherwise a
 * batch that is not full waits, at most {@code WORK_BATCH_WAIT}, for as long as more keep arriving; meanwhile no other
 * worker begins a batch of the same handler.
 */
final class Gathering {

    private static final Duration TICK = Duration.ofMillis(10);
    private static final int QUIET_TICKS = 2;

    private final Claims claims;
    private final Settings settings;
    private final Set<Long> inWork;
    private final Map<String, ReentrantLock> gates = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> busy = new ConcurrentHashMap<>();

    Gathering(Claims claims, Settings settings, Set<Long> inWork) {
        this.claims = claims;
        this.settings = settings;
        this.inWork = inWork;
    }

    record Gathered(long fence, List<Event> events) {
        static final Gathered NOTHING = new Gathered(0, List.of());
    }

    /** Claims a batch; {@link #done} must follow unless it is empty. */
    Gathered gather(EventHandler handler) {
        ReentrantLock gate = gates.computeIfAbsent(handler.name(), name -> new ReentrantLock());
        if (!gate.tryLock()) {
            return Gathered.NOTHING;
        }
        long fence = claims.newFence();
        inWork.add(fence);
        List<Event> events = List.of();
        try {
            events = claimBatch(handler, fence);
            return new Gathered(fence, events);
        } finally {
            if (events.isEmpty()) {
                inWork.remove(fence);
            } else {
                working(handler).incrementAndGet();
            }
            gate.unlock();
        }
    }

    void done(EventHandler handler, long fence) {
        working(handler).decrementAndGet();
        inWork.remove(fence);
    }

    private List<Event> claimBatch(EventHandler handler, long fence) {
        int full = handler.batchSize();
        List<Event> events = new ArrayList<>(claims.claim(handler, full, fence));
        boolean alone = events.size() == 1 && working(handler).get() == 0;
        if (events.isEmpty() || alone) {
            return events;
        }
        long deadline =
                System.nanoTime() + settings.get(WorkSettings.BATCH_WAIT).toNanos();
        int quiet = 0;
        while (events.size() < full && quiet < QUIET_TICKS && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TICK.toNanos());
            List<Event> more = claims.claim(handler, full - events.size(), fence);
            events.addAll(more);
            quiet = more.isEmpty() ? quiet + 1 : 0;
        }
        return events;
    }

    private AtomicInteger working(EventHandler handler) {
        return busy.computeIfAbsent(handler.name(), name -> new AtomicInteger());
    }
}
