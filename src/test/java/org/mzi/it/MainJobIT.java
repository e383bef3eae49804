package org.mzi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mzi.sandbox.Fault;
import org.mzi.sandbox.SampleData;

/** A Zoho webhook becomes a student in Moodle, on the real WAR. */
@ExtendWith(BridgeExtension.class)
class MainJobIT {

    private static final String STUDENTS = "BTEC_Students";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Bridge bridge;

    MainJobIT(Bridge bridge) {
        this.bridge = bridge;
    }

    @BeforeEach
    void reset() {
        bridge.reset();
    }

    private String student(Map<String, ?> fields) {
        return bridge.sandbox().zoho().put(STUDENTS, fields);
    }

    private JsonObject inMoodle(String id) {
        return bridge.sandbox().moodle().record("students", id);
    }

    @Test
    void aWebhookBecomesExactlyTheMappedStudentInMoodle() {
        String id = student(Map.of(
                "Name", "A01B0001C",
                "First_Name", "Layla",
                "Last_Name", "Haddad",
                "Academic_Email", "layla@school.example",
                "Phone_Number", "-None-",
                "Birth_Date", "2004-05-06"));
        long event = bridge.webhook("student_updated", id);
        bridge.awaitEvent(event, "DONE", SOON);
        assertThat(bridge.event(event, "outcome")).isEqualTo("pushed");
        JsonObject student = inMoodle(id);
        assertThat(student.getString("zoho_student_id")).isEqualTo(id);
        assertThat(student.getString("student_id")).isEqualTo("A01B0001C");
        assertThat(student.getString("first_name")).isEqualTo("Layla");
        assertThat(student.getString("academic_email")).isEqualTo("layla@school.example");
        assertThat(student.getString("date_of_birth")).isEqualTo("2004-05-06");
        assertThat(student.isNull("phone_number")).isTrue();
        assertThat(student).doesNotContainKey("Owner");
        Map<String, Object> row = bridge.database().read(handle -> handle.createQuery(
                        "select first_name, date_of_birth::text as born, pushed_hash = data_hash as pushed, moodle_id "
                                + "from students where zoho_id = :id")
                .bind("id", id)
                .mapToMap()
                .one());
        assertThat(row).containsEntry("first_name", "Layla").containsEntry("born", "2004-05-06");
        assertThat(row).containsEntry("pushed", true);
        assertThat(row.get("moodle_id")).isNotNull();
    }

    @Test
    void aTeacherTravelsToo() {
        String id = bridge.sandbox()
                .zoho()
                .put("BTEC_Teachers", Map.of("Name", "Omar Nasser", "Academic_Email", "omar@school.example"));
        bridge.awaitEvent(bridge.webhook("teacher_updated", id), "DONE", SOON);
        assertThat(bridge.sandbox().moodle().record("teachers", id).getString("teacher_name"))
                .isEqualTo("Omar Nasser");
    }

    @Test
    void anUnchangedRecordIsSkippedWithoutACallToMoodle() {
        String id = student(Map.of("Name", "A1", "First_Name", "Nour"));
        bridge.awaitEvent(bridge.webhook("student_updated", id), "DONE", SOON);
        bridge.sandbox().moodle().resetCalls();
        long again = bridge.webhook("student_updated", id);
        bridge.awaitEvent(again, "SKIPPED", SOON);
        assertThat(bridge.event(again, "outcome")).isEqualTo("unchanged");
        assertThat(bridge.sandbox().moodle().calls("local_mzi_upsert_records")).isZero();
    }

    @Test
    void aDeletionWithProofReachesMoodle() {
        String id = student(Map.of("Name", "A1"));
        bridge.awaitEvent(bridge.webhook("student_updated", id), "DONE", SOON);
        bridge.sandbox().zoho().delete(STUDENTS, id);
        bridge.awaitEvent(bridge.webhook("student_deleted", id), "DONE", SOON);
        assertThat(inMoodle(id).getBoolean("deleted")).isTrue();
    }

