package org.mzi.work;

import java.time.Duration;
import org.mzi.platform.Problem;

/** What became of an event. */
public sealed interface Outcome {

    /** It had its effect. The text says which, e.g. {@code pushed}. */
    record Done(String what) implements Outcome {}

    /** There was nothing to do, e.g. {@code unchanged}. */
    record Skipped(String reason) implements Outcome {}

    /** Try again, after that time or (null) as the retry schedule says; parked when the schedule is used up. */
    record Retry(Problem problem, Duration after) implements Outcome {}

    /** Needs a person. */
    record Parked(Problem problem) implements Outcome {}

    /**
     * Waits, without using up attempts, until {@link Waiting} says that another record is there; looked at again after
     * an hour at the latest.
     *
     * @param handler of the record that is missing
     */
    record Waits(String handler, String recordKey) implements Outcome {}

    /** Waits, without using up attempts, for a remote system. */
    record Blocked(String destination, Problem problem, Duration atLeast) implements Outcome {}
}
