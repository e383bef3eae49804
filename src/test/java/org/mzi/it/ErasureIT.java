package org.mzi.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mzi.it.Steps.SOON;
import static org.mzi.it.Steps.STUDENTS;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mzi.platform.Json;
import org.mzi.sandbox.Fault;

/** Everything about one student is gone, and stays gone, whatever dies or hangs meanwhile; nobody else is touched. */
@ExtendWith(BridgeExtension.class)
class ErasureIT {

    private static final String ERASE_IN_MOODLE = "local_mzi_erase_student";
    private static final Duration LONG = Duration.ofSeconds(90);

    /** What nobody else has, as the database must not hold it any more. */
    private static final Map<String, String> SECRETS = Map.of(
            "First_Name", "Zephyrine",
            "Last_Name", "Quillfeather",
            "Academic_Email", "Zephyrine.Q@School.example",
            "Email", "quillfeather.family@home.example",
            "National_Number", "9988776655443",
            "Phone_Number", "+962700112233",
            "City", "Umm Quillamoor");

    private final Bridge bridge;
    private final Steps steps;

    ErasureIT(Bridge bridge) {
        this.bridge = bridge;
        this.steps = new Steps(bridge);
    }

    @BeforeEach
    @AfterEach
    void reset() {
        steps.reset();
        steps.moodle().function(ERASE_IN_MOODLE, true);
    }

    private String secretStudent() {
        Map<String, Object> fields = new java.util.HashMap<>(SECRETS);
        fields.put("Name", "A01B7777C");
        String id = steps.zoho().put(STUDENTS, fields);
        bridge.awaitEvent(bridge.webhook("student_updated", id), "DONE", SOON);
        return id;
    }

    private HttpResponse<String> get(String id) {
        return bridge.http().get(path(id), "Authorization", "Bearer " + bridge.adminToken());
    }

    private HttpResponse<String> post(String id, String body) {
        return bridge.http().post(path(id), body, "Authorization", "Bearer " + bridge.adminToken());
    }

    private HttpResponse<String> delete(String id) {
        return bridge.http()
                .send(bridge.http()
                        .request(path(id), "Authorization", "Bearer " + bridge.adminToken())
                        .DELETE());
    }

    private static String path(String id) {
        return "/api/v1/admin/persons/" + id + "/erasure";
    }

