package org.mzi.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the acknowledged events promise, seen from Moodle and from the bridge's own account. */
final class Promises {

    /** Time from readiness, or from the kill where another node goes on, by which every acknowledged event must have had its effect. */
    static final Duration LONGEST_EFFECT = Duration.ofSeconds(60);

    private static final long POLL_MILLIS = 100;

    private final Events events;
    private final School school;

    Promises(Events events, School school) {
        this.events = events;
        this.school = school;
    }

    /**
     * Waits until all are kept. Returns the time that took, or null when it was not in time.
     *
     * @param since {@link System#nanoTime} from which on time counts
     */
    Duration await(long since, Duration longest) {
        while (!areKept()) {
            if (System.nanoTime() - since > longest.toNanos()) {
                return null;
            }
            Rig.pause(POLL_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Students are compared only when the events are said to be done: there may be many. */
    private boolean areKept() {
        return events.violations().isEmpty() && school.violations().isEmpty();
    }

    Events events() {
        return events;
    }

    List<Violation> violations() {
        List<Violation> all = new ArrayList<>(events.violations());
        all.addAll(school.violations());
        return all;
    }

    /** How often work was taken back from the dead. */
    long crashes() {
        return events.crashes();
    }
}
