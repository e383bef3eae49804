package org.mzi.work.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.it.Await;
import org.mzi.it.TestDatabase;
import org.mzi.platform.Database;
import org.mzi.platform.Failure;
import org.mzi.platform.Problem;
import org.mzi.platform.Settings;
import org.mzi.work.Batch;
import org.mzi.work.Destination;
import org.mzi.work.Destinations;
import org.mzi.work.Event;
import org.mzi.work.EventChanges;
import org.mzi.work.EventHandler;
import org.mzi.work.Events;
import org.mzi.work.Handlers;
import org.mzi.work.Inbox;
import org.mzi.work.NewEvent;
import org.mzi.work.Outcome;
import org.mzi.work.WorkSettings;

/** The engine on a real PostgreSQL, with a clock that the test moves. */
class EngineIT {

    private static Database database;

    private final TestClock clock = new TestClock();
    private final Map<String, String> settings = new HashMap<>();
    private final AtomicInteger rings = new AtomicInteger();
    private final TestHandler handler = new TestHandler("test.things", true);
    private final TestHandler ordered = new TestHandler("test.facts", false);
    private final TestDestination destination = new TestDestination();
    private Node one;

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create().database();
    }

    @BeforeEach
    void empty() {
        database.write(handle -> handle.execute("truncate event, event_attempt, event_tally, destination"));
        one = new Node();
    }

    /** What one server has: an engine and its neighbours, on the shared database. */
    private final class Node {
        final Settings values = Settings.of(settings);
        final Handlers handlers = Handlers.of(List.of(handler, ordered));
        final Claims claims = new Claims(database, clock, values);
        final Inbox inbox = new Inbox(database, clock, rings::incrementAndGet);
        final Destinations destinations = new Destinations(database, clock, List.of(destination));
        final Engine engine =
                new Engine(database, clock, values, claims, handlers, destinations, inbox, rings::incrementAndGet);
        final Events events = new Events(database, handlers);
        final EventChanges changes = new EventChanges(database, clock, events, rings::incrementAndGet);
    }

    private long store(String key) {
        return store(handler, key, "UPSERT");
    }

    private long store(EventHandler of, String key, String operation) {
        return one.inbox
                .append(List.of(NewEvent.of(Event.Source.ZOHO, of.name(), operation, key, Event.Priority.LIVE)))
                .get(0);
    }

    private Events.Row row(long id) {
        return one.events.find(id).orElseThrow();
    }

    @Test
    void doesAnEventOnce() {
        long id = store("1");
        one.engine.work();
        one.engine.work();
        assertThat(handler.seen).containsExactly("1");
        assertThat(row(id).status()).isEqualTo("DONE");
        assertThat(row(id).outcome()).isEqualTo("handled");
    }

    @Test
    void claimsInBatchesOfTheHandlersSize() {
        IntStream.range(0, 120).forEach(i -> store("k" + i));
        one.engine.work();
        assertThat(handler.batches).containsExactly(50, 50, 20);
    }

    @Test
    void aSingleEventDoesNotWait() {
        settings.put("WORK_BATCH_WAIT", "PT60S");
        store("1");
        one.engine.work();
        assertThat(handler.batches).containsExactly(1);
    }

    @Test
    void anEventThatWasTimedLongBeforeItWasCommittedIsFoundALittleLater() {
        store("1");
        one.engine.work();
        long late = store("2");
        database.write(
                handle -> handle.execute("update event set due_at = due_at - interval '1 hour' where id = ?", late));
        Await.until(Duration.ofSeconds(60), () -> "The event is " + row(late).status(), () -> {
            one.engine.work();
            return row(late).status().equals("DONE");
        });
    }

    @Test
    void pendingEventsOfARecordJoinTheNewest() {
        long first = store("1");
        long second = store(handler, "1", "DELETE");
        long third = store("1");
        one.engine.work();
        assertThat(handler.seen).containsExactly("1");
        assertThat(handler.operations).containsExactly("DELETE");
        assertThat(row(third).status()).isEqualTo("DONE");
        assertThat(List.of(row(first).coalescedInto(), row(second).coalescedInto()))
                .containsOnly(third);
    }

    @Test
    void olderEventsWaitWithTheNewestWhileItIsRetried() {
        long older = store("1");
        long newer = store("1");
        handler.failure = Failure.later("not-now", "Later.", Duration.ofHours(3));
        one.engine.work();
        one.engine.work();
        assertThat(handler.batches).hasSize(1);
        assertThat(row(newer).status()).isEqualTo("PENDING");
        assertThat(row(older).coalescedInto()).isEqualTo(newer);
    }

    @Test
    void olderEventsDoNotJoinWhatWasHeldBackByItsDestination() {
        long older = store("1");
        long newer = store("1");
        handler.failure = Failure.blocked("there", "wrong-token", "Wrong token.");
        one.engine.work();
        assertThat(List.of(row(older).status(), row(newer).status())).containsOnly("PENDING");
        handler.failure = null;
        clock.forward(Duration.ofMinutes(1));
        one.destinations.probe();
        one.engine.work();
        assertThat(row(newer).status()).isEqualTo("DONE");
        assertThat(row(older).coalescedInto()).isEqualTo(newer);
    }

    @Test
    void anEventThatArrivesWhileItsRecordIsInWorkWaitsForIt() {
        store("1");
        AtomicInteger duringWork = new AtomicInteger();
        handler.during = () -> {
            if (duringWork.getAndIncrement() == 0) {
                store("1");
                new Node().engine.work();
                assertThat(handler.seen).hasSize(1);
            }
        };
        one.engine.work();
        assertThat(handler.seen).containsExactly("1", "1");
    }

    @Test
    void retriesOnScheduleAndParksWhenItIsUsedUp() {
        settings.put("WORK_RETRY_SCHEDULE", "PT5S PT30S");
        handler.failure = Failure.later("not-now", "Later.", null);
        long id = store("1");
        one.engine.work();
        assertThat(row(id).status()).isEqualTo("PENDING");
        assertThat(row(id).dueAt())
                .isBetween(clock.now().plusNanos(4_400_000_000L), clock.now().plusNanos(5_600_000_000L));
        clock.forward(Duration.ofSeconds(4));
        one.engine.work();
        assertThat(row(id).attempts()).isEqualTo(1);
        clock.forward(Duration.ofSeconds(2));
        one.engine.work();
        assertThat(row(id).attempts()).isEqualTo(2);
        clock.forward(Duration.ofSeconds(40));
        one.engine.work();
        assertThat(row(id).status()).isEqualTo("PARKED");
        assertThat(row(id).problemCode()).isEqualTo("not-now");
        assertThat(one.events.attempts(id)).hasSize(3);
    }

    @Test
    void theDefaultScheduleLastsADay() {
        List<Duration> waits = WorkSettings.RETRY_SCHEDULE.parse(WorkSettings.RETRY_SCHEDULE.defaultText());
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isGreaterThan(Duration.ofHours(24));
    }

    @Test
    void anEditGoesThroughAtOnceWhileItsRecordWaitsForARetry() {
        handler.failure = Failure.later("not-now", "Later.", Duration.ofHours(3));
        long waiting = store("1");
        one.engine.work();
        handler.failure = null;
        long edit = store("1");
        one.engine.work();
        assertThat(row(edit).status()).isEqualTo("DONE");
        assertThat(row(waiting).status()).isEqualTo("COALESCED");
        assertThat(row(waiting).coalescedInto()).isEqualTo(edit);
    }

    @Test
    void aSuccessSupersedesTheRecordsParkedEvents() {
        handler.failure = Failure.permanent("bad", "Bad.");
        long parked = store("1");
        one.engine.work();
        assertThat(row(parked).status()).isEqualTo("PARKED");
        handler.failure = null;
        long next = store("1");
        one.engine.work();
        assertThat(row(parked).status()).isEqualTo("COALESCED");
        assertThat(row(parked).coalescedInto()).isEqualTo(next);
    }

    @Test
    void aCulpritIsSplitFromItsBatchAndParkedAlone() {
        handler.poison.put("k17", Failure.permanent("refused", "Refused."));
        Map<String, Long> ids = new HashMap<>();
        IntStream.range(0, 50).forEach(i -> ids.put("k" + i, store("k" + i)));
        one.engine.work();
        assertThat(row(ids.get("k17")).status()).isEqualTo("PARKED");
        assertThat(one.events.count(Events.Filter.ALL.withStatus("DONE"), 1000)).isEqualTo(49);
    }

    @Test
    void anUnexpectedExceptionIsARetryNotALoss() {
        handler.defect = new IllegalStateException("defect");
        long id = store("1");
        assertThat(logged(one.engine::work)).contains("events [" + id + "]");
        assertThat(row(id).status()).isEqualTo("PENDING");
        assertThat(row(id).problemCode()).isEqualTo("internal-error");
    }

    private static String logged(Runnable work) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StreamHandler listener = new StreamHandler(bytes, new SimpleFormatter());
        Logger logger = Logger.getLogger(Engine.class.getName());
        logger.addHandler(listener);
        try {
            work.run();
        } finally {
            logger.removeHandler(listener);
            listener.close();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aBlockedDestinationUsesUpNoAttemptsHoweverLong() {
        handler.failure = Failure.blocked("there", "wrong-token", "Wrong token.");
        destination.failure = handler.failure;
        long id = store("1");
        one.engine.work();
        for (int tenMinutes = 0; tenMinutes < 30 * 6; tenMinutes++) {
            clock.forward(Duration.ofMinutes(10));
            one.destinations.probe();
            one.engine.work();
        }
        assertThat(handler.batches).hasSize(1);
        assertThat(row(id).attempts()).isZero();
        assertThat(row(id).status()).isEqualTo("PENDING");
        handler.failure = null;
        destination.failure = null;
        clock.forward(Duration.ofMinutes(1));
        assertThat(one.destinations.probe()).isTrue();
        one.engine.work();
        assertThat(row(id).status()).isEqualTo("DONE");
    }

    @Test
    void probesAfterFiveThenTwentySecondsThenEveryMinute() {
        destination.failure = Failure.blocked("there", "down", "Down.");
        one.destinations.pause("there", new Problem("down", "Down."), null);
        List<Integer> probedAt = new ArrayList<>();
        for (int second = 1; second <= 150; second++) {
            clock.forward(Duration.ofSeconds(1));
            int before = destination.probes;
            one.destinations.probe();
            if (destination.probes > before) {
                probedAt.add(second);
            }
        }
        assertThat(probedAt).containsExactly(5, 25, 85, 145);
    }

    @Test
    void onlyTheHandlersOfAPausedDestinationWait() {
        ordered.destinations = Set.of();
        one.destinations.pause("there", new Problem("down", "Down."), null);
        store("1");
        store(ordered, "1", "FACT");
        one.engine.work();
        assertThat(handler.seen).isEmpty();
        assertThat(ordered.seen).containsExactly("1");
    }

    @Test
    void anOutageOfDaysUsesUpOneAttemptHoweverFewTheEvents() {
        handler.failure = Failure.failed("down", "HTTP 500.", null);
        destination.failure = handler.failure;
        long id = store("1");
        for (int hour = 0; hour < 64; hour++) {
            one.engine.work();
            one.destinations.probe();
            clock.forward(Duration.ofHours(1));
        }
        assertThat(row(id).status()).isEqualTo("PENDING");
        assertThat(row(id).attempts()).isEqualTo(1);
        handler.failure = null;
        destination.failure = null;
        one.destinations.probe();
        one.engine.work();
        assertThat(row(id).status()).isEqualTo("DONE");
    }

    @Test
    void anEventThatFailsWhileItsDestinationWorksUsesUpItsAttempts() {
        settings.put("WORK_RETRY_SCHEDULE", "PT5S PT5S");
        handler.poison.put("1", Failure.unreachable("timeout", "No answer.", null));
        long id = store("1");
        for (int attempt = 0; attempt < 3; attempt++) {
            one.engine.work();
            clock.forward(Duration.ofMinutes(1));
        }
        assertThat(row(id).status()).isEqualTo("PARKED");
        assertThat(one.destinations.paused()).isEmpty();
    }

    @Test
    void aDeadNodesWorkIsTakenOverWhenItsLeaseRanOut() {
        long id = store("1");
        one.claims.claim(handler, 10, one.claims.newFence());
        Node other = new Node();
        clock.forward(Duration.ofSeconds(29));
        other.engine.keepLeases();
        other.engine.work();
        assertThat(handler.seen).isEmpty();
        clock.forward(Duration.ofSeconds(2));
        other.engine.keepLeases();
        other.engine.work();
        assertThat(row(id).status()).isEqualTo("DONE");
        assertThat(row(id).attempts()).isZero();
    }

    @Test
    void aLeaseIsKeptWhileWorkGoesOn() {
        long id = store("1");
        handler.during = () -> {
            for (int i = 0; i < 10; i++) {
                clock.forward(Duration.ofSeconds(20));
                one.engine.keepLeases();
                assertThat(row(id).status()).isEqualTo("RUNNING");
            }
        };
        one.engine.work();
        assertThat(handler.seen).containsExactly("1");
    }

    @Test
    void aBatchThatLostTheDatabaseIsGivenBackWithoutAnAttempt() {
        long id = store("1");
        long other = store("2");
        handler.defect = new IllegalStateException(new SQLException("terminated", "57P01"));
        one.engine.work();
        assertThat(handler.batches).containsExactly(2);
        assertThat(row(id).status()).isEqualTo("RUNNING");
        handler.defect = null;
        one.engine.keepLeases();
        one.engine.work();
        assertThat(List.of(row(id).status(), row(other).status())).containsOnly("DONE");
        assertThat(row(id).attempts()).isZero();
    }

    @Test
    void goesOnAfterTheDatabaseWasAwayAtTheStartOfABatch() {
        AtomicInteger failures = new AtomicInteger(1);
        Claims claims = new Claims(database, clock, one.values) {
            @Override
            long newFence() {
                if (failures.getAndDecrement() > 0) {
                    throw new IllegalStateException(new SQLException("terminated", "57P01"));
                }
                return super.newFence();
            }
        };
        Engine engine = new Engine(
                database, clock, one.values, claims, one.handlers, one.destinations, one.inbox, rings::incrementAndGet);
        long id = store("1");
        CompletableFuture.runAsync(engine::work).join();
        engine.work();
        assertThat(row(id).status()).isEqualTo("DONE");
    }

    @Test
    void keepingLeasesDoesNotWaitForABatchThatIsBeingFinished() {
        long id = store("1");
        long fence = one.claims.newFence();
        one.claims.claim(handler, 10, fence);
        database.write(handle -> {
            Claims.stillHeld(handle, List.of(id), fence);
            assertThat(CompletableFuture.runAsync(() -> one.claims.renew(List.of(fence))))
                    .succeedsWithin(Duration.ofSeconds(60));
            return null;
        });
    }

    @Test
    void whoLostItsClaimWritesNothing() {
        long id = store("1");
        long fence = one.claims.newFence();
        List<Claims.Claimed> events = one.claims.claim(handler, 10, fence);
        ClaimedBatch lost = new ClaimedBatch(one.engine, handler, fence, events);
        clock.forward(Duration.ofSeconds(31));
        one.engine.keepLeases();
        one.claims.claim(handler, 10, one.claims.newFence());
        Set<Long> held = lost.whileClaimed((handle, ids) -> ids);
        assertThat(held).isEmpty();
        lost.finish(Map.of(id, new Outcome.Done("late")));
        assertThat(row(id).status()).isEqualTo("RUNNING");
    }

    @Test
    void anEventThatKillsEveryNodeIsParked() {
        long id = store("1");
        for (int crash = 0; crash < 10; crash++) {
            one.claims.claim(handler, 10, one.claims.newFence());
            clock.forward(Duration.ofSeconds(31));
            one.engine.keepLeases();
        }
        assertThat(row(id).status()).isEqualTo("PARKED");
        assertThat(row(id).problemCode()).isEqualTo("node-dies");
    }

    @Test
    void theOlderEventsOfARecordThatKillsEveryNodeAreParkedWithIt() {
        long older = store("1");
        long newer = store("1");
        for (int crash = 0; crash < 10; crash++) {
            one.claims.claim(handler, 10, one.claims.newFence());
            clock.forward(Duration.ofSeconds(31));
            one.engine.keepLeases();
        }
        assertThat(row(newer).status()).isEqualTo("PARKED");
        assertThat(row(older).coalescedInto()).isEqualTo(newer);
    }

    @Test
    void keepsOrderOfEventsThatCarryContent() {
        long first = store(ordered, "1", "A");
        store(ordered, "1", "B");
        store(ordered, "2", "C");
        ordered.once.put(first, new Outcome.Retry(new Problem("not-now", "Later."), Duration.ofMinutes(5)));
        one.engine.work();
        assertThat(ordered.operations).containsExactly("C");
        clock.forward(Duration.ofMinutes(6));
        one.engine.work();
        assertThat(ordered.operations).containsExactly("C", "A", "B");
    }

    @Test
    void consoleBeforeLiveBeforeSync() {
        one.inbox.append(List.of(
                NewEvent.of(Event.Source.SYNC, handler.name(), "UPSERT", "sync", Event.Priority.SYNC),
                NewEvent.of(Event.Source.ZOHO, handler.name(), "UPSERT", "live", Event.Priority.LIVE),
                NewEvent.of(Event.Source.CONSOLE, handler.name(), "UPSERT", "console", Event.Priority.CONSOLE)));
        handler.size = 1;
        one.engine.work();
        assertThat(handler.seen).containsExactly("console", "live", "sync");
    }

    @Test
    void handlersTakeTurns() {
        handler.size = 5;
        ordered.size = 5;
        IntStream.range(0, 20).forEach(i -> store("k" + i));
        IntStream.range(0, 5).forEach(i -> store(ordered, "k" + i, "A"));
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        handler.during = () -> order.add("things");
        ordered.during = () -> order.add("facts");
        one.engine.work();
        assertThat(order.indexOf("facts")).isLessThanOrEqualTo(1);
    }

    @Test
    void storesAnEventWithADedupKeyOnce() {
        NewEvent event = new NewEvent(
                Event.Source.MOODLE, ordered.name(), "A", "1", "uuid-1", Event.Priority.LIVE, "{\"a\":1}", null);
        List<Long> ids = one.inbox.append(List.of(event, event));
        assertThat(ids.get(0)).isNotNull();
        assertThat(ids.get(1)).isNull();
        one.engine.work();
        assertThat(ordered.seen).containsExactly("1");
    }

    @Test
    void retryAndDiscardByHand() {
        handler.failure = Failure.permanent("bad", "Bad.");
        long retried = store("1");
        long discarded = store("2");
        one.engine.work();
        handler.failure = null;
        Events.Filter bad = new Events.Filter(null, "things", null, "bad", null, null, null);
        assertThat(one.changes.change(EventChanges.Change.DISCARD, List.of(discarded), "ann"))
                .isEqualTo(1);
        assertThat(one.changes.changeAll(EventChanges.Change.RETRY, bad, 10, "ann", soFar -> {}))
                .isEqualTo(1);
        one.engine.work();
        assertThat(row(retried).status()).isEqualTo("DONE");
        assertThat(row(discarded).status()).isEqualTo("DISCARDED");
        assertThat(one.events.countsByStatus()).containsEntry("DONE", 1L).containsEntry("DISCARDED", 1L);
    }

    @Test
    void nodesShareTheWorkAndNoRecordIsEverInWorkTwiceAtOnce() throws InterruptedException {
        List<Node> nodes = List.of(one, new Node(), new Node());
        Set<String> now = ConcurrentHashMap.newKeySet();
        List<String> twice = Collections.synchronizedList(new ArrayList<>());
        handler.size = 10;
        handler.each = key -> {
            if (!now.add(key)) {
                twice.add(key);
            }
        };
        handler.after = keys -> now.removeAll(keys);
        ExecutorService threads = Executors.newFixedThreadPool(9);
        CountDownLatch stored = new CountDownLatch(3);
        for (int writer = 0; writer < 3; writer++) {
            threads.execute(() -> {
                IntStream.range(0, 200).forEach(i -> store("k" + i % 40));
                stored.countDown();
            });
        }
        for (Node node : nodes) {
            for (int worker = 0; worker < 2; worker++) {
                threads.execute(() -> {
                    while (stored.getCount() > 0) {
                        node.engine.work();
                    }
                });
            }
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        one.engine.work();
        assertThat(twice).isEmpty();
        assertThat(one.events.countsByStatus()).containsEntry("PENDING", 0L).containsEntry("RUNNING", 0L);
        assertThat(one.events.countsByStatus().get("DONE")).isGreaterThanOrEqualTo(40);
    }

    private Map<String, Long> tallied() {
        Map<String, Long> numbers = new HashMap<>();
        database.read(handle -> handle.createQuery("select measure, sum(number)::bigint from event_tally group by 1")
                .map((row, context) -> numbers.put(row.getString(1), row.getLong(2)))
                .list());
        return numbers;
    }

    @Test
    void countsHowEveryEventEnded() {
        settings.put("WORK_RETRY_SCHEDULE", "PT5S");
        handler.poison.put("refused", Failure.permanent("refused", "Refused."));
        List.of("1", "1", "1", "2", "3", "refused").forEach(this::store);
        long unchanged = store("unchanged");
        handler.once.put(unchanged, new Outcome.Skipped("unchanged"));
        one.engine.work();

        assertThat(tallied())
                .isEqualTo(Map.of("done", 3L, "skipped", 1L, "coalesced", 2L, "parked", 1L, "latency", 3L));
    }

    @Test
    void countsWhatASuccessSupersedesAndAPersonDiscards() {
        handler.failure = Failure.permanent("bad", "Bad.");
        store("1");
        long other = store("2");
        one.engine.work();
        handler.failure = null;
        store("1");
        one.engine.work();
        one.changes.change(EventChanges.Change.DISCARD, List.of(other), "someone");

        assertThat(tallied())
                .isEqualTo(Map.of("parked", 2L, "done", 1L, "coalesced", 1L, "discarded", 1L, "latency", 1L));
    }

    @Test
    void doesNotCountWhatIsToBeTriedAgainOrWhatItLost() {
        handler.failure = Failure.later("not-now", "Later.", Duration.ofHours(1));
        long id = store("1");
        one.engine.work();
        assertThat(tallied()).isEmpty();

        handler.failure = null;
        handler.during = () -> database.write(handle -> handle.execute("update event set fence = -1 where id = ?", id));
        clock.forward(Duration.ofHours(2));
        one.engine.work();
        assertThat(tallied()).isEmpty();
    }

    private static final class TestClock extends Clock {
        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        OffsetDateTime now() {
            return now.atOffset(ZoneOffset.UTC);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class TestDestination implements Destination {
        volatile RuntimeException failure;
        volatile int probes;

        @Override
        public String name() {
            return "there";
        }

        @Override
        public void probe() {
            probes++;
            if (failure != null) {
                throw failure;
            }
        }
    }

    private static final class TestHandler implements EventHandler {
        final List<String> seen = Collections.synchronizedList(new ArrayList<>());
        final List<String> operations = Collections.synchronizedList(new ArrayList<>());
        final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
        final Map<String, RuntimeException> poison = new HashMap<>();
        final Map<Long, Outcome> once = new HashMap<>();
        private final String name;
        private final boolean coalesces;
        volatile int size = 50;
        volatile RuntimeException failure;
        volatile RuntimeException defect;
        volatile Set<String> destinations = Set.of("there");
        volatile Runnable during = () -> {};
        volatile java.util.function.Consumer<String> each = key -> {};
        volatile java.util.function.Consumer<List<String>> after = keys -> {};

        TestHandler(String name, boolean coalesces) {
            this.name = name;
            this.coalesces = coalesces;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean coalesces() {
            return coalesces;
        }

        @Override
        public int batchSize() {
            return size;
        }

        @Override
        public Set<String> destinations() {
            return destinations;
        }

        @Override
        public void handle(Batch batch) {
            List<Event> events = batch.events();
            batches.add(events.size());
            for (RuntimeException thrown : new RuntimeException[] {failure, defect}) {
                if (thrown != null) {
                    throw thrown;
                }
            }
            for (Event event : events) {
                RuntimeException thrown = poison.get(event.recordKey());
                if (thrown != null) {
                    throw thrown;
                }
            }
            Map<Long, Outcome> outcomes = new HashMap<>();
            events.forEach(event -> {
                Outcome exception = once.remove(event.id());
                outcomes.put(event.id(), exception == null ? new Outcome.Done("handled") : exception);
                if (exception != null) {
                    return;
                }
                seen.add(event.recordKey());
                operations.add(event.operation());
                each.accept(event.recordKey());
            });
            during.run();
            after.accept(events.stream().map(Event::recordKey).toList());
            batch.finish(outcomes);
        }
    }
}
