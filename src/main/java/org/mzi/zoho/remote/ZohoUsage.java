package org.mzi.zoho.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.mzi.platform.Database;
import org.mzi.platform.Settings;

/** What the use of the API has cost, all nodes together. */
@ApplicationScoped
public class ZohoUsage {

    private final Database database;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public ZohoUsage(Database database, Settings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    ZohoUsage() {
        this(null, null, null);
    }

    /**
     * The last 24 hours, counted by whole hours.
     *
     * @param calls remote calls, those that failed included; token requests are free and not counted
     * @param credits what they cost by Zoho's price list
     * @param budget {@code ZOHO_DAILY_CREDITS}; 0 for none
     * @param remaining credits that are left as Zoho last said; null when it did not, which it does not before half are used
     * @param remainingSeenAt when it said so, or null
     * @param backoffUntil Zoho is left alone until then, or null
     */
    public record Day(
            long calls,
            long credits,
            int budget,
            Long remaining,
            OffsetDateTime remainingSeenAt,
            OffsetDateTime backoffUntil) {}

    public Day lastDay() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return database.read(handle -> handle.createQuery(
                        """
                        with day as (select * from api_credit where hour > :day_ago),
                        seen as (select remaining, seen_at from day where seen_at is not null
                                 order by seen_at desc limit 1)
                        select coalesce(sum(calls), 0)::bigint as calls, coalesce(sum(credits), 0)::bigint as credits,
                            cast(:budget as integer) as budget, (select remaining from seen) as remaining,
                            (select seen_at from seen) as remaining_seen_at,
                            (select backoff_until from zoho_account where backoff_until > :now) as backoff_until
                        from day""")
                .bind("day_ago", now.minus(Duration.ofDays(1)))
                .bind("now", now)
                .bind("budget", settings.get(ZohoSettings.DAILY_CREDITS))
                .mapTo(Day.class)
                .one());
    }

    /** Credits of the last 24 hours, hour by hour of UTC, oldest first; the last one is the present hour. */
    public List<Long> creditsByHour() {
        return database.read(handle -> handle.createQuery(
                        """
                        select coalesce(c.credits, 0) from generate_series(
                            date_trunc('hour', cast(:now as timestamptz), 'UTC') - interval '23 hours',
                            date_trunc('hour', cast(:now as timestamptz), 'UTC'), interval '1 hour') h (hour)
                        left join api_credit c on c.hour = h.hour order by h.hour""")
                .bind("now", OffsetDateTime.now(clock))
                .mapTo(Long.class)
                .list());
    }
}
