package org.mzi.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.it.TestDatabase;
import org.mzi.mapping.FieldMaps;
import org.mzi.mapping.FieldRule;
import org.mzi.mapping.Mapped;
import org.mzi.mapping.Mapper;
import org.mzi.platform.Database;
import org.mzi.platform.Json;
import org.mzi.platform.Settings;

class RecordStoreIT {

    private static final OffsetDateTime NINE = OffsetDateTime.parse("2026-09-01T09:00:00Z");
    private static final OffsetDateTime TEN = OffsetDateTime.parse("2026-09-01T10:00:00Z");

    private static Database database;

    private final EntityTypes types = EntityTypes.load();
    private final EntityType students = types.get("students");
    private final EntityType teachers = types.get("teachers");
    private final RecordStore store = new RecordStore(database, types);

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create().database();
    }

    @BeforeEach
    void empty() {
        database.write(handle -> handle.execute("truncate students, teachers"));
    }

    @Test
    void storesTypedColumnsAndTheRawRecord() {
        write(new RecordWrite(
                "7",
                json("{'id':'7','City':'Amman','Other':[1.50,{'x':null}]}"),
                json("{'zoho_student_id':'7','zoho_created_time':'2026-08-01T05:00:00Z','city':'Amman',"
                        + "'date_of_birth':'2000-12-31','unknown_attribute':'x'}"),
                "h1",
                NINE,
                TEN));

        assertThat(column("7", "city")).isEqualTo("Amman");
        assertThat(column("7", "date_of_birth")).isEqualTo("2000-12-31");
        assertThat(column("7", "zoho_created_time = '2026-08-01T05:00:00Z'")).isEqualTo("true");
        assertThat(store.find(students, "7").orElseThrow())
                .isEqualTo(new StoredRecord(
                        "7",
                        null,
                        NINE,
                        "h1",
                        null,
                        SyncStatus.PENDING,
                        null,
                        TEN,
                        null,
                        null,
                        json("{'id':'7','City':'Amman','Other':[1.50,{'x':null}]}")));
        assertThat(store.find(students, "8")).isEmpty();
    }

    @Test
    void aPartialWriteKeepsTheOtherColumnsAndNullClears() {
        write(student("7", NINE, "{'first_name':'Amina','city':'Amman','date_of_birth':'2000-12-31'}"));
        write(student("7", TEN, "{'city':null,'major':'IT'}"));

        assertThat(column("7", "first_name")).isEqualTo("Amina");
        assertThat(column("7", "date_of_birth")).isEqualTo("2000-12-31");
        assertThat(column("7", "major")).isEqualTo("IT");
        assertThat(column("7", "city")).isNull();
    }

    @Test
    void recordsOfOneBatchMayBringDifferentAttributes() {
        write(student("1", NINE, "{'city':'A','major':'A'}"), student("2", NINE, "{'city':'B','major':'B'}"));
        write(student("1", TEN, "{'city':'X'}"), student("2", TEN, "{'major':'Y'}"), student("3", TEN, "{'city':'Z'}"));

        assertThat(column("1", "city || major")).isEqualTo("XA");
        assertThat(column("2", "city || major")).isEqualTo("BY");
        assertThat(column("3", "city")).isEqualTo("Z");
    }

    @Test
    void neverGoesBackInTime() {
        write(student("7", TEN, "{'city':'New'}"));

        Set<String> written = write(student("7", NINE, "{'city':'Old'}"), student("8", NINE, "{'city':'Other'}"));

        assertThat(written).containsExactly("8");
        assertThat(column("7", "city")).isEqualTo("New");
        assertThat(store.find(students, "7").orElseThrow().zohoModifiedTime()).isEqualTo(TEN);
    }

    @Test
    void ofTwoChangesWithinASecondTheLaterReadCounts() {
        write(read(TEN, "after"));

        assertThat(write(read(NINE, "before"))).isEmpty();
        assertThat(column("7", "city")).isEqualTo("after");
        assertThat(write(read(NINE, "after"))).containsExactly("7");
        assertThat(write(read(TEN.plusSeconds(1), "last"))).containsExactly("7");
        assertThat(column("7", "city")).isEqualTo("last");
    }

    private static RecordWrite read(OffsetDateTime at, String city) {
        return new RecordWrite("7", json("{}"), json("{'city':'" + city + "'}"), city, NINE, at);
    }

    @Test
    void aReadWithoutAModifiedTimeIsWrittenAndKeepsTheKnownOne() {
        write(student("7", NINE, "{'city':'A'}"));
        write(student("7", NINE, "{'city':'B'}"));
        write(student("7", null, "{'city':'C'}"));

        assertThat(column("7", "city")).isEqualTo("C");
        assertThat(store.find(students, "7").orElseThrow().zohoModifiedTime()).isEqualTo(NINE);
    }

    @Test
    void aThousandRecordsTakeAtMostThreeStatements() {
        List<RecordWrite> writes = IntStream.range(0, 1000)
                .mapToObj(i -> student("" + i, NINE, "{'first_name':'N" + i + "','date_of_birth':'2000-01-01'}"))
                .toList();
        List<String> ids = writes.stream().map(RecordWrite::zohoId).toList();
        for (int round = 0; round < 2; round++) {
            List<String> statements = new ArrayList<>();
            database.<Object, RuntimeException>write(handle -> {
                listen(handle, statements);
                store.lock(handle, students, ids);
                return store.upsert(handle, students, writes);
            });
            assertThat(statements).hasSizeLessThanOrEqualTo(3);
        }
        List<String> statements = new ArrayList<>();
        database.<Object, RuntimeException>write(handle -> {
            listen(handle, statements);
            store.pushed(
                    handle, students, ids.stream().map(id -> pushed(id, null)).toList());
            return store.markDeleted(handle, students, ids, TEN);
        });
        assertThat(statements).hasSize(2);
        assertThat(column("999", "first_name")).isEqualTo("N999");
        assertThat(store.deletedSince(students, TEN)).isEqualTo(1000);
    }

    @Test
    void locksTheStoredOnesInOrderUntilTheTransactionEnds() {
        write(student("2", NINE, "{}"), student("1", NINE, "{}"), student("10", NINE, "{}"));

        database.<Object, RuntimeException>write(handle -> {
            Map<String, StoredRecord> locked = store.lock(handle, students, List.of("2", "10", "1", "404"));
            assertThat(locked.keySet()).containsExactly("1", "10", "2");
            List<String> free = Database.on(database.dataSource())
                    .read(other -> other.createQuery("select zoho_id from students for update skip locked")
                            .mapTo(String.class)
                            .list());
            assertThat(free).isEmpty();
            return null;
        });
    }

    @Test
    void mergesANewerReadOverTheStoredRecordFieldByField() {
        write(new RecordWrite("7", json("{'id':'7','City':'A','Rows':[1]}"), json("{}"), "h", NINE, NINE));

        assertThat(store.find(students, "7").orElseThrow().merged(json("{'City':null,'Major':'IT'}")))
                .isEqualTo(json("{'id':'7','City':null,'Rows':[1],'Major':'IT'}"));
    }

    @Test
    void whatMoodleAcceptedIsNoLongerOutstanding() {
        write(student("1", NINE, "{'city':'A'}"), student("2", NINE, "{'city':'B'}"), student("3", NINE, "{}"));
        problem("2", "No such user");
        push(pushed("1", "m1"), pushed("2", null));

        assertThat(store.outstanding(students, null, 10)).containsExactly("3");
        StoredRecord first = store.find(students, "1").orElseThrow();
        assertThat(first.moodleId()).isEqualTo("m1");
        assertThat(first.syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(first.syncedAt()).isEqualTo(TEN);
        assertThat(first.isOutstanding()).isFalse();
        assertThat(store.find(students, "2").orElseThrow().lastProblem()).isNull();
    }

    @Test
    void aKnownMoodleIdIsKeptWhenMoodleDoesNotTellIt() {
        write(student("1", NINE, "{}"));
        push(pushed("1", "m1"));
        push(pushed("1", null));

        assertThat(store.find(students, "1").orElseThrow().moodleId()).isEqualTo("m1");
    }

    @Test
    void aChangeMakesARecordOutstandingAndItsUndoingDoesNot() {
        write(student("1", NINE, "{}", "h1"));
        push(new Pushed("1", "h1", null, null, TEN));
        write(student("1", TEN, "{}", "h2"));
        assertThat(store.find(students, "1").orElseThrow().syncStatus()).isEqualTo(SyncStatus.PENDING);
        assertThat(store.outstanding(students, null, 10)).containsExactly("1");

        write(student("1", TEN, "{}", "h1"));
        assertThat(store.find(students, "1").orElseThrow().syncStatus()).isEqualTo(SyncStatus.SYNCED);
        assertThat(store.outstanding(students, null, 10)).isEmpty();
    }

    @Test
    void aPushOfAnOlderStateLeavesTheRecordOutstanding() {
        write(student("1", NINE, "{}", "h2"));
        push(new Pushed("1", "h1", null, null, TEN));

        assertThat(store.find(students, "1").orElseThrow().syncStatus()).isEqualTo(SyncStatus.PENDING);
        assertThat(store.outstanding(students, null, 10)).containsExactly("1");
    }

    @Test
    void pagesThroughWhatIsOutstandingByKey() {
        write(student("1", NINE, "{}"), student("2", NINE, "{}"), student("3", NINE, "{}"));

        assertThat(store.outstanding(students, null, 2)).containsExactly("1", "2");
        assertThat(store.outstanding(students, "2", 2)).containsExactly("3");
        assertThat(store.outstanding(students, "3", 2)).isEmpty();
    }

    @Test
    void aProblemIsKeptUntilTheNextReadOrPush() {
        write(student("1", NINE, "{}"));
        problem("1", "Two users have this e-mail address");
        StoredRecord stuck = store.find(students, "1").orElseThrow();
        assertThat(stuck.syncStatus()).isEqualTo(SyncStatus.PROBLEM);
        assertThat(stuck.lastProblem()).isEqualTo("Two users have this e-mail address");

        write(student("1", NINE, "{}"));
        assertThat(store.find(students, "1").orElseThrow().lastProblem()).isNull();
    }

    @Test
    void aDeletionIsSomethingToPush() {
        write(student("1", NINE, "{'city':'A'}"), student("2", NINE, "{}"));
        push(pushed("1", "m1"));

        assertThat(delete(students, "1", "404")).isEqualTo(1);
        assertThat(delete(students, "1")).isZero();
        StoredRecord gone = store.find(students, "1").orElseThrow();
        assertThat(gone.isDeleted()).isTrue();
        assertThat(gone.dataHash()).isEqualTo(RecordStore.DELETED);
        assertThat(gone.syncStatus()).isEqualTo(SyncStatus.PENDING);
        assertThat(store.outstanding(students, null, 10)).containsExactly("1", "2");
        assertThat(store.count(students)).isEqualTo(1);
        assertThat(store.deletedSince(students, TEN)).isEqualTo(1);
        assertThat(store.deletedSince(students, TEN.plusSeconds(1))).isZero();

        push(new Pushed("1", RecordStore.DELETED, null, null, TEN));
        assertThat(store.find(students, "1").orElseThrow().syncStatus()).isEqualTo(SyncStatus.DELETED);
        assertThat(store.outstanding(students, null, 10)).containsExactly("2");
    }

    @Test
    void aRecordThatIsReadAgainLivesAgain() {
        write(student("1", NINE, "{'city':'A'}", "h1"));
        delete(students, "1");
        push(new Pushed("1", RecordStore.DELETED, null, null, TEN));

        write(student("1", NINE, "{}", "h1"));

        StoredRecord alive = store.find(students, "1").orElseThrow();
        assertThat(alive.isDeleted()).isFalse();
        assertThat(alive.isOutstanding()).isTrue();
        assertThat(column("1", "city")).isEqualTo("A");
    }

    @Test
    void anotherMoodleGetsEverythingAgain() {
        write(student("1", NINE, "{}"), student("2", NINE, "{}"));
        push(pushed("1", "m1"));
        upsert(teachers, student("9", NINE, "{'teacher_name':'T'}"));
        database.<Object, RuntimeException>write(handle -> {
            store.pushed(handle, teachers, List.of(pushed("9", "m9")));
            return null;
        });

        assertThat(store.clearPushed()).isEqualTo(2);

        assertThat(store.outstanding(students, null, 10)).containsExactly("1", "2");
        assertThat(store.outstanding(teachers, null, 10)).containsExactly("9");
        assertThat(store.find(teachers, "9").orElseThrow().moodleId()).isNull();
    }

    @Test
    void textWithACharacterThatPostgresCannotStoreLosesThatCharacterOnly() {
        write(student("1", NINE, "{'city':'A\\u0000B','major':'C:\\\\\\\\u0000'}"));

        assertThat(column("1", "city")).isEqualTo("AB");
        assertThat(column("1", "major")).isEqualTo("C:\\\\u0000");
    }

    @Test
    void anEmptyBatchTouchesNothing() {
        assertThat(write()).isEmpty();
        push();
        assertThat(delete(students)).isZero();
        database.<Object, RuntimeException>write(handle -> {
            store.problem(handle, students, Map.of());
            return store.lock(handle, students, List.of());
        });
    }

    @Test
    void saysWhichTableIsMissing() {
        EntityType nowhere = new EntityType(
                "nowhere",
                "nowhere",
                "Nowhere",
                "nowhere",
                "N",
                List.of(),
                List.of(),
                1,
                Map.of(),
                true,
                false,
                List.of(),
                List.of(),
                List.of(),
                Display.NOTHING,
                true);

        assertThatThrownBy(() -> upsert(nowhere, student("1", NINE, "{}")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Table nowhere");
    }

    @Test
    void everyDefaultAttributeOfAHandledTypeHasAColumn() {
        FieldMaps maps = new FieldMaps(database, java.time.Clock.systemUTC());
        for (EntityType type : types.handled()) {
            RecordTable table = database.read(handle -> RecordTable.of(handle, type));
            assertThat(maps.defaultOf(type.name()).rules())
                    .extracting(FieldRule::attribute)
                    .contains(type.idAttribute(), "zoho_modified_time")
                    .allMatch(attribute -> table.attributes().contains(attribute)
                            || attribute.equals(type.idAttribute())
                            || attribute.equals("zoho_modified_time")
                            || isTable(attribute));
        }
    }

    /** The rows of a subform are in a table of their own. */
    private static boolean isTable(String attribute) {
        return database.read(handle -> handle.createQuery("select to_regclass(:name) is not null")
                .bind("name", attribute)
                .mapTo(Boolean.class)
                .one());
    }

    @Test
    void writesWhatTheMapperMakesOfAZohoRecord() {
        JsonObject zoho = json("{'id':'57','Name':'A01B0000C','Birth_Date':'2000-12-31','Email':'-None-',"
                + "'Created_Time':'2026-09-01T08:00:00+03:00','Modified_Time':'2026-09-01T12:00:00+03:00'}");
        Mapped mapped = Mapper.map(new FieldMaps(database, java.time.Clock.systemUTC()).of("students"), zoho);

        write(new RecordWrite("57", zoho, mapped.attributes(), Json.hash(mapped.attributes()), NINE, TEN));

        assertThat(column("57", "student_id || date_of_birth")).isEqualTo("A01B0000C2000-12-31");
        assertThat(column("57", "email")).isNull();
    }

    @Test
    void aNewEntityTypeIsATableAndData() {
        EntityTypes withRooms = EntityTypes.of(
                """
                [{"name":"rooms","singular":"room","title":"Rooms","table":"test_rooms","module":"Rooms","aliases":[],
                  "parents":[],"moodle":false,"handled":true,"events":{"room_updated":"UPSERT"}}]""",
                Settings.of(Map.of()));
        EntityType rooms = withRooms.get("rooms");
        RecordStore roomStore = new RecordStore(database, withRooms);
        database.write(handle -> handle.execute("create table test_rooms (like record_template including all, "
                + "room_name text, seats numeric, lab boolean, equipment jsonb, opens_at timestamptz)"));

        database.<Object, RuntimeException>write(handle -> roomStore.upsert(
                handle,
                rooms,
                List.of(student(
                        "5",
                        NINE,
                        "{'room_name':'R1','seats':12345678901234567890.10,'lab':true,'equipment':[{'name':'x'}],"
                                + "'opens_at':'2026-09-01T05:00:00Z'}"))));

        assertThat(column("test_rooms", "5", "room_name || ' ' || seats || ' ' || lab || ' ' || equipment"))
                .isEqualTo("R1 12345678901234567890.10 true [{\"name\": \"x\"}]");
        assertThat(roomStore.find(rooms, "5").orElseThrow().syncStatus()).isEqualTo(SyncStatus.LOCAL);
        assertThat(roomStore.outstanding(rooms, null, 10)).isEmpty();
        database.<Object, RuntimeException>write(handle -> roomStore.markDeleted(handle, rooms, List.of("5"), TEN));
        assertThat(roomStore.find(rooms, "5").orElseThrow().syncStatus()).isEqualTo(SyncStatus.DELETED);
        assertThat(roomStore.clearPushed()).isZero();
    }

    private static RecordWrite student(String id, OffsetDateTime modified, String attributes) {
        return student(id, modified, attributes, "hash-" + id);
    }

    private static RecordWrite student(String id, OffsetDateTime modified, String attributes, String hash) {
        return new RecordWrite(id, json("{'id':'" + id + "'}"), json(attributes), hash, modified, TEN);
    }

    private static Pushed pushed(String id, String moodleId) {
        return new Pushed(id, "hash-" + id, moodleId, null, TEN);
    }

    private Set<String> write(RecordWrite... writes) {
        return upsert(students, writes);
    }

    private Set<String> upsert(EntityType type, RecordWrite... writes) {
        return database.<Set<String>, RuntimeException>write(handle -> store.upsert(handle, type, List.of(writes)));
    }

    private void push(Pushed... accepted) {
        database.<Object, RuntimeException>write(handle -> {
            store.pushed(handle, students, List.of(accepted));
            return null;
        });
    }

    private void problem(String id, String text) {
        database.<Object, RuntimeException>write(handle -> {
            store.problem(handle, students, Map.of(id, text));
            return null;
        });
    }

    private int delete(EntityType type, String... ids) {
        return database.<Integer, RuntimeException>write(handle -> store.markDeleted(handle, type, List.of(ids), TEN));
    }

    private static String column(String id, String expression) {
        return column("students", id, expression);
    }

    private static String column(String table, String id, String expression) {
        return database.<java.util.Optional<String>, RuntimeException>read(handle -> handle.createQuery(
                                "select cast(" + expression + " as text) from " + table + " where zoho_id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne())
                .orElse(null);
    }

    private static void listen(Handle handle, List<String> statements) {
        handle.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                statements.add(context.getRenderedSql());
            }
        });
    }

    private static JsonObject json(String text) {
        return Json.object(text.replace('\'', '"'));
    }
}
