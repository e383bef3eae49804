package org.mzi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Json;
import org.mzi.sandbox.SandboxHttp.Reply;

class ZohoStandInTest {

    private static final Instant NOON = Instant.parse("2026-03-01T09:00:00.700Z");

    private final Sandbox sandbox = Sandbox.start();
    private final ZohoStandIn zoho = sandbox.zoho();
    private final SandboxHttp http = new SandboxHttp(sandbox);

    @BeforeEach
    void logIn() {
        at(NOON);
        http.refresh();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void at(Instant time) {
        zoho.clock(Clock.fixed(time, ZoneOffset.UTC));
    }

    private String student(String firstName) {
        return zoho.put("BTEC_Students", Map.of("First_Name", firstName));
    }

    @Test
    void listNeedsFieldsAndAtMostFifty() {
        assertThat(http.zoho("/BTEC_Students").code()).isEqualTo("REQUIRED_PARAM_MISSING");
        String many = IntStream.range(0, 51).mapToObj(i -> "F" + i).collect(Collectors.joining(","));
        Reply reply = http.zoho("/BTEC_Students?fields=" + many);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(http.zoho("/BTEC_Students?fields=No_Such_Field").code()).isEqualTo("INVALID_DATA");
        assertThat(http.zoho("/No_Such_Module?fields=id").code()).isEqualTo("INVALID_MODULE");
    }

    @Test
    void listLeavesOutSubformsAndMultiSelectLookupsAndASingleReadHasThem() {
        String id = zoho.put(
                "BTEC_Registrations",
                Map.of("Name", "R1", "Payment_Schedule", List.of(Map.of("Installment_Amount", 12.5))));
        JsonObject listed = http.zoho("/BTEC_Registrations?fields=Name,Payment_Schedule&ids=" + id)
                .data()
                .getJsonObject(0);
        assertThat(listed).containsKeys("id", "Name").doesNotContainKey("Payment_Schedule");
        JsonObject whole = http.zoho("/BTEC_Registrations/" + id).data().getJsonObject(0);
        JsonObject row = whole.getJsonArray("Payment_Schedule").getJsonObject(0);
        assertThat(row.getJsonNumber("Installment_Amount").doubleValue()).isEqualTo(12.5);
        assertThat(row.getString("id")).matches("\\d{19}");
        assertThat(row.get("Paid_Date")).isEqualTo(JsonValue.NULL);
        zoho.put("BTEC_Teachers", Map.of("Name", "T"));
        assertThat(http.zoho("/BTEC_Teachers?fields=Name,Taught_Units").data().getJsonObject(0))
                .doesNotContainKey("Taught_Units");
    }

    @Test
    void listCutsRichTextAtFiveHundredCharactersAndFullDataDoesNot() {
        String id = zoho.put("BTEC", Map.of("Name", "Unit 1", "P1_description", "x".repeat(700)));
        String path = "/BTEC?fields=P1_description&ids=" + id;
        assertThat(http.zoho(path).data().getJsonObject(0).getString("P1_description"))
                .hasSize(500);
        JsonArray full = http.zoho("/BTEC/" + id + "/actions/fetch_full_data?fields=P1_description")
                .data();
        assertThat(full.getJsonObject(0).getString("P1_description")).hasSize(700);
        assertThat(http.zoho("/BTEC/" + id + "/actions/fetch_full_data").code()).isEqualTo("REQUIRED_PARAM_MISSING");
    }

    @Test
    void absentHiddenLateAndDeletedRecordsAreAllNoContent() {
        assertThat(http.zoho("/BTEC_Students?fields=id").status()).isEqualTo(204);
        assertThat(http.zoho("/BTEC_Students/123").status()).isEqualTo(204);
        assertThat(http.zoho("/BTEC_Students/12x").status()).isEqualTo(400);
        String hidden = student("Hidden");
        zoho.hide("BTEC_Students", hidden);
        String late = student("Late");
        zoho.visibleAfter("BTEC_Students", late, Duration.ofSeconds(30));
        String deleted = student("Deleted");
        zoho.delete("BTEC_Students", deleted);
        for (String id : List.of(hidden, late, deleted)) {
            assertThat(http.zoho("/BTEC_Students/" + id).status()).isEqualTo(204);
            assertThat(http.zoho("/BTEC_Students?fields=id&ids=" + id).status()).isEqualTo(204);
        }
        JsonArray list = http.zoho("/BTEC_Students/deleted?type=all").data();
        assertThat(list).hasSize(1);
        assertThat(list.getJsonObject(0).getString("id")).isEqualTo(deleted);
        at(NOON.plusSeconds(30));
        assertThat(http.zoho("/BTEC_Students/" + late).status()).isEqualTo(200);
        zoho.restore("BTEC_Students", deleted);
        assertThat(http.zoho("/BTEC_Students/deleted?type=all").status()).isEqualTo(204);
        assertThat(http.zoho("/BTEC_Students/" + deleted).status()).isEqualTo(200);
    }

    @Test
    void writesTimesInWholeSecondsWithOffsetAndAnswersNotModified() {
        String id = student("A");
        JsonObject record = http.zoho("/BTEC_Students/" + id).data().getJsonObject(0);
        assertThat(record.getString("Modified_Time")).isEqualTo("2026-03-01T12:00:00+03:00");
        String path = "/BTEC_Students?fields=id";
        assertThat(http.zoho(path, "If-Modified-Since", "2026-03-01T09:00:00+00:00")
                        .status())
                .isEqualTo(304);
        at(NOON.plusSeconds(5));
        zoho.edit("BTEC_Students", id, Map.of("City", "Amman"));
        assertThat(http.zoho(path, "If-Modified-Since", "2026-03-01T09:00:00+00:00")
                        .data())
                .hasSize(1);
    }

    @Test
    void pagesByNumberUpToTwoThousandAndByTokenBeyond() {
        for (int i = 0; i < 2_100; i++) {
            student("S" + i);
        }
        JsonObject first = http.zoho("/BTEC_Students?fields=id").json();
        assertThat(first.getJsonArray("data")).hasSize(200);
        assertThat(first.getJsonObject("info").getBoolean("more_records")).isTrue();
        assertThat(http.zoho("/BTEC_Students?fields=id&page=11").code())
                .isEqualTo("DISCRETE_PAGINATION_LIMIT_EXCEEDED");
        int seen = 200;
        String token = first.getJsonObject("info").getString("next_page_token");
        while (token != null) {
            JsonObject page =
                    http.zoho("/BTEC_Students?fields=id&page_token=" + token).json();
            seen += page.getJsonArray("data").size();
            token = page.getJsonObject("info").getString("next_page_token", null);
        }
        assertThat(seen).isEqualTo(2_100);
        String other = first.getJsonObject("info").getString("next_page_token");
        assertThat(http.zoho("/BTEC_Students?fields=City&page_token=" + other).code())
                .isEqualTo("TOKEN_BOUND_DATA_MISMATCH");
    }

    @Test
    void refusesMoreThanTheMostIds() {
        String ids = IntStream.range(1, 102).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertThat(http.zoho("/BTEC_Students?fields=id&ids=" + ids).status()).isEqualTo(400);
        zoho.mostIds(101);
        assertThat(http.zoho("/BTEC_Students?fields=id&ids=" + ids).status()).isEqualTo(204);
    }

    @Test
    void givesTenTokensInTenMinutesAndThenDeniesAccessWithStatus200() {
        for (int i = 0; i < 9; i++) {
            assertThat(http.refresh().json())
                    .containsKeys("access_token", "api_domain")
                    .doesNotContainKey("refresh_token");
        }
        Reply denied = http.refresh();
        assertThat(denied.status()).isEqualTo(200);
        assertThat(denied.json().getString("error")).isEqualTo("Access Denied");
        at(NOON.plus(Duration.ofMinutes(10)));
        assertThat(http.refresh().json()).containsKey("access_token");
        zoho.revokeRefreshToken();
        assertThat(http.refresh().json().getString("error")).isEqualTo("invalid_code");
    }

    @Test
    void refusesTokensThatAreMissingOrOver() {
        assertThat(new SandboxHttp(sandbox).zoho("/org").status()).isEqualTo(401);
        assertThat(http.zoho("/org").status()).isEqualTo(200);
        at(NOON.plusSeconds(3_600));
        assertThat(http.zoho("/org").code()).isEqualTo("INVALID_TOKEN");
        http.refresh();
        zoho.expireTokens();
        assertThat(http.zoho("/org").status()).isEqualTo(401);
    }

    @Test
    void exchangesAGrantCodeOnce() {
        String code = zoho.grantCode();
        String[] form = {
            "grant_type",
            "authorization_code",
            "client_id",
            ZohoTokens.CLIENT_ID,
            "client_secret",
            ZohoTokens.CLIENT_SECRET,
            "code",
            code
        };
        String url = sandbox.url() + "/zoho-accounts/oauth/v2/token";
        assertThat(http.form(url, form).json()).containsKeys("access_token", "refresh_token");
        assertThat(http.form(url, form).json().getString("error")).isEqualTo("invalid_code");
    }

    @Test
    void coqlFindsByIdsTimesAndLookups() {
        String a = student("A");
        at(NOON.plusSeconds(60));
        String b = student("B");
        String registration = zoho.put("BTEC_Registrations", Map.of("Name", "R", "Student_ID", b));
        assertThat(http.coql("select id, First_Name from BTEC_Students where id in ('" + a + "','" + b
                                + "') order by First_Name asc")
                        .data()
                        .getJsonObject(0)
                        .getString("First_Name"))
                .isEqualTo("A");
        assertThat(http.coql(
                                "select id from BTEC_Students where Modified_Time >= '2026-03-01T09:01:00+00:00' limit 2000")
                        .data())
                .hasSize(1);
        String path = "select Student_ID, Student_ID.First_Name from BTEC_Registrations where Student_ID = '" + b + "'";
        JsonObject row = http.coql(path).data().getJsonObject(0);
        assertThat(row.getString("id")).isEqualTo(registration);
        assertThat(row.getJsonObject("Student_ID").getString("id")).isEqualTo(b);
        assertThat(row.getString("Student_ID.First_Name")).isEqualTo("B");
        String keyPaging = "select id from BTEC_Students where ((Modified_Time > '2026-03-01T12:00:00+03:00') or"
                + " (Modified_Time = '2026-03-01T12:00:00+03:00' and id > " + a
                + ")) order by Modified_Time asc, id asc";
        assertThat(http.coql(keyPaging).data()).hasSize(1);
        assertThat(http.coql("select id from BTEC_Students where First_Name = 'O\\'Brien'")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void coqlJoinsConditionsAsWritten() {
        String a = zoho.put("BTEC_Students", Map.of("First_Name", "A", "City", "Amman"));
        String b = zoho.put("BTEC_Students", Map.of("First_Name", "B", "City", "Homs"));
        String from = "select id from BTEC_Students where ";
        assertThat(http.coql(from + "id = '" + a + "' or City = 'Homs'").data()).hasSize(2);
        assertThat(http.coql(from + "((id = '" + a + "' or City = 'Homs') and First_Name = 'B')")
                        .data()
                        .getJsonObject(0)
                        .getString("id"))
                .isEqualTo(b);
        assertThat(http.coql(from + "City = 'Amman' and id not in ('" + a + "')")
                        .status())
                .isEqualTo(204);
        assertThat(http.coql(from + "City between 'A' and 'B' and Last_Name is null")
                        .data())
                .hasSize(1);
        assertThat(http.coql(from + "First_Name like '%' limit 1 offset 1")
                        .json()
                        .getJsonObject("info"))
                .containsEntry("more_records", JsonValue.FALSE);
    }

    @Test
    void updatesChangeAddAndRemoveRowsOfSubforms() {
        String id = zoho.put(
                "BTEC_Registrations",
                Map.of(
                        "Name",
                        "R",
                        "Payment_Schedule",
                        List.of(Map.of("Installment_No", 1), Map.of("Installment_No", 2))));
        JsonArray rows = zoho.record("BTEC_Registrations", id).getJsonArray("Payment_Schedule");
        http.zohoWrite(
                "PUT",
                "/BTEC_Registrations",
                Json.object(
                        """
                {"data":[{"id":"%s","Payment_Schedule":[{"id":"%s","Installment_Status":"Paid"},
                  {"id":"%s","_delete":null},{"Installment_No":3}]}]}
                """
                                .formatted(
                                        id,
                                        rows.getJsonObject(0).getString("id"),
                                        rows.getJsonObject(1).getString("id"))));
        JsonArray changed = zoho.record("BTEC_Registrations", id).getJsonArray("Payment_Schedule");
        assertThat(changed).hasSize(2);
        assertThat(changed.getJsonObject(0).getInt("Installment_No")).isEqualTo(1);
        assertThat(changed.getJsonObject(0).getString("Installment_Status")).isEqualTo("Paid");
        assertThat(changed.getJsonObject(1).getInt("Installment_No")).isEqualTo(3);
    }

    @Test
    void coqlReadsRowsOfSubformsByTheirParent() {
        String id = zoho.put(
                "BTEC_Registrations",
                Map.of(
                        "Name",
                        "R",
                        "Payment_Schedule",
                        List.of(Map.of("Installment_No", 1), Map.of("Installment_No", 2))));
        zoho.put("BTEC_Registrations", Map.of("Name", "R2", "Payment_Schedule", List.of(Map.of("Installment_No", 7))));
        JsonArray rows = http.coql("select Installment_No, Parent_Id from Payment_Schedule where Parent_Id in ('" + id
                        + "') order by Installment_No asc")
                .data();
        assertThat(rows).hasSize(2);
        assertThat(rows.getJsonObject(1).getInt("Installment_No")).isEqualTo(2);
        assertThat(rows.getJsonObject(1).getJsonObject("Parent_Id").getString("id"))
                .isEqualTo(id);
    }

    @Test
    void coqlRefusesWhatZohoRefuses() {
        String many = IntStream.range(0, 51).mapToObj(i -> "'" + i + "'").collect(Collectors.joining(","));
        Map<String, String> refused = Map.of(
                "select id from BTEC_Students",
                "SYNTAX_ERROR",
                "select Nothing from BTEC_Students where id is not null",
                "INVALID_QUERY",
                "select Payment_Schedule from BTEC_Registrations where id is not null",
                "INVALID_QUERY",
                "select id from Nowhere where id is not null",
                "INVALID_MODULE",
                "select id, id from BTEC_Students where id is not null",
                "DUPLICATE_DATA",
                "select id from BTEC_Students where id in (" + many + ")",
                "LIMIT_EXCEEDED",
                "select id from BTEC_Students where id is not null limit 2001",
                "LIMIT_EXCEEDED",
                "select id from BTEC_Students where id is not null and City is null and Name is null",
                "SYNTAX_ERROR");
        refused.forEach(
                (query, code) -> assertThat(http.coql(query).code()).as(query).isEqualTo(code));
    }

    @Test
    void upsertOnAUniqueFieldHappensOnceAndTellsItsTriggers() {
        String student = student("A");
        JsonObject body = Json.object(
                """
                {"data":[{"BTEC_Grade_Name":"A - C - P","Moodle_Grade_Composite_Key":"1_2_3","Grade":"P",
                          "Student":{"id":"%s"}},
                         {"Moodle_Grade_Composite_Key":"1_2_4"}],
                 "duplicate_check_fields":["Moodle_Grade_Composite_Key"],"trigger":[]}
                """
                        .formatted(student));
        Reply first = http.zohoWrite("POST", "/BTEC_Grades/upsert", body);
        assertThat(first.status()).isEqualTo(207);
        assertThat(first.data().getJsonObject(0).getString("action")).isEqualTo("insert");
        assertThat(first.data().getJsonObject(1).getString("code")).isEqualTo("MANDATORY_NOT_FOUND");
        Reply second = http.zohoWrite("POST", "/BTEC_Grades/upsert", body);
        assertThat(second.data().getJsonObject(0).getString("action")).isEqualTo("update");
        assertThat(zoho.ids("BTEC_Grades")).hasSize(1);
        assertThat(zoho.writes()).hasSize(2).allSatisfy(write -> assertThat(write.triggers())
                .isEmpty());
    }

    @Test
    void writesRefuseUnknownFieldsWrongShapesAndDuplicates() {
        String id = zoho.put("BTEC_Grades", Map.of("BTEC_Grade_Name", "G", "Moodle_Grade_Composite_Key", "1_1_1"));
        String[] rows = {
            "\"No_Such\":\"x\"",
            "\"Attempt_Number\":\"2\"",
            "\"Attempt_Date\":\"01.02.2026\"",
            "\"Student\":{\"id\":\"999\"}",
            "\"Learning_Outcomes_Assessm\":[{\"Nothing\":\"x\"}]"
        };
        for (String row : rows) {
            Reply reply = http.zohoWrite(
                    "PUT", "/BTEC_Grades", Json.object("{\"data\":[{\"id\":\"" + id + "\"," + row + "}]}"));
            assertThat(reply.status()).as(row).isEqualTo(400);
            assertThat(reply.data().getJsonObject(0).getString("code")).isEqualTo("INVALID_DATA");
        }
        Reply duplicate = http.zohoWrite(
                "POST",
                "/BTEC_Grades",
                Json.object("{\"data\":[{\"BTEC_Grade_Name\":\"H\",\"Moodle_Grade_Composite_Key\":\"1_1_1\"}]}"));
        assertThat(duplicate.data().getJsonObject(0).getJsonObject("details").getString("id"))
                .isEqualTo(id);
    }

    @Test
    void failsAsOftenAsToldAndOnlyForThatKind() {
        student("A");
        zoho.fault("records", Fault.rateLimited(), 2);
        assertThat(http.zoho("/BTEC_Students/1").status()).isEqualTo(204);
        assertThat(http.zoho("/BTEC_Students?fields=id").status()).isEqualTo(429);
        assertThat(http.zoho("/BTEC_Students?fields=id").status()).isEqualTo(429);
        assertThat(http.zoho("/BTEC_Students?fields=id").status()).isEqualTo(200);
        zoho.fault("*", Fault.nonJson(), -1);
        assertThat(http.zoho("/org").contentType()).startsWith("text/html");
        zoho.clearFaults();
        zoho.fault("token", Fault.tokenThrottled(), 1);
        assertThat(http.refresh().json().getString("error")).isEqualTo("Access Denied");
        zoho.fault("other", Fault.drop(), -1);
        assertThat(http.zoho("/org").status()).isZero();
    }

    @Test
    void anAnswerThatIsLostHasDoneItsWork() {
        zoho.fault("write", Fault.answerLost(), -1);
        assertThat(http.zohoWrite("POST", "/BTEC_Teachers", Json.object("{\"data\":[{\"Name\":\"T\"}]}"))
                        .status())
                .isZero();
        assertThat(zoho.ids("BTEC_Teachers")).isNotEmpty();
    }

    @Test
    void countsCallsAndCreditsAndLogsNoSecrets() {
        zoho.resetCalls();
        http.zoho("/BTEC_Students?fields=id");
        http.zoho("/BTEC_Students/deleted?type=all");
        http.coql("select id from BTEC_Students where id is not null limit 2000");
        assertThat(zoho.calls("records")).isEqualTo(1);
        assertThat(zoho.calls("*")).isEqualTo(3);
        assertThat(zoho.credits()).isEqualTo(1 + 2 + 3);
        http.moodle("core_webservice_get_site_info");
        assertThat(sandbox.moodle().requests().toString()).doesNotContain(MoodleStandIn.TOKEN);
    }

    @Test
    void refusesMoreCallsAtOnceThanTheEditionAllows() {
        zoho.concurrency(0, 0);
        assertThat(http.zoho("/org").code()).isEqualTo("TOO_MANY_REQUESTS");
    }

    @Test
    void metadataNamesModulesFieldsAndSubforms() {
        String modules = http.zoho("/settings/modules").body();
        assertThat(modules).contains("BTEC_Student_Requests", "Payment_Schedule");
        JsonArray fields = http.zoho("/settings/fields?module=BTEC").json().getJsonArray("fields");
        assertThat(fields).hasSize(6 + 3 + 19 + 9 + 6);
        assertThat(http.zoho("/settings/fields?module=Nowhere").code()).isEqualTo("INVALID_MODULE");
    }

    @Test
    void channelsLiveAnHourWhenTheirExpiryIsTooFar() {
        JsonObject body = Json.object(
                """
                {"watch":[{"channel_id":"1","events":["BTEC_Classes.edit"],"token":"t",
                           "channel_expiry":"2027-01-01T00:00:00+00:00","notify_url":"https://example.org"}]}""");
        assertThat(http.zohoWrite("POST", "/actions/watch", body).status()).isEqualTo(201);
        assertThat(zoho.channels().get(0).getString("channel_expiry")).startsWith("2026-03-01T13:00:00");
        at(NOON.plusSeconds(3_600));
        http.refresh();
        Reply late = http.zohoWrite("PATCH", "/actions/watch", body);
        assertThat(late.json().getJsonArray("watch").getJsonObject(0).getString("code"))
                .isEqualTo("NOT_SUBSCRIBED");
    }
}