    @Test
    void updateUpdateDeleteInQuickSuccessionEndsAsZohoIs() {
        String id = student(Map.of("Name", "A1"));
        bridge.webhook("student_updated", id);
        bridge.sandbox().zoho().edit(STUDENTS, id, Map.of("First_Name", "Second"));
        bridge.webhook("student_updated", id);
        bridge.sandbox().zoho().delete(STUDENTS, id);
        bridge.webhook("student_deleted", id);
        Await.until(
                SOON,
                () -> String.valueOf(inMoodle(id)),
                () -> inMoodle(id) == null
                        ? openEvents() == 0
                        : inMoodle(id).getBoolean("deleted", false) && openEvents() == 0);
    }

    @Test
    void tenIdenticalWebhooksAtOnceHaveOneEffect() throws InterruptedException {
        String id = student(Map.of("Name", "A1", "First_Name", "Once"));
        ExecutorService callers = Executors.newFixedThreadPool(10);
        for (int i = 0; i < 10; i++) {
            callers.execute(() -> bridge.webhook("student_updated", id));
        }
        callers.shutdown();
        assertThat(callers.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        Await.until(SOON, () -> openEvents() + " events open", () -> openEvents() == 0);
        assertThat(bridge.sandbox().moodle().history("students", id)).hasSize(1);
    }

    @Test
    void anEditThatArrivesDuringAThreeHourWaitGoesThroughAtOnce() {
        String id = student(Map.of("Name", "A1"));
        bridge.sandbox().zoho().hide(STUDENTS, id);
        long waiting = bridge.webhook("student_updated", id);
        Await.until(SOON, () -> "no attempt", () -> "1".equals(bridge.event(waiting, "attempts")));
        bridge.database()
                .write(handle -> handle.execute(
                        "update event set due_at = mzi_now() + interval '3 hours' where id = ?", waiting));
        bridge.sandbox().zoho().show(STUDENTS, id);
        bridge.awaitEvent(bridge.webhook("student_updated", id), "DONE", SOON);
        assertThat(bridge.event(waiting, "status")).isEqualTo("COALESCED");
    }

    /** However short it was off: here the timer that compares does not run meanwhile. */
    @Test
    void pushingWaitsWhileMoodleIsOffAndCatchesUpWhenItIsOn() {
        bridge.putOff("outstanding");
        bridge.setting("MOODLE_ENABLED", "false");
        String id = student(Map.of("Name", "A1"));
        long event = bridge.webhook("student_updated", id);
        bridge.awaitEvent(event, "DONE", SOON);
        assertThat(bridge.event(event, "outcome")).isEqualTo("stored");
        assertThat(inMoodle(id)).isNull();
        assertThat(pushedHash(id)).isNull();
        bridge.setting("MOODLE_ENABLED", "true");
        bridge.database().write(handle -> handle.execute("delete from timer_lease where name = 'outstanding'"));
        Await.until(SOON, () -> "not pushed", () -> inMoodle(id) != null);
    }

    /** As another node does it, which has the new address already. */
    @Test
    void whatMoodleTakesWhileItsAddressChangesIsPushedAgain() {
        bridge.putOff("outstanding");
        String id = student(Map.of("Name", "A1"));
        bridge.sandbox().moodle().fault("local_mzi_upsert_records", Fault.hang(Duration.ofSeconds(3)), 1);
        long event = bridge.webhook("student_updated", id);
        Await.until(SOON, () -> "no call", () -> bridge.sandbox().moodle().calls("local_mzi_upsert_records") == 1);
        adopt("https://other.example.org");
        Await.until(SOON, () -> "no attempt", () -> "1".equals(bridge.event(event, "attempts")));
        assertThat(bridge.event(event, "problem_code")).isEqualTo("moodle-address-changed");
        assertThat(pushedHash(id)).isNull();

        adopt(bridge.sandbox().settings().get("MOODLE_BASE_URL"));
        bridge.awaitEvent(event, "DONE", SOON);
        assertThat(pushedHash(id)).isNotNull();
        assertThat(bridge.sandbox().moodle().calls("local_mzi_upsert_records")).isEqualTo(2);
    }

    private void adopt(String address) {
        bridge.database()
                .write(handle -> handle.execute(
                        "insert into moodle_target (base_url, enabled, since) values (?, true, mzi_now())"
                                + " on conflict (only_row) do update set base_url = excluded.base_url",
                        address));
    }

    @Test
    void aWrongModuleDeletesNobody() {
        String id = student(Map.of("Name", "A1"));
        bridge.awaitEvent(bridge.webhook("student_updated", id), "DONE", SOON);
        bridge.setting("ZOHO_MODULE_STUDENTS", "BTEC_Teachers");
        long deletion = bridge.webhook("student_deleted", id);
        Await.until(SOON, () -> "no attempt", () -> "1".equals(bridge.event(deletion, "attempts")));
        assertThat(bridge.event(deletion, "problem_code")).isEqualTo("record-not-visible");
        assertThat(inMoodle(id).getBoolean("deleted", false)).isFalse();
    }

    @Test
    void aThousandWebhooksAtOnceCostTensOfCalls() throws InterruptedException {
        burst(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(3));
    }

    @Test
    void aThousandWebhooksAtOnceWithSlowRemoteSides() throws InterruptedException {
        burst(Duration.ofMillis(100), Duration.ofMillis(50), Duration.ofSeconds(5));
    }

    /** Figures are printed for the record; what must hold everywhere is the number of calls. */
    private void burst(Duration zohoLatency, Duration moodleLatency, Duration target) throws InterruptedException {
        List<String> ids = new SampleData(bridge.sandbox().zoho(), 7).students(1000);
        warmUp(ids);
        bridge.sandbox().zoho().latency(zohoLatency);
        bridge.sandbox().moodle().latency(moodleLatency);
        long start = System.nanoTime();
        sendAll(ids);
        long sent = System.nanoTime();
        Await.until(
                Duration.ofSeconds(60),
                () -> bridge.sandbox().moodle().records("students").size() + " of 1000",
                () -> bridge.sandbox().moodle().records("students").size() == 1000 && openEvents() == 0);
        long end = System.nanoTime();
        long reads = bridge.sandbox().zoho().calls("records");
        long pushes = bridge.sandbox().moodle().calls("local_mzi_upsert_records");
        System.out.printf(
                "1,000 webhooks at %d/%d ms: sent in %d ms, all in Moodle after %d ms (target %d ms); %d token calls, "
                        + "%d Zoho reads, %d Moodle calls%n",
                zohoLatency.toMillis(),
                moodleLatency.toMillis(),
                (sent - start) / 1_000_000,
                (end - start) / 1_000_000,
                target.toMillis(),
                bridge.sandbox().zoho().calls("token"),
                reads,
                pushes);
        assertThat(bridge.sandbox().zoho().calls("token")).isLessThanOrEqualTo(1);
        assertThat(reads).isLessThanOrEqualTo(25);
        assertThat(pushes).isLessThanOrEqualTo(25);
    }

    private void warmUp(List<String> ids) throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            sendAll(ids);
            Await.until(Duration.ofSeconds(60), () -> openEvents() + " events open", () -> openEvents() == 0);
            bridge.reset();
        }
    }

    private void sendAll(List<String> ids) throws InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(32);
        CountDownLatch done = new CountDownLatch(ids.size());
        AtomicInteger refused = new AtomicInteger();
        for (String id : ids) {
            callers.execute(() -> {
                HttpResponse<String> answer = Bridge.untilTaken(() -> bridge.http()
                        .send(bridge.http()
                                .request("/api/v1/webhooks/student-dashboard/student_updated?zoho_id=" + id)
                                .header("X-MZI-Token", bridge.webhookSecret())
                                .POST(HttpRequest.BodyPublishers.noBody())));
                if (answer.statusCode() != 202) {
                    refused.incrementAndGet();
                }
                done.countDown();
            });
        }
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        callers.shutdown();
        assertThat(refused.get()).isZero();
    }

    private String pushedHash(String id) {
        return bridge.database()
                .read(handle -> handle.createQuery("select pushed_hash from students where zoho_id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne()
                        .orElse(null));
    }

    private long openEvents() {
        return bridge.database()
                .read(handle -> handle.createQuery("select count(*) from event where status in ('PENDING', 'RUNNING')")
                        .mapTo(Long.class)
                        .one());
    }
}
