package org.mzi.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.it.TestDatabase;
import org.mzi.platform.Database;
import org.mzi.platform.Retention;
import org.mzi.platform.Settings;

class EventRetentionIT {

    /** A million, say, to measure with: {@code -Dmzi.retention.events=1000000}. */
    private static final int MANY = Integer.getInteger("mzi.retention.events", 20_000);

    private static TestDatabase test;

    private final Map<String, String> settings = new HashMap<>();
    private final Database database = test.database();
    private final EventRetention retention = new EventRetention(database, Settings.of(settings), test.clock());

    @BeforeAll
    static void createDatabase() {
        test = TestDatabase.create();
    }

    @BeforeEach
    void empty() {
        database.write(handle -> handle.execute("truncate event, event_attempt"));
    }

    /** Ends after a number of transactions, as a node does that is killed. */
    private static final class Sitting implements Retention.Sitting {
        private final int size;
        private int left;
        private int rows;
        private long slowest;
        private long total;
        private long begin = System.nanoTime();

        Sitting(int size, int batches) {
            this.size = size;
            this.left = batches;
        }

        @Override
        public int batchSize() {
            return size;
        }

        @Override
        public boolean removed(int number) {
            long took = System.nanoTime() - begin;
            slowest = Math.max(slowest, took);
            total += took;
            rows += number;
            begin = System.nanoTime();
            return --left > 0;
        }
    }

    private int remove() {
        Sitting sitting = new Sitting(10, Integer.MAX_VALUE);
        retention.remove(sitting);
        return sitting.rows;
    }

    private long event(String key, String status, int endedDaysAgo) {
        return database.write(handle -> handle.createQuery(
                        """
                        insert into event (source, handler, operation, record_key, dedup_key, priority, received_at, due_at,
                            status, finished_at)
                        values ('MOODLE', 'test.things', 'UPSERT', :key, :key, 1, :at, :at, :status,
                            case when :status not in ('PENDING', 'RUNNING') then :at end) returning id"""
                                .replace(":at", "mzi_now() - interval '" + endedDaysAgo + " days'"))
                .bind("key", key)
                .bind("status", status)
                .mapTo(Long.class)
                .one());
    }

    private List<String> left() {
        return database.read(handle -> handle.createQuery("select record_key from event order by record_key")
                .mapTo(String.class)
                .list());
    }

    @Test
    void whatEndedLongAgoGoesAndNothingElse() {
        for (String status : List.of("DONE", "SKIPPED", "COALESCED", "DISCARDED")) {
            event("old " + status, status, 91);
            event("new " + status, status, 89);
        }
        for (String status : List.of("PENDING", "RUNNING", "PARKED")) {
            event("open " + status, status, 4000);
        }
        assertThat(remove()).isEqualTo(4);
        assertThat(left())
                .containsExactly(
                        "new COALESCED",
                        "new DISCARDED",
                        "new DONE",
                        "new SKIPPED",
                        "open PARKED",
                        "open PENDING",
                        "open RUNNING");
    }

    @Test
    void parkedEventsGoOnlyIfTheirOwnSettingSaysSo() {
        event("old", "PARKED", 400);
        event("new", "PARKED", 300);
        remove();
        assertThat(left()).containsExactly("new", "old");
        settings.put("RETENTION_PARKED_DAYS", "365");
        remove();
        assertThat(left()).containsExactly("new");
    }

    @Test
    void anEventThatEndedLateDoesNotHoldUpThoseAfterIt() {
        long late = event("late", "DONE", 200);
        database.write(handle -> handle.execute("update event set finished_at = mzi_now() where id = ?", late));
        for (int i = 0; i < 25; i++) {
            event("old" + i, "DONE", 100);
        }
        event("new", "DONE", 1);
        assertThat(remove()).isEqualTo(25);
        assertThat(left()).containsExactly("late", "new");
    }

    @Test
    void attemptsGoWithTheirEventAndReferencesToItAreCleared() {
        long old = event("old", "DONE", 100);
        long joined = event("joined", "COALESCED", 100);
        database.write(handle -> handle.execute(
                "update event set coalesced_into = ?, finished_at = mzi_now() where id = ?", old, joined));
        database.write(handle -> handle.execute(
                "insert into event_attempt (event_id, fence, node, started_at, finished_at, outcome) "
                        + "values (?, 1, 'n', mzi_now(), mzi_now(), 'retry')",
                old));
        remove();
        assertThat(left()).containsExactly("joined");
        assertThat(number("select count(*) from event_attempt")).isZero();
        assertThat(number("select count(*) from event where coalesced_into is not null"))
                .isZero();
    }

