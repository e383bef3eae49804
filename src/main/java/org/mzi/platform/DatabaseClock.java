package org.mzi.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * PostgreSQL's clock, so that all nodes agree on what is due. Asks the SQL function {@code mzi_now()} at most twice a
 * second and counts on from there; a test moves time by replacing that function. While the database is away it counts on.
 */
public final class DatabaseClock extends Clock {

    private static final long ASK_AGAIN_NANOS = Duration.ofMillis(500).toNanos();

    private static final Duration MOST_JITTER = Duration.ofMillis(100);

    private final Database database;
    private volatile Reading last;

    public DatabaseClock(Database database) {
        this.database = database;
    }

    private record Reading(Instant instant, long nanoTime) {
        Instant at(long nanos) {
            return instant.plusNanos(nanos - nanoTime);
        }
    }

    @Override
    public Instant instant() {
        Reading reading = last;
        long nanos = System.nanoTime();
        if (reading == null || nanos - reading.nanoTime() > ASK_AGAIN_NANOS) {
            reading = newer(last, ask(reading, nanos));
            last = reading;
        }
        return reading.at(System.nanoTime()).truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    /** The answer took its time on the way: a clock that followed it back would make events due that just were not. */
    private static Reading newer(Reading before, Reading asked) {
        if (before == null) {
            return asked;
        }
        Duration back = Duration.between(asked.instant(), before.at(asked.nanoTime()));
        boolean jitter = !back.isNegative() && back.compareTo(MOST_JITTER) < 0;
        return jitter ? new Reading(before.at(asked.nanoTime()), asked.nanoTime()) : asked;
    }

    private Reading ask(Reading before, long nanos) {
        try {
            Instant now = database.read(handle -> handle.createQuery("select mzi_now()")
                            .mapTo(OffsetDateTime.class)
                            .one())
                    .toInstant();
            return new Reading(now, System.nanoTime());
        } catch (RuntimeException databaseIsAway) {
            Instant counted = before == null ? Instant.now() : before.at(nanos);
            return new Reading(counted, nanos);
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Times are kept in UTC; convert where they are shown");
    }

    /** Makes this the {@link Clock} that is injected everywhere. */
    @ApplicationScoped
    static class Producer {
        @Produces
        @Singleton
        Clock clock(Database database) {
            return new DatabaseClock(database);
        }
    }
}
