package org.mzi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Json;
import org.mzi.sandbox.SandboxHttp.Reply;

class MoodleStandInTest {

    private final Sandbox sandbox = Sandbox.start();
    private final MoodleStandIn moodle = sandbox.moodle();
    private final SandboxHttp http = new SandboxHttp(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private JsonArray upsert(String entity, String records) {
        return (JsonArray) Json.parse(upsertReply(entity, records).body());
    }

    private Reply upsertReply(String entity, String records) {
        return http.moodle("local_mzi_upsert_records", "entity", entity, "recordsdata", records);
    }

    private static String student(String id, String time, String more) {
        return "{\"zoho_student_id\":\"" + id + "\",\"zoho_modified_time\":\"" + time + "\"" + more + "}";
    }

    @Test
    void answersInTheOrderOfTheRequestAndOneBadRecordLeavesTheOthersStanding() {
        moodle.reject("2", "dmlwriteexception");
        JsonArray results = upsert(
                "students",
                "[" + student("3", "2026-01-01T00:00:00Z", "") + "," + student("2", "2026-01-01T00:00:00Z", "")
                        + ",{\"x\":1}," + student("1", "2026-01-01T00:00:00Z", ",\"academic_email\":\"A@x.example\"")
                        + "]");
        assertThat(results.getValuesAs(JsonObject.class))
                .extracting(result -> result.getString("zoho_id"))
                .containsExactly("3", "2", "", "1");
        assertThat(results.getJsonObject(1).getString("errorcode")).isEqualTo("dmlwriteexception");
        assertThat(results.getJsonObject(2).getBoolean("ok")).isFalse();
        assertThat(results.getJsonObject(3).getInt("moodle_id")).isPositive();
        assertThat(moodle.records("students")).containsOnlyKeys("1", "3");
    }

    @Test
    void keepsAbsentKeysClearsNullOnesAndTellsWhatChangedNothing() {
        String time = "2026-01-01T00:00:00+03:00";
        upsert("students", "[" + student("1", time, ",\"city\":\"Amman\",\"status\":\"Active\"") + "]");
        JsonArray second = upsert("students", "[" + student("1", time, ",\"city\":null") + "]");
        assertThat(second.getJsonObject(0).getString("action")).isEqualTo("updated");
        JsonObject stored = moodle.record("students", "1");
        assertThat(stored.get("city")).isEqualTo(JsonValue.NULL);
        assertThat(stored.getString("status")).isEqualTo("Active");
        JsonArray third = upsert("students", "[" + student("1", time, ",\"city\":null") + "]");
        assertThat(third.getJsonObject(0).getString("action")).isEqualTo("unchanged");
        assertThat(moodle.duplicates()).isEqualTo(1);
    }

    @Test
    void refusesStaleRecordsComparingInstantsNotText() {
        upsert("students", "[" + student("1", "2026-01-01T10:00:00+03:00", ",\"city\":\"new\"") + "]");
        JsonArray later = upsert("students", "[" + student("1", "2026-01-01T08:00:00Z", ",\"city\":\"newer\"") + "]");
        assertThat(later.getJsonObject(0).getString("action")).isEqualTo("updated");
        JsonArray stale =
                upsert("students", "[" + student("1", "2026-01-01T10:30:00+03:00", ",\"city\":\"old\"") + "]");
        assertThat(stale.getJsonObject(0).getString("action")).isEqualTo("stale");
        assertThat(moodle.record("students", "1").getString("city")).isEqualTo("newer");
        assertThat(moodle.staleOffers()).isEqualTo(1);
        assertThat(moodle.regressions()).isZero();
        moodle.refuseStale(false);
        upsert("students", "[" + student("1", "2026-01-01T10:30:00+03:00", ",\"city\":\"old\"") + "]");
        assertThat(moodle.regressions()).isEqualTo(1);
        assertThat(moodle.history("students", "1")).hasSize(3);
    }

    @Test
    void aPoisonedRecordLosesItsWholeCallWithoutAnErrorCode() {
        moodle.poison("2");
        Reply reply = upsertReply(
                "students",
                "[" + student("1", "2026-01-01T00:00:00Z", "") + "," + student("2", "2026-01-01T00:00:00Z", "") + "]");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).doesNotContainKey("errorcode").containsEntry("exception", Values.of("TypeError"));
        assertThat(moodle.records("students")).isEmpty();
    }

