package org.mzi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mzi.sandbox.Fault;
import org.mzi.sandbox.MoodleStandIn;
import org.mzi.sandbox.ZohoStandIn;

/** What tests of faults do again and again: students that are known and edited, time that passes, things that went wrong. */
final class Steps {

    static final String STUDENTS = "BTEC_Students";
    /** For what takes a second or two on a machine that has nothing else to do. */
    static final Duration SOON = Duration.ofSeconds(60);

    /** The most that a circuit breaker looks back upon. */
    private static final int CALLS_OF_A_CIRCUIT = 10;

    private static final List<String> API_CALLS = List.of("records", "record", "deleted", "fields", "other");
    private static final Set<String> WELL_ENDED = Set.of("DONE", "SKIPPED", "COALESCED");

    private final Bridge bridge;
    private Duration ahead = Duration.ZERO;

    Steps(Bridge bridge) {
        this.bridge = bridge;
    }

    /** Everything as new and well. Zoho's limit of tokens is off: a clock that jumps needs many. */
    void reset() {
        if (!ahead.isZero()) {
            ahead = Duration.ZERO;
            TestDatabase.moveTime(bridge.database(), ahead);
            bridge.awaitClock();
        }
        bridge.reset();
        zoho().tokenLimit(false);
        moodle().token(bridge.sandbox().settings().get("MOODLE_TOKEN"));
    }

    ZohoStandIn zoho() {
        return bridge.sandbox().zoho();
    }

    MoodleStandIn moodle() {
        return bridge.sandbox().moodle();
    }

    String student(String firstName) {
        return zoho().put(STUDENTS, Map.of("Name", "A1", "First_Name", firstName, "Last_Name", "Haddad"));
    }

    /** A student whom Zoho, the database and Moodle have. */
    String known(String firstName) {
        String id = student(firstName);
        bridge.awaitEvent(bridge.webhook("student_updated", id), "DONE", SOON);
        return id;
    }

    /** So many calls go well that no circuit opens because of what went wrong in another test. */
    void closeCircuits() {
        for (int call = 0; call < CALLS_OF_A_CIRCUIT; call++) {
            known("Call " + call);
        }
    }

    /** Changes the first name in Zoho and sends the webhook; returns its event. */
    long edit(String id, String firstName) {
        zoho().edit(STUDENTS, id, Map.of("First_Name", firstName));
        return bridge.webhook("student_updated", id);
    }

    /** One call about many records; returns its events in their order. */
    List<Long> webhook(String event, Collection<String> ids) {
        HttpResponse<String> answer = Bridge.untilTaken(() -> post(event, ids));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return org.mzi.platform.Json.object(answer.body()).getJsonArray("events").getValuesAs(JsonNumber.class).stream()
                .map(JsonNumber::longValue)
                .toList();
    }

    HttpResponse<String> post(String event, Collection<String> ids) {
        String body = Json.createObjectBuilder()
                .add("ids", Json.createArrayBuilder(ids))
                .build()
                .toString();
        String path = "/api/v1/webhooks/student-dashboard/" + event;
        return bridge.http().post(path, body, "X-MZI-Token", bridge.webhookSecret());
    }

    /** The fault strikes every call of Zoho's API (the token endpoint works) until faults are cleared. */
    void zohoFault(Fault fault) {
        API_CALLS.forEach(kind -> zoho().fault(kind, fault, -1));
    }

    /** The fault strikes every call of Moodle until faults are cleared. */
    void moodleFault(Fault fault) {
        moodle().fault("*", fault, -1);
    }

    /** Status, failed attempts and problem code of an event, e.g. {@code PENDING 1 zoho-failed}. */
    String state(long event) {
        return bridge.event(event, "status || ' ' || attempts || ' ' || coalesce(problem_code, '-')");
    }

    void awaitState(long event, String state) {
        Await.until(
                SOON, () -> state(event) + ", not " + state, () -> state(event).equals(state));
    }

    /** Waits until nothing is pending or being worked on. */
    void awaitIdle() {
        Await.until(SOON, () -> "still at it", () -> count("PENDING") + count("RUNNING") == 0);
    }

