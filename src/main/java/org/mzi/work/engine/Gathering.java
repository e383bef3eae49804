package org.mzi.work.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.mzi.platform.Settings;
import org.mzi.work.EventHandler;
import org.mzi.work.WorkSettings;

/**
 * Natural batching on one node. A single event while nothing of its handler is in work goes through at once. Otherwise a
 * batch that is not full waits, at most {@code WORK_BATCH_WAIT}, for as long as more keep arriving; meanwhile no other
 * worker begins a batch of the same handler. It looks for more after 50 ms, then at growing distances, because looking
 * costs PostgreSQL about as much as storing what is found.
 */
final class Gathering {

    private static final Duration FIRST_LOOK = Duration.ofMillis(50);
    private static final Duration LAST_LOOK = Duration.ofMillis(100);

    private final Claims claims;
    private final Settings settings;
    private final OwnClaims own;
    private final Map<String, ReentrantLock> gates = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> busy = new ConcurrentHashMap<>();

    Gathering(Claims claims, Settings settings, OwnClaims own) {
        this.claims = claims;
        this.settings = settings;
        this.own = own;
    }

    record Gathered(long fence, List<Claims.Claimed> events) {
        static final Gathered NOTHING = new Gathered(0, List.of());
    }

    /** Claims a batch; {@link #done} must follow unless it is empty. */
    Gathered gather(EventHandler handler) {
        ReentrantLock gate = gates.computeIfAbsent(handler.name(), name -> new ReentrantLock());
        if (!gate.tryLock()) {
            return Gathered.NOTHING;
        }
        try {
            long fence = claims.newFence();
            List<Claims.Claimed> events = claimBatch(handler, fence);
            if (events.isEmpty()) {
                own.end(fence);
            } else {
                working(handler).incrementAndGet();
            }
            return new Gathered(fence, events);
        } finally {
            gate.unlock();
        }
    }

    void done(EventHandler handler, long fence) {
        working(handler).decrementAndGet();
        own.end(fence);
    }

    /** A claim may have been committed even where the database's answer was lost. */
    private List<Claims.Claimed> claimBatch(EventHandler handler, long fence) {
        own.begin(fence);
        try {
            return claimMore(handler, fence);
        } catch (RuntimeException e) {
            own.giveUp(fence);
            own.end(fence);
            throw e;
        }
    }

    private List<Claims.Claimed> claimMore(EventHandler handler, long fence) {
        int full = handler.batchSize();
        List<Claims.Claimed> events = new ArrayList<>(claims.claim(handler, full, fence));
        boolean alone = events.size() == 1 && working(handler).get() == 0;
        if (events.isEmpty() || alone) {
            return events;
        }
        long deadline =
                System.nanoTime() + settings.get(WorkSettings.BATCH_WAIT).toNanos();
        long pause = FIRST_LOOK.toNanos();
        boolean arriving = true;
        while (arriving && events.size() < full && System.nanoTime() < deadline) {
            LockSupport.parkNanos(pause);
            arriving = events.addAll(claims.claim(handler, full - events.size(), fence));
            pause = Math.min(2 * pause, LAST_LOOK.toNanos());
        }
        return events;
    }

    private AtomicInteger working(EventHandler handler) {
        return busy.computeIfAbsent(handler.name(), name -> new AtomicInteger());
    }
}
