package org.mzi.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mzi.moodle.MoodleStub.Answer;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;

class MoodleClientTest {

    private static final String SITE_INFO = "core_webservice_get_site_info";

    private final MoodleStub moodle = new MoodleStub();
    private final MovableClock clock = new MovableClock();
    private final MoodleClient client = moodle.client(clock);

    @AfterEach
    void stop() {
        moodle.close();
    }

    private static JsonObject student(int id) {
        return Json.object("{\"zoho_student_id\":\"" + id + "\",\"first_name\":\"Ann\"}");
    }

    private static List<JsonObject> students(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(MoodleClientTest::student)
                .toList();
    }

    /** Answers like the plugin: one entry for each record or id. */
    private static Answer agree(Map<String, String> form) {
        String records = form.getOrDefault("recordsdata", form.get("zohoids"));
        JsonArrayBuilder entries = jakarta.json.Json.createArrayBuilder();
        for (JsonValue item : Json.parse(records).asJsonArray()) {
            String id = item instanceof JsonObject student ? student.getString("zoho_student_id") : Json.text(item);
            entries.add(Json.builder()
                    .add("zoho_id", id)
                    .add("ok", true)
                    .add("action", "updated")
                    .add("moodle_id", 42));
        }
        return Answer.json(entries.build().toString());
    }

    private void newPlugin() {
        moodle.offers(MoodleClient.UPSERT, MoodleClient.DELETE);
        moodle.answer(MoodleClient.UPSERT, MoodleClientTest::agree);
        moodle.answer(MoodleClient.DELETE, MoodleClientTest::agree);
    }

    private void oldPlugin() {
        moodle.offers("local_mzi_update_student", "local_mzi_sync_teacher", "local_mzi_delete_student");
    }

    @Test
    void erasesAStudentAndSaysHowManyRowsWent() {
        moodle.offers(MoodleClient.ERASE_STUDENT);
        moodle.answer(
                MoodleClient.ERASE_STUDENT, "{\"success\":true,\"action\":\"erased\",\"records\":4,\"message\":\"\"}");

        assertThat(client.eraseStudent("7")).hasValue(4);
        assertThat(client.erasesStudents()).isTrue();
        assertThat(moodle.callsOf(MoodleClient.ERASE_STUDENT)).singleElement().satisfies(call -> assertThat(call.form())
                .containsEntry("zoho_student_id", "7"));
    }

