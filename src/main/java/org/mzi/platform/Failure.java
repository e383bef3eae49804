package org.mzi.platform;

import java.time.Duration;

/**
 * Why something asked of another system was not done. The type says what to do next, so that no caller has to read
 * status codes.
 */
public abstract sealed class Failure extends RuntimeException {

    private final Problem problem;

    private Failure(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** It may work later: a passing fault, or something that is not there yet. Uses up an attempt. */
    public static final class Retryable extends Failure {

        private final transient Duration after;
        private final boolean content;

        private Retryable(Problem problem, Duration after, boolean content, Throwable cause) {
            super(problem, cause);
            this.after = after;
            this.content = content;
        }

        /** Earliest time to try again, or null for the schedule's own. */
        public Duration after() {
            return after;
        }

        /**
         * True when what was sent may be the reason (HTTP 500, say): a batch is then worth splitting. False when the
         * way there failed (no connection, no answer in time).
         */
        public boolean perhapsContent() {
            return content;
        }
    }

    /** It will never work as it is: a person has to change something about this one record. */
    public static final class Permanent extends Failure {
        private Permanent(Problem problem, Throwable cause) {
            super(problem, cause);
        }
    }

    /**
     * Nothing at all works with that system now: wrong credentials, missing function, maintenance, open circuit, account
     * back-off. The destination is paused on all nodes until a probe succeeds; events wait without using up attempts.
     */
    public static final class Blocked extends Failure {

        private final String destination;
        private final transient Duration atLeast;

        private Blocked(String destination, Problem problem, Duration atLeast, Throwable cause) {
            super(problem, cause);
            this.destination = destination;
            this.atLeast = atLeast;
        }

        /** Name of the destination, e.g. {@code zoho} or {@code moodle}. */
        public String destination() {
            return destination;
        }

        /** No probe before this time has passed, or null for the probe schedule's own. */
        public Duration atLeast() {
            return atLeast;
        }
    }

    /** The way to the other system failed; what was sent is not the reason. */
    public static Retryable unreachable(String code, String text, Throwable cause) {
        return new Retryable(new Problem(code, text), null, false, cause);
    }

    /** The other system failed on what was sent, perhaps because of it. */
    public static Retryable failed(String code, String text, Throwable cause) {
        return new Retryable(new Problem(code, text), null, true, cause);
    }

    /** Not yet: try again after a time (null: as the schedule says). */
    public static Retryable later(String code, String text, Duration after) {
        return new Retryable(new Problem(code, text), after, false, null);
    }

    public static Permanent permanent(String code, String text) {
        return new Permanent(new Problem(code, text), null);
    }

    public static Blocked blocked(String destination, String code, String text) {
        return new Blocked(destination, new Problem(code, text), null, null);
    }

    public static Blocked blocked(String destination, String code, String text, Duration atLeast, Throwable cause) {
        return new Blocked(destination, new Problem(code, text), atLeast, cause);
    }
}
