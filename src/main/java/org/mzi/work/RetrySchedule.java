package org.mzi.work;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When to try again. Each wait varies by a tenth, so that events which failed together do not all come back together and a
 * single culprit soon stands alone.
 */
public record RetrySchedule(List<Duration> waits) {

    private static final double JITTER = 0.1;

    /**
     * Wait before the next attempt, or nothing when the schedule is used up.
     *
     * @param attempts failed attempts before the one that failed now
     */
    Optional<Duration> next(int attempts) {
        return attempts < waits.size() ? Optional.of(jittered(waits.get(attempts))) : Optional.empty();
    }

    static Duration jittered(Duration wait) {
        double factor = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        return Duration.ofMillis((long) (wait.toMillis() * factor));
    }
}
