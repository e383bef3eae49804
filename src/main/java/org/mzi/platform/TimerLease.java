package org.mzi.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Lets a timer that ticks on every node run on one of them. A firing that a dying node took with it is made up by another
 * within one period after the lease ran out.
 */
@ApplicationScoped
public class TimerLease {

    private final Database database;
    private final Clock clock;

    @Inject
    public TimerLease(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    TimerLease() {
        this(null, null);
    }

    /**
     * Runs the work here if the timer is due and no node is running it.
     *
     * @param timer name of the timer
     * @param period time from one start to the next
     * @param longest time after which a run counts as dead and another node may start
     * @return whether it ran here
     */
    public boolean run(String timer, Duration period, Duration longest, Runnable work) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        int taken = database.write(handle -> handle.createUpdate(
                        """
                        insert into timer_lease (name, node, due_at, running_until)
                        values (:name, :node, :due, :until)
                        on conflict (name) do update
                        set node = excluded.node, due_at = excluded.due_at, running_until = excluded.running_until
                        where timer_lease.due_at <= :now
                          and (timer_lease.running_until is null or timer_lease.running_until <= :now)""")
                .bind("name", timer)
                .bind("node", Node.id())
                .bind("due", now.plus(period))
                .bind("until", now.plus(longest))
                .bind("now", now)
                .execute());
        if (taken == 0) {
            return false;
        }
        boolean done = false;
        try {
            work.run();
            done = true;
        } finally {
            release(timer, done ? null : now);
        }
        return true;
    }

    /** Ends the run; one that failed is due again at once. */
    private void release(String timer, OffsetDateTime dueAgain) {
        database.write(handle -> handle.createUpdate(
                        """
                        update timer_lease set running_until = null, due_at = coalesce(cast(:due as timestamptz), due_at)
                        where name = :name and node = :node""")
                .bind("name", timer)
                .bind("node", Node.id())
                .bind("due", dueAgain)
                .execute());
    }
}
