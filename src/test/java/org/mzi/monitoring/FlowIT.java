package org.mzi.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.it.TestDatabase;
import org.mzi.monitoring.Flow.Measure;
import org.mzi.platform.Database;
import org.mzi.work.Event;
import org.mzi.work.Inbox;
import org.mzi.work.NewEvent;

/** What came in and went out, counted on a real PostgreSQL. */
class FlowIT {

    private static final FlowFold.Sample IDLE = new FlowFold.Sample(0, 0);

    private static Database database;

    private Instant now = Instant.parse("2026-03-01T08:30:20Z");
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };
    private final Inbox inbox = new Inbox(database, clock, () -> {});
    private final FlowFold fold = new FlowFold(database, clock);
    private final Flow flow = new Flow(database, clock);

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create().database();
    }

    @BeforeEach
    void empty() {
        database.write(handle -> handle.execute("truncate event, event_attempt, event_tally, event_flow; "
                + "update event_counted set marked_id = null, up_to_id = "
                + "(select case when is_called then last_value else 0 end from event_id_seq)"));
        fold.run(IDLE);
    }

    private void receive(int number) {
        inbox.append(IntStream.range(0, number)
                .mapToObj(i -> NewEvent.of(Event.Source.ZOHO, "zoho.students", "UPSERT", "k" + i, Event.Priority.LIVE))
                .toList());
    }

    private void tally(String measure, long upToMs, long number) {
        database.write(handle -> handle.execute(
                "insert into event_tally values (date_trunc('minute', ?::timestamptz), ?, ?, ?)",
                now.toString(),
                measure,
                upToMs,
                number));
    }

    /** The first run counts up to the mark of the one before, and sets its own. */
    private void foldTwice() {
        fold.run(IDLE);
        fold.run(IDLE);
    }

    private long received() {
        return flow.lastHour().total(Measure.RECEIVED);
    }

    @Test
    void whatWasReceivedIsCountedByTheRunAfterNext() {
        receive(7);
        fold.run(IDLE);
        fold.run(IDLE);

        assertThat(received()).isEqualTo(7);
        assertThat(flow.lastDay().total(Measure.RECEIVED)).isEqualTo(7);
    }

    @Test
    void everyMinuteHasItsOwnNumber() {
        receive(3);
        now = now.plus(Duration.ofMinutes(1));
        receive(4);
        foldTwice();

        assertThat(flow.lastHour().trend(Measure.RECEIVED)).endsWith(0, 3, 4);
        assertThat(flow.lastDay().trend(Measure.RECEIVED)).endsWith(0, 7);
    }

    @Test
    void anIdThatIsCommittedLateIsNotMissed() throws SQLException {
        try (Connection slow = database.dataSource().getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute(
                    "insert into event (source, handler, operation, record_key, priority, received_at, due_at)"
                            + " values ('ZOHO', 'zoho.students', 'UPSERT', 'slow', 1, '" + now + "', now())");
            receive(5);
            foldTwice();
            foldTwice();
            assertThat(received()).isZero();
            slow.commit();
        }
        foldTwice();

        assertThat(received()).isEqualTo(6);
    }

    @Test
    void aTransactionThatNeverEndsHoldsTheFiguresUpForAMinuteOnly() throws SQLException {
        try (Connection foreign = database.dataSource().getConnection();
                Statement statement = foreign.createStatement()) {
            foreign.setAutoCommit(false);
            statement.execute("select 1");
            receive(5);
            foldTwice();
            assertThat(received()).isZero();
            now = now.plus(Duration.ofSeconds(61));
            foldTwice();
            now = now.plus(Duration.ofSeconds(61));
            foldTwice();
            assertThat(received()).isEqualTo(5);
            foreign.rollback();
        }
    }

    @Test
    void endsAreAddedUpAndTheirRowsRemoved() {
        tally("done", 0, 5);
        tally("done", 0, 2);
        tally("parked", 0, 1);
        tally("latency", 200, 7);
        fold.run(IDLE);

        Flow.Period hour = flow.lastHour();
        assertThat(hour.total(Measure.DONE)).isEqualTo(7);
        assertThat(hour.total(Measure.DONE, Measure.PARKED)).isEqualTo(8);
        assertThat(hour.latency(0.5).orElseThrow()).isBetween(Duration.ofMillis(150), Duration.ofMillis(200));
        assertThat(hour.latencyTrend(0.5)).endsWith(-1, 175);
        assertThat(count("event_tally")).isZero();
    }

    @Test
    void aRunThatDiesHasCountedNothingAndTheNextOneCountsAll() {
        receive(9);
        tally("done", 0, 4);
        fold.run(IDLE);
        tally("done", 0, 4);
        Database dying = new Database() {
            @Override
            public <R, X extends Exception> R write(org.jdbi.v3.core.HandleCallback<R, X> work) throws X {
                return database.write(handle -> {
                    work.withHandle(handle);
                    throw new IllegalStateException("killed before the commit");
                });
            }
        };
        assertThatThrownBy(() -> new FlowFold(dying, clock).run(IDLE)).hasMessageStartingWith("killed");
        assertThat(flow.lastHour().total(Measure.DONE)).isEqualTo(4);

        fold.run(IDLE);
        assertThat(flow.lastHour().total(Measure.DONE)).isEqualTo(8);
        assertThat(received()).isEqualTo(9);
    }

    @Test
    void aBurstIsCountedExactlyWhileTwoNodesAddUpAtOnce() throws Exception {
        int calls = 150;
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> folds = new ArrayList<>();
            for (int node = 0; node < 2; node++) {
                FlowFold own = new FlowFold(database, clock);
                folds.add(threads.submit(() -> {
                    while (!over.get()) {
                        own.run(IDLE);
                    }
                }));
            }
            List<Callable<Void>> work = IntStream.range(0, calls)
                    .mapToObj(i -> (Callable<Void>) () -> {
                        receive(20);
                        tally("done", 0, 20);
                        return null;
                    })
                    .toList();
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
            over.set(true);
            for (Future<?> each : folds) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        foldTwice();

        assertThat(received()).isEqualTo(calls * 20L);
        assertThat(flow.lastHour().total(Measure.DONE)).isEqualTo(calls * 20L);
    }

    @Test
    void ofWhatWaitsTheMostIsKept() {
        fold.run(new FlowFold.Sample(3, 1));
        fold.run(new FlowFold.Sample(9, 2));
        fold.run(new FlowFold.Sample(4, 0));

        assertThat(flow.lastHour().trend(Measure.WAITING)).endsWith(0, 9);
        assertThat(flow.lastDay().trend(Measure.HELD)).endsWith(0, 2);
    }

    @Test
    void minutesGoAfterTwoDaysAndHoursAfterAYearAndAMonth() {
        tally("done", 0, 5);
        fold.run(IDLE);
        now = now.plus(Duration.ofHours(49));
        fold.run(IDLE);
        assertThat(spans("done")).containsExactly("HOUR");

        now = now.plus(Duration.ofDays(401));
        fold.run(IDLE);
        assertThat(spans("done")).isEmpty();
    }

    private static List<String> spans(String measure) {
        return database.read(handle -> handle.createQuery("select span from event_flow where measure = :measure")
                .bind("measure", measure)
                .mapTo(String.class)
                .list());
    }

    private static long count(String table) {
        return database.read(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }
}
