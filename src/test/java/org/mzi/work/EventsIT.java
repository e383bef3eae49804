package org.mzi.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.bench.ConsoleQueries;
import org.mzi.bench.EventRows;
import org.mzi.it.TestDatabase;
import org.mzi.platform.Database;
import org.mzi.work.EventChanges.Change;
import org.mzi.work.Events.Filter;

/** Finding and changing events on a real PostgreSQL. */
class EventsIT {

    private static TestDatabase test;
    private static Database database;

    private final AtomicInteger rings = new AtomicInteger();
    private Events events;
    private EventChanges changes;

    @BeforeAll
    static void createDatabase() {
        test = TestDatabase.create();
        database = test.database();
    }

    @BeforeEach
    void fill() {
        database.write(handle -> handle.execute("truncate event, event_attempt restart identity"));
        EventRows.fill(database, 2_800, 2_100, 100);
        events = Events.on(database);
        changes = new EventChanges(database, test.clock(), events, rings::incrementAndGet);
    }

    @Test
    void rowsOfTheBenchmarkAreWhatWasAskedFor() {
        assertThat(events.countsByStatus()).containsEntry("PARKED", 2_100L).containsEntry("PENDING", 100L);
        assertThat(events.count(Filter.ALL, 10_000)).isEqualTo(5_000);
        assertThat(ConsoleQueries.time(database)).containsKey("everything").hasSizeGreaterThan(30);
    }

    @Test
    void anEventOfAHandlerThatIsStillToComeSaysSoUntilThereIsOne() {
        long id = new Inbox(database, test.clock(), rings::incrementAndGet)
                .append(List.of(
                        NewEvent.of(Event.Source.MOODLE, "moodle.later", "WRITE_BACK", "1", Event.Priority.LIVE)))
                .get(0);
        EventHandler.Provider announces = new EventHandler.Provider() {
            @Override
            public List<EventHandler> handlers() {
                return List.of();
            }

            @Override
            public Set<String> awaited() {
                return Set.of("moodle.later");
            }
        };
        Events before = new Events(database, Handlers.of(announces));
        Filter later = new Filter(null, "later", null, null, null, null, null);

        assertThat(before.find(id))
                .hasValueSatisfying(row -> assertThat(row.awaitsHandler()).isTrue());
        assertThat(before.list(later, null, 10)).extracting(Events.Row::id).containsExactly(id);
        assertThat(before.page(Filter.ALL.withStatus("PENDING"), 0, 200))
                .filteredOn(Events.Row::awaitsHandler)
                .hasSize(1);
        assertThat(before.ofRecords(List.of("1"), 1)).allMatch(Events.Row::awaitsHandler);
        assertThat(events.find(id))
                .hasValueSatisfying(row -> assertThat(row.awaitsHandler()).isFalse());
        changes.change(Change.DISCARD, List.of(id), "somebody");
        assertThat(before.find(id))
                .hasValueSatisfying(row -> assertThat(row.awaitsHandler()).isFalse());
    }

    @Test
    void countingStopsAtItsCap() {
        assertThat(events.count(Filter.ALL, 11)).isEqualTo(11);
        assertThat(events.count(text("Moodle"), 11)).isEqualTo(11);
    }

    @Test
    void pagesFollowEachOtherInEveryOrder() {
        OffsetDateTime from = events.page(Filter.ALL, 4_999, 1).get(0).receivedAt();
        for (Filter filter : List.of(Filter.ALL, since(from), text("course"))) {
            long all = events.count(filter, 10_000);
            List<Long> ids = new ArrayList<>();
            for (int offset = 0; offset < all; offset += 700) {
                events.page(filter, offset, 700).forEach(row -> ids.add(row.id()));
            }
            assertThat(ids).as(filter.toString()).hasSize((int) all).doesNotHaveDuplicates();
            assertThat(ids).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        }
    }

    @Test
    void aTextIsAPartOfAProblemOrAWholeIdAndItsSignsMeanThemselves() {
        Events.Row parked = events.page(Filter.ALL.withStatus("PARKED"), 7, 1).get(0);

        assertThat(events.page(text(Long.toString(parked.id())), 0, 5000))
                .extracting(Events.Row::id)
                .contains(parked.id());
        assertThat(events.page(text(parked.recordKey()), 0, 5000))
                .extracting(Events.Row::recordKey)
                .containsOnly(parked.recordKey());
        assertThat(events.page(text("number " + parked.id() + "."), 0, 5))
                .extracting(Events.Row::id)
                .containsExactly(parked.id());
        assertThat(events.count(text("VALUE-NOT"), 5000)).isPositive();
        assertThat(events.count(text("moodle_timeout"), 5000)).isZero();
        assertThat(events.count(text("%"), 5000)).isZero();
        assertThat(events.count(text("\\"), 5000)).isZero();
    }

