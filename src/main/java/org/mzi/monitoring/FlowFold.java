package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;
import org.mzi.platform.Database;

/**
 * Adds up what came in and went out since it ran last, by minute and by hour, and forgets what is old. One transaction: what
 * a crash interrupts was not counted, and what was counted is not counted again. A run costs what arrived since the last one,
 * whatever the number of events.
 */
@ApplicationScoped
class FlowFold {

    static final Duration MINUTES_KEPT = Duration.ofHours(48);
    static final Duration HOURS_KEPT = Duration.ofDays(400);

    /** Most ids counted in one run, so that after a long pause none takes long: at every five seconds 40,000 a second. */
    private static final int MOST_IDS = 200_000;

    /** No transaction of ours lasts as long: a mark of that age counts, whatever else is going on in that PostgreSQL. */
    private static final Duration LONGEST_INSERT = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;

    @Inject
    FlowFold(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    FlowFold() {
        this(null, null);
    }

    /**
     * @param waiting events to be done now
     * @param held parked events now
     */
    record Sample(long waiting, long held) {}

    void run(Sample sample) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        database.write(handle -> {
            Counted counted = lock(handle, now);
            foldTally(handle);
            countReceived(handle, counted, now);
            note(handle, "waiting", sample.waiting(), now);
            note(handle, "held", sample.held(), now);
            forget(handle, now);
            return null;
        });
    }

    /** @param settled no id up to the mark can appear any more */
    private record Counted(long upToId, Long markedId, boolean settled) {}

    /** Whoever else runs waits here, and then finds less to do. */
    private static Counted lock(Handle handle, OffsetDateTime now) {
        return handle.createQuery(
                        """
                        select up_to_id, marked_id,
                            marked_at < :late or not exists (
                                select 1 from pg_locks l where l.virtualxid = any(marked_running)) as settled
                        from event_counted for update""")
                .bind("late", now.minus(LONGEST_INSERT))
                .mapTo(Counted.class)
                .one();
    }

    private static void foldTally(Handle handle) {
        handle.execute(
                """
                with gone as (
                    delete from event_tally returning minute, measure, up_to_ms, number
                )
                insert into event_flow (span, begins, measure, up_to_ms, number)
                select s.span, date_trunc(s.span, minute, 'UTC'), measure, up_to_ms, sum(number)
                from gone cross join (values ('MINUTE'), ('HOUR')) s (span)
                group by 1, 2, 3, 4
                on conflict (span, begins, measure, up_to_ms)
                do update set number = event_flow.number + excluded.number""");
    }

    /**
     * Ids are drawn in order but committed in any order. So the last one drawn is marked, and what is up to the mark is counted
     * by a run after every transaction of that time has ended: nothing is missed, and nothing has to be written at intake.
     */
    private static void countReceived(Handle handle, Counted counted, OffsetDateTime now) {
        if (counted.markedId() == null) {
            mark(handle, now);
        } else if (counted.settled()) {
            long upTo = Math.min(counted.markedId(), counted.upToId() + MOST_IDS);
            count(handle, counted.upToId(), upTo);
            handle.execute("update event_counted set up_to_id = ?", upTo);
            if (upTo == counted.markedId()) {
                mark(handle, now);
            }
        }
    }

    private static void count(Handle handle, long after, long upTo) {
        handle.execute(
                """
                with received as (
                    select date_trunc('minute', received_at, 'UTC') as minute, count(*) as number
                    from event where id > ? and id <= ? group by 1
                )
                insert into event_flow (span, begins, measure, number)
                select s.span, date_trunc(s.span, minute, 'UTC'), 'received', sum(number)
                from received cross join (values ('MINUTE'), ('HOUR')) s (span)
                group by 1, 2
                on conflict (span, begins, measure, up_to_ms)
                do update set number = event_flow.number + excluded.number""",
                after,
                upTo);
    }

    /**
     * Two statements: whoever drew an id that the first one saw is among those that the second one sees running, or has ended.
     * A transaction gets its own id too late for that, after it has drawn those of its rows; its virtual one it has from its
     * begin.
     */
    private static void mark(Handle handle, OffsetDateTime now) {
        long id = handle.createQuery("select case when is_called then last_value else 0 end from event_id_seq")
                .mapTo(Long.class)
                .one();
        handle.createUpdate(
                        """
                        update event_counted set marked_id = greatest(up_to_id, :id), marked_at = :now,
                            marked_running = array(select virtualxid from pg_locks
                                where locktype = 'virtualxid' and pid <> pg_backend_pid())""")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /** The most that there was at once in that minute and in that hour. */
    private static void note(Handle handle, String measure, long number, OffsetDateTime now) {
        handle.createUpdate(
                        """
                        insert into event_flow (span, begins, measure, number)
                        select s.span, date_trunc(s.span, cast(:now as timestamptz), 'UTC'), :measure, :number
                        from (values ('MINUTE'), ('HOUR')) s (span)
                        on conflict (span, begins, measure, up_to_ms)
                        do update set number = greatest(event_flow.number, excluded.number)
                        where event_flow.number < excluded.number""")
                .bind("now", now)
                .bind("measure", measure)
                .bind("number", number)
                .execute();
    }

    private static void forget(Handle handle, OffsetDateTime now) {
        handle.execute(
                "delete from event_flow where span = 'MINUTE' and begins < ? or span = 'HOUR' and begins < ?",
                now.minus(MINUTES_KEPT),
                now.minus(HOURS_KEPT));
    }
}
