package org.mzi.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mzi.platform.Json;
import org.mzi.sandbox.MoodleOutbox;

/** What the running bridge takes in from Moodle's plugin, and what it refuses. */
@ExtendWith(BridgeExtension.class)
class MoodleEventsIT {

    private static final String PATH = "/api/v1/webhooks/moodle/events";
    private static final Pattern EXAMPLE = Pattern.compile("(?s)<!-- tried by MoodleEventsIT -->\\s+```sh\\n(.*?)```");
    private static final Pattern AWAITING = Pattern.compile("mzi_events_awaiting_handler\\S* 1\\.0");
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

    private final Bridge bridge;
    /** Without an upgrade to HTTP/2: a connection that hangs in it hangs for good. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final MoodleOutbox outbox;

    MoodleEventsIT(Bridge bridge) {
        this.bridge = bridge;
        this.outbox = new MoodleOutbox(bridge.uri(), bridge.moodleWebhookSecret());
    }

    @BeforeEach
    @AfterEach
    void reset() {
        bridge.reset();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during a call", e);
        }
    }

    private HttpResponse<String> tell(List<JsonObject> events) {
        return send(outbox.request(MoodleOutbox.body(events)));
    }

    private static JsonObject graded(int user, String grade) {
        return MoodleOutbox.event(
                "grade_submitted",
                Json.builder()
                        .add("user_id", user)
                        .add("course_id", 7)
                        .add("assignment_id", 9)
                        .add("grade", grade)
                        .build());
    }

    private static List<JsonObject> answers(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Json.object(answer.body()).getJsonArray("events").getValuesAs(JsonObject.class);
    }

    private static List<String> statuses(HttpResponse<String> answer) {
        return answers(answer).stream().map(event -> event.getString("status")).toList();
    }

    private long stored() {
        return bridge.database().read(handle -> handle.createQuery("select count(*) from event")
                .mapTo(Long.class)
                .one());
    }

    /** Checks the answer and that nothing was stored; returns the problem's detail. */
    private String problem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = Json.object(answer.body());
        assertThat(problem.getString("code")).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "org.mzi");
        assertThat(stored()).isZero();
        return problem.getString("detail");
    }

    @Test
    void aHundredEventsAreStoredInOneCommitWithWhatWasSigned() {
        List<JsonObject> events = IntStream.rangeClosed(1, 100)
                .mapToObj(user -> graded(user, "P"))
                .toList();

        List<JsonObject> answers = answers(tell(events));

        assertThat(answers).hasSize(100).allSatisfy(answer -> assertThat(answer.getString("status"))
                .isEqualTo("accepted"));
        for (int i = 0; i < 100; i++) {
            long id = answers.get(i).getJsonNumber("id").longValue();
            assertThat(answers.get(i).getString("event_id"))
                    .isEqualTo(events.get(i).getString("event_id"));
            assertThat(bridge.event(id, "concat_ws(' ', source, handler, operation, record_key, status)"))
                    .isEqualTo("MOODLE moodle.grade_submitted WRITE_BACK " + (i + 1) + "_7_9 PENDING");
            assertThat(Json.object(bridge.event(id, "payload::text"))).isEqualTo(events.get(i));
        }
        int commits = bridge.database()
                .read(handle -> handle.createQuery("select count(distinct xmin::text) from event")
                        .mapTo(Integer.class)
                        .one());
        assertThat(commits).isEqualTo(1);
    }

    @Test
    void saysForEachEventWhatBecameOfItAndOneThatIsInvalidLeavesTheOthersStanding() {
        JsonObject first = graded(1, "P");
        JsonObject unknown = MoodleOutbox.event("quiz_attempted", JsonObject.EMPTY_JSON_OBJECT);
        JsonObject zero = MoodleOutbox.event(
                "user_created",
                Json.builder().add("user_id", 5).add("name", "a\u0000b").build());
        List<JsonObject> events = List.of(first, unknown, first, zero, graded(2, "M"));

        List<JsonObject> answers = answers(tell(events));

        assertThat(answers)
                .extracting(answer -> answer.getString("status"))
                .containsExactly("accepted", "invalid", "duplicate", "invalid", "accepted");
        assertThat(answers.get(1).getString("reason"))
                .contains("quiz_attempted", "grade_submitted", "grade_acknowledged");
        assertThat(answers.get(3).getString("reason")).contains("event.data.name");
        assertThat(stored()).isEqualTo(2);
        assertThat(statuses(tell(events))).containsExactly("duplicate", "invalid", "duplicate", "invalid", "duplicate");
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void tenWhoTellTheSameAtOnceMakeOneEventOfEach() throws InterruptedException, ExecutionException {
        List<JsonObject> events = new ArrayList<>(
                IntStream.rangeClosed(1, 50).mapToObj(user -> graded(user, "P")).toList());
        List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            List<JsonObject> own = new ArrayList<>(events);
            java.util.Collections.shuffle(own, new java.util.Random(i));
            calls.add(() -> tell(own));
        }
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            long accepted = 0;
            for (Future<HttpResponse<String>> call : threads.invokeAll(calls)) {
                accepted +=
                        statuses(call.get()).stream().filter("accepted"::equals).count();
            }
            assertThat(accepted).isEqualTo(50);
            assertThat(stored()).isEqualTo(50);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void factsAboutOneRecordStayApartAndInOrder() {
        tell(List.of(graded(1, "R"), graded(1, "P"), graded(1, "M")));
        List<String> inOrder = bridge.database().read(handle -> handle.createQuery(
                        "select status || ' ' || (payload -> 'data' ->> 'grade') from event order by id")
                .mapTo(String.class)
                .list());
        assertThat(inOrder).containsExactly("PENDING R", "PENDING P", "PENDING M");
    }

    @Test
    void anEmptyListTriesTheConnection() {
        assertThat(answers(tell(List.of()))).isEmpty();
        assertThat(stored()).isZero();
    }

    @Test
    void asksForProofBeforeAnythingElse() {
        byte[] huge = new byte[2 << 20];
        problem(send(outbox.unsigned(huge).build()), 401, "not-proven");
        problem(
                send(outbox.unsigned(huge)
                        .header("X-MZI-Timestamp", Long.toString(now()))
                        .header("X-MZI-Signature", "sha256=00")
                        .build()),
                401,
                "not-proven");
        problem(send(new MoodleOutbox(bridge.uri(), "wrong").request(huge)), 401, "not-proven");
        problem(
                send(outbox.unsigned(MoodleOutbox.body(List.of(graded(1, "P"))))
                        .header("X-MZI-Token", bridge.webhookSecret())
                        .build()),
                401,
                "not-proven");
    }

    @Test
    void aCallCannotBeSentAgainAfterFiveMinutesNorTakeEffectTwiceBefore() {
        byte[] body = MoodleOutbox.body(List.of(graded(1, "P")));
        assertThat(problem(send(outbox.request(body, now() - 310)), 401, "timestamp-too-far"))
                .contains("s behind");
        assertThat(problem(send(outbox.request(body, now() + 330)), 401, "timestamp-too-far"))
                .contains("s ahead");
        HttpRequest heard = outbox.request(body, now() - 250);
        assertThat(statuses(send(heard))).containsExactly("accepted");
        assertThat(statuses(send(heard))).containsExactly("duplicate");
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | malformed-json | not JSON",
                "{\"events\":[ | malformed-json | line 1, column",
                "[] | malformed-body | JSON object",
                "{\"events\":7} | malformed-body | must be an array"
            })
    void saysWhatIsWrongAndWhere(String body, String code, String words) {
        assertThat(problem(send(outbox.request(body.getBytes(UTF_8))), 400, code))
                .contains(words);
    }

    @Test
    void refusesHugeForeignAndEndlessBodies() {
        problem(send(outbox.request(new byte[2 << 20])), 413, "body-too-large");
        problem(send(outbox.request(new byte[] {(byte) 0xff})), 400, "malformed-body");
        problem(send(outbox.request(("{\"events\":" + "[".repeat(100_000)).getBytes(UTF_8))), 400, "malformed-json");
        List<JsonObject> many = IntStream.rangeClosed(1, 101)
                .mapToObj(user -> graded(user, "P"))
                .toList();
        problem(tell(many), 400, "too-many-events");
        HttpRequest signed = outbox.request(MoodleOutbox.body(List.of()));
        HttpRequest.Builder other = HttpRequest.newBuilder(signed.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(signed.bodyPublisher().orElseThrow());
        signed.headers().map().forEach((name, values) -> {
            if (name.toLowerCase(java.util.Locale.ROOT).startsWith("x-mzi-")) {
                other.header(name, values.get(0));
            }
        });
        problem(send(other.build()), 415, "unsupported-media-type");
    }

    @Test
    void takesTheSecretBeforeTheOneThatIsSet() {
        bridge.setting("MOODLE_WEBHOOK_SECRET_PREVIOUS", "the-one-before");
        MoodleOutbox before = new MoodleOutbox(bridge.uri(), "the-one-before");
        byte[] body = MoodleOutbox.body(List.of());
        assertThat(send(before.request(body)).statusCode()).isEqualTo(202);
        assertThat(send(outbox.request(body)).statusCode()).isEqualTo(202);
    }

    /** Comes from an address of its own, so that no other test is throttled. */
    @Test
    void throttlesGuesses() throws IOException {
        String answer = guess();
        for (int guesses = 0; answer.startsWith("HTTP/1.1 401") && guesses < 100; guesses++) {
            answer = guess();
        }
        assertThat(answer).startsWith("HTTP/1.1 429").contains("Retry-After: 60", "too-many-failed-proofs");
    }

    private String guess() throws IOException {
        InetAddress other = InetAddress.getByName("127.0.0.3");
        try (Socket socket = new Socket(bridge.uri().getHost(), bridge.uri().getPort(), other, 0)) {
            String request = "POST " + PATH + " HTTP/1.1\r\nHost: bridge\r\nX-MZI-Timestamp: "
                    + Instant.now().getEpochSecond() + "\r\nX-MZI-Signature: sha256=00\r\n"
                    + "Content-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void nothingIsStoredWhileTheDatabaseIsAwayAndTheSameCallIsTakenOnceAfterwards() {
        List<JsonObject> events = List.of(graded(1, "P"), graded(2, "P"));
        assertThat(answers(tell(List.of()))).isEmpty();
        bridge.postgres().close();
        try {
            long began = System.nanoTime();
            HttpResponse<String> answer = tell(events);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST_ANSWER);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        } finally {
            bridge.postgres().start();
        }
        Bridge.untilTaken(() -> tell(List.of(graded(3, "P"))));
        assertThat(statuses(tell(events))).containsOnly("accepted");
        assertThat(statuses(tell(events))).containsOnly("duplicate");
    }

    @Test
    void whatNothingWorksOnYetWaitsVisiblyAndIsNoBacklog() {
        long id = answers(tell(List.of(graded(42, "P"))))
                .get(0)
                .getJsonNumber("id")
                .longValue();
        bridge.database()
                .write(handle -> handle.execute(
                        "update event set received_at = mzi_now() - interval '30 days' where id = ?", id));
        Await.until(LONGEST, () -> admin("/metrics"), () -> AWAITING.matcher(admin("/metrics"))
                .find());

        assertThat(bridge.event(id, "status || ' ' || attempts")).isEqualTo("PENDING 0");
        JsonObject event = Json.object(admin("/api/v1/events/" + id));
        assertThat(event.getString("status")).isEqualTo("PENDING");
        assertThat(event.getBoolean("awaitsHandler")).isTrue();
        assertThat(admin("/api/v1/events?entity=grade_submitted&status=PENDING"))
                .contains("\"id\":" + id);
        JsonObject health = bridge.health();
        assertThat(health.getInt("awaitingHandler")).isEqualTo(1);
        assertThat(health.getInt("oldestPendingSeconds")).isZero();
    }

    private String admin(String path) {
        HttpResponse<String> answer = bridge.http().get(path, "Authorization", "Bearer " + bridge.adminToken());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void theExampleOfTheDocumentationWorksAsPrinted() throws IOException, InterruptedException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("docs/webhooks.md")));
        assertThat(example.find()).isTrue();
        ProcessBuilder shell = new ProcessBuilder("sh", "-euc", example.group(1)).redirectErrorStream(true);
        shell.environment()
                .putAll(Map.of(
                        "WEBHOOK_BASE_URL",
                        bridge.uri().toString(),
                        "MOODLE_WEBHOOK_SECRET",
                        bridge.moodleWebhookSecret()));
        Process running = shell.start();
        String answer = new String(running.getInputStream().readAllBytes(), UTF_8);
        assertThat(running.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(answer).contains("\"status\":\"accepted\",\"id\":");
    }
}
