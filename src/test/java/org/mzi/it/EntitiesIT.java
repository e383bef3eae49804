package org.mzi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mzi.platform.Json;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.sandbox.Fault;

/** All entity types travel from Zoho to Moodle, whatever order their webhooks come in. */
@ExtendWith(BridgeExtension.class)
class EntitiesIT {

    private static final String APPROVE_PHOTO = "local_mzi_approve_photo";
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final EntityTypes TYPES = EntityTypes.load();
    /** Of the school whose content is looked at. */
    private static final int NUMBER = 1;

    /** By then the bridge asks Zoho for a module's fields again, though it may have asked when an earlier test was hours ahead. */
    private static final Duration DAYS = Duration.ofDays(3);

    private final Bridge bridge;
    private final Steps steps;

    EntitiesIT(Bridge bridge) {
        this.bridge = bridge;
        this.steps = new Steps(bridge);
    }

    @BeforeEach
    @AfterEach
    void reset() {
        steps.reset();
    }

    private JsonObject inMoodle(String entity, String id) {
        return bridge.sandbox().moodle().record(entity, id);
    }

    private long send(String entity, String id) {
        return bridge.webhook(School.EVENTS.get(entity), id);
    }

    /** Waits until nothing is pending, what is due in seconds included. */
    private void awaitRest() {
        Await.until(LONGEST, this::open, () -> open().isEmpty());
    }

    private String open() {
        return bridge.database().read(handle -> handle.createQuery(
                        "select handler || ' ' || status || ' ' || coalesce(waiting_for, problem_code, '-')"
                                + " || ' x' || count(*)"
                                + " || ', first due in ' || (min(due_at) - mzi_now())"
                                + " from event where status in ('PENDING', 'RUNNING')"
                                + " group by handler, status, waiting_for, problem_code limit 20")
                .mapTo(String.class)
                .collect(Collectors.joining("\n")));
    }

    private List<String> parked() {
        return bridge.database().read(handle -> handle.createQuery(
                        "select handler || ' ' || record_key || ' ' || problem_text from event where status = 'PARKED'")
                .mapTo(String.class)
                .list());
    }

    /** One whose class has a course. */
    private School activeSchool() {
        School school = School.in(bridge.sandbox().zoho(), 1);
        bridge.sandbox().zoho().edit("BTEC_Classes", school.id("classes"), Map.of("Class_Status", "Active"));
        school.ids().forEach(this::send);
        awaitRest();
        return school;
    }

    @Test
    void everyRecordOfASchoolReachesMoodleAsItIs() {
        School school = activeSchool();
        assertThat(parked()).isEmpty();

        assertContent(school);
    }

    private void assertContent(School school) {
        JsonObject unit = inMoodle("units", school.id("units"));
        assertThat(unit.getString("name")).isEqualTo("Programming " + NUMBER);
        assertThat(unit.getJsonArray("criteria").getValuesAs(JsonObject.class).stream()
                        .map(one -> one.getString("shortname") + one.getInt("level") + one.getInt("sortorder")))
                .containsExactly("P111", "P312", "M123", "D234");

        JsonObject registration = inMoodle("registrations", school.id("registrations"));
        assertThat(registration.getString("zoho_student_id")).isEqualTo(school.id("students"));
        assertThat(registration.getString("zoho_program_id")).isEqualTo(school.id("programs"));
        assertThat(registration.getJsonNumber("total_fees").bigDecimalValue()).isEqualByComparingTo("1500.5");
        JsonArray schedule =
                inMoodle("installments", school.id("registrations")).getJsonArray("installments");
        assertThat(schedule).hasSize(2);
        assertThat(schedule.getJsonObject(0).getString("status")).isEqualTo("Paid");
        assertThat(schedule.getJsonObject(1).getString("installment_number")).isEqualTo("2");
        assertThat(schedule.getJsonObject(1).getString("status")).isEqualTo("Pending");
        BigDecimal sum = bridge.database().read(handle -> handle.createQuery(
                        "select sum(amount) from installments where zoho_registration_id = :id")
                .bind("id", school.id("registrations"))
                .mapTo(BigDecimal.class)
                .one());
        assertThat(sum).isEqualByComparingTo("1500.50");

        assertThat(inMoodle("payments", school.id("payments"))
                        .getJsonNumber("payment_amount")
                        .bigDecimalValue())
                .isEqualByComparingTo("500.25");
        JsonObject grade = inMoodle("grades", school.id("grades"));
        assertThat(grade.getString("grade_value")).isEqualTo("RR");
        assertThat(grade.getJsonArray("learning_outcomes").getJsonObject(0).getString("LO_Code"))
                .isEqualTo("LO1");
        JsonObject request = inMoodle("requests", school.id("requests"));
        assertThat(request.getJsonArray("change_information").getJsonObject(0).getString("New_Value"))
                .isEqualTo("Aleppo");
        assertThat(request.getJsonArray("requested_classes")).isEmpty();
        assertThat(inMoodle("enrollments", school.id("enrollments")).getString("zoho_class_id"))
                .isEqualTo(school.id("classes"));
        assertThat(inMoodle("classes", school.id("classes")).getString("start_date"))
                .isEqualTo("2026-09-01");
        assertThat(column("enrollments", school.id("enrollments"), "moodle_status"))
                .isEqualTo("enrolled");
        assertThat(column("programs", school.id("programs"), "price")).isEqualTo("1500.5");
    }

