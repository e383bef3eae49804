package org.mzi.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mzi.it.Bridge;
import org.mzi.it.BridgeExtension;
import org.mzi.platform.Json;

/** The administration API, as a program sees it. */
@ExtendWith(BridgeExtension.class)
class EventsApiIT {

    private static final String EVENTS = "/api/v1/events";
    private static final String OURS = "?entity=test.api";

    private final Bridge bridge;

    EventsApiIT(Bridge bridge) {
        this.bridge = bridge;
    }

    @BeforeEach
    void storeFiveParkedEvents() {
        bridge.database()
                .write(
                        handle -> handle.execute(
                                """
                        insert into event (source, handler, operation, record_key, priority, payload, received_at, status,
                                           attempts, due_at, finished_at, problem_code, problem_text)
                        select 'ZOHO', 'test.api', 'UPSERT', n::text, 1, '{"ids": ["1"]}', mzi_now(), 'PARKED', 8, mzi_now(),
                               mzi_now(), 'problem-' || n % 2, 'It does not fit.' from generate_series(1, 5) n"""));
    }

    @AfterEach
    void removeEvents() {
        bridge.database().write(handle -> handle.execute("delete from event where handler = 'test.api'"));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrDouble() {
        List<String> records = new ArrayList<>();
        String next = EVENTS + OURS + "&limit=2";
        int pages = 0;
        while (next != null) {
            JsonObject page = body(get(next), 200);
            page.getJsonArray("events").forEach(event -> records.add(((JsonObject) event).getString("record")));
            next = page.getString("next", null);
            pages++;
        }

        assertThat(records).containsExactly("5", "4", "3", "2", "1");
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void anEventIsShownWithItsProblemAndPayload() {
        JsonObject event = body(get(EVENTS + "/" + first()), 200);

        assertThat(event.getString("status")).isEqualTo("PARKED");
        assertThat(event.getJsonObject("problem").getString("text")).isEqualTo("It does not fit.");
        assertThat(event.getJsonObject("payload").getJsonArray("ids").getValuesAs(JsonString::getString))
                .containsExactly("1");
        assertThat(event.getJsonArray("history")).isEqualTo(JsonArray.EMPTY_JSON_ARRAY);
    }

    @Test
    void aParkedEventIsRetriedOnceAndADiscardedOneNotAtAll() {
        long id = first();

        assertThat(body(post(EVENTS + "/" + id + "/retry", ""), 200).getInt("changed"))
                .isEqualTo(1);
        assertThat(body(post(EVENTS + "/" + id + "/discard", ""), 200).getInt("changed"))
                .isEqualTo(1);
        assertThat(body(post(EVENTS + "/" + id + "/retry", ""), 409).getString("code"))
                .isEqualTo("status-forbids");
    }

    @Test
    void aFilterDiscardsWhatItFindsAndNothingElse() {
        String filter = "{\"entity\": \"test.api\", \"problem\": \"problem-1\"}";

        assertThat(body(post(EVENTS + "/discard", filter), 200).getInt("changed"))
                .isEqualTo(3);
        assertThat(body(get(EVENTS + OURS + "&status=PARKED"), 200).getJsonArray("events"))
                .hasSize(2);
    }

    @Test
    void everyFilterNarrowsTheList() {
        bridge.database()
                .write(handle -> handle.execute("update event set status = 'DONE', received_at = mzi_now() - interval "
                        + "'2 days' where handler = 'test.api' and record_key = '3'"));
        String yesterday = OffsetDateTime.now(ZoneOffset.UTC).minusDays(1).toString();

        assertThat(records("&status=DONE")).containsExactly("3");
        assertThat(records("&record=4")).containsExactly("4");
        assertThat(records("&problem=problem-0")).containsExactly("4", "2");
        assertThat(records("&from=" + yesterday)).containsExactly("5", "4", "2", "1");
        assertThat(records("&to=" + yesterday)).containsExactly("3");
        assertThat(records("&status=PARKED&problem=problem-1&from=" + yesterday))
                .containsExactly("5", "1");
        assertThat(body(get(EVENTS + "?entity=nobody"), 200).getJsonArray("events"))
                .isEmpty();
    }

    @Test
    void anEventTellsOfItsAttempts() {
        long id = first();
        bridge.database()
                .write(handle -> handle.execute(
                        "insert into event_attempt (event_id, fence, node, started_at, finished_at, outcome, problem_code, "
                                + "problem_text) values (?, 1, 'n', mzi_now(), mzi_now(), 'retry', 'moodle-busy', 'Busy.')",
                        id));

        JsonObject attempt =
                body(get(EVENTS + "/" + id), 200).getJsonArray("history").getJsonObject(0);

        assertThat(attempt.getString("outcome")).isEqualTo("retry");
        assertThat(attempt.getJsonObject("problem").getString("code")).isEqualTo("moodle-busy");
    }

    @Test
    void aFilterRetriesParkedEventsOnlyAndIsWrittenDown() {
        String filter = "{\"entity\": \"test.api\", \"problem\": \"problem-0\"}";
        long before = lastAuditEntry();

        assertThat(body(post(EVENTS + "/retry", filter), 200).getInt("changed")).isEqualTo(2);
        assertThat(body(post(EVENTS + "/" + first() + "/discard", ""), 200).getInt("changed"))
                .isEqualTo(1);
        assertThat(body(post(EVENTS + "/retry", "{\"status\": \"DONE\"}"), 400).getString("detail"))
                .contains("status must be PARKED");

        assertThat(records("&status=PARKED")).containsExactly("5", "3");
        List<String> written = bridge.database().read(handle -> handle.createQuery(
                        "select action || ' ' || subject || ' ' || coalesce(detail ->> 'changed', '') from audit_log "
                                + "where id > :before order by id")
                .bind("before", before)
                .mapTo(String.class)
                .list());
        assertThat(written).containsExactly("event-retry events 2", "event-discard event " + first() + " ");
    }

    private long lastAuditEntry() {
        return bridge.database().read(handle -> handle.createQuery("select coalesce(max(id), 0) from audit_log")
                .mapTo(Long.class)
                .one());
    }

    private List<String> records(String more) {
        return body(get(EVENTS + OURS + more), 200).getJsonArray("events").stream()
                .map(event -> ((JsonObject) event).getString("record"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /api/v1/events?limit=501 | 400 | malformed",
                "GET | /api/v1/events?limit=many | 400 | malformed",
                "GET | /api/v1/events?status=LOST | 400 | malformed",
                "GET | /api/v1/events?from=yesterday | 400 | malformed",
                "GET | /api/v1/events?from=-4800-01-01T00:00:00Z | 400 | malformed",
                "GET | /api/v1/events?record=1%00 | 400 | malformed",
                "GET | /api/v1/events/0 | 400 | malformed",
                "GET | /api/v1/events/9000000000000000 | 404 | event-not-found",
                "GET | /api/v1/nowhere | 404 | not-found",
                "DELETE | /api/v1/events | 405 | method-not-allowed",
                "POST | /api/v1/events/retry | 415 | unsupported-media-type"
            })
    void errorsAreProblemsThatSayWhatIsWrong(String method, String path, int status, String code) {
        HttpResponse<String> answer = bridge.http()
                .send(bridge.http()
                        .request(path, "Authorization", "Bearer " + bridge.adminToken(), "Content-Type", "text/plain")
                        .method(method, BodyPublishers.noBody()));

        JsonObject problem = body(answer, status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.getString("code")).isEqualTo(code);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("detail")).isNotBlank();
    }

    @Test
    void nothingIsShownWithoutTheToken() {
        assertThat(bridge.http().get(EVENTS).statusCode()).isEqualTo(401);
        assertThat(bridge.http().get(EVENTS, "Authorization", "Bearer wrong").statusCode())
                .isEqualTo(401);
        assertThat(bridge.http().get(EVENTS).headers().firstValue("WWW-Authenticate"))
                .isPresent();
    }

    @Test
    void healthTellsDetailsOnlyToTheTokensHolder() {
        JsonObject open = body(bridge.http().get("/api/v1/health"), 200);
        JsonObject full = body(get("/api/v1/health"), 200);

        assertThat(open.keySet()).containsExactly("status");
        assertThat(full.keySet()).contains("events", "destinations", "oldestPendingSeconds");
        assertThat(full.getJsonObject("zoho").keySet()).contains("callsLastDay", "creditsLastDay", "dailyBudget");
    }

    @Test
    void theOpenApiDocumentNamesTheEventsAndTheTokenScheme() {
        JsonObject document =
                Json.object(bridge.http().get("/openapi?format=JSON").body());

        assertThat(document.getJsonObject("paths").keySet())
                .contains(
                        "/api/v1/events",
                        "/api/v1/events/{id}",
                        "/api/v1/events/{id}/retry",
                        "/api/v1/events/{id}/discard",
                        "/api/v1/events/retry",
                        "/api/v1/events/discard",
                        "/api/v1/webhooks/student-dashboard/{event}",
                        "/api/v1/webhooks/zoho/notifications",
                        "/api/v1/health");
        assertThat(document.getJsonObject("components").getJsonObject("securitySchemes"))
                .containsKey(ApiApplication.TOKEN);
    }

    private long first() {
        return bridge.database()
                .read(handle -> handle.createQuery("select min(id) from event where handler = 'test.api'")
                        .mapTo(Long.class)
                        .one());
    }

    private HttpResponse<String> get(String path) {
        return bridge.http().get(path, "Authorization", "Bearer " + bridge.adminToken());
    }

    private HttpResponse<String> post(String path, String json) {
        return bridge.http().post(path, json, "Authorization", "Bearer " + bridge.adminToken());
    }

    private static JsonObject body(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.object(answer.body());
    }
}
