package org.mzi.work;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.mzi.platform.Problem;

/** What finishing an event writes into its row. */
public record Finish(
        long id,
        String status,
        String outcome,
        Problem problem,
        OffsetDateTime dueAt,
        boolean attempt,
        String waitingFor) {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private Finish(long id, String status, String outcome, Problem problem, OffsetDateTime dueAt, boolean attempt) {
        this(id, status, outcome, problem, dueAt, attempt, null);
    }

    /** What an outcome makes of the event: its end, or when it is due again. */
    public static Finish of(Event event, Outcome outcome, RetrySchedule schedule, OffsetDateTime now) {
        if (outcome instanceof Outcome.Done done) {
            return new Finish(event.id(), "DONE", done.what(), null, now, false);
        }
        if (outcome instanceof Outcome.Skipped skipped) {
            return new Finish(event.id(), "SKIPPED", skipped.reason(), null, now, false);
        }
        if (outcome instanceof Outcome.Parked parked) {
            return new Finish(event.id(), "PARKED", "parked", parked.problem(), now, true);
        }
        if (outcome instanceof Outcome.Blocked blocked) {
            return new Finish(event.id(), "PENDING", "blocked", blocked.problem(), now, false);
        }
        if (outcome instanceof Outcome.Waits waits) {
            String key = Waiting.key(waits.handler(), waits.recordKey());
            return new Finish(event.id(), "PENDING", "waiting", null, now.plus(LONGEST_WAIT), false, key);
        }
        Outcome.Retry retry = (Outcome.Retry) outcome;
        Optional<Duration> wait = schedule.next(event.attempts());
        if (wait.isEmpty()) {
            return new Finish(event.id(), "PARKED", "retries used up", retry.problem(), now, true);
        }
        Duration after = retry.after() == null ? wait.get() : RetrySchedule.jittered(retry.after());
        return new Finish(event.id(), "PENDING", "retry", retry.problem(), now.plus(after), true);
    }

    /** Whether the work is done, or there was none. */
    public boolean success() {
        return status.equals("DONE") || status.equals("SKIPPED");
    }

    /** Whether the older events that this one stood for are settled with it: they wait on only where it did not count. */
    public boolean settles() {
        return ended() || attempt || waitingFor != null;
    }

    /** Whether it is not tried again by itself. */
    public boolean ended() {
        return !status.equals("PENDING");
    }
}
