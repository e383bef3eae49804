package org.mzi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mzi.sandbox.Fault;

/** A class becomes a Moodle course: one, with its people, and Zoho is told. */
@ExtendWith(BridgeExtension.class)
class ClassesIT {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String CLASSES = "BTEC_Classes";
    private static final String RECREATE = "{\"action\":\"recreate\"}";

    private final Bridge bridge;
    private final Steps steps;
    private int number;

    ClassesIT(Bridge bridge) {
        this.bridge = bridge;
        this.steps = new Steps(bridge);
    }

    @BeforeEach
    @AfterEach
    void reset() {
        steps.reset();
    }

    private void awaitRest() {
        Await.until(LONGEST, this::open, () -> open().isEmpty());
    }

    private String open() {
        return bridge.database().read(handle -> handle.createQuery(
                        "select handler || ' ' || status || ' ' || coalesce(waiting_for, problem_code, '-')"
                                + " from event where status in ('PENDING', 'RUNNING') limit 20")
                .mapTo(String.class)
                .collect(Collectors.joining("\n")));
    }

    private List<JsonObject> courses(String classId) {
        return bridge.sandbox().moodle().courses().stream()
                .filter(course -> course.getString("idnumber").equals(classId))
                .toList();
    }

    private String named(String classId) {
        JsonObject record = bridge.sandbox().zoho().record(CLASSES, classId);
        return record.isNull("Moodle_Class_ID") ? null : record.getString("Moodle_Class_ID");
    }

    private void activate(String classId) {
        bridge.sandbox().zoho().edit(CLASSES, classId, Map.of("Class_Status", "Active"));
        bridge.webhook("class_updated", classId);
    }

    @Test
    void anActiveClassGetsItsCourseItsPeopleAndZohoIsTold() {
        steps.setting(
                "MOODLE_DEFAULT_COURSE_ENROLMENTS", "[{\"userid\":8157,\"roleid\":3},{\"userid\":99,\"roleid\":1}]");
        steps.setting("SCHOOL_TIME_ZONE", "UTC+3");
        School school = School.in(bridge.sandbox().zoho(), 101);
        school.ids().forEach((entity, id) -> bridge.webhook(School.EVENTS.get(entity), id));
        awaitRest();
        String classId = school.id("classes");
        assertThat(courses(classId)).isEmpty();

        activate(classId);
        awaitRest();
        assertThat(courses(classId)).hasSize(1);
        JsonObject course = courses(classId).get(0);
        assertThat(course.getString("fullname")).isEqualTo("Programming, group 101");
        assertThat(course.getInt("categoryid")).isEqualTo(7);
        assertThat(course.getString("format")).isEqualTo("weeks");
        assertThat(course.getInt("startdate")).isEqualTo((int)
                java.time.OffsetDateTime.parse("2026-09-01T00:00:00+03:00").toEpochSecond());
        assertThat(named(classId)).isEqualTo(Integer.toString(course.getInt("id")));
        assertThat(bridge.sandbox().moodle().enrolled(course.getInt("id")))
                .contains("8157:3")
                .hasSize(2);
        assertThat(bridge.sandbox().zoho().writes()).hasSize(1);

        bridge.sandbox().moodle().resetCalls();
        long again = bridge.webhook("class_updated", classId);
        bridge.awaitEvent(again, "SKIPPED", LONGEST);
        assertThat(bridge.event(again, "outcome")).isEqualTo("unchanged");
        assertThat(bridge.sandbox().moodle().calls("local_mzi_upsert_records")).isZero();
    }

