package org.mzi.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts calls without proof by address and minute, on this node. */
@ApplicationScoped
class FailedProofs {

    static final int MOST_A_MINUTE = 30;
    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    @Inject
    FailedProofs(Clock clock) {
        this.clock = clock;
    }

    FailedProofs() {
        this(null);
    }

    private record Count(long minute, int failures) {}

    /** Notes one more; true when the address has had more than it may this minute. */
    boolean tooMany(String address) {
        long minute = clock.instant().getEpochSecond() / 60;
        if (counts.size() > MOST_ADDRESSES) {
            counts.values().removeIf(count -> count.minute() != minute);
        }
        Count count = counts.merge(
                address,
                new Count(minute, 1),
                (old, one) -> old.minute() == minute ? new Count(minute, old.failures() + 1) : one);
        return count.failures() > MOST_A_MINUTE;
    }
}
