package org.mzi.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets a timer that ticks on every node run on one of them. A run holds a lease of ten seconds, prolonged every three while
 * it goes on. A firing that a dying node took with it is due at once when its lease has run out: the next tick of any other
 * node makes it up. A node that is frozen, or cut off from the database while others are not, for longer than the lease
 * cannot be told from a dead one; what such a run does when it wakes must be harmless.
 */
@ApplicationScoped
public class TimerLease {

    private static final Duration LEASE = Duration.ofSeconds(10);

    private final Database database;
    private final Clock clock;
    /** The runs that are under way here, each with its end. */
    private final Map<String, OffsetDateTime> running = new ConcurrentHashMap<>();

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
     * @param longest time after which a run that has not ended counts as dead and another may start
     * @return whether it ran here
     */
    public boolean run(String timer, Duration period, Duration longest, Runnable work) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        String holder = Node.id() + "/" + UUID.randomUUID().toString().substring(0, 8);
        if (!take(timer, holder, now, now.plus(period))) {
            return false;
        }
        running.put(holder, now.plus(longest));
        boolean done = false;
        try {
            work.run();
            done = true;
        } finally {
            running.remove(holder);
            release(timer, holder, done ? null : now);
        }
        return true;
    }

    private boolean take(String timer, String holder, OffsetDateTime now, OffsetDateTime due) {
        return database.write(handle -> handle.createUpdate(
                                """
                                insert into timer_lease (name, node, due_at, running_until)
                                values (:name, :holder, :due, :until)
                                on conflict (name) do update
                                set node = excluded.node, due_at = excluded.due_at, running_until = excluded.running_until
                                where timer_lease.running_until <= :now
                                   or timer_lease.running_until is null and timer_lease.due_at <= :now""")
                        .bind("name", timer)
                        .bind("holder", holder)
                        .bind("due", due)
                        .bind("until", now.plus(LEASE))
                        .bind("now", now)
                        .execute())
                == 1;
    }

    /** Prolongs the leases of this node's runs; to be called every three seconds. */
    void keep() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        running.values().removeIf(end -> !now.isBefore(end));
        if (!running.isEmpty()) {
            database.write(handle -> handle.createUpdate(
                            "update timer_lease set running_until = :until where node = any(:holders)")
                    .bind("until", now.plus(LEASE))
                    .bindArray("holders", String.class, List.copyOf(running.keySet()))
                    .execute());
        }
    }

    /** Ends the run, unless another has taken its place; one that failed is due again at once. */
    private void release(String timer, String holder, OffsetDateTime dueAgain) {
        database.write(handle -> handle.createUpdate(
                        """
                        update timer_lease set running_until = null, due_at = coalesce(cast(:due as timestamptz), due_at)
                        where name = :name and node = :holder""")
                .bind("name", timer)
                .bind("holder", holder)
                .bind("due", dueAgain)
                .execute());
    }
}
