package org.mzi.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.it.TestDatabase;
import org.mzi.platform.Database;

/** Events that are put off while the same happens again, and events that take effect once. */
class InboxIT {

    private static final Instant BEGIN = Instant.parse("2026-09-01T10:00:00Z");
    private static final Duration DELAY = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static TestDatabase test;

    private final Database database = test.database();
    private final Inbox inbox = at(Duration.ZERO);

    @BeforeAll
    static void createDatabase() {
        test = TestDatabase.create();
    }

    @BeforeEach
    @AfterEach
    void empty() {
        database.write(handle -> handle.execute("truncate event, event_attempt"));
    }

    private Inbox at(Duration ahead) {
        return new Inbox(database, clock(ahead), () -> {});
    }

    private static Clock clock(Duration ahead) {
        return Clock.fixed(BEGIN.plus(ahead), ZoneOffset.UTC);
    }

    private void happen(Duration ahead, String... records) {
        Inbox then = at(ahead);
        OffsetDateTime due = OffsetDateTime.now(clock(ahead)).plus(DELAY);
        database.<Object, RuntimeException>write(handle -> {
            then.appendOrPutOff(
                    handle,
                    List.of(records).stream()
                            .map(record -> new NewEvent(
                                    Event.Source.SYNC,
                                    "zoho.registrations",
                                    "UPSERT",
                                    record,
                                    null,
                                    Event.Priority.LIVE,
                                    null,
                                    due))
                            .toList(),
                    LONGEST);
            return null;
        });
    }

    /** Record and whole seconds from now until it is due, of all that are pending. */
    private List<String> pending() {
        return database.read(handle -> handle.createQuery(
                        """
                        select record_key || ' ' || round(extract(epoch from due_at - received_at) / 10) * 10
                        from event where status = 'PENDING' order by id""")
                .mapTo(String.class)
                .list());
    }

    @Test
    void whatHappensAgainIsPutOffInsteadOfStoredAgain() {
        happen(Duration.ZERO, "1");
        happen(Duration.ofSeconds(9), "1", "2");
        assertThat(pending()).containsExactly("1 20", "2 10");
    }

    @Test
    void itIsNotPutOffForEver() {
        happen(Duration.ZERO, "1");
        for (int seconds = 8; seconds <= 96; seconds += 8) {
            happen(Duration.ofSeconds(seconds), "1");
        }
        assertThat(pending()).hasSize(2).first().isEqualTo("1 70");
    }

    /** What is in work may have read already. */
    @Test
    void whatIsInWorkIsFollowedByAnother() {
        happen(Duration.ZERO, "1");
        database.write(handle -> handle.execute("update event set status = 'RUNNING', fence = 1,"
                + " leased_until = mzi_now() + interval '1 minute', started_at = mzi_now(), node = 'n'"));
        happen(Duration.ofSeconds(1), "1");
        assertThat(pending()).containsExactly("1 10");
    }

    /** A webhook's event is due at once: it must not wait because of a payment. */
    @Test
    void whatIsDueIsLeftAsItIs() {
        inbox.append(List.of(NewEvent.of(Event.Source.ZOHO, "zoho.registrations", "UPSERT", "1", Event.Priority.LIVE)));
        happen(Duration.ZERO, "1");
        assertThat(pending()).containsExactly("1 0", "1 10");
    }

    private static NewEvent keyed(String record, String key) {
        return new NewEvent(
                Event.Source.MOODLE, "moodle.later", "WRITE_BACK", record, key, Event.Priority.LIVE, "{}", null);
    }

    private List<String> stored() {
        return database.read(handle -> handle.createQuery(
                        "select record_key || ' ' || coalesce(dedup_key, '-') from event order by id")
                .mapTo(String.class)
                .list());
    }

    @Test
    void aKeyTakesEffectOnceInABodyAndAcrossBodiesAndIdsFollowTheOrderOfTheEvents() {
        List<Long> first = inbox.append(List.of(keyed("1", "z"), keyed("2", "a"), keyed("3", "z"), keyed("4", "m")));
        NewEvent without = NewEvent.of(Event.Source.ZOHO, "zoho.students", "UPSERT", "5", Event.Priority.LIVE);
        List<Long> second = inbox.append(List.of(keyed("6", "a"), without, keyed("7", "n")));

        assertThat(first.get(2)).isNull();
        assertThat(first.get(0)).isLessThan(first.get(1));
        assertThat(first.get(1)).isLessThan(first.get(3));
        assertThat(second.get(0)).isNull();
        assertThat(second.get(1)).isNotNull();
        assertThat(second.get(2)).isNotNull();
        assertThat(stored()).containsExactlyInAnyOrder("1 z", "2 a", "4 m", "5 -", "7 n");
    }

    /** In orders that would make two transactions wait for each other. */
    @Test
    void manyWhoTellTheSameAtOnceNeitherFailNorDouble() throws InterruptedException {
        List<String> keys = IntStream.range(0, 100).mapToObj(n -> "k" + n).toList();
        AtomicInteger accepted = new AtomicInteger();
        List<Thread> callers = new ArrayList<>();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 10; i++) {
            List<String> own = new ArrayList<>(keys);
            Collections.shuffle(own, new Random(i));
            List<NewEvent> events = own.stream().map(key -> keyed(key, key)).toList();
            Thread caller = new Thread(() -> accepted.addAndGet(
                    (int) inbox.append(events).stream().filter(Objects::nonNull).count()));
            caller.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
            callers.add(caller);
        }
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(failures).isEmpty();
        assertThat(accepted).hasValue(100);
        assertThat(stored()).hasSize(100);
    }
}