    /** Makes it later, for the database and all nodes. */
    void pass(Duration time) {
        ahead = ahead.plus(time);
        TestDatabase.moveTime(bridge.database(), ahead);
    }

    /** The same, and waits until the bridge has tried once more to reach Zoho or Moodle. */
    void passUntilTried(Duration time) {
        long before = tries();
        pass(time);
        Await.until(SOON, () -> "nothing tried after " + ahead, () -> tries() > before && count("RUNNING") == 0);
    }

    /** Calls and probes: a probe that meets an open circuit makes no call. */
    private long tries() {
        long probes = bridge.database()
                .read(handle -> handle.createQuery("select coalesce(sum(probes), 0) from destination")
                        .mapTo(Long.class)
                        .one());
        return probes
                + Stream.of(zoho().calls(), moodle().calls())
                        .flatMap(calls -> calls.values().stream())
                        .mapToLong(Long::longValue)
                        .sum();
    }

    /** Waits until the event has ended well; a minute passes every other second. */
    void awaitDone(long event) {
        passUntil(Duration.ofMinutes(1), () -> state(event), () -> isDone(event));
    }

    /** Waits for what takes long; so much time passes every other second. */
    void passUntil(Duration time, Supplier<String> otherwise, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).as(otherwise.get()).isLessThan(SOON.toNanos());
            pass(time);
            long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
            Await.until(SOON, otherwise, () -> condition.getAsBoolean() || System.nanoTime() > end);
        }
    }

    /** Waits until the server's clock has followed {@link #pass}. */
    void awaitClock() {
        bridge.awaitClock();
    }

    private boolean isDone(long event) {
        return WELL_ENDED.contains(bridge.event(event, "status"));
    }

    /** Events of that status. */
    long count(String status) {
        return bridge.database().read(handle -> handle.createQuery("select count(*) from event where status = :status")
                .bind("status", status)
                .mapTo(Long.class)
                .one());
    }

    /** A person retries an event by the administration API. */
    void retry(long event) {
        HttpResponse<String> answer = bridge.http()
                .post("/api/v1/events/" + event + "/retry", "", "Authorization", "Bearer " + bridge.adminToken());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Paused destinations, each with its problem code. */
    Map<String, String> paused() {
        return bridge.database().read(handle -> handle.createQuery(
                        "select name, problem_code from destination where paused_since is not null")
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The whole row of a student, but for what the bridge notes of its own troubles. */
    String row(String id) {
        return select("(to_jsonb(students) - '{last_problem,sync_status,updated_at}'::text[])::text", id, "none");
    }

    /** One of the student's columns, as text. */
    String column(String id, String column) {
        return select("(" + column + ")::text", id, null);
    }

    private String select(String expression, String id, String otherwise) {
        return bridge.database()
                .read(handle -> handle.createQuery("select " + expression + " from students where zoho_id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne()
                        .orElse(otherwise));
    }

    JsonObject inMoodle(String id) {
        return moodle().record("students", id);
    }

    /** Row and Moodle's record together: equal before and after means that nothing was changed anywhere. */
    String everywhere(String id) {
        return row(id) + "\n" + inMoodle(id);
    }

    /** That first name is in the row, accepted by Moodle, and there; nothing else of the student was lost. */
    void assertDelivered(String id, String firstName) {
        assertThat(column(id, "first_name")).isEqualTo(firstName);
        assertThat(column(id, "last_name")).isEqualTo("Haddad");
        assertThat(column(id, "pushed_hash = data_hash and deleted_at is null")).isEqualTo("true");
        assertMoodleHas(id, firstName);
    }

    void assertMoodleHas(String id, String firstName) {
        assertThat(inMoodle(id).getString("first_name")).isEqualTo(firstName);
        assertThat(inMoodle(id).getString("last_name")).isEqualTo("Haddad");
        assertThat(inMoodle(id).getBoolean("deleted")).isFalse();
    }

    /** Stores a setting as the console does, and waits until the server works with it. */
    void setting(String name, String value) {
        bridge.setting(name, value);
    }
}
