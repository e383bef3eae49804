package org.mzi.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mzi.it.Steps.SOON;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mzi.platform.Json;
import org.mzi.sandbox.ZohoStandIn;

/** Registering in Zoho on the running bridge: by the API, and by its timer. */
@ExtendWith(BridgeExtension.class)
class SetUpIT {

    private static final String PATH = "/api/v1/admin/setup-zoho-webhooks";

    private final Bridge bridge;
    private final Steps steps;
    private final ZohoStandIn zoho;

    SetUpIT(Bridge bridge) {
        this.bridge = bridge;
        this.steps = new Steps(bridge);
        this.zoho = steps.zoho();
    }

    @BeforeEach
    @AfterEach
    void reset() {
        steps.reset();
        bridge.putOff("zoho-channels");
    }

    private HttpResponse<String> post(String query, String body) {
        return bridge.http().post(PATH + query, body, "Authorization", "Bearer " + bridge.adminToken());
    }

    private JsonObject register() {
        HttpResponse<String> answer = post("", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.object(answer.body());
    }

    private List<JsonObject> everything() {
        return List.of(Json.builder()
                .add("channels", Json.array(zoho.channels()))
                .add("webhooks", Json.array(zoho.automation("webhooks")))
                .add("rules", Json.array(zoho.automation("workflow_rules")))
                .build());
    }

    private OffsetDateTime expiry(String channel) {
        return zoho.channels().stream()
                .filter(one -> one.getString("channel_id").equals(channel))
                .map(one -> OffsetDateTime.parse(one.getString("channel_expiry")))
                .findFirst()
                .orElse(OffsetDateTime.MIN);
    }

    @Test
    void aDryRunChangesNothingAndRunningTwiceMakesNothingTwice() {
        HttpResponse<String> plan = post("?dry_run=true", "");
        assertThat(plan.body()).contains("\"dryRun\":true").contains("CREATED").contains("MZI - BTEC_Students");
        assertThat(zoho.channels()).isEmpty();
        assertThat(zoho.automation("webhooks")).isEmpty();

        JsonObject first = register();
        List<JsonObject> made = everything();
        JsonObject second = register();

        int items = first.getJsonObject("results").getInt("CREATED");
        assertThat(first.getJsonObject("results").keySet()).containsExactly("CREATED");
        assertThat(second.getJsonObject("results").keySet()).containsExactly("UNCHANGED");
        assertThat(zoho.channels().size() + zoho.automation("workflow_rules").size())
                .isEqualTo(items);
        assertThat(everything()).isEqualTo(made);

        HttpResponse<String> state = bridge.http().get(PATH, "Authorization", "Bearer " + bridge.adminToken());
        assertThat(state.body()).contains("REGISTERED").doesNotContain("MISSING");
        String everyAnswer = plan.body() + first + second + state.body();
        assertThat(everyAnswer).doesNotContain(bridge.webhookSecret());
        assertThat(zoho.channels())
                .allSatisfy(channel -> assertThat(everyAnswer).doesNotContain(channel.getString("token")));
    }

    @Test
    void aNotificationOfARegisteredChannelIsTakenIn() {
        register();
        JsonObject channel = zoho.channels().stream()
                .filter(one -> one.getJsonArray("events").toString().contains("BTEC_Students"))
                .findFirst()
                .orElseThrow();
        String id = steps.student("Layla");
        String body = Json.builder()
                .add("channel_id", channel.getString("channel_id"))
                .add("token", channel.getString("token"))
                .add("module", "BTEC_Students")
                .add("operation", "insert")
                .add("ids", Json.array(List.of(id)))
                .build()
                .toString();

        assertThat(bridge.http()
                        .post("/api/v1/webhooks/zoho/notifications", body)
                        .statusCode())
                .isEqualTo(202);
        Await.until(SOON, () -> "not in Moodle", () -> steps.inMoodle(id) != null);
    }

    @Test
    void theTimerRenewsAChannelNearItsEndAndMakesALostOneAnew() {
        register();
        String ending = zoho.channels().get(0).getString("channel_id");
        String lost = zoho.channels().get(1).getString("channel_id");
        JsonObject shortened = Json.builder(zoho.channels().get(0))
                .add(
                        "channel_expiry",
                        OffsetDateTime.now().plusHours(5).withNano(0).toString())
                .build();
        zoho.putChannel(shortened);
        zoho.loseChannel(lost);
        bridge.database()
                .write(handle -> handle.execute(
                        "update zoho_channel set expires_at = mzi_now() + interval '5 hours' where channel_id = ?",
                        ending));
        Await.until(SOON, () -> "health does not say so", () -> bridge.health()
                .toString()
                .contains("channel-ending"));

        bridge.database().write(handle -> handle.execute("delete from timer_lease where name = 'zoho-channels'"));
        Await.until(
                SOON,
                () -> "channels " + zoho.channels(),
                () -> expiry(ending).isAfter(OffsetDateTime.now().plusDays(6))
                        && expiry(lost).isAfter(OffsetDateTime.now().plusDays(6)));
        assertThat(zoho.channels())
                .hasSameSizeAs(zoho.automation("workflow_rules").stream()
                        .filter(rule -> rule.getString("name").endsWith(" Delete"))
                        .toList());
        Await.until(SOON, () -> "still ill: " + bridge.health(), () -> !bridge.health()
                .toString()
                .contains("channel-en"));
    }

    @Test
    void anotherHostsRuleIsLeftAlone() {
        JsonObject webhook = Json.object(
                """
                {"id": "11", "name": "MZI - BTEC_Students", "module": {"api_name": "BTEC_Students", "id": "1"},
                 "url": "https://staging.school.example/api/v1/webhooks/student-dashboard/student_updated"}""");
        zoho.putAutomation("webhooks", webhook);
        JsonObject answer = register();

        assertThat(answer.getJsonObject("results").getInt("FOREIGN")).isEqualTo(1);
        assertThat(zoho.automation("webhooks")).contains(webhook);
        assertThat(zoho.automation("workflow_rules"))
                .noneMatch(rule -> rule.getString("name").equals("MZI - BTEC_Students"));
    }

    @Test
    void whoCannotProveItselfRegistersNothing() {
        for (String token : List.of("Bearer wrong", "Bearer ", "Basic " + bridge.adminToken())) {
            assertThat(bridge.http().post(PATH, "", "Authorization", token).statusCode())
                    .isEqualTo(401);
        }
        assertThat(bridge.http().post(PATH, "").statusCode()).isEqualTo(401);
        assertThat(bridge.http().get(PATH).statusCode()).isEqualTo(401);
        assertThat(zoho.channels()).isEmpty();
    }

    @Test
    void whatIsMisspeltIsRefused() {
        assertThat(post("", "{\"takeover\":[\"x\"]}").statusCode()).isEqualTo(400);
        assertThat(post("", "not json").statusCode()).isEqualTo(400);
        assertThat(post("?dry_run=yes", "").statusCode()).isEqualTo(400);
        assertThat(post("", "{\"takeOver\":[\"MZI - Mistyped\"]}").statusCode()).isEqualTo(422);
        assertThat(zoho.channels()).isEmpty();
    }
}
