package org.mzi.zoho.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.mzi.platform.Database;
import org.mzi.platform.Failure;
import org.mzi.platform.Settings;

/**
 * What the account allows all nodes together: so many calls at once, so many credits a day, none during a back-off. One
 * statement before a call and one after it.
 */
@ApplicationScoped
public class ZohoGate {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    /** So short because a node that dies takes its slots with it, and there are few. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final Duration BUDGET_PAUSE = Duration.ofMinutes(10);
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(2);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(10);

    private final Database database;
    private final Settings settings;
    private final Clock clock;
    private final Set<String> calling = ConcurrentHashMap.newKeySet();

    @Inject
    public ZohoGate(Database database, Settings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    ZohoGate() {
        this(null, null, null);
    }

    /**
     * Leave to make one call.
     *
     * @param backoffs back-offs in a row that went before
     */
    record Slot(int id, String holder, int backoffs) {}

    private record Look(Integer slot, int backoffs, OffsetDateTime backoffUntil, long credits) {}

    /** Waits up to five seconds. Throws {@link Failure.Blocked} when there is no leave by then, or none to wait for. */
    Slot enter() {
        String holder = UUID.randomUUID().toString();
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            Instant now = clock.instant();
            Look look = look(holder, now);
            if (look.slot() != null) {
                calling.add(holder);
                return new Slot(look.slot(), holder, look.backoffs());
            }
            refuse(look, now);
            if (System.nanoTime() > end) {
                throw Failure.blocked(
                        ZohoErrors.ZOHO,
                        "zoho-busy",
                        "All calls that ZOHO_CONCURRENT_CALLS allows have been under way for seconds.");
            }
            Pause.brief();
        }
    }

    private Look look(String holder, Instant now) {
        int budget = settings.get(ZohoSettings.DAILY_CREDITS);
        return database.write(handle -> handle.createQuery(
                        """
                        with account as materialized (
                            select backoffs, backoff_until, case when :budget = 0 then 0 else
                                (select coalesce(sum(credits), 0) from api_credit where hour > :day_ago) end as credits
                            from zoho_account),
                        free as materialized (
                            select id from zoho_slot
                            where id <= :slots and (leased_until is null or leased_until <= :now)
                              and exists (select from account
                                          where (backoff_until is null or backoff_until <= :now)
                                            and (:budget = 0 or credits < :budget))
                            order by id for update skip locked limit 1),
                        taken as (
                            update zoho_slot set leased_until = :until, holder = :holder
                            from free where zoho_slot.id = free.id returning zoho_slot.id)
                        select (select id from taken) as slot, backoffs, backoff_until, credits from account""")
                .bind("budget", budget)
                .bind("day_ago", utc(now.minus(Duration.ofDays(1))))
                .bind("slots", settings.get(ZohoSettings.CONCURRENT_CALLS))
                .bind("now", utc(now))
                .bind("until", utc(now.plus(LEASE)))
                .bind("holder", holder)
                .mapTo(Look.class)
                .one());
    }

    /**
     * Prolongs the leases of this node's calls that are still under way. A node that cannot reach the database for 15 s
     * loses them: then, for once, more calls than allowed may be under way.
     */
    void keepSlots() {
        if (!calling.isEmpty()) {
            database.write(handle -> handle.createUpdate(
                            "update zoho_slot set leased_until = :until where holder = any(:holders)")
                    .bind("until", utc(clock.instant().plus(LEASE)))
                    .bindArray("holders", String.class, List.copyOf(calling))
                    .execute());
        }
    }

    private void refuse(Look look, Instant now) {
        if (look.backoffUntil() != null && now.isBefore(look.backoffUntil().toInstant())) {
            throw tooManyRequests(Duration.between(now, look.backoffUntil().toInstant()));
        }
        int budget = settings.get(ZohoSettings.DAILY_CREDITS);
        if (budget > 0 && look.credits() >= budget) {
            throw Failure.blocked(
                    ZohoErrors.ZOHO,
                    "zoho-budget-spent",
                    "The API credits of 24 hours (" + budget + ", ZOHO_DAILY_CREDITS) are used.",
                    BUDGET_PAUSE,
                    null);
        }
    }

    /**
     * Gives the slot back and counts the call.
     *
     * @param credits what it cost; null when it did not reach Zoho
     * @param remaining credits that are left, if Zoho said so, or null
     */
    void leave(Slot slot, Integer credits, Long remaining) {
        calling.remove(slot.holder());
        database.write(handle -> release(handle, slot, credits, remaining, utc(clock.instant())));
    }

    /** As {@link #leave}, after a call that Zoho accepted: ends a series of back-offs. */
    void leaveAccepted(Slot slot, int credits, Long remaining) {
        calling.remove(slot.holder());
        OffsetDateTime now = utc(clock.instant());
        database.write(handle -> {
            if (slot.backoffs() > 0) {
                handle.createUpdate(
                                """
                                update zoho_account set backoffs = 0, backoff_until = null
                                where backoffs = :seen and (backoff_until is null or backoff_until <= :now)""")
                        .bind("seen", slot.backoffs())
                        .bind("now", now)
                        .execute();
            }
            return release(handle, slot, credits, remaining, now);
        });
    }

    /** As {@link #leave}, after a 429: no node calls before the back-off's end. Returns what to throw. */
    Failure.Blocked leaveThrottled(Slot slot, int credits, Long remaining) {
        calling.remove(slot.holder());
        Instant now = clock.instant();
        Duration backoff = backoff(slot.backoffs(), ThreadLocalRandom.current().nextDouble());
        OffsetDateTime until = database.write(handle -> {
            OffsetDateTime set = handle.createQuery(
                            """
                            update zoho_account set
                                backoffs = case when backoff_until > :now then backoffs else :step end,
                                backoff_until = case when backoff_until > :now then backoff_until else :until end
                            returning backoff_until""")
                    .bind("now", utc(now))
                    .bind("step", slot.backoffs() + 1)
                    .bind("until", utc(now.plus(backoff)))
                    .mapTo(OffsetDateTime.class)
                    .one();
            release(handle, slot, credits, remaining, utc(now));
            return set;
        });
        return tooManyRequests(Duration.between(now, until.toInstant()));
    }

    /** Two seconds, doubling to ten minutes, of which a random half may be added. */
    static Duration backoff(int before, double random) {
        Duration doubled = FIRST_BACKOFF.multipliedBy(1L << Math.min(before, 10));
        Duration capped = doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
        return capped.plusMillis((long) (capped.toMillis() / 2.0 * random));
    }

    private static int release(Handle handle, Slot slot, Integer credits, Long remaining, OffsetDateTime now) {
        return handle.createUpdate(
                        """
                        with released as (
                            update zoho_slot set leased_until = null, holder = null where id = :id and holder = :holder)
                        insert into api_credit (hour, calls, credits, remaining, seen_at)
                        select date_trunc('hour', cast(:now as timestamptz), 'UTC'), 1, :credits, :remaining,
                            case when :remaining is null then null else cast(:now as timestamptz) end
                        where cast(:credits as bigint) is not null
                        on conflict (hour) do update set calls = api_credit.calls + 1,
                            credits = api_credit.credits + excluded.credits,
                            remaining = coalesce(excluded.remaining, api_credit.remaining),
                            seen_at = coalesce(excluded.seen_at, api_credit.seen_at)""")
                .bind("id", slot.id())
                .bind("holder", slot.holder())
                .bindByType("credits", credits == null ? null : (long) credits, Long.class)
                .bindByType("remaining", remaining, Long.class)
                .bind("now", now)
                .execute();
    }

    private static Failure.Blocked tooManyRequests(Duration left) {
        return Failure.blocked(
                ZohoErrors.ZOHO,
                "zoho-throttled",
                "Zoho takes no more requests for now: too many at once, or the day's API credits are used.",
                left,
                null);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
