package org.mzi.console.dashboard;

import java.util.Map;
import org.mzi.monitoring.PartHealth;
import org.mzi.monitoring.PartHealth.Condition;

/**
 * The whole bridge in one word and one number.
 *
 * @param needs number of things that need a hand: parts of the system that are ill or not set up, and kinds of problems of
 *     parked events
 */
record Wellness(Level level, long needs) {

    enum Level {
        WELL,
        ATTENTION,
        /** Nothing can be taken in or worked on. */
        DOWN
    }

    static Wellness of(Map<String, PartHealth> parts, int parkedKinds) {
        long ill = parts.values().stream()
                .filter(part -> part.condition() == Condition.ILL || part.condition() == Condition.NOT_SET_UP)
                .count();
        PartHealth database = parts.get("database");
        if (database != null && database.condition() == Condition.ILL) {
            return new Wellness(Level.DOWN, ill);
        }
        long needs = ill + parkedKinds;
        return new Wellness(needs == 0 ? Level.WELL : Level.ATTENTION, needs);
    }
}
