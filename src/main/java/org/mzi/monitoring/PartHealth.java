package org.mzi.monitoring;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.mzi.platform.Problem;

/**
 * How one part of the system is.
 *
 * @param problem why it is not well and what to do; null when it is well
 * @param since when that began, or null while unknown
 * @param lastSuccess when it is last known to have worked, or null
 * @param figures by name with the unit at its end, e.g. {@code sizeBytes}, {@code answerMicros}
 */
public record PartHealth(
        Condition condition, Problem problem, Instant since, Instant lastSuccess, Map<String, Long> figures) {

    public PartHealth {
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }

    public enum Condition {
        WELL,
        /** Somebody has to do something, or it recovers by itself: the problem says which. */
        ILL,
        /** Nothing is known against it, but it has not been used yet, or it cannot be looked at. */
        UNKNOWN,
        NOT_SET_UP
    }

    public static PartHealth well(Instant lastSuccess) {
        return new PartHealth(Condition.WELL, null, null, lastSuccess, Map.of());
    }

    /** @param since null: since it was first seen to be so */
    public static PartHealth ill(Problem problem, Instant since, Instant lastSuccess) {
        return new PartHealth(Condition.ILL, problem, since, lastSuccess, Map.of());
    }

    public static PartHealth unknown(Problem problem) {
        return new PartHealth(Condition.UNKNOWN, problem, null, null, Map.of());
    }

    public static PartHealth notSetUp(Problem problem) {
        return new PartHealth(Condition.NOT_SET_UP, problem, null, null, Map.of());
    }

    public PartHealth with(String figure, long value) {
        Map<String, Long> all = new TreeMap<>(figures);
        all.put(figure, value);
        return new PartHealth(condition, problem, since, lastSuccess, all);
    }

    PartHealth since(Instant time) {
        return new PartHealth(condition, problem, time, lastSuccess, figures);
    }

    boolean isLike(PartHealth other) {
        return other != null
                && condition == other.condition
                && (problem == null
                        ? other.problem == null
                        : other.problem != null && problem.code().equals(other.problem.code()));
    }
}
