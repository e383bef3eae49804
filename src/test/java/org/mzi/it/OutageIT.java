package org.mzi.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mzi.it.Steps.SOON;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mzi.launcher.EmbeddedDatabase;
import org.mzi.platform.Json;

/** Whole systems away: the database, the broker, everything at once. */
@ExtendWith(BridgeExtension.class)
class OutageIT {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);
    /** A machine that is busy elsewhere makes one call slow; a broker that were waited for would make all slow. */
    private static final int CALLS = 5;

    private final Bridge bridge;
    private final Steps steps;

    OutageIT(Bridge bridge) {
        this.bridge = bridge;
        this.steps = new Steps(bridge);
    }

    @BeforeEach
    @AfterEach
    void reset() {
        steps.reset();
    }

    private record Answered(HttpResponse<String> answer, Duration after) {}

    private static Answered timed(Supplier<HttpResponse<String>> call) {
        long start = System.nanoTime();
        HttpResponse<String> answer = call.get();
        return new Answered(answer, Duration.ofNanos(System.nanoTime() - start));
    }

    private Answered post(List<String> ids) {
        return timed(() -> steps.post("student_updated", ids));
    }

    private HttpResponse<String> notification() {
        String body = "{\"channel_id\":\"1000000068001\",\"token\":\"any\",\"ids\":[\"1\"]}";
        return bridge.http().post("/api/v1/webhooks/zoho/notifications", body);
    }

    private void assertUnavailableInTime(List<String> ids) {
        assertUnavailableInTime(() -> steps.post("student_updated", ids));
    }

    private static void assertUnavailableInTime(Supplier<HttpResponse<String>> call) {
        Answered answered = timed(call);
        assertThat(answered.answer().statusCode()).isEqualTo(503);
        assertThat(answered.answer().headers().firstValue("Retry-After")).contains("5");
        assertThat(Json.object(answered.answer().body()).getInt("status")).isEqualTo(503);
        assertThat(answered.after()).isLessThan(LONGEST_ANSWER);
    }

    /** As Zoho does: again and again until it is accepted. */
    private void deliver(List<String> ids) {
        Await.until(SOON, () -> "not accepted", () -> post(ids).answer().statusCode() == 202);
        steps.awaitIdle();
        ids.forEach(id -> steps.assertDelivered(id, "Layla"));
    }

    /** This process's own pool takes a connection that it used within the last half second for alive. */
    private void startDatabase() {
        bridge.postgres().start();
        Await.pause(Duration.ofMillis(600));
    }

    @Test
    void withoutItsDatabaseIntakeSaysSoInTimeStoresNothingAndWorksAgainByItself() {
        List<String> ids =
                Stream.of("Layla", "Layla", "Layla").map(steps::student).toList();
        bridge.postgres().close();
        try {
            for (int call = 0; call < 5; call++) {
                assertUnavailableInTime(ids);
            }
        } finally {
            startDatabase();
        }
        assertThat(steps.count("PENDING") + steps.count("DONE")).isZero();
        deliver(ids);
    }

    @Test
    void aFrozenDatabaseIsNoticedInTimeAndNoCallIsHalfStored() throws IOException, InterruptedException {
        List<String> ids =
                Stream.of("Layla", "Layla", "Layla").map(steps::student).toList();
        List<String> processes = freeze();
        try {
            for (int call = 0; call < 3; call++) {
                assertUnavailableInTime(ids);
                assertUnavailableInTime(this::notification);
            }
        } finally {
            signal("-CONT", processes);
        }
        deliver(ids);
        long stored = bridge.database().read(handle -> handle.createQuery("select count(*) from event")
                .mapTo(Long.class)
                .one());
        assertThat(stored % ids.size()).isZero();
    }

    /** The main process first, so that no new one is born meanwhile. */
    private List<String> freeze() throws IOException, InterruptedException {
        long main = bridge.postgres().pid();
        signal("-STOP", List.of(String.valueOf(main)));
        List<String> all = new ArrayList<>(List.of(String.valueOf(main)));
        ProcessHandle.of(main)
                .orElseThrow()
                .descendants()
                .map(ProcessHandle::pid)
                .map(String::valueOf)
                .forEach(all::add);
        signal("-STOP", all);
        return all;
    }

    private static void signal(String signal, List<String> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        command.addAll(processes);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    @Test
    void workThatTheDatabaseBrokeOffIsDoneAgain() {
        String id = steps.student("Layla");
        steps.zoho().latency(Duration.ofSeconds(2));
        long event = bridge.webhook("student_updated", id);
        Await.until(SOON, () -> steps.state(event), () -> steps.state(event).startsWith("RUNNING"));
        bridge.postgres().close();
        startDatabase();
        steps.zoho().latency(Duration.ZERO);
        steps.awaitDone(event);
        steps.assertDelivered(id, "Layla");
    }

    /** One server start for each: everything away; the broker alone away; all well again. */
    @Test
    void startsWithEverythingDownAndGoesOnAsThingsComeBack() {
        String id = steps.student("Layla");
        String closed = "127.0.0.1:" + EmbeddedDatabase.freePort();
        Map<String, String> usual = Map.copyOf(bridge.settings());
        bridge.stopServer();
        bridge.postgres().close();
        try {
            bridge.settings().put("JMS_BROKER_URL", "tcp://" + closed);
            bridge.settings().put("ZOHO_ACCOUNTS_URL", "http://" + closed);
            bridge.settings().put("ZOHO_API_URL", "http://" + closed);
            bridge.settings().put("MOODLE_BASE_URL", "http://" + closed);
            bridge.startServer();
            bridge.server().awaitDeployed(Bridge.LONGEST_START);
            assertThat(bridge.http().get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(post(List.of(id)).answer().statusCode())
                    .as("the first call, for which classes are loaded")
                    .isEqualTo(503);
            assertUnavailableInTime(List.of(id));
            startDatabase();
            bridge.awaitReady();
            long event = steps.webhook("student_updated", List.of(id)).get(0);
            steps.awaitState(event, "PENDING 0 zoho-unreachable");
            assertThat(steps.paused()).containsOnlyKeys("zoho");

            bridge.settings().putAll(usual);
            bridge.settings().put("JMS_BROKER_URL", "tcp://" + closed);
            bridge.restart();
            steps.awaitDone(event);
            steps.assertDelivered(id, "Layla");
            withoutABrokerAnswersAreAsQuickAndResultsTakeASecondOrTwo();
        } finally {
            bridge.postgres().close();
            startDatabase();
            bridge.settings().keySet().retainAll(usual.keySet());
            bridge.settings().putAll(usual);
            bridge.restart();
        }
        steps.known("Omar");
    }

    private void withoutABrokerAnswersAreAsQuickAndResultsTakeASecondOrTwo() {
        List<Duration> answers = new ArrayList<>();
        List<Duration> results = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            String id = steps.student("Omar");
            Answered answered = post(List.of(id));
            assertThat(answered.answer().statusCode()).isEqualTo(202);
            answers.add(answered.after());
            results.add(Await.until(SOON, () -> "not delivered", () -> steps.inMoodle(id) != null));
        }
        assertThat(Collections.min(answers)).as("%s", answers).isLessThan(Duration.ofSeconds(1));
        assertThat(Collections.min(results)).as("%s", results).isLessThan(Duration.ofSeconds(3));
        healthSaysThatTheBrokerIsAway();
    }

    /** The parts of the system are looked at every few seconds. */
    private void healthSaysThatTheBrokerIsAway() {
        Await.until(SOON, () -> "broker is " + broker(), () -> broker().containsKey("problem"));
        JsonObject problem = broker().getJsonObject("problem");
        assertThat(problem.getString("code")).isEqualTo("broker-unavailable");
        assertThat(problem.getString("text"))
                .contains("Could not create connection")
                .contains("JMS_BROKER_URL");
        assertThat(bridge.health().getString("status")).isEqualTo("degraded");
    }

    private JsonObject broker() {
        return bridge.health().getJsonObject("system").getJsonObject("broker");
    }
}
