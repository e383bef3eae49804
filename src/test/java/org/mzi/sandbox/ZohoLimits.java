package org.mzi.sandbox;

import jakarta.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Credits and concurrency. Docs page "API limits": 1 credit a call, 2 for the deleted list, 1 for every ten rows written, COQL
 * by its LIMIT; 20 calls at once (Enterprise), 10 of them heavy (COQL, sorted lists, more than ten rows); beyond: 429.
 */
final class ZohoLimits {

    private final LongAdder credits = new LongAdder();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger runningHeavy = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    private volatile int most = 20;
    private volatile int mostHeavy = 10;

    void limit(int calls, int heavyCalls) {
        most = calls;
        mostHeavy = heavyCalls;
    }

    /** Refuses with 429 when too many calls are running; otherwise the call runs until {@link #leave}. */
    void enter(boolean heavy) {
        int all = running.incrementAndGet();
        int allHeavy = heavy ? runningHeavy.incrementAndGet() : 0;
        if (all > most || allHeavy > mostHeavy) {
            leave(heavy);
            throw new Refusal(ZohoErrors.answer(
                    429,
                    "TOO_MANY_REQUESTS",
                    JsonObject.EMPTY_JSON_OBJECT,
                    "You have exceeded the maximum number of concurrent requests"));
        }
        peak.accumulateAndGet(all, Math::max);
    }

    void leave(boolean heavy) {
        running.decrementAndGet();
        if (heavy) {
            runningHeavy.decrementAndGet();
        }
    }

    void spend(int price) {
        credits.add(price);
    }

    long credits() {
        return credits.sum();
    }

    int peak() {
        return peak.get();
    }

    void reset() {
        credits.reset();
        peak.set(0);
    }
}
