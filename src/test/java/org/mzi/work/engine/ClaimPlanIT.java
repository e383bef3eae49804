package org.mzi.work.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mzi.it.TestDatabase;
import org.mzi.platform.Database;
import org.mzi.platform.PostgresDataSource;
import org.mzi.platform.Settings;
import org.mzi.work.Batch;
import org.mzi.work.Event;
import org.mzi.work.EventHandler;
import org.mzi.work.Inbox;
import org.mzi.work.NewEvent;

/** What a claim reads when PostgreSQL last counted the events in an idle moment, and many came since. */
class ClaimPlanIT {

    private static final int WAITING = 2_000;
    private static final int BATCH = 50;
    /** Each of some 200 candidates is looked at twice or so; a walk over all that waits for each would be 100,000. */
    private static final int MOST_ROWS = 4_000;

    private final TestDatabase test = TestDatabase.create();
    private final Database database = Database.on(oneConnection());
    private final Clock clock = test.clock();
    private final Inbox inbox = new Inbox(database, clock, () -> {});
    private final Claims claims = new Claims(database, clock, Settings.of(Map.of()));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClaimReadsWhatItTakesAndNotAllThatWaits(boolean coalesces) {
        Named handler = new Named(coalesces);
        store(handler, "before", 5);
        claimed(handler, 5);
        database.write(handle -> handle.execute("update event set status = 'DONE', finished_at = now()"));
        database.write(handle -> handle.execute("analyze event"));
        store(handler, "many", WAITING);

        long before = read();
        claimed(handler, BATCH);
        assertThat(read() - before).isPositive().isLessThan(MOST_ROWS);
    }

    private void store(Named handler, String key, int number) {
        inbox.append(IntStream.range(0, number)
                .mapToObj(i -> NewEvent.of(Event.Source.ZOHO, handler.name(), "UPSERT", key + i, Event.Priority.LIVE))
                .toList());
    }

    private void claimed(Named handler, int number) {
        assertThat(claims.claim(handler, number, claims.newFence())).hasSize(number);
    }

    /** Rows of events, and entries of their indexes, that were read so far. */
    private long read() {
        database.read(handle -> handle.createQuery("select pg_stat_force_next_flush()::text")
                .mapTo(String.class)
                .one());
        return number("select t.seq_tup_read + sum(i.idx_tup_read) from pg_stat_user_tables t"
                + " join pg_stat_user_indexes i using (relid) where t.relname = 'event' group by t.seq_tup_read");
    }

    /** Only the connection that read can be told to report it at once. */
    private HikariDataSource oneConnection() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new PostgresDataSource(test.url(), "postgres", "postgres"));
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    private long number(String query) {
        return database.read(
                handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    private record Named(boolean coalesces) implements EventHandler {
        @Override
        public String name() {
            return "test.plan";
        }

        @Override
        public int batchSize() {
            return BATCH;
        }

        @Override
        public Set<String> destinations() {
            return Set.of();
        }

        @Override
        public void handle(Batch batch) {
            throw new UnsupportedOperationException("Claims only");
        }
    }
}