    private String column(String table, String id, String column) {
        return bridge.database()
                .read(handle -> handle.createQuery("select " + column + "::text from " + table + " where zoho_id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .one());
    }

    /** A hundred schools, the ten webhooks of each in an order of its own, all at once. */
    @Test
    void anyOrderOfArrivalEndsInTheSameState() {
        Random random = new Random(42);
        List<School> schools = IntStream.range(0, 100)
                .mapToObj(number -> School.in(bridge.sandbox().zoho(), number))
                .toList();
        schools.forEach(school ->
                bridge.sandbox().zoho().edit("BTEC_Classes", school.id("classes"), Map.of("Class_Status", "Active")));
        List<List<String>> orders = schools.stream()
                .map(school -> {
                    List<String> order = new ArrayList<>(school.ids().keySet());
                    Collections.shuffle(order, random);
                    return order;
                })
                .toList();
        for (int turn = 0; turn < School.MODULES.size(); turn++) {
            Map<String, List<String>> calls = new LinkedHashMap<>();
            for (int i = 0; i < schools.size(); i++) {
                String entity = orders.get(i).get(turn);
                calls.computeIfAbsent(entity, none -> new ArrayList<>())
                        .add(schools.get(i).id(entity));
            }
            calls.forEach((entity, ids) -> steps.webhook(School.EVENTS.get(entity), ids));
        }
        awaitRest();

        assertThat(parked()).isEmpty();
        for (String entity : School.MODULES.keySet()) {
            List<String> ids = schools.stream().map(school -> school.id(entity)).toList();
            assertThat(synced(entity, ids)).as(entity).isEqualTo(100);
            if (!entity.equals("programs")) {
                assertThat(bridge.sandbox().moodle().records(entity).keySet())
                        .as(entity)
                        .containsAll(ids);
            }
        }
        assertThat(bridge.sandbox().moodle().records("installments")).hasSize(100);
        assertThat(bridge.sandbox().moodle().courses())
                .extracting(course -> course.getString("idnumber"))
                .containsExactlyInAnyOrderElementsOf(
                        schools.stream().map(school -> school.id("classes")).toList());
        assertThat(schools)
                .extracting(school -> column("enrollments", school.id("enrollments"), "moodle_status"))
                .containsOnly("enrolled");
    }

    private int synced(String table, List<String> ids) {
        return bridge.database().read(handle -> handle.createQuery("select count(*) from " + table
                        + " where zoho_id = any(:ids) and sync_status in ('SYNCED', 'LOCAL') and deleted_at is null")
                .bindArray("ids", String.class, ids)
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void aChildPullsItsParentsAndTheirParents() {
        School school = School.in(bridge.sandbox().zoho(), 1);
        send("grades", school.id("grades"));
        awaitRest();
        assertThat(parked()).isEmpty();
        for (String entity : List.of("grades", "students", "classes", "units", "teachers")) {
            assertThat(inMoodle(entity, school.id(entity))).as(entity).isNotNull();
        }
        assertThat(column("programs", school.id("programs"), "program_name")).isEqualTo("HND 1");
    }

    @Test
    void aParentThatZohoDoesNotShowParksTheChildAndLetsItGoOnLater() {
        School school = School.in(bridge.sandbox().zoho(), 1);
        bridge.sandbox().zoho().hide("BTEC_Students", school.id("students"));
        long event = send("registrations", school.id("registrations"));
        Await.until(LONGEST, this::open, () -> bridge.event(event, "waiting_for") != null);
        steps.passUntil(Duration.ofMinutes(5), this::open, () -> "PARKED".equals(bridge.event(event, "status")));
        assertThat(bridge.event(event, "status || ' ' || problem_code")).isEqualTo("PARKED parent-parked");
        assertThat(bridge.event(event, "problem_text")).contains("student " + school.id("students"));
        assertThat(inMoodle("registrations", school.id("registrations"))).isNull();

        bridge.sandbox().zoho().show("BTEC_Students", school.id("students"));
        send("students", school.id("students"));
        bridge.awaitEvent(event, "DONE", LONGEST);
        assertThat(inMoodle("registrations", school.id("registrations"))).isNotNull();
    }

    @Test
    void anEnrolmentThatNamesNoStudentIsSkippedWithTheReason() {
        String id = bridge.sandbox().zoho().put("BTEC_Enrollments", Map.of("Class_Name", "Programming"));
        long event = send("enrollments", id);
        bridge.awaitEvent(event, "SKIPPED", LONGEST);
        assertThat(bridge.event(event, "outcome")).isEqualTo("names no student");
    }

    /** Moodle takes an enrolment whose student it does not have, and says so. */
    @Test
    void anEnrolmentThatMoodleCouldNotMakeIsTriedAgainWhenItsStudentIsThere() {
        School school = activeSchool();
        bridge.database().write(handle -> handle.execute("update enrollments set moodle_status = 'student_not_found'"));
        bridge.sandbox().zoho().edit("BTEC_Students", school.id("students"), Map.of("City", "Aleppo"));
        send("students", school.id("students"));
        Await.until(LONGEST, this::open, () -> column("enrollments", school.id("enrollments"), "moodle_status")
                .equals("enrolled"));
    }

    @Test
    void aWithdrawnEnrolmentIsTakenOutOfTheCourseOrSuspended() {
        bridge.sandbox().zoho().addField("BTEC_Enrollments", "Enrollment_Status", "picklist");
        steps.pass(DAYS);
        steps.awaitClock();
        School school = activeSchool();
        String enrolment = school.id("enrollments");
        bridge.sandbox().zoho().edit("BTEC_Enrollments", enrolment, Map.of("Enrollment_Status", "Withdrawn"));
        send("enrollments", enrolment);
        awaitRest();
        assertThat(column("enrollments", enrolment, "moodle_status")).isEqualTo("unenrolled");

        steps.setting("ENROLMENT_WITHDRAWAL", "suspend");
        bridge.sandbox().zoho().edit("BTEC_Enrollments", enrolment, Map.of("End_Date", "2026-10-01"));
        send("enrollments", enrolment);
        awaitRest();
        assertThat(column("enrollments", enrolment, "moodle_status")).isEqualTo("suspended");
        bridge.sandbox().zoho().removeField("BTEC_Enrollments", "Enrollment_Status");
    }

    @Test
    void aDecisionOnAPhotoReachesMoodleOnce() {
        School school = activeSchool();
        String user = column("students", school.id("students"), "moodle_id");
        String request = photoRequest(school, user);
        assertThat(bridge.sandbox().moodle().photos()).doesNotContainKey(user);

        decide(request, "Approved");
        awaitRest();
        assertThat(bridge.sandbox().moodle().photos()).containsEntry(user, true);

        bridge.sandbox().moodle().handInPhoto(user, request);
        decide(request, "Rejected");
        awaitRest();
        assertThat(bridge.sandbox().moodle().photos()).containsEntry(user, false);
        assertThat(bridge.sandbox().moodle().calls(APPROVE_PHOTO)).isEqualTo(2);
    }

    @Test
    void aDecisionOnAPhotoIsNoneOnAPhotoThatWasHandedInSince() {
        School school = activeSchool();
        String user = column("students", school.id("students"), "moodle_id");
        String request = photoRequest(school, user);
        bridge.sandbox().moodle().handInPhoto(user, "4711");
        decide(request, "Approved");
        awaitRest();
        assertThat(bridge.sandbox().moodle().photos()).doesNotContainKey(user);
        assertThat(decisionOn(request)).isEqualTo("DONE no photo of this request waits in Moodle");
    }

    @Test
    void aDecisionOnAPhotoThatMeetsMoodleSwitchedOffIsToldWhenItIsOnAgain() {
        School school = activeSchool();
        String user = column("students", school.id("students"), "moodle_id");
        String request = photoRequest(school, user);
        bridge.sandbox().moodle().fault(APPROVE_PHOTO, Fault.moodleError("dmlwriteexception", "Error"), -1);
        decide(request, "Approved");
        Await.until(LONGEST, this::open, () -> bridge.sandbox().moodle().calls(APPROVE_PHOTO) > 0);

        steps.setting("MOODLE_ENABLED", "false");
        steps.pass(Duration.ofMinutes(10));
        awaitRest();
        assertThat(decisionOn(request)).isEqualTo("SKIPPED told when Moodle is switched on");
        assertThat(column("requests", request, "pushed_hash")).isNull();
        bridge.sandbox().moodle().clearFaults();
        Await.until(LONGEST, () -> "not noticed", () -> !isPushing());

        steps.setting("MOODLE_ENABLED", "true");
        Await.until(
                LONGEST, this::open, () -> bridge.sandbox().moodle().photos().containsKey(user));
        assertThat(bridge.sandbox().moodle().photos()).containsEntry(user, true);
    }

    /** As the bridge, which looks every five seconds, last saw it. */
    private boolean isPushing() {
        return bridge.database().read(handle -> handle.createQuery("select enabled from moodle_target")
                .mapTo(boolean.class)
                .one());
    }

    /** A student has handed in a photo, and Zoho's request for it is known. */
    private String photoRequest(School school, String user) {
        String request = school.id("requests");
        bridge.sandbox().zoho().edit("BTEC_Student_Requests", request, Map.of("Request_Type", "Photo Update"));
        bridge.sandbox().moodle().handInPhoto(user, request);
        send("requests", request);
        awaitRest();
        return request;
    }

    private void decide(String request, String status) {
        bridge.sandbox().zoho().edit("BTEC_Student_Requests", request, Map.of("Status", status));
        send("requests", request);
    }

    /** How the last event for the decision ended. */
    private String decisionOn(String request) {
        return bridge.database().read(handle -> handle.createQuery(
                        "select status || ' ' || outcome from event where handler = 'moodle.photo-approvals'"
                                + " and record_key = :request order by id desc limit 1")
                .bind("request", request)
                .mapTo(String.class)
                .one());
    }

    @Test
    void withoutThePluginForCriteriaUnitsAreParkedAndClassesGoOn() {
        School school = School.in(bridge.sandbox().zoho(), 1);
        bridge.sandbox().moodle().reject(school.id("units"), "btecmissing");
        long unit = send("units", school.id("units"));
        bridge.awaitEvent(unit, "PARKED", LONGEST);
        assertThat(bridge.event(unit, "problem_code")).isEqualTo("moodle-btec-missing");

        long ofIt = send("classes", school.id("classes"));
        bridge.awaitEvent(ofIt, "DONE", LONGEST);

        bridge.sandbox().moodle().heal(school.id("units"));
        steps.retry(unit);
        bridge.awaitEvent(unit, "DONE", LONGEST);
    }

    @Test
    void manyPaymentsRefreshTheirRegistrationOnce() {
        School school = School.in(bridge.sandbox().zoho(), 1);
        school.ids().forEach(this::send);
        awaitRest();
        String registration = school.id("registrations");
        List<String> payments = IntStream.range(0, 30)
                .mapToObj(number -> bridge.sandbox()
                        .zoho()
                        .put(
                                "BTEC_Payments",
                                Map.of("Name", "P" + number, "Registration_ID", registration, "Payment_Amount", 10)))
                .toList();
        bridge.sandbox().zoho().edit("BTEC_Registrations", registration, Map.of("Remaining_Amount", 700.25));
        bridge.sandbox().zoho().resetCalls();
        steps.webhook("payment_recorded", payments);
        awaitRest();
        assertThat(inMoodle("registrations", registration)
                        .getJsonNumber("remaining_amount")
                        .bigDecimalValue())
                .isEqualByComparingTo("700.25");
        assertThat(bridge.sandbox().zoho().calls("records")).isLessThanOrEqualTo(4);
    }

    @Test
    void aPaymentThatMovesRefreshesTheRegistrationThatItWasOfToo() {
        School school = School.in(bridge.sandbox().zoho(), 1);
        School other = School.in(bridge.sandbox().zoho(), 2);
        List.of(school, other).forEach(one -> one.ids().forEach(this::send));
        awaitRest();
        String former = school.id("registrations");
        bridge.sandbox().zoho().edit("BTEC_Registrations", former, Map.of("Remaining_Amount", 812.5));
        bridge.sandbox()
                .zoho()
                .edit("BTEC_Payments", school.id("payments"), Map.of("Registration_ID", other.id("registrations")));
        send("payments", school.id("payments"));
        awaitRest();
        assertThat(inMoodle("registrations", former)
                        .getJsonNumber("remaining_amount")
                        .bigDecimalValue())
                .isEqualByComparingTo("812.5");
    }

    @Test
    void aDeletionOfLongAgoReachesMoodleWhenItIsSwitchedOn() {
        School school = School.in(bridge.sandbox().zoho(), 1);
        String student = school.id("students");
        send("students", student);
        awaitRest();
        steps.setting("MOODLE_ENABLED", "false");
        bridge.sandbox().zoho().delete("BTEC_Students", student);
        bridge.awaitEvent(bridge.webhook("student_deleted", student), "DONE", LONGEST);
        assertThat(inMoodle("students", student).getBoolean("deleted", false)).isFalse();

        steps.pass(Duration.ofDays(3));
        steps.setting("MOODLE_ENABLED", "true");
        Await.until(LONGEST, this::open, () -> inMoodle("students", student).getBoolean("deleted", false));
        assertThat(parked()).isEmpty();
    }

    /** A class's course lies in its programme's category. */
    @Test
    void aCategoryThatAProgrammeGetsLaterIsItsCoursesToo() {
        School school = activeSchool();
        int course = Integer.parseInt(column("classes", school.id("classes"), "course_id"));
        bridge.sandbox().zoho().edit("Products", school.id("programs"), Map.of("MoodleID", "9"));
        send("programs", school.id("programs"));
        awaitRest();
        assertThat(bridge.sandbox().moodle().courses())
                .filteredOn(one -> one.getInt("id") == course)
                .extracting(one -> one.getInt("categoryid"))
                .containsExactly(9);
    }

    @Test
    void aScheduleThatCannotBeQueriedIsReadRecordByRecordAndOneThatCannotBeReadKeepsItsRows() {
        School school = School.in(bridge.sandbox().zoho(), 1);
        bridge.sandbox()
                .zoho()
                .fault(
                        "coql",
                        Fault.answer(400, "application/json", "{\"code\":\"INVALID_QUERY\",\"status\":\"error\"}"),
                        -1);
        send("registrations", school.id("registrations"));
        awaitRest();
        JsonArray rows = inMoodle("installments", school.id("registrations")).getJsonArray("installments");
        assertThat(rows).hasSize(2);
        assertThat(bridge.sandbox().zoho().calls("record")).isPositive();

        bridge.sandbox()
                .zoho()
                .fault(
                        "record",
                        Fault.answer(
                                200,
                                "application/json",
                                ("{\"data\":[{\"id\":\"%s\",\"Payment_Schedule\":[],"
                                                + "\"$has_more\":{\"Payment_Schedule\":true}}]}")
                                        .formatted(school.id("registrations"))),
                        -1);
        bridge.sandbox()
                .zoho()
                .edit("BTEC_Registrations", school.id("registrations"), Map.of("Remaining_Amount", 11.5));
        send("registrations", school.id("registrations"));
        awaitRest();
        assertThat(inMoodle("registrations", school.id("registrations"))
                        .getJsonNumber("remaining_amount")
                        .bigDecimalValue())
                .isEqualByComparingTo("11.5");
        assertThat(inMoodle("installments", school.id("registrations")).getJsonArray("installments"))
                .hasSize(2);
    }

    /** Every path, with every form in which callers name a record; then the record is deleted, and that is told in each form. */
    @Test
    void everyPathTakesEveryBodyAndReachesMoodle() {
        School school = School.in(bridge.sandbox().zoho(), NUMBER);
        bridge.sandbox().zoho().edit("BTEC_Classes", school.id("classes"), Map.of("Class_Status", "Active"));
        sendEveryBody(school, EntityType.Operation.UPSERT);
        awaitRest();
        assertThat(parked()).isEmpty();
        assertContent(school);
        assertThat(inMoodle("students", school.id("students")).getString("last_name"))
                .isEqualTo("Haddad " + NUMBER);
        assertThat(inMoodle("teachers", school.id("teachers")).getString("academic_email"))
                .isEqualTo("omar" + NUMBER + "@staff.example");

        school.ids().forEach((entity, id) -> bridge.sandbox().zoho().delete(School.MODULES.get(entity), id));
        sendEveryBody(school, EntityType.Operation.DELETE);
        awaitRest();
        assertThat(parked()).isEmpty();
        school.ids().forEach((entity, id) -> {
            assertThat(column(entity, id, "deleted_at")).as(entity).isNotNull();
            if (entity.equals("grades")) {
                assertThat(inMoodle(entity, id)).isNull();
            } else if (TYPES.get(entity).moodle()) {
                assertThat(inMoodle(entity, id).getBoolean("deleted"))
                        .as(entity)
                        .isTrue();
            }
        });
    }

    private void sendEveryBody(School school, EntityType.Operation operation) {
        List<EntityType> types = new ArrayList<>(TYPES.handled());
        if (operation == EntityType.Operation.DELETE) {
            Collections.reverse(types);
        }
        types.forEach(type -> type.events().forEach((path, means) -> {
            if (means == operation) {
                bodies(school, type).forEach((body, contentType) -> accepted(path, body, contentType));
                accepted(path + "?zoho_id=" + school.id(type.name()), "", "application/json");
            }
        }));
    }

    private static Map<String, String> bodies(School school, EntityType type) {
        String id = school.id(type.name());
        List<String> modules = new ArrayList<>(type.aliases());
        modules.add(type.defaultModule());
        Map<String, String> bodies = new LinkedHashMap<>();
        modules.forEach(module -> {
            bodies.put("{\"zoho_id\":\"" + id + "\",\"module\":\"" + module + "\"}", "application/json");
            bodies.put("{\"ids\":[\"" + id + "\"],\"module\":\"" + module + "\"}", "application/json");
            bodies.put("zoho_id=" + id + "&module=" + module, "application/x-www-form-urlencoded");
        });
        bodies.put("{\"id\":\"" + id + "\",\"Name\":\"x\",\"Owner\":{\"id\":\"9\"}}", "application/json");
        bodies.put("{\"data\":[{\"id\":\"" + id + "\"}]}", "application/json");
        return bodies;
    }

    private void accepted(String path, String body, String type) {
        HttpResponse<String> answer = bridge.http()
                .send(bridge.http()
                        .request(
                                "/api/v1/webhooks/student-dashboard/" + path,
                                "X-MZI-Token",
                                bridge.webhookSecret(),
                                "Content-Type",
                                type)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode())
                .as(path + " " + body + " " + answer.body())
                .isEqualTo(202);
        assertThat(Json.object(answer.body()).getJsonArray("events")).as(body).hasSize(1);
    }
}
