package org.mzi.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.it.Await;
import org.mzi.it.TestDatabase;
import org.mzi.platform.Database;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;
import org.mzi.platform.Settings;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.records.Pushed;
import org.mzi.records.RecordStore;
import org.mzi.records.RecordWrite;
import org.mzi.work.Event;
import org.mzi.work.Events;
import org.mzi.work.Inbox;
import org.mzi.work.NewEvent;

/** What is stored reaches the Moodle that the settings name, whenever they are changed. */
class OutstandingIT {

    private static final OffsetDateTime NINE = OffsetDateTime.parse("2026-09-01T09:00:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final MoodleTarget OFF = new MoodleTarget("https://first.example.org", false);
    private static final MoodleTarget FIRST = new MoodleTarget("https://first.example.org", true);
    private static final MoodleTarget SECOND = new MoodleTarget("https://second.example.org", true);

    private static Database database;

    private final EntityTypes types = EntityTypes.load();
    private final EntityType students = types.get("students");
    private final RecordStore store = new RecordStore(database, types);
    private final Inbox inbox = new Inbox(database, Clock.systemUTC(), () -> {});

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create().database();
    }

    @BeforeEach
    void empty() {
        database.write(handle -> handle.execute("truncate students, classes, event, event_attempt, moodle_target"));
    }

    @Test
    void whatWasStoredWhileMoodleWasOffIsPushedOnceItIsOn() {
        check(OFF);
        store("7");
        end(OFF);
        check(OFF);
        assertThat(events()).isEmpty();

        check(FIRST);
        check(FIRST);
        assertThat(events()).containsExactly("7");
    }

    @Test
    void isPushedEvenIfNobodySawThatMoodleWasOff() {
        check(FIRST);
        store("7");
        end(OFF);
        check(FIRST);
        assertThat(events()).containsExactly("7");
    }

    /** Another node ends its events a moment after this one has seen that pushing is on. */
    @Test
    void waitsForWhoStillStoresWithoutPushing() {
        check(OFF);
        CompletableFuture<Void> check = database.write((Handle other) -> {
            OFF.hold(other);
            CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> check(FIRST));
            Await.until(LONGEST, () -> "nobody waits", OutstandingIT::isSomebodyWaiting);
            store.upsert(other, students, List.of(student("7")));
            return begun;
        });
        check.join();
        assertThat(events()).containsExactly("7");
    }

    /** The event that stored it is still open when this looks, and ends without having pushed it. */
    @Test
    void looksOnceMoreWhenAnEventEndsThatDidNotPush() {
        check(OFF);
        store("7");
        append("7");
        check(FIRST);
        assertThat(events()).containsExactly("7");

        database.write(handle -> handle.execute("delete from event"));
        end(OFF);
        check(FIRST);
        assertThat(events()).containsExactly("7");
    }

    @Test
    void anotherMoodleGetsEverything() {
        check(FIRST);
        store("7");
        push(FIRST, "7");
        check(FIRST);
        assertThat(events()).isEmpty();

        check(SECOND);
        assertThat(store.find(students, "7").orElseThrow().pushedHash()).isNull();
        assertThat(events()).containsExactly("7");
    }

    /** Courses of another Moodle have other ids; what was deleted before was never there. */
    @Test
    void anotherMoodleHasOtherCoursesAndNothingThatWasDeleted() {
        check(FIRST);
        store("7");
        database.write(handle -> handle.execute(
                "update students set deleted_at = now(), pushed_hash = 'deleted'," + " data_hash = 'deleted'"));
        database.write(handle -> handle.execute(
                "insert into classes (zoho_id, raw, data_hash, sync_status, course_id, moodle_class_id, created_at,"
                        + " updated_at) values ('8', '{}', 'x', 'SYNCED', '57', '56', now(), now())"));
        check(SECOND);
        assertThat(events()).containsExactly("8");
        assertThat(database.<String, RuntimeException>read(
                        handle -> handle.createQuery("select gone_course_id from classes where course_id is null")
                                .mapTo(String.class)
                                .one()))
                .isEqualTo("56");
    }

    @Test
    void whatTheFormerMoodleTookIsNotNoted() {
        check(FIRST);
        store("7");
        check(SECOND);
        assertThatThrownBy(() -> push(FIRST, "7"))
                .isInstanceOf(Failure.Retryable.class)
                .hasMessageContaining("moodle-address-changed");
        assertThat(store.find(students, "7").orElseThrow().pushedHash()).isNull();
        assertThatCode(() -> push(SECOND, "7")).doesNotThrowAnyException();
    }

    @Test
    void goesOnWhereACrashStoppedIt() {
        check(FIRST);
        store("7");
        push(FIRST, "7");
        database.write(
                handle -> handle.execute("update moodle_target set base_url = ?, to_do = 'FORGET'", SECOND.baseUrl()));
        check(SECOND);
        assertThat(events()).containsExactly("7");

        database.write(handle -> handle.execute("delete from event"));
        check(SECOND);
        assertThat(events()).isEmpty();
        database.write(handle -> handle.execute("update moodle_target set to_do = 'PUSH'"));
        check(SECOND);
        assertThat(events()).containsExactly("7");
    }

    private void check(MoodleTarget target) {
        Settings settings = Settings.of(
                Map.of("MOODLE_BASE_URL", target.baseUrl(), "MOODLE_ENABLED", Boolean.toString(target.enabled())));
        new Outstanding(database, settings, types, store, Events.on(database), inbox, Clock.systemUTC()).check();
    }

    private void store(String id) {
        database.write((Handle handle) -> store.upsert(handle, students, List.of(student(id))));
    }

    private static RecordWrite student(String id) {
        JsonObject raw = Json.builder().add("id", id).build();
        return new RecordWrite(id, raw, JsonObject.EMPTY_JSON_OBJECT, "hash", NINE, NINE);
    }

    private static void end(MoodleTarget target) {
        database.write((Handle handle) -> {
            target.hold(handle);
            return null;
        });
    }

    private void push(MoodleTarget target, String id) {
        database.write((Handle handle) -> {
            target.hold(handle);
            store.pushed(handle, students, List.of(new Pushed(id, "hash", null, null, NINE)));
            return null;
        });
    }

    private void append(String id) {
        inbox.append(List.of(
                NewEvent.of(Event.Source.SYNC, RecordHandler.name(students), "UPSERT", id, Event.Priority.SYNC)));
    }

    private static List<String> events() {
        return database.read(handle -> handle.createQuery("select record_key from event where status = 'PENDING'")
                .mapTo(String.class)
                .list());
    }

    private static boolean isSomebodyWaiting() {
        return database.read(handle -> handle.createQuery(
                        "select exists (select from pg_stat_activity where datname = current_database() and"
                                + " wait_event_type = 'Lock')")
                .mapTo(boolean.class)
                .one());
    }
}