    private JsonObject order(String id) {
        HttpResponse<String> answer = post(id, "{\"confirm\":\"" + id + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Json.object(answer.body());
    }

    private JsonObject last(String id) {
        return Json.object(get(id).body()).getJsonObject("last");
    }

    private JsonObject await(String id, String state, Duration longest) {
        Await.until(longest, () -> last(id) + ", not " + state, () -> last(id).getString("state")
                .equals(state));
        return last(id);
    }

    /** Every text or JSON column of every table that holds one of the values, as {@code table.column value}. */
    private List<String> traces() {
        List<String> found = new ArrayList<>();
        List<String> columns = bridge.database().read(handle -> handle.createQuery(
                        """
                                select format('%I.%I', c.table_name, c.column_name) from information_schema.columns c
                                join information_schema.tables t using (table_schema, table_name)
                                where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
                                  and c.data_type in ('text', 'jsonb', 'json', 'character varying')""")
                .mapTo(String.class)
                .list());
        assertThat(columns).contains("students.raw", "event.payload", "event_attempt.problem_text", "audit_log.detail");
        for (String column : columns) {
            String[] names = column.split("\\.");
            for (String value : SECRETS.values()) {
                boolean there = bridge.database().read(handle -> handle.createQuery(
                                "select exists (select 1 from %s where position(lower(:value) in lower(%s::text)) > 0)"
                                        .formatted(names[0], names[1]))
                        .bind("value", value)
                        .mapTo(Boolean.class)
                        .one());
                if (there) {
                    found.add(column + " " + value);
                }
            }
        }
        return found;
    }

    private long event(String handler, String key, String status, String payload, String problem) {
        return bridge.database().write(handle -> handle.createQuery(
                        """
                        insert into event (source, handler, operation, record_key, priority, payload, received_at, due_at,
                            status, finished_at, problem_code, problem_text)
                        values ('MOODLE', :handler, 'UPSERT', :key, 1, cast(:payload as jsonb), mzi_now(),
                            mzi_now() + interval '1 day', :status,
                            case when :status <> 'PENDING' then mzi_now() end, 'x', :problem) returning id""")
                .bind("handler", handler)
                .bind("key", key)
                .bind("status", status)
                .bind("payload", payload)
                .bind("problem", problem)
                .mapTo(Long.class)
                .one());
    }

    @Test
    void nothingOfTheStudentIsLeftInAnyTableAndNobodyElseIsTouched() {
        String other = steps.known("Layla");
        String id = secretStudent();
        String before = steps.everywhere(other);
        long graded = event(
                "moodle.grades",
                "17_4_9",
                "DONE",
                "{\"user\":{\"email\":\"zephyrine.q@school.example\",\"firstname\":\"Zephyrine\"},\"grade\":3}",
                null);
        long waiting = event(
                "moodle.users",
                "17",
                "PENDING",
                "{\"users\":[{\"idnumber\":\"a01b7777c\",\"lastname\":\"Quillfeather\"}]}",
                null);
        long named = event("moodle.users", "zephyrine.q@school.example", "DISCARDED", null, null);
        long parked = event("zoho.students", id, "PARKED", null, "City Umm Quillamoor is unknown.");
        long sister = event(
                "moodle.users",
                "18",
                "PENDING",
                "{\"email\":\"quillfeather.family@home.example\",\"firstname\":\"Ada\"}",
                null);
        bridge.database()
                .write(handle -> handle.execute(
                        "insert into event_attempt (event_id, fence, node, started_at, finished_at, outcome, problem_text) "
                                + "values (?, 1, 'n', mzi_now(), mzi_now(), 'retry', 'Zephyrine')",
                        parked));
        bridge.database()
                .write(handle -> handle.execute(
                        "insert into audit_log (at, user_name, action, subject, detail) values (mzi_now(), 'admin', "
                                + "'event-retry', 'events', '{\"filter\": \"text=Zephyrine.Q@school.example\"}')"));
        assertThat(traces()).hasSizeGreaterThan(SECRETS.size());

        assertThat(order(id).getString("state")).isEqualTo("IN_BRIDGE");
        JsonObject done = await(id, "DONE", SOON);

        assertThat(bridge.event(sister, "status")).isEqualTo("PENDING");
        bridge.database().write(handle -> handle.execute("delete from event where id = ?", sister));
        assertThat(traces()).isEmpty();
        assertThat(steps.inMoodle(id)).isNull();
        assertThat(done.getString("moodle")).isEqualTo("ERASED");
        assertThat(done.getJsonObject("removed").getInt("students")).isEqualTo(1);
        assertThat(done.getJsonObject("removed").getInt("event")).isEqualTo(5);
        assertThat(done.getJsonObject("removed").getInt("audit_log")).isEqualTo(1);
        assertThat(steps.row(id)).isEqualTo("none");
        assertThat(steps.everywhere(other)).isEqualTo(before);
        assertThat(bridge.event(graded, "status || ' ' || outcome")).isEqualTo("DONE erased");
        assertThat(bridge.event(waiting, "status || ' ' || outcome")).isEqualTo("SKIPPED erased");
        assertThat(bridge.event(parked, "status || ' ' || outcome")).isEqualTo("SKIPPED erased");
        assertThat(bridge.event(named, "record_key")).isEqualTo("erased");
        assertThat(auditOf("student " + id)).containsExactly("api person-erase");
    }

    @Test
    void moodlesEventsThatNameTheStudentByAnIdAreEmptiedAndThoseOfOthersAreNot() {
        String id = secretStudent();
        bridge.database().write(handle -> handle.execute("update students set moodle_id = '42' where zoho_id = ?", id));
        long byUser = event(
                "moodle.grade_submitted", "42_7_9", "PENDING", "{\"data\":{\"user_id\":42,\"grade\":\"P\"}}", null);
        long byZohoId = event(
                "moodle.request_submitted",
                "3",
                "PENDING",
                "{\"data\":{\"user_id\":43,\"zoho_student_id\":\"" + id + "\"}}",
                null);
        long ofOther = event(
                "moodle.grade_submitted",
                "7_42_9",
                "PENDING",
                "{\"data\":{\"user_id\":7,\"course_id\":42,\"grade\":\"M\"}}",
                null);

        order(id);
        await(id, "DONE", SOON);

        assertThat(bridge.event(byUser, "concat_ws(' ', status, outcome, record_key, payload)"))
                .isEqualTo("SKIPPED erased erased");
        assertThat(bridge.event(byZohoId, "concat_ws(' ', status, outcome, record_key, payload)"))
                .isEqualTo("SKIPPED erased erased");
        assertThat(bridge.event(ofOther, "status || ' ' || (payload -> 'data' ->> 'grade')"))
                .isEqualTo("PENDING M");
    }

    private List<String> auditOf(String subject) {
        return bridge.database().read(handle -> handle.createQuery(
                        "select user_name || ' ' || action from audit_log where subject = :subject order by id")
                .bind("subject", subject)
                .mapTo(String.class)
                .list());
    }

    @Test
    void theStudentIsNotTakenInAgainUntilThatIsLifted() {
        String id = secretStudent();
        assertThat(delete(id).statusCode()).isEqualTo(409);
        order(id);
        await(id, "DONE", SOON);

        long again = bridge.webhook("student_updated", id);
        bridge.awaitEvent(again, "SKIPPED", SOON);
        assertThat(bridge.event(again, "outcome")).isEqualTo("erased");
        assertThat(traces()).isEmpty();
        assertThat(steps.inMoodle(id)).isNull();

        assertThat(delete(id).statusCode()).isEqualTo(204);
        assertThat(last(id).getString("state")).isEqualTo("LIFTED");
        bridge.awaitEvent(bridge.webhook("student_updated", id), "DONE", SOON);
        assertThat(steps.column(id, "first_name")).isEqualTo("Zephyrine");
        assertThat(auditOf("student " + id)).containsExactly("api person-erase", "api person-erasure-lift");
    }

    @Test
    void aMoodleThatHangsIsWaitedForWhileTheBridgeIsEmptied() {
        String id = secretStudent();
        steps.setting("MOODLE_READ_TIMEOUT", "PT1S");
        steps.moodle().fault(ERASE_IN_MOODLE, Fault.hang(Duration.ofMinutes(10)), -1);
        order(id);
        await(id, "IN_MOODLE", SOON);
        assertThat(traces()).isEmpty();
        assertThat(steps.inMoodle(id)).isNotNull();
        Await.until(SOON, () -> "no problem", () -> last(id).containsKey("problem"));

        steps.moodle().clearFaults();
        steps.passUntil(Duration.ofMinutes(1), () -> last(id).toString(), () -> last(id).getString("state")
                .equals("DONE"));
        assertThat(steps.inMoodle(id)).isNull();
    }

    @Test
    void aMoodleThatCannotEraseIsLeftAndTheResultSaysSo() {
        String id = secretStudent();
        steps.moodle().function(ERASE_IN_MOODLE, false);
        order(id);
        assertThat(await(id, "DONE", SOON).getString("moodle")).isEqualTo("NOT_OFFERED");
        assertThat(traces()).isEmpty();
        assertThat(steps.inMoodle(id)).isNotNull();

        steps.moodle().function(ERASE_IN_MOODLE, true);
        order(id);
        Await.until(SOON, () -> last(id).toString(), () -> last(id).getString("moodle", "")
                .equals("ERASED"));
        assertThat(steps.inMoodle(id)).isNull();
    }

    @Test
    void aServerKilledInTheMiddleFinishesAfterItsStart() {
        String other = steps.known("Layla");
        String id = secretStudent();
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> holder = holdRow(id, release);
        try {
            order(id);
            Await.until(SOON, () -> "nothing waits for the row", this::isWaitingForARow);
            bridge.kill();
        } finally {
            release.countDown();
            holder.join();
        }
        assertThat(steps.row(id)).isNotEqualTo("none");
        assertThat(count("select count(*) from event where outcome = 'erased'")).isPositive();
        bridge.startServer();
        bridge.awaitReady();
        steps.pass(Duration.ofMinutes(1));
        JsonObject done = await(id, "DONE", LONG);
        assertThat(traces()).isEmpty();
        assertThat(steps.inMoodle(id)).isNull();
        assertThat(done.getJsonObject("removed").getInt("students")).isEqualTo(1);
        assertThat(steps.column(other, "first_name")).isEqualTo("Layla");
    }

    /** The last step, which removes the rows, waits for this. */
    private CompletableFuture<Void> holdRow(String id, CountDownLatch release) {
        CountDownLatch held = new CountDownLatch(1);
        CompletableFuture<Void> holder =
                CompletableFuture.runAsync(() -> bridge.database().write(handle -> {
                    handle.execute("select 1 from students where zoho_id = ? for update", id);
                    held.countDown();
                    awaitLatch(release);
                    return null;
                }));
        awaitLatch(held);
        return holder;
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }

    private boolean isWaitingForARow() {
        return count("select count(*) from pg_stat_activity where wait_event_type = 'Lock' "
                        + "and query like 'delete from students%'")
                > 0;
    }

    private long count(String sql) {
        return bridge.database()
                .read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    @Test
    void workThatBeganBeforeTheErasureIsWaitedFor() {
        String id = secretStudent();
        long running = event("zoho.students", id, "PENDING", null, null);
        bridge.database()
                .write(handle -> handle.execute(
                        "update event set status = 'RUNNING', fence = 0, node = 'other', started_at = mzi_now(), "
                                + "leased_until = mzi_now() + interval '1 hour' where id = ?",
                        running));
        order(id);
        Await.until(SOON, () -> last(id).toString(), () -> last(id).containsKey("problem"));
        assertThat(last(id).getJsonObject("problem").getString("code")).isEqualTo("erasure-waits");
        assertThat(steps.row(id)).isNotEqualTo("none");

        bridge.database()
                .write(handle -> handle.execute(
                        "update event set status = 'DONE', finished_at = mzi_now() where id = ?", running));
        steps.pass(Duration.ofMinutes(1));
        await(id, "DONE", SOON);
        assertThat(traces()).isEmpty();
    }

    @Test
    void thePreviewTellsNumbersAndMasksThePerson() {
        String id = secretStudent();
        HttpResponse<String> answer = get(id);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(SECRETS.values()).noneMatch(answer.body()::contains);
        JsonObject preview = Json.object(answer.body());
        assertThat(preview.getString("name")).isEqualTo("Z••• Q•••");
        assertThat(preview.getString("email")).isEqualTo("Z•••@School.example");
        assertThat(preview.getJsonObject("rows").getInt("students")).isEqualTo(1);
        assertThat(preview.getJsonObject("rows").getInt("event")).isEqualTo(1);
        assertThat(preview.getString("moodle")).isEqualTo("ERASES");
        assertThat(steps.row(id)).isNotEqualTo("none");
    }

    @Test
    void onlyAConfirmedOrderOfWhoMayIsTaken() {
        String id = secretStudent();
        assertThat(post(id, "{\"confirm\":\"" + id + "1\"}").statusCode()).isEqualTo(422);
        assertThat(post(id, "{}").statusCode()).isEqualTo(422);
        assertThat(post(id, "{\"confirmed\":\"" + id + "\"}").statusCode()).isEqualTo(400);
        assertThat(post(id, "nonsense").statusCode()).isEqualTo(400);
        assertThat(get("12a").statusCode()).isEqualTo(400);
        HttpResponse<String> unknown = post("4711", "{\"confirm\":\"4711\"}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(bridge.http().get(path(id)).statusCode()).isEqualTo(401);
        assertThat(bridge.http()
                        .send(bridge.http()
                                .request(path(id), "Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"confirm\":\"" + id + "\"}")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(steps.row(id)).isNotEqualTo("none");
    }
}
