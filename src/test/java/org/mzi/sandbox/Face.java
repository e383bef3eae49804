package org.mzi.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What both stand-ins do with every call: count it, log it, take their time, and fail when told to. */
final class Face {

    private final Counters counters = new Counters();
    private final RequestLog log = new RequestLog();
    private final Faults faults = new Faults();
    private volatile Duration latency = Duration.ZERO;

    Answer serve(String kind, Call call, Supplier<Answer> real) {
        counters.count(kind);
        log.add(Instant.now(), call, kind);
        pause(latency);
        Fault fault = faults.next(kind);
        if (fault == null) {
            return answer(real);
        }
        pause(fault.delay());
        return switch (fault.moment()) {
            case INSTEAD -> fault.answer();
            case BEFORE -> answer(real);
            case AFTER -> {
                answer(real);
                yield fault.answer();
            }
        };
    }

    private static Answer answer(Supplier<Answer> real) {
        try {
            return real.get();
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    /** Waits; gives up at once, dropping the call, when the sandbox is closed meanwhile. */
    static void pause(Duration duration) {
        if (duration.isZero()) {
            return;
        }
        try {
            Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Answer.DROPPED);
        }
    }

    void latency(Duration duration) {
        latency = duration;
    }

    void fault(String kind, Fault fault, int times) {
        faults.add(kind, fault, times);
    }

    void clearFaults() {
        faults.clear();
    }

    long calls(String kind) {
        return counters.of(kind);
    }

    Map<String, Long> calls() {
        return counters.all();
    }

    List<Request> requests() {
        return log.all();
    }

    void reset() {
        counters.reset();
        log.clear();
    }
}