    @Test
    void takesAtMostFiveHundredRecords() {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 501; i++) {
            records.add(student(Integer.toString(i), "2026-01-01T00:00:00Z", ""));
        }
        assertThat(upsertReply("students", records.toString()).json().getString("errorcode"))
                .isEqualTo("invalidparameter");
        assertThat(upsert("students", records.subList(0, 500).toString())).hasSize(500);
    }

    @Test
    void deletesSoftlyAndMoreThanOnce() {
        upsert("students", "[" + student("1", "2026-01-01T00:00:00Z", "") + "]");
        String[] parameters = {"entity", "students", "zohoids", "[\"1\",\"9\"]"};
        JsonArray first = (JsonArray)
                Json.parse(http.moodle("local_mzi_delete_records", parameters).body());
        assertThat(first.getJsonObject(0).getString("action")).isEqualTo("deleted");
        assertThat(first.getJsonObject(1).getBoolean("ok")).isTrue();
        assertThat(moodle.record("students", "1").getBoolean("deleted")).isTrue();
        JsonArray revived = upsert("students", "[" + student("1", "2026-01-02T00:00:00Z", "") + "]");
        assertThat(revived.getJsonObject(0).getString("action")).isEqualTo("updated");
        assertThat(moodle.record("students", "1").getBoolean("deleted")).isFalse();
    }

    @Test
    void anOldPluginHasOnlyTheSingleFunctions() {
        moodle.oldPlugin(true);
        assertThat(http.moodle("core_webservice_get_site_info").body())
                .contains("local_mzi_update_student")
                .doesNotContain("local_mzi_upsert_records");
        assertThat(upsertReply("students", "[]").json().getString("errorcode")).isEqualTo("invalidrecord");
        JsonObject answer = http.moodle(
                        "local_mzi_update_student",
                        "studentdata",
                        student("1", "2026-01-01T00:00:00Z", ",\"academic_email\":\"a@x.example\""))
                .json();
        assertThat(answer.getBoolean("success")).isTrue();
        assertThat(answer)
                .containsOnlyKeys("success", "action", "student_id", "moodle_user_id", "message")
                .containsEntry("action", Values.of("created"));
        assertThat(http.moodle("local_mzi_delete_student", "zoho_student_id", "1")
                        .json())
                .containsKey("student_id");
        assertThat(moodle.record("students", "1").getBoolean("deleted")).isTrue();
    }

    @Test
    void whatIsNoObjectFailsAlone() {
        JsonArray results = upsert("students", "[7,null,\"x\",[]," + student("1", "2026-01-01T00:00:00Z", "") + "]");
        assertThat(results.getValuesAs(JsonObject.class))
                .extracting(result -> result.getBoolean("ok"))
                .containsExactly(false, false, false, false, true);
        assertThat(results.getJsonObject(0).getString("zoho_id")).isEmpty();
        assertThat(results.getJsonObject(0).getString("errorcode")).isEqualTo("invalidparameter");
        assertThat(moodle.records("students")).containsOnlyKeys("1");
    }

    @Test
    void anIdIsATextOfDigits() {
        JsonArray results = upsert("students", "[{\"zoho_student_id\":7},{\"zoho_student_id\":\"A7\"}]");
        assertThat(results.getValuesAs(JsonObject.class))
                .extracting(result -> result.getString("zoho_id"), result -> result.getString("errorcode"))
                .containsExactly(tuple("7", "invalidparameter"), tuple("A7", "invalidparameter"));
        JsonArray deleted = (JsonArray)
                Json.parse(http.moodle("local_mzi_delete_records", "entity", "students", "zohoids", "[7,{},\"8\"]")
                        .body());
        assertThat(deleted.getValuesAs(JsonObject.class))
                .extracting(result -> result.getString("zoho_id"), result -> result.getBoolean("ok"))
                .containsExactly(tuple("7", false), tuple("", false), tuple("8", true));
    }

    @Test
    void namesTheAccountTheCourseOrTheDefinitionOfARecordAndHowItStands() {
        String email = ",\"academic_email\":\"a@x.example\"";
        JsonObject linked = one("students", student("1", "2026-01-02T00:00:00Z", email));
        assertThat(linked.getString("status")).isEqualTo("linked");
        int account = linked.getInt("moodle_id");
        assertThat(one("students", student("2", "2026-01-01T00:00:00Z", "")))
                .doesNotContainKey("moodle_id")
                .containsEntry("status", Values.of("waiting"));
        assertThat(one("students", student("1", "2026-01-01T00:00:00Z", email)))
                .containsOnlyKeys("zoho_id", "ok", "action");

        assertThat(one("classes", "{\"zoho_class_id\":\"3\"}")).containsOnlyKeys("zoho_id", "ok", "action");
        String enrolment = "{\"zoho_enrollment_id\":\"4\",\"zoho_student_id\":\"%s\",\"zoho_class_id\":\"3\"}";
        assertThat(one("enrollments", enrolment.formatted(2)))
                .doesNotContainKey("moodle_id")
                .containsEntry("status", Values.of("student_not_found"));
        assertThat(one("enrollments", enrolment.formatted(1)))
                .containsEntry("moodle_id", Values.of(account))
                .containsEntry("status", Values.of("course_not_found"));
        int course = course("C1");
        assertThat(one("classes", "{\"zoho_class_id\":\"3\",\"moodle_class_id\":\"" + course + "\"}"))
                .containsEntry("moodle_id", Values.of(course))
                .doesNotContainKey("status");
        assertThat(one("enrollments", enrolment.formatted(1))).containsEntry("status", Values.of("enrolled"));

        assertThat(one("units", "{\"zoho_unit_id\":\"5\"}")).containsKey("moodle_id");
        for (String entity : List.of("registrations", "payments", "grades", "requests")) {
            String key = "zoho_" + entity.substring(0, entity.length() - 1) + "_id";
            assertThat(one(entity, "{\"" + key + "\":\"6\"}")).as(entity).containsOnlyKeys("zoho_id", "ok", "action");
        }
    }

    @Test
    void deletionsTellTheStateThatTheRowHasNowAndGradesGo() {
        upsert("students", "[" + student("1", "2026-01-01T00:00:00Z", ",\"academic_email\":\"a@x.example\"") + "]");
        upsert("units", "[{\"zoho_unit_id\":\"1\"}]");
        upsert("grades", "[{\"zoho_grade_id\":\"1\"}]");
        assertThat(delete("students"))
                .doesNotContainKey("moodle_id")
                .containsEntry("status", Values.of("Deleted"))
                .containsEntry("action", Values.of("deleted"));
        assertThat(delete("units")).containsKey("moodle_id");
        assertThat(delete("units")).doesNotContainKey("moodle_id").containsEntry("action", Values.of("unchanged"));
        assertThat(delete("grades")).doesNotContainKey("status").containsEntry("action", Values.of("deleted"));
        assertThat(moodle.record("grades", "1")).isNull();
        assertThat(delete("enrollments")).containsEntry("status", Values.of("Withdrawn"));
    }

    private JsonObject delete(String entity) {
        return ((JsonArray) Json.parse(http.moodle("local_mzi_delete_records", "entity", entity, "zohoids", "[\"1\"]")
                        .body()))
                .getJsonObject(0);
    }

    private JsonObject one(String entity, String record) {
        return upsert(entity, "[" + record + "]").getJsonObject(0);
    }

    private int course(String shortName) {
        return ((JsonArray) Json.parse(http.moodle(
                                "core_course_create_courses",
                                "courses[0][fullname]",
                                "Class",
                                "courses[0][shortname]",
                                shortName,
                                "courses[0][categoryid]",
                                "1")
                        .body()))
                .getJsonObject(0)
                .getInt("id");
    }

    @Test
    void keepsTheRowOfAPersonWhoseAccountIsAmbiguous() {
        String email = ",\"academic_email\":\"a@x.example\"";
        moodle.reject("1", "ambiguoususer");
        JsonObject refused = one("students", student("1", "2026-01-01T00:00:00Z", email));
        assertThat(refused)
                .containsOnlyKeys("zoho_id", "ok", "errorcode", "message")
                .containsEntry("ok", JsonValue.FALSE);
        assertThat(moodle.records("students")).containsOnlyKeys("1");
        assertThat(http.moodle("local_mzi_get_moodle_ids", "zoho_student_id", "1")
                        .json()
                        .getInt("moodle_user_id"))
                .isZero();

        JsonObject single = http.moodle(
                        "local_mzi_update_student", "studentdata", student("1", "2026-01-02T00:00:00Z", email))
                .json();
        assertThat(single)
                .containsEntry("success", JsonValue.FALSE)
                .containsEntry("errorcode", Values.of("ambiguoususer"))
                .containsEntry("action", Values.of("unchanged"))
                .containsEntry("moodle_user_id", JsonValue.NULL);
        assertThat(single.getInt("student_id")).isPositive();

        assertThat(delete("students")).containsEntry("action", Values.of("deleted"));
        moodle.heal("1");
        assertThat(one("students", student("1", "2026-01-02T00:00:00Z", email))).containsKey("moodle_id");
    }

    @Test
    void theSingleFunctionsTellOfARefusalInTheirAnswer() {
        JsonObject nameless = http.moodle("local_mzi_update_student", "studentdata", "{\"first_name\":\"Ann\"}")
                .json();
        assertThat(nameless)
                .containsEntry("success", JsonValue.FALSE)
                .containsEntry("action", Values.of(""))
                .containsEntry("student_id", Values.of(0))
                .containsEntry("moodle_user_id", JsonValue.NULL)
                .containsEntry("errorcode", Values.of("invalidparameter"));
        assertThat(http.moodle("local_mzi_update_student", "studentdata", "[]").json())
                .containsKey("exception");

        moodle.reject("7", "btecmissing");
        JsonObject unit = http.moodle("local_mzi_create_btec_definition", "name", "U", "zoho_unit_id", "7")
                .json();
        assertThat(unit)
                .containsOnlyKeys("success", "message", "definition_id", "criteria_count", "errorcode")
                .containsEntry("definition_id", Values.of(0))
                .containsEntry("errorcode", Values.of("btecmissing"));
        assertThat(http.moodle("local_mzi_delete_btec_definition", "zoho_unit_id", "8")
                        .json())
                .containsOnlyKeys("success", "message", "definition_id")
                .containsEntry("definition_id", Values.of(0));
        assertThat(http.moodle("local_mzi_delete_grade", "zoho_grade_id", "x").json())
                .containsEntry("success", JsonValue.FALSE)
                .containsEntry("grade_id", Values.of(0));
        assertThat(http.moodle(
                                "local_mzi_sync_installments",
                                "zoho_registration_id",
                                "9",
                                "installmentsdata",
                                "[{\"amount\":1},{\"amount\":2}]")
                        .json())
                .containsOnlyKeys("success", "action", "count", "message")
                .containsEntry("count", Values.of(2));
    }

    @Test
    void anEnrolmentThatTellsItsStatusAndNoWithdrawalHasNone() {
        String enrolment = "{\"zoho_enrollment_id\":\"4\"%s}";
        one("enrollments", enrolment.formatted(",\"enrollment_status\":\"Withdrawn\",\"withdrawal\":\"unenrol\""));
        one("enrollments", enrolment.formatted(",\"end_date\":\"2026-01-01\""));
        assertThat(moodle.record("enrollments", "4").getString("withdrawal")).isEqualTo("unenrol");
        one("enrollments", enrolment.formatted(",\"enrollment_status\":\"Active\""));
        assertThat(moodle.record("enrollments", "4").get("withdrawal")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void aDecisionOnAPhotoGoesForThatOfItsRequest() {
        assertThat(decide("8157", "1", "41")).isEqualTo("unchanged");
        moodle.handInPhoto("8157", "41");
        moodle.handInPhoto("8157", "42");
        assertThat(decide("8157", "1", "41")).isEqualTo("unchanged");
        assertThat(moodle.photos()).isEmpty();
        assertThat(decide("8157", "1", "42")).isEqualTo("approved");
        assertThat(decide("8157", "1", "42")).isEqualTo("unchanged");
        moodle.handInPhoto("8157", "43");
        assertThat(decide("8157", "0", "")).isEqualTo("rejected");
        assertThat(moodle.photos()).containsEntry("8157", false);
        assertThat(decide("4", "1", "")).isEmpty();

        moodle.oldPlugin(true);
        assertThat(http.moodle(
                                "local_mzi_approve_photo",
                                "moodle_user_id",
                                "8157",
                                "approved",
                                "1",
                                "zoho_request_id",
                                "1")
                        .json()
                        .getString("errorcode"))
                .isEqualTo("invalidparameter");
    }

    private String decide(String user, String approved, String request) {
        return http.moodle(
                        "local_mzi_approve_photo",
                        "moodle_user_id",
                        user,
                        "approved",
                        approved,
                        "zoho_request_id",
                        request)
                .json()
                .getString("action");
    }

    @Test
    void unitDefinitionsComeAsNestedFormVariables() {
        JsonObject answer = http.moodle(
                        "local_mzi_create_btec_definition",
                        "name",
                        "Unit 1",
                        "description",
                        "",
                        "zoho_unit_id",
                        "7",
                        "criteria[0][shortname]",
                        "P1",
                        "criteria[0][level]",
                        "1",
                        "criteria[1][shortname]",
                        "M1")
                .json();
        assertThat(answer.getInt("criteria_count")).isEqualTo(2);
        assertThat(moodle.record("units", "7")
                        .getJsonArray("criteria")
                        .getJsonObject(1)
                        .getString("shortname"))
                .isEqualTo("M1");
    }

    @Test
    void wantsItsTokenInFormDataAndAnswersXmlUnlessAskedForJson() {
        Reply json =
                http.post(http.moodleUrl() + "?moodlewsrestformat=json", "application/json", "{\"wstoken\":\"x\"}");
        assertThat(json.status()).isEqualTo(200);
        assertThat(json.json().getString("errorcode")).isEqualTo("invalidtoken");
        Reply xml = http.form(
                http.moodleUrl(), "wstoken", MoodleStandIn.TOKEN, "wsfunction", "core_webservice_get_site_info");
        assertThat(xml.body()).contains("<RESPONSE>").contains("<KEY name=\"sitename\"><VALUE>Sandbox School");
    }

    @Test
    void dropsFormVariablesBeyondTheMostSilently() {
        moodle.maxInputVars(4);
        JsonArray found =
                (JsonArray) Json.parse(http.moodle("core_user_get_users_by_field", "field", "id", "values[0]", "2")
                        .body());
        assertThat(found).isEmpty();
    }

    @Test
    void coursesHaveUniqueShortNamesAndAreFoundByIdnumber() {
        String[] course = {
            "courses[0][fullname]",
            "Class",
            "courses[0][shortname]",
            "C1",
            "courses[0][categoryid]",
            "1",
            "courses[0][idnumber]",
            "5725767000000000001"
        };
        JsonArray created = (JsonArray)
                Json.parse(http.moodle("core_course_create_courses", course).body());
        int id = created.getJsonObject(0).getInt("id");
        assertThat(http.moodle("core_course_create_courses", course).json().getString("errorcode"))
                .isEqualTo("shortnametaken");
        JsonObject found = http.moodle(
                        "core_course_get_courses_by_field", "field", "idnumber", "value", "5725767000000000001")
                .json();
        assertThat(found.getJsonArray("courses").getJsonObject(0).getInt("id")).isEqualTo(id);
        JsonObject enrolled = http.moodle(
                        "local_mzi_enrol_users",
                        "courseid",
                        Integer.toString(id),
                        "enrolmentsdata",
                        "[{\"userid\":8157,\"roleid\":3},{\"userid\":4,\"roleid\":3}]")
                .json();
        assertThat(enrolled.getInt("enrolled")).isEqualTo(1);
        assertThat(enrolled.getJsonArray("skipped").getInt(0)).isEqualTo(4);
        assertThat(moodle.enrolled(id)).containsExactly("8157:3");
    }

    @Test
    void failsInMoodlesWays() {
        moodle.fault("*", Fault.moodleError("dmlwriteexception", "Error writing to database"), 1);
        moodle.fault("*", Fault.forbiddenEmpty(), 1);
        moodle.fault("*", Fault.maintenance503(), 1);
        assertThat(http.moodle("core_webservice_get_site_info").json().getString("errorcode"))
                .isEqualTo("dmlwriteexception");
        Reply forbidden = http.moodle("core_webservice_get_site_info");
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.body()).isEmpty();
        assertThat(http.moodle("core_webservice_get_site_info").status()).isEqualTo(503);
        assertThat(http.moodle("core_webservice_get_site_info").status()).isEqualTo(200);
        assertThat(moodle.calls("core_webservice_get_site_info")).isEqualTo(4);
    }

    @Test
    void rowsCanBeReadBackWithTheirHash() {
        upsert(
                "students",
                "[" + student("1", "2026-01-01T00:00:00Z", "") + "," + student("2", "2026-01-01T00:00:00Z", "") + "]");
        JsonArray rows = (JsonArray)
                Json.parse(http.moodle("local_mzi_get_records", "entity", "students", "after_id", "1", "limit", "10")
                        .body());
        assertThat(rows).hasSize(1);
        assertThat(rows.getJsonObject(0).getString("hash")).matches("[0-9a-f]{64}");
    }
}