    /** What a class's way makes the bridge call, in that order: the answer to each gets lost once, after its effect. */
    @Test
    void whateverAnswerIsLostOnTheWayThereIsOneCourseWithItsPeopleAndZohoIsTold() {
        School school = School.in(bridge.sandbox().zoho(), 103);
        school.ids().forEach((entity, id) -> bridge.webhook(School.EVENTS.get(entity), id));
        awaitRest();
        List<Runnable> losses = List.of(
                () -> zohoLoses("records"),
                () -> moodleLoses("core_course_get_courses_by_field"),
                () -> moodleLoses("core_user_get_users_by_field"),
                () -> moodleLoses("core_course_create_courses"),
                () -> moodleLoses("local_mzi_enrol_users"),
                () -> moodleLoses("local_mzi_upsert_records"),
                () -> zohoLoses("write"),
                () -> zohoLoses("coql"));
        List<String> classes = losses.stream().map(loss -> anotherClass(school)).toList();
        Map<String, List<String>> enrolments = classes.stream().collect(Collectors.toMap(id -> id, this::enrolments));
        for (int i = 0; i < losses.size(); i++) {
            losses.get(i).run();
            activate(classes.get(i));
            String classId = classes.get(i);
            steps.passUntil(Duration.ofMinutes(1), this::open, () -> isComplete(classId, enrolments.get(classId)));
            assertThat(courses(classId)).as("courses after loss %d", i).hasSize(1);
            assertThat(named(classId))
                    .as("course in Zoho after loss %d", i)
                    .isEqualTo(Integer.toString(courses(classId).get(0).getInt("id")));
            assertThat(bridge.sandbox().moodle().records("enrollments"))
                    .as("enrolments after loss %d", i)
                    .containsKeys(enrolments.get(classId).toArray(String[]::new));
        }
    }

    private void zohoLoses(String kind) {
        bridge.sandbox().zoho().fault(kind, Fault.answerLost(), 1);
    }

    /** Twice: the JDK sends a call whose connection broke once more by itself. */
    private void moodleLoses(String function) {
        bridge.sandbox().moodle().fault(function, Fault.answerLost(), 2);
    }

    private String anotherClass(School school) {
        JsonObject like = bridge.sandbox().zoho().record(CLASSES, school.id("classes"));
        return bridge.sandbox()
                .zoho()
                .put(
                        CLASSES,
                        Map.of(
                                "Class_Name",
                                "Another like " + school.id("classes") + " " + ++number,
                                "Class_Status",
                                "Pending",
                                "BTEC_Program",
                                like.getJsonObject("BTEC_Program").getString("id"),
                                "Teacher",
                                like.getJsonObject("Teacher").getString("id")));
    }

    private List<String> enrolments(String classId) {
        return Stream.of("a", "b")
                .map(student -> bridge.sandbox()
                        .zoho()
                        .put(
                                "BTEC_Enrollments",
                                Map.of("Enrolled_Students", steps.student(student), "Classes", classId)))
                .toList();
    }

    private boolean isComplete(String classId, List<String> enrolments) {
        return named(classId) != null
                && bridge.sandbox().moodle().records("enrollments").keySet().containsAll(enrolments);
    }

    @Test
    void aCourseThatIsGoneParksTheClassWithWhatToDo() {
        School school = School.in(bridge.sandbox().zoho(), 104);
        String classId = school.id("classes");
        activate(classId);
        awaitRest();
        bridge.sandbox().moodle().removeCourse(Long.parseLong(named(classId)));
        bridge.sandbox().zoho().edit(CLASSES, classId, Map.of("Term", "2"));
        long event = bridge.webhook("class_updated", classId);
        bridge.awaitEvent(event, "PARKED", LONGEST);
        assertThat(bridge.event(event, "problem_code")).isEqualTo("course-gone");

        assertThat(choose(classId, relink("999"))).isEqualTo(422);
        assertThat(choose(classId, RECREATE)).isEqualTo(202);
        awaitRest();
        assertThat(courses(classId)).hasSize(1);
        assertThat(named(classId))
                .isEqualTo(Integer.toString(courses(classId).get(0).getInt("id")));
        assertThat(choose(classId, RECREATE)).isEqualTo(409);
        assertThat(bridge.event(event, "status")).isEqualTo("COALESCED");
    }

    private int choose(String classId, String body) {
        return chosen(classId, body).statusCode();
    }

