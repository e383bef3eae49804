package org.mzi.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts calls without proof by address and minute, on this node. Beyond ten thousand addresses in a minute the rest are
 * counted as one.
 */
@ApplicationScoped
class FailedProofs {

    static final int MOST_A_MINUTE = 30;
    static final int MOST_ADDRESSES = 10_000;
    private static final String ALL_OTHERS = "";

    private final Clock clock;
    private final Map<String, Integer> failures = new HashMap<>();
    private long minute;

    @Inject
    FailedProofs(Clock clock) {
        this.clock = clock;
    }

    FailedProofs() {
        this(null);
    }

    /** Notes one more; true when the address has had more than it may this minute. */
    synchronized boolean tooMany(String address) {
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute) {
            failures.clear();
            minute = now;
        }
        boolean counted = failures.containsKey(address) || failures.size() < MOST_ADDRESSES - 1;
        return failures.merge(counted ? address : ALL_OTHERS, 1, Integer::sum) > MOST_A_MINUTE;
    }

    synchronized int addresses() {
        return failures.size();
    }
}