    @Test
    void aRepeatedEventIsRecognisedAsLongAsTheFirstIsKept() {
        Inbox inbox = new Inbox(database, test.clock(), () -> {});
        NewEvent again = new NewEvent(
                Event.Source.MOODLE, "test.things", "UPSERT", "1", "once", Event.Priority.LIVE, null, null);
        event("once", "DONE", 89);
        remove();
        assertThat(inbox.append(List.of(again))).containsExactly((Long) null);
        database.write(handle -> handle.execute("update event set finished_at = finished_at - interval '2 days'"));
        remove();
        assertThat(inbox.append(List.of(again))).doesNotContainNull();
    }

    @Test
    void whatIsKilledGoesOnNextTime() {
        for (int i = 0; i < 30; i++) {
            event("old" + i, "DONE", 100);
        }
        Sitting killed = new Sitting(10, 2);
        retention.remove(killed);
        assertThat(killed.rows).isLessThan(30);
        assertThat(killed.rows + remove()).isEqualTo(30);
    }

    @Test
    void anEventThatIsLockedIsLeftForTheNextTimeAndNobodyWaits() {
        long locked = event("locked", "DONE", 100);
        event("free", "DONE", 100);
        database.write(handle -> {
            handle.execute("select 1 from event where id = ? for update", locked);
            return CompletableFuture.supplyAsync(this::remove)
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
        });
        assertThat(left()).containsExactly("locked");
        remove();
        assertThat(left()).isEmpty();
    }

    /** Claims go on meanwhile: every batch must be short. Prints what it measured; asserts far more than that. */
    @Test
    void batchesAreShortWithManyEvents() {
        for (int from = 1; from <= MANY; from += 10_000) {
            insert(from, Math.min(from + 9_999, MANY));
        }
        database.read(handle -> handle.execute("vacuum analyze event"));
        Sitting sitting = new Sitting(1_000, Integer.MAX_VALUE);
        retention.remove(sitting);
        Sitting idle = new Sitting(1_000, Integer.MAX_VALUE);
        retention.remove(idle);
        System.out.printf(
                "%,d events: %,d removed in %d ms, slowest batch %d ms; with nothing to do %d ms%n",
                MANY, sitting.rows, sitting.total / 1_000_000, sitting.slowest / 1_000_000, idle.total / 1_000_000);
        assertThat(sitting.rows).isBetween(MANY * 54 / 100, MANY * 56 / 100);
        assertThat(idle.rows).as("those that came of age meanwhile").isLessThan(MANY / 1_000);
    }

    private void insert(int from, int to) {
        database.write(handle -> handle.createUpdate(
                        """
                        insert into event (source, handler, operation, record_key, dedup_key, priority, received_at, due_at,
                            status, attempts, started_at, finished_at, fence, node, outcome)
                        select 'ZOHO', 'zoho.students', 'UPSERT', (n % 50000)::text,
                            case when n % 4 = 0 then n::text end, 1, at, at,
                            (array['DONE', 'SKIPPED', 'COALESCED', 'DONE'])[n % 4 + 1],
                            0, at, at + interval '1 second', n, 'node', 'pushed'
                        from generate_series(:from, :to) n cross join lateral
                            (select mzi_now() - interval '200 days' + n * interval '200 days' / :many as at) t""")
                .bind("from", from)
                .bind("to", to)
                .bind("many", MANY)
                .execute());
        database.write(handle -> handle.execute(
                """
                with made as (select id, status from event order by id desc limit ?),
                joined as (
                    update event e set coalesced_into = e.id + 1 from made
                    where e.id = made.id and made.status = 'COALESCED' and e.id < (select max(id) from made))
                insert into event_attempt (event_id, fence, node, started_at, finished_at, outcome)
                select id, 1, 'node', mzi_now(), mzi_now(), 'retry' from made where id % 20 = 0""",
                to - from + 1));
    }

    private long number(String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