    private HttpResponse<String> chosen(String classId, String body) {
        return bridge.http()
                .post("/api/v1/classes/" + classId + "/course", body, "Authorization", "Bearer " + bridge.adminToken());
    }

    @Test
    void recreateMakesACourseForAClassThatIsNotActiveAnyMore() {
        String classId = School.in(bridge.sandbox().zoho(), 107).id("classes");
        activate(classId);
        awaitRest();
        String gone = named(classId);
        long event = parkedWithoutCourse(classId, Map.of("Class_Status", "Completed"));
        List<String> enrolments = enrolments(classId);

        assertThat(choose(classId, RECREATE)).isEqualTo(202);
        awaitRest();
        assertThat(courses(classId)).hasSize(1);
        assertThat(courseId(classId)).isNotEqualTo(gone);
        assertCourseEverywhere(classId, courseId(classId), enrolments);
        assertThat(bridge.event(event, "status")).isEqualTo("COALESCED");
    }

    @Test
    void recreateMakesACourseAlsoWhereZohoNamesNone() {
        String classId = School.in(bridge.sandbox().zoho(), 114).id("classes");
        activate(classId);
        awaitRest();
        Map<String, Object> edit = new HashMap<>(Map.of("Class_Status", "Completed"));
        edit.put("Moodle_Class_ID", null);
        parkedWithoutCourse(classId, edit);
        List<String> enrolments = enrolments(classId);

        assertThat(choose(classId, RECREATE)).isEqualTo(202);
        awaitRest();
        assertThat(courses(classId)).hasSize(1);
        assertCourseEverywhere(classId, courseId(classId), enrolments);
    }

    @Test
    void relinkGivesTheClassACourseThatMoodleHas() {
        String classId = School.in(bridge.sandbox().zoho(), 108).id("classes");
        activate(classId);
        awaitRest();
        long event = parkedWithoutCourse(classId, Map.of("Term", "2"));
        List<String> enrolments = enrolments(classId);
        String other = Long.toString(bridge.sandbox().moodle().addCourse("Made by hand"));

        assertThat(choose(classId, relink(other))).isEqualTo(202);
        awaitRest();
        assertThat(courses(classId)).hasSize(1);
        assertThat(courses(classId).get(0).getString("fullname")).isEqualTo("Programming, group 108");
        assertCourseEverywhere(classId, other, enrolments);
        assertThat(bridge.event(event, "status")).isEqualTo("COALESCED");
    }

    @Test
    void relinkLeavesTheCourseOfAnotherClassAlone() {
        School school = School.in(bridge.sandbox().zoho(), 109);
        String classId = school.id("classes");
        String other = anotherClass(school);
        activate(classId);
        activate(other);
        awaitRest();
        long event = parkedWithoutCourse(classId, Map.of("Term", "2"));

        HttpResponse<String> answer = chosen(classId, relink(courseId(other)));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("course-taken");
        assertThat(bridge.event(event, "status")).isEqualTo("PARKED");
        assertThat(courses(other)).hasSize(1);
    }

    private static String relink(String courseId) {
        return "{\"action\":\"relink\",\"courseId\":\"" + courseId + "\"}";
    }

    /** The course is deleted in Moodle and the class edited in Zoho; returns the event. */
    private long parkedWithoutCourse(String classId, Map<String, ?> edit) {
        bridge.sandbox().moodle().removeCourse(Long.parseLong(named(classId)));
        bridge.sandbox().zoho().edit(CLASSES, classId, edit);
        long event = bridge.webhook("class_updated", classId);
        bridge.awaitEvent(event, "PARKED", LONGEST);
        assertThat(bridge.event(event, "problem_code")).isEqualTo("course-gone");
        return event;
    }

    private String courseId(String classId) {
        return Integer.toString(courses(classId).get(0).getInt("id"));
    }

