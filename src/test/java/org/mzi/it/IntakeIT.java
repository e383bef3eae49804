package org.mzi.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mzi.platform.Json;
import org.mzi.platform.Secrets;
import org.mzi.platform.Settings;

/** What the webhook endpoints of the running bridge take in, and what they refuse. */
@ExtendWith(BridgeExtension.class)
class IntakeIT {

    private static final String STUDENT_UPDATED = "/api/v1/webhooks/student-dashboard/student_updated";
    private static final String NOTIFICATIONS = "/api/v1/webhooks/zoho/notifications";
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Bridge bridge;

    IntakeIT(Bridge bridge) {
        this.bridge = bridge;
    }

    @BeforeEach
    @AfterEach
    void reset() {
        bridge.reset();
        bridge.database().write(handle -> handle.execute("delete from zoho_channel"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/json | {\"zoho_id\":\"1\",\"module\":\"M\"} | `` | 1",
                "application/json; charset=utf-8 | {\"id\":\"1\"} | `` | 1",
                "application/json | {\"ids\":[\"1\",\"2\"],\"module\":\"M\"} | `` | 1 2",
                "application/json | {\"ids\":[1,2,2,1]} | `` | 1 2",
                "application/json | {\"data\":[{\"id\":\"1\",\"Name\":\"A\"},{\"id\":2}]} | `` | 1 2",
                "application/json | {\"id\":\"1\",\"Name\":\"A\",\"Owner\":{\"id\":\"9\"},\"Rows\":[{\"id\":\"8\"}]} | `` | 1",
                "application/json | `` | ?zoho_id=1 | 1",
                "application/json | {\"id\":\"1\"} | ?zoho_id=2 | 1 2",
                "application/x-www-form-urlencoded | zoho_id=1&module=M | `` | 1",
                "application/x-www-form-urlencoded | ids%5B%5D=1&ids%5B%5D=2 | `` | 1 2"
            })
    void takesEveryBodyThatOrganisationsSend(String type, String body, String query, String ids) {
        HttpResponse<String> answer = post(STUDENT_UPDATED + query, type, body.getBytes(UTF_8));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonObject accepted = Json.object(answer.body());
        assertThat(accepted.getString("status")).isEqualTo("accepted");
        assertThat(records(accepted.getJsonArray("events"))).containsExactly(ids.split(" "));
        assertThat(stored()).hasSize(ids.split(" ").length);
    }

    @Test
    void aHundredIdsBecomeAHundredEventsInOneCommit() {
        List<String> ids = IntStream.range(0, 100).mapToObj(n -> "57" + n).toList();
        String body = ids.stream().collect(Collectors.joining("\",\"", "{\"ids\":[\"", "\"]}"));
        bridge.database()
                .write(handle -> handle.execute("insert into destination (name, paused_since, probe_at) "
                        + "values ('zoho', mzi_now(), mzi_now() + interval '1 hour')"));

        HttpResponse<String> answer = post(STUDENT_UPDATED, JSON, body.getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(stored()).containsExactlyElementsOf(ids);
        int commits = bridge.database()
                .read(handle -> handle.createQuery("select count(distinct xmin::text) from event")
                        .mapTo(Integer.class)
                        .one());
        assertThat(commits).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | no-record-id | names no record",
                "{ | malformed-json | line 1, column",
                "[\"1\"] | malformed-body | JSON object",
                "{\"id\":\"\"} | malformed-id | id is not an id",
                "{\"ids\":[\"1\",\"../../etc/passwd\"]} | malformed-id | ids[1]",
                "{\"data\":[{\"id\":\"1\"},{\"id\":\"x\"}]} | malformed-id | data[1].id",
                "{\"id\":\"${!Module.Id}\"} | template-not-substituted | did not fill in",
                "{\"id\":\"12345678901234567890\"} | malformed-id | 1 to 19 digits",
                "{\"id\":12345678901234567890} | malformed-id | 1 to 19 digits",
                "{\"id\":1e3} | malformed-id | 1 to 19 digits",
                "{\"id\":-1} | malformed-id | 1 to 19 digits",
                "{\"id\":\"1\\u0000\"} | malformed-id | 1 to 19 digits",
                "{\"id\":\"1\"}{\"id\":\"2\"} | malformed-json | not JSON"
            })
    void saysWhatIsWrongAndWhere(String body, String code, String words) {
        assertThat(problem(post(STUDENT_UPDATED, JSON, body.getBytes(UTF_8)), 400, code))
                .contains(words);
    }

    @Test
    void refusesHugeNestedAndForeignBodies() {
        byte[] huge = ("{\"id\":\"1\",\"x\":\"" + "a".repeat(2 << 20) + "\"}").getBytes(UTF_8);
        problem(post(STUDENT_UPDATED, JSON, huge), 413, "body-too-large");
        byte[] nested = ("{\"id\":\"1\",\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").getBytes(UTF_8);
        problem(post(STUDENT_UPDATED, JSON, nested), 400, "malformed-json");
        byte[] latin = "{\"id\":\"1\",\"Name\":\"é\"}".getBytes(ISO_8859_1);
        problem(post(STUDENT_UPDATED, JSON, latin), 400, "malformed-body");
        problem(post(STUDENT_UPDATED, JSON, new byte[] {0, 0, 0}), 400, "malformed-json");
        problem(post(STUDENT_UPDATED, "text/xml", "<id>1</id>".getBytes(UTF_8)), 415, "unsupported-media-type");
        problem(post(STUDENT_UPDATED, ";;;", "{\"id\":\"1\"}".getBytes(UTF_8)), 400, "malformed");
        problem(post(STUDENT_UPDATED, FORM, "zoho_id=%zz".getBytes(UTF_8)), 400, "malformed-form");
        assertThat(post(
                                STUDENT_UPDATED,
                                JSON,
                                ("{\"id\":\"1\",\"x\":\"" + "a".repeat(1_000_000) + "\"}").getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void namesTheKnownEventsWhenItDoesNotKnowOne() {
        assertThat(problem(
                        post(
                                "/api/v1/webhooks/student-dashboard/student_vanished",
                                JSON,
                                "{\"id\":\"1\"}".getBytes(UTF_8)),
                        404,
                        "unknown-event"))
                .contains("student_updated", "teacher_deleted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no_such_event", "/student_updated"})
    void asksForProofBeforeAnythingElse(String event) {
        byte[] huge = new byte[2 << 20];
        String path = "/api/v1/webhooks/student-dashboard" + event;
        problem(send(path, "text/xml", huge), 401, "not-proven");
        problem(send(path, "text/xml", huge, "X-MZI-Token", "wrong"), 401, "not-proven");
        problem(send(path, "text/xml", huge, "X-Zoho-Signature", "sha256=00"), 401, "not-proven");
        problem(send(NOTIFICATIONS, JSON, huge), 401, "not-proven");
    }

    @Test
    void takesASignatureOfTheRawBody() {
        byte[] body = "{ \"zoho_id\" : \"1\" }".getBytes(UTF_8);
        String hex = Secrets.hmacSha256(bridge.webhookSecret(), body);
        problem(
                send(STUDENT_UPDATED, JSON, "{\"zoho_id\":\"1\"}".getBytes(UTF_8), "X-Zoho-Signature", "sha256=" + hex),
                401,
                "not-proven");
        assertThat(send(STUDENT_UPDATED, JSON, body, "X-Zoho-Signature", "sha256=" + hex)
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void takesTheSecretBeforeAndAnswersWithTheStatusThatIsSet() {
        bridge.database()
                .write(handle -> handle.execute("insert into setting (name, value, updated_at, updated_by) values "
                        + "('ZOHO_WEBHOOK_HMAC_SECRET_PREVIOUS', 'the-one-before', mzi_now(), 'test'), "
                        + "('WEBHOOK_SUCCESS_STATUS', '200', mzi_now(), 'test')"));
        byte[] body = "{\"zoho_id\":\"1\"}".getBytes(UTF_8);
        Await.until(
                Duration.ofSeconds(60),
                () -> "setting not seen",
                () -> post(STUDENT_UPDATED, JSON, body).statusCode() == 200);
        assertThat(send(STUDENT_UPDATED, JSON, body, "X-MZI-Token", "the-one-before")
                        .statusCode())
                .isEqualTo(200);
        bridge.reset();
        Await.until(
                Duration.ofSeconds(60),
                () -> "setting still seen",
                () -> post(STUDENT_UPDATED, JSON, body).statusCode() == 202);
    }

    /** Comes from an address of its own, so that no other test is throttled. */
    @Test
    void throttlesGuessesButNeverAProvenCall() throws IOException {
        int guesses = 0;
        String answer = guess("wrong");
        while (answer.startsWith("HTTP/1.1 401") && guesses < 100) {
            answer = guess("wrong");
            guesses++;
        }
        assertThat(answer).startsWith("HTTP/1.1 429").contains("Retry-After: 60", "too-many-failed-proofs");
        assertThat(guesses).isGreaterThanOrEqualTo(10);
        assertThat(guess(bridge.webhookSecret())).startsWith("HTTP/1.1 202");
    }

    private String guess(String secret) throws IOException {
        InetAddress other = InetAddress.getByName("127.0.0.2");
        try (Socket socket = new Socket(bridge.uri().getHost(), bridge.uri().getPort(), other, 0)) {
            String request = "POST " + STUDENT_UPDATED + "?zoho_id=1 HTTP/1.1\r\nHost: bridge\r\nX-MZI-Token: " + secret
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void aNotificationProvesItselfByItsChannelsToken() {
        channel("1000000068001", "BTEC_Students", "channel-token");
        HttpResponse<String> updated = notify("1000000068001", "channel-token", "update", "\"1\",\"2\"");
        assertThat(updated.statusCode()).as(updated.body()).isEqualTo(202);
        HttpResponse<String> deleted = notify("1000000068001", "channel-token", "delete", "\"3\"");
        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(202);

        assertThat(stored()).containsExactly("1", "2", "3");
        List<String> work = bridge.database()
                .read(handle -> handle.createQuery("select handler || ' ' || operation from event order by id")
                        .mapTo(String.class)
                        .list());
        assertThat(work).containsExactly("zoho.students UPSERT", "zoho.students UPSERT", "zoho.students DELETE");
    }

    @Test
    void refusesANotificationThatProvesNothing() {
        channel("1000000068001", "BTEC_Students", "channel-token");
        problem(notify("1000000068001", "wrong", "update", "\"1\""), 401, "not-proven");
        problem(notify("1000000068002", "channel-token", "update", "\"1\""), 401, "not-proven");
        problem(notify("\\u0000", "channel-token", "update", "\"1\""), 401, "not-proven");
        problem(send(NOTIFICATIONS, JSON, "{".getBytes(UTF_8)), 401, "not-proven");
        problem(send(NOTIFICATIONS, JSON, new byte[0]), 401, "not-proven");
    }

    @Test
    void refusesAProvenNotificationThatIsMalformedOrOfAnUnknownModule() {
        channel("1000000068001", "BTEC_Students", "channel-token");
        channel("1000000068002", "Quotes", "channel-token");
        problem(notify("1000000068001", "channel-token", "update", "\"x\""), 400, "malformed-id");
        problem(notify("1000000068001", "channel-token", "update", ""), 400, "no-record-id");
        assertThat(problem(notify("1000000068002", "channel-token", "update", "\"1\""), 404, "unknown-module"))
                .contains("Quotes");
    }

    private HttpResponse<String> notify(String channel, String token, String operation, String ids) {
        String body = "{\"module\":\"BTEC_Students\",\"resource_uri\":\"x\",\"ids\":[" + ids + "],\"operation\":\""
                + operation + "\",\"channel_id\":\"" + channel + "\",\"token\":\"" + token + "\"}";
        return send(NOTIFICATIONS, JSON, body.getBytes(UTF_8));
    }

    private void channel(String id, String module, String token) {
        Secrets secrets = new Secrets(
                Settings.of(Map.of("MZI_MASTER_KEY", bridge.settings().get("MZI_MASTER_KEY"))));
        bridge.database()
                .write(handle -> handle.execute(
                        "insert into zoho_channel (channel_id, module, token, notify_url) values (?, ?, ?, ?)",
                        id,
                        module,
                        secrets.encrypt(token),
                        bridge.uri() + NOTIFICATIONS));
    }

    private HttpResponse<String> post(String path, String type, byte[] body) {
        return send(path, type, body, "X-MZI-Token", bridge.webhookSecret());
    }

    private HttpResponse<String> send(String path, String type, byte[] body, String... headers) {
        return bridge.http()
                .send(bridge.http()
                        .request(path, headers)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    /** Checks the answer and that nothing was stored; returns the problem's detail. */
    private String problem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = Json.object(answer.body());
        assertThat(problem.keySet()).containsExactly("type", "title", "status", "code", "detail");
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("code")).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "org.mzi");
        assertThat(stored()).isEmpty();
        return problem.getString("detail");
    }

    private List<String> records(JsonArray events) {
        return events.getValuesAs(JsonNumber.class).stream()
                .map(id -> bridge.event(id.longValue(), "record_key"))
                .toList();
    }

    private List<String> stored() {
        return bridge.database().read(handle -> handle.createQuery("select record_key from event order by id")
                .mapTo(String.class)
                .list());
    }
}