    @Test
    void anEntityMeansAllItsHandlers() {
        Events two = new Events(
                database,
                Handlers.of(List.of(new Named("zoho.grades"), new Named("moodle.grades"), new Named("zoho.classes"))));
        database.write(handle -> handle.execute("update event set handler = 'moodle.grades' where id % 20 = 0"));

        assertThat(two.page(entity("grades"), 0, 5000))
                .extracting(Events.Row::handler)
                .contains("zoho.grades", "moodle.grades")
                .doesNotContain("zoho.classes");
    }

    @Test
    void aSearchThatTakesTooLongIsCancelled() {
        assertThatThrownBy(() -> events.find(handle -> handle.createQuery("select 1 from pg_sleep(20)")
                        .mapTo(Integer.class)
                        .one()))
                .matches(Database::isCancelled)
                .matches(thrown -> !Database.isAway(thrown));
    }

    @Test
    void eventsOfSomeRecordsAreFoundWhateverTheirHandlerAndStatus() {
        List<Events.Row> some = events.page(Filter.ALL, 100, 3);
        Set<String> keys = Set.of(some.get(0).recordKey(), some.get(2).recordKey());
        database.write(handle -> handle.execute(
                "update event set status = 'RUNNING' where id = ?", some.get(2).id()));

        List<Events.Row> found = events.ofRecords(keys, 5_000);
        assertThat(found).extracting(Events.Row::recordKey).containsOnly(keys.toArray(String[]::new));
        assertThat(found)
                .extracting(Events.Row::id)
                .contains(some.get(0).id(), some.get(2).id());
        assertThat(found).isSortedAccordingTo((one, other) -> other.receivedAt().compareTo(one.receivedAt()));
        assertThat(events.ofRecords(keys, 1)).containsExactly(found.get(0));
    }

    @Test
    void whatIsParkedIsGroupedByProblemAndHandler() {
        List<Events.Kind> kinds = events.parkedKinds();

        assertThat(kinds.stream().mapToLong(Events.Kind::number).sum()).isEqualTo(2_100);
        assertThat(kinds).allSatisfy(kind -> assertThat(kind.firstSeen()).isBeforeOrEqualTo(kind.lastSeen()));
        assertThat(kinds).isSortedAccordingTo((one, other) -> Long.compare(other.number(), one.number()));
    }

    @Test
    void manyAreChangedAThousandAtATimeAndNoMoreThanWereConfirmed() {
        List<Integer> progress = new ArrayList<>();

        assertThat(changes.changeAll(Change.RETRY, Filter.ALL, 2_050, "ann", progress::add))
                .isEqualTo(2_050);
        assertThat(progress).containsExactly(1_000, 2_000, 2_050);
        assertThat(events.countsByStatus()).containsEntry("PARKED", 50L).containsEntry("PENDING", 2_150L);
        assertThat(rings).hasValue(3);
    }

    @Test
    void onlyWhatIsParkedIsChangedByAFilterAndOnlyWhatItFinds() {
        Filter filter = entity("zoho.grades");
        long parked = events.count(filter.withStatus("PARKED"), 5000);

        assertThat(changes.changeAll(Change.DISCARD, filter, 5000, "ann", soFar -> {}))
                .isEqualTo((int) parked);
        assertThat(events.countsByStatus())
                .containsEntry("PARKED", 2_100 - parked)
                .containsEntry("PENDING", 100L);
        assertThat(rings).hasValue(0);
    }

    @Test
    void anEventThatIsBeingWorkedOnIsLeftOutAndNotWaitedFor() {
        long parked = events.page(Filter.ALL.withStatus("PARKED"), 0, 1).get(0).id();
        database.write(handle -> {
            handle.createQuery("select id from event where id = ? for update")
                    .bind(0, parked)
                    .mapTo(Long.class)
                    .one();
            // On a connection of its own: one thread's nested transactions share theirs.
            assertThat(CompletableFuture.supplyAsync(() -> changes.change(Change.RETRY, List.of(parked), "ann"))
                            .join())
                    .isZero();
            return null;
        });
        assertThat(changes.change(Change.RETRY, List.of(parked), "ann")).isEqualTo(1);
    }

    private static Filter text(String text) {
        return new Filter(null, null, null, null, null, null, text);
    }

    private static Filter entity(String entity) {
        return new Filter(null, entity, null, null, null, null, null);
    }

    private static Filter since(OffsetDateTime from) {
        return new Filter(null, null, null, null, from, null, null);
    }

    private record Named(String name) implements EventHandler {

        @Override
        public int batchSize() {
            return 1;
        }

        @Override
        public Set<String> destinations() {
            return Set.of();
        }

        @Override
        public void handle(Batch batch) {
            throw new UnsupportedOperationException();
        }
    }
}