    /** Moodle, its record of the class, and Zoho agree on the course; the enrolments are in Moodle. */
    private void assertCourseEverywhere(String classId, String courseId, List<String> enrolments) {
        assertThat(courseId(classId)).isEqualTo(courseId);
        assertThat(named(classId)).isEqualTo(courseId);
        assertThat(bridge.sandbox().moodle().record("classes", classId).getString("moodle_class_id"))
                .isEqualTo(courseId);
        assertThat(bridge.sandbox().moodle().records("enrollments")).containsKeys(enrolments.toArray(String[]::new));
    }

    @Test
    void anEditOfTheClassReachesItsCourse() {
        String classId = School.in(bridge.sandbox().zoho(), 110).id("classes");
        activate(classId);
        awaitRest();
        String program = bridge.sandbox().zoho().put("Products", Map.of("Product_Name", "HND", "MoodleID", "8"));
        bridge.sandbox()
                .zoho()
                .edit(
                        CLASSES,
                        classId,
                        Map.of(
                                "Class_Name",
                                "Databases",
                                "Class_Short_Name",
                                "DB 110",
                                "BTEC_Program",
                                program,
                                "Start_Date",
                                "2026-10-01"));
        bridge.webhook("class_updated", classId);
        awaitRest();
        assertThat(courses(classId)).hasSize(1);
        JsonObject course = courses(classId).get(0);
        assertThat(course.getString("fullname")).isEqualTo("Databases");
        assertThat(course.getString("shortname")).isEqualTo("DB 110");
        assertThat(course.getInt("categoryid")).isEqualTo(8);
        assertThat(course.getInt("startdate"))
                .isEqualTo((int) Instant.parse("2026-10-01T00:00:00Z").getEpochSecond());
    }

    @Test
    void whatClassAndProgrammeDoNotSayIsFilledIn() {
        steps.setting("MOODLE_DEFAULT_CATEGORY_ID", "5");
        String program = bridge.sandbox().zoho().put("Products", Map.of("Product_Name", "Without a category"));
        String name = "Programming for those who already know how to, and want to do it well";
        String classId = bridge.sandbox()
                .zoho()
                .put(CLASSES, Map.of("Class_Name", name, "Class_Status", "Active", "BTEC_Program", program));
        bridge.webhook("class_updated", classId);
        awaitRest();
        assertThat(courses(classId)).hasSize(1);
        JsonObject course = courses(classId).get(0);
        assertThat(course.getString("fullname")).isEqualTo(name);
        assertThat(course.getString("shortname")).isEqualTo(name.substring(0, 50));
        assertThat(course.getInt("categoryid")).isEqualTo(5);
    }

    @Test
    void whoeverMoodleDoesNotKnowIsNamedInTheOutcome() {
        steps.setting("MOODLE_DEFAULT_COURSE_ENROLMENTS", "[{\"userid\":99,\"roleid\":3}]");
        String classId = School.in(bridge.sandbox().zoho(), 111).id("classes");
        bridge.sandbox().zoho().edit(CLASSES, classId, Map.of("Class_Status", "Active"));
        long event = bridge.webhook("class_updated", classId);
        bridge.awaitEvent(event, "DONE", LONGEST);
        assertThat(bridge.event(event, "outcome")).isEqualTo("pushed: not enrolled, unknown to Moodle: 99");
    }

    @Test
    void aCourseThatIsFoundAgainHasTheNameThatTheClassGotMeanwhile() {
        String classId = created(112);
        bridge.sandbox().zoho().edit(CLASSES, classId, Map.of("Class_Name", "Databases"));
        bridge.webhook("class_updated", classId);
        steps.passUntil(Duration.ofMinutes(1), this::open, () -> named(classId) != null);
        assertThat(courses(classId)).hasSize(1);
        assertThat(named(classId)).isEqualTo(courseId(classId));
        assertThat(courses(classId).get(0).getString("fullname")).isEqualTo("Databases");
    }