    @Test
    void erasesNobodyWhereThePluginCannotAndLooksAgainEachTime() {
        oldPlugin();
        assertThat(client.eraseStudent("7")).isEmpty();
        assertThat(client.erasesStudents()).isFalse();
        assertThat(moodle.callsOf(MoodleClient.ERASE_STUDENT)).isEmpty();

        moodle.offers(MoodleClient.ERASE_STUDENT);
        moodle.answer(MoodleClient.ERASE_STUDENT, "{\"success\":true,\"action\":\"absent\",\"records\":0}");
        assertThat(client.eraseStudent("7")).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"success\":false,\"records\":1}", "{\"success\":true}", "[]"})
    void takesNoErasureForDoneThatDoesNotSaySo(String answer) {
        moodle.offers(MoodleClient.ERASE_STUDENT);
        moodle.answer(MoodleClient.ERASE_STUDENT, answer);

        assertThatExceptionOfType(Failure.Retryable.class)
                .isThrownBy(() -> client.eraseStudent("7"))
                .satisfies(failure -> assertThat(failure.problem().code()).isEqualTo("moodle-answer-incomplete"));
    }

    @Test
    void sendsManyRecordsInOneCall() {
        newPlugin();

        List<RecordResult> results = client.upsert("students", students(3));

        assertThat(results)
                .extracting(RecordResult::zohoId, RecordResult::ok, RecordResult::action, RecordResult::moodleId)
                .containsExactly(
                        tuple("1", true, "updated", "42"),
                        tuple("2", true, "updated", "42"),
                        tuple("3", true, "updated", "42"));
        assertThat(moodle.callsOf(MoodleClient.UPSERT)).singleElement().satisfies(call -> {
            assertThat(call.form()).containsEntry("entity", "students");
            assertThat(Json.parse(call.form().get("recordsdata")).asJsonArray()).hasSize(3);
        });
    }

    @Test
    void sendsAtMost500RecordsInACall() {
        newPlugin();

        assertThat(client.upsert("students", students(1001))).hasSize(1001);
        assertThat(client.delete(
                        "students",
                        IntStream.range(0, 501).mapToObj(Integer::toString).toList()))
                .hasSize(501);
        assertThat(moodle.callsOf(MoodleClient.UPSERT)).hasSize(3);
        assertThat(moodle.callsOf(MoodleClient.DELETE)).hasSize(2);
    }

    @Test
    void makesNoCallForNothing() {
        newPlugin();

        assertThat(client.upsert("students", List.of())).isEmpty();
        assertThat(client.delete("students", List.of())).isEmpty();
        assertThat(moodle.calls).isEmpty();
    }

    @Test
    void aRefusedRecordLeavesTheOthersStanding() {
        newPlugin();
        moodle.answer(
                MoodleClient.UPSERT,
                """
                [{"zoho_id":"1","ok":true,"action":"created","moodle_id":null,"status":"no_user"},
                 {"zoho_id":"2","ok":false,"errorcode":"dmlwriteexception","message":"Ann (ann@example.org) is there twice."},
                 {"zoho_id":"3","ok":false,"errorcode":"invalidvalue","message":"Bad date"}]""");

        List<RecordResult> results = client.upsert("students", students(3));

        assertThat(results.get(0)).isEqualTo(new RecordResult("1", true, "created", null, "no_user", null));
        assertThat(results.get(0).mayPass()).isFalse();
        assertThat(results.get(1).ok()).isFalse();
        assertThat(results.get(1).mayPass()).isTrue();
        assertThat(results.get(1).problem().text()).doesNotContain("Ann").doesNotContain("@");
        assertThat(results.get(2).problem().toString())
                .isEqualTo("moodle-invalidvalue: Moodle refused the record: Bad date (error invalidvalue).");
        assertThat(results.get(2).mayPass()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]",
                "[{\"zoho_id\":\"1\",\"ok\":true}]",
                "[{\"zoho_id\":\"2\",\"ok\":true},{\"zoho_id\":\"1\",\"ok\":true}]",
                "[{\"zoho_id\":\"1\",\"ok\":true},{\"ok\":true}]",
                "[{\"zoho_id\":\"1\",\"ok\":true},{\"zoho_id\":\"2\",\"ok\":true},{\"zoho_id\":\"3\",\"ok\":true}]",
                "[1,2]",
                "{\"success\":true}"
            })
    void anAnswerThatDoesNotAddUpIsAFailure(String answer) {
        newPlugin();
        moodle.answer(MoodleClient.UPSERT, answer);

        assertThatExceptionOfType(Failure.Retryable.class)
                .isThrownBy(() -> client.upsert("students", students(2)))
                .withMessageContaining("moodle-answer-incomplete")
                .satisfies(failure -> assertThat(failure.perhapsContent()).isTrue());
    }

    @Test
    void aCallThatMoodleRefusesAsAWholeIsPermanentSoThatItIsSplit() {
        newPlugin();
        moodle.answer(
                MoodleClient.UPSERT,
                "{\"exception\":\"invalid_parameter_exception\",\"errorcode\":\"invalidparameter\",\"message\":\"m\"}");

        assertThatThrownBy(() -> client.upsert("students", students(2))).isInstanceOf(Failure.Permanent.class);
    }

    @Test
    void callsTheSingleFunctionsOfAnOlderPlugin() {
        oldPlugin();
        moodle.answer("local_mzi_update_student", form -> {
            String id = Json.object(form.get("studentdata")).getString("zoho_student_id");
            return Answer.json(
                    id.equals("2")
                            ? "{\"success\":false,\"message\":\"No such thing\"}"
                            : "{\"success\":true,\"action\":\"created\",\"student_id\":5,\"moodle_user_id\":77,\"message\":\"\"}");
        });

        List<RecordResult> results = client.upsert("students", students(3));

        assertThat(results).extracting(RecordResult::ok).containsExactly(true, false, true);
        assertThat(results.get(0)).isEqualTo(new RecordResult("1", true, "created", "77", null, null));
        assertThat(results.get(1).problem().code()).isEqualTo("moodle-record-refused");
        assertThat(moodle.callsOf("local_mzi_update_student")).hasSize(3);
        assertThat(moodle.callsOf(MoodleClient.UPSERT)).isEmpty();
    }

    @Test
    void aRefusalForGoodOfASingleFunctionIsThatRecordsAlone() {
        oldPlugin();
        moodle.answer("local_mzi_update_student", "{\"exception\":\"TypeError\",\"message\":\"m\"}");

        assertThat(client.upsert("students", students(2)))
                .extracting(result -> result.problem().code())
                .containsExactly("moodle-type-error", "moodle-type-error");
    }

    @Test
    void deletesOneByOneWithAnOlderPlugin() {
        oldPlugin();
        moodle.answer("local_mzi_delete_student", "{\"success\":true,\"student_id\":5,\"message\":\"\"}");

        assertThat(client.delete("students", List.of("8", "9")))
                .extracting(RecordResult::ok)
                .containsExactly(true, true);
        assertThat(moodle.callsOf("local_mzi_delete_student"))
                .extracting(call -> call.form().get("zoho_student_id"))
                .containsExactly("8", "9");
    }

    @Test
    void whatMoodleHasNoPlaceForStaysLocal() {
        oldPlugin();

        assertThat(client.delete("teachers", List.of("8"))).containsExactly(RecordResult.local("8"));
        assertThat(client.delete("programs", List.of("8"))).containsExactly(RecordResult.local("8"));
        assertThat(client.upsert("programs", List.of(Json.object("{\"zoho_program_id\":\"8\"}"))))
                .containsExactly(RecordResult.local("8"));
        assertThat(client.accepts("programs")).isFalse();
        assertThat(client.accepts("teachers")).isTrue();
    }

    @Test
    void sendsUnitsToAnOlderPluginAsFormFields() {
        moodle.offers("local_mzi_create_btec_definition");
        moodle.answer("local_mzi_create_btec_definition", "{\"success\":true,\"definition_id\":9,\"message\":\"\"}");

        List<RecordResult> results = client.upsert(
                "units",
                List.of(
                        Json.object(
                                """
                                {"zoho_unit_id":"5","name":"Unit 1","description":null,
                                 "criteria":[{"shortname":"P1","level":1},{"shortname":"M1","level":2}]}""")));

        assertThat(results.get(0).moodleId()).isEqualTo("9");
        assertThat(moodle.calls.get(1).form())
                .containsEntry("name", "Unit 1")
                .containsEntry("criteria[0][shortname]", "P1")
                .containsEntry("criteria[1][level]", "2")
                .doesNotContainKey("description");
    }

    @Test
    void sendsInstalmentsToAnOlderPluginAsASet() {
        moodle.offers("local_mzi_sync_installments");
        moodle.answer("local_mzi_sync_installments", "{\"success\":true,\"count\":1,\"message\":\"\"}");

        client.upsert(
                "installments",
                List.of(Json.object("{\"zoho_registration_id\":\"5\",\"installments\":[{\"amount\":10}]}")));

        assertThat(moodle.calls.get(1).form())
                .containsEntry("zoho_registration_id", "5")
                .containsEntry("installmentsdata", "[{\"amount\":10}]");
    }

    @Test
    void takesNoDefinitionForOneWithTheIdNought() {
        moodle.offers("local_mzi_delete_btec_definition");
        moodle.answer("local_mzi_delete_btec_definition", "{\"success\":true,\"definition_id\":0,\"message\":\"\"}");

        assertThat(client.delete("units", List.of("8")))
                .containsExactly(new RecordResult("8", true, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({"2026112303, 9", "2026112303.00, 9", "2026112400, 9", "2026112302, ", "2026022700, ", "new, "})
    void namesThePhotosRequestToAPluginThatKnowsIt(String version, String named) {
        moodle.offersVersion(version, MoodleClient.APPROVE_PHOTO);
        moodle.answer(MoodleClient.APPROVE_PHOTO, "{\"success\":true,\"action\":\"approved\",\"message\":\"\"}");

        assertThat(client.approvePhoto("7", "9", true)).isTrue();
        Map<String, String> form =
                moodle.callsOf(MoodleClient.APPROVE_PHOTO).get(0).form();
        assertThat(form).containsEntry("moodle_user_id", "7").containsEntry("approved", "1");
        assertThat(form.get("zoho_request_id")).isEqualTo(named);
    }

    @Test
    void tellsWhenNoPhotoOfTheRequestWaitsAndWhenADecisionIsRefused() {
        moodle.offers(MoodleClient.APPROVE_PHOTO);
        moodle.answer(MoodleClient.APPROVE_PHOTO, "{\"success\":true,\"action\":\"unchanged\",\"message\":\"\"}");
        assertThat(client.approvePhoto("7", "9", false)).isFalse();

        moodle.answer(MoodleClient.APPROVE_PHOTO, "{\"success\":false,\"action\":\"\",\"message\":\"No account\"}");
        assertThatThrownBy(() -> client.approvePhoto("7", "9", false))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessageContaining("moodle-photo-refused");
    }

    @Test
    void aSingleFunctionsRefusalIsReadFromItsAnswer() {
        oldPlugin();
        moodle.answer(
                "local_mzi_update_student",
                """
                {"success":false,"action":"created","student_id":5,"moodle_user_id":null,"message":"Several accounts",
                 "errorcode":"ambiguoususer"}""");

        RecordResult result = client.upsert("students", students(1)).get(0);

        assertThat(result.ok()).isFalse();
        assertThat(result.moodleId()).isNull();
        assertThat(result.problem().code()).isEqualTo("moodle-user-ambiguous");
    }

    @Test
    void asksAgainWhatTheSiteOffersAfterTenMinutes() {
        newPlugin();
        client.upsert("students", students(1));
        clock.now = clock.now.plus(Duration.ofMinutes(9));
        client.upsert("students", students(1));
        assertThat(moodle.callsOf(SITE_INFO)).hasSize(1);

        clock.now = clock.now.plus(Duration.ofMinutes(1));
        client.upsert("students", students(1));
        assertThat(moodle.callsOf(SITE_INFO)).hasSize(2);
    }

    @Test
    void asksAgainWhenTheTokenChanges() {
        newPlugin();
        client.siteInfo();
        moodle.settings.put("MOODLE_TOKEN", "another");
        client.siteInfo();

        assertThat(moodle.callsOf(SITE_INFO)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"accessexception", "invalidrecord"})
    void fallsBackToTheSingleFunctionsWhenTheSetBasedOneIsTakenAway(String errorcode) {
        newPlugin();
        client.siteInfo();
        oldPlugin();
        moodle.answer(MoodleClient.UPSERT, "{\"exception\":\"x\",\"errorcode\":\"" + errorcode + "\"}");
        moodle.answer("local_mzi_update_student", "{\"success\":true,\"message\":\"\"}");

        assertThat(client.upsert("students", students(1)))
                .extracting(RecordResult::ok)
                .containsExactly(true);
    }

    @Test
    void aRefusalOfAFunctionThatTheSiteStillOffersBlocksMoodle() {
        newPlugin();
        moodle.answer(MoodleClient.UPSERT, "{\"exception\":\"x\",\"errorcode\":\"accessexception\"}");

        assertThatThrownBy(() -> client.upsert("students", students(1)))
                .isInstanceOf(Failure.Blocked.class)
                .hasMessageContaining("moodle-access-refused");
    }

    @Test
    void aMissingRowInAKnownFunctionIsNoMissingFunction() {
        newPlugin();
        moodle.answer(MoodleClient.UPSERT, "{\"exception\":\"x\",\"errorcode\":\"invalidrecord\"}");

        assertThatThrownBy(() -> client.upsert("students", students(1)))
                .isInstanceOf(Failure.Retryable.class)
                .hasMessageContaining("moodle-row-missing");
    }

    @Test
    void probesWithAnEmptySetWhichProvesTheCapability() {
        newPlugin();
        client.probe();
        assertThat(moodle.callsOf(MoodleClient.UPSERT)).singleElement().satisfies(call -> assertThat(call.form())
                .containsEntry("recordsdata", "[]"));

        moodle.answer(MoodleClient.UPSERT, "{\"exception\":\"x\",\"errorcode\":\"nopermissions\"}");
        assertThatThrownBy(client::probe)
                .isInstanceOf(Failure.Blocked.class)
                .hasMessageContaining("moodle-no-permission");
    }

    @Test
    void probesAnOlderPluginByItsFunctionsAndMissesAnAbsentOne() {
        oldPlugin();
        client.probe();

        moodle.offers("core_user_get_users");
        assertThatThrownBy(client::probe)
                .isInstanceOf(Failure.Blocked.class)
                .hasMessageContaining("moodle-plugin-missing");
    }

    @Test
    void tellsWhatTheSiteIs() {
        newPlugin();

        SiteInfo info = client.siteInfo();

        assertThat(info.siteName()).isEqualTo("School");
        assertThat(info.release()).isEqualTo("4.5.3");
        assertThat(info.user()).isEqualTo("mzi");
        assertThat(info.functions()).containsExactlyInAnyOrder(MoodleClient.UPSERT, MoodleClient.DELETE);
    }

    @Test
    void saysWhatIsNotConfigured() {
        moodle.settings.clear();

        assertThatThrownBy(() -> client.upsert("students", students(1)))
                .isInstanceOf(Failure.Blocked.class)
                .hasMessageContaining("MOODLE_BASE_URL");
    }

    @Test
    void refusesAnUnknownEntityTypeAndARecordWithoutItsId() {
        assertThatThrownBy(() -> client.accepts("cats")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.upsert("teachers", students(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A record of teachers has no zoho_teacher_id");
    }

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