    @Test
    void aCourseThatWasMadeBeforeTheClassWasCompletedIsKept() {
        String classId = created(113);
        bridge.sandbox().zoho().edit(CLASSES, classId, Map.of("Class_Status", "Completed"));
        bridge.webhook("class_updated", classId);
        steps.passUntil(Duration.ofMinutes(1), this::open, () -> named(classId) != null);
        assertThat(courses(classId)).hasSize(1);
        assertThat(named(classId)).isEqualTo(courseId(classId));
    }

    /** A class whose course Moodle has made, and the bridge does not know it. */
    private String created(int number) {
        School school = School.in(bridge.sandbox().zoho(), number);
        school.ids().forEach((entity, id) -> bridge.webhook(School.EVENTS.get(entity), id));
        awaitRest();
        String classId = school.id("classes");
        assertThat(bridge.sandbox().moodle().calls("core_course_get_courses_by_field"))
                .as("looks for courses of a class that was never active")
                .isZero();
        moodleLoses("core_course_create_courses");
        activate(classId);
        Await.until(LONGEST, this::open, () -> !courses(classId).isEmpty() && isTried(classId));
        assertThat(named(classId)).isNull();
        return classId;
    }

    private boolean isTried(String classId) {
        return bridge.database().read(handle -> handle.createQuery("select exists (select from event"
                        + " where record_key = :id and status = 'PENDING' and problem_code is not null)")
                .bind("id", classId)
                .mapTo(Boolean.class)
                .one());
    }

    @Test
    void theEnrolmentsOfAClassFollowItsCourseWithFewCalls() {
        List<String> students = students("s");
        School school = knownSchool(105);
        steps.webhook("student_updated", students.subList(0, 100));
        steps.webhook("student_updated", students.subList(100, 200));
        awaitRest();
        assertThat(callsToActivate(school.id("classes"), students))
                .allSatisfy((system, calls) ->
                        assertThat(sum(calls)).as("%s", calls).isLessThanOrEqualTo(12));
    }

    @Test
    void studentsWhomNobodyKnewComeWithThemWithFewCalls() {
        School school = knownSchool(106);
        assertThat(callsToActivate(school.id("classes"), students("u")))
                .allSatisfy((system, calls) ->
                        assertThat(sum(calls)).as("%s", calls).isLessThanOrEqualTo(20));
    }

    /** Everything but the enrolment is known. */
    private School knownSchool(int number) {
        School school = School.in(bridge.sandbox().zoho(), number);
        bridge.sandbox().zoho().delete("BTEC_Enrollments", school.id("enrollments"));
        school.ids().keySet().stream()
                .filter(entity -> !entity.equals("enrollments"))
                .forEach(entity -> bridge.webhook(School.EVENTS.get(entity), school.id(entity)));
        awaitRest();
        return school;
    }

    private List<String> students(String kind) {
        return IntStream.range(0, 200)
                .mapToObj(number -> bridge.sandbox()
                        .zoho()
                        .put(
                                Steps.STUDENTS,
                                Map.of("Last_Name", "S" + number, "Academic_Email", kind + number + "@school.example")))
                .toList();
    }

    /** By system; all of the enrolments were never heard of before the class becomes active. */
    private Map<String, Map<String, Long>> callsToActivate(String classId, List<String> students) {
        List<String> enrolments = students.stream()
                .map(student -> bridge.sandbox()
                        .zoho()
                        .put("BTEC_Enrollments", Map.of("Enrolled_Students", student, "Classes", classId)))
                .toList();
        bridge.sandbox().zoho().resetCalls();
        bridge.sandbox().moodle().resetCalls();
        activate(classId);
        awaitRest();
        assertThat(courses(classId)).hasSize(1);
        assertThat(bridge.sandbox().moodle().records("enrollments").keySet()).containsAll(enrolments);
        Map<String, Map<String, Long>> calls = Map.of(
                "Zoho",
                bridge.sandbox().zoho().calls(),
                "Moodle",
                bridge.sandbox().moodle().calls());
        System.out.println("Class activation: " + calls);
        return calls;
    }

    private static long sum(Map<String, Long> calls) {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }
}
