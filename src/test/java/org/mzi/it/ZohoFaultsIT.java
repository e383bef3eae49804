package org.mzi.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mzi.it.Steps.SOON;
import static org.mzi.it.Steps.STUDENTS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mzi.sandbox.Fault;

/** Whatever Zoho does wrong: nothing is lost, blanked or deleted, and all is made up for once Zoho is well. */
@ExtendWith(BridgeExtension.class)
class ZohoFaultsIT {

    private final Bridge bridge;
    private final Steps steps;

    ZohoFaultsIT(Bridge bridge) {
        this.bridge = bridge;
        this.steps = new Steps(bridge);
    }

    @BeforeEach
    @AfterEach
    void reset() {
        steps.reset();
    }

    static Stream<Arguments> faultsThatPause() {
        return Stream.of(
                arguments(Named.of("401 always", Fault.unauthorized()), "zoho-token-refused", "zoho"),
                arguments(Named.of("429", Fault.rateLimited()), "zoho-throttled", "zoho"),
                arguments(Named.of("no scope", Fault.scopeMismatch()), "zoho-scope-missing", "zoho.students"));
    }

    @ParameterizedTest
    @MethodSource
    void faultsThatPause(Fault fault, String code, String destination) {
        String id = steps.known("Layla");
        String before = steps.everywhere(id);
        steps.zohoFault(fault);
        long event = steps.edit(id, "Lina");
        steps.awaitState(event, "PENDING 0 " + code);
        assertThat(steps.paused()).isEqualTo(Map.of(destination, code));
        assertThat(steps.everywhere(id)).isEqualTo(before);
        steps.zoho().clearFaults();
        steps.awaitDone(event);
        steps.assertDelivered(id, "Lina");
    }

    static Stream<Arguments> faultsThatAreTriedAgain() {
        return Stream.of(
                arguments(Named.of("500", Fault.serverError()), "zoho-failed"),
                arguments(Named.of("500 with a page", Fault.html500()), "zoho-failed"),
                arguments(Named.of("a page, not JSON", Fault.nonJson()), "zoho-answer-malformed"),
                arguments(Named.of("connection dropped", Fault.drop()), "zoho-connection-lost"));
    }

    @ParameterizedTest
    @MethodSource
    void faultsThatAreTriedAgain(Fault fault, String code) {
        changesNothingAndIsTriedAgain(fault, code);
    }

    @Test
    void aCallThatHangsIsTriedAgain() {
        steps.setting("ZOHO_READ_TIMEOUT", "PT1S");
        changesNothingAndIsTriedAgain(Fault.hang(Duration.ofSeconds(3)), "zoho-timeout");
    }

    /** One student is edited; of another a webhook says, wrongly, that he was deleted. */
    private void changesNothingAndIsTriedAgain(Fault fault, String code) {
        String edited = steps.known("Layla");
        String saidDeleted = steps.known("Omar");
        String editedBefore = steps.everywhere(edited);
        String saidDeletedBefore = steps.everywhere(saidDeleted);
        steps.zohoFault(fault);
        long edit = steps.edit(edited, "Lina");
        long deletion = bridge.webhook("student_deleted", saidDeleted);
        steps.awaitState(edit, "PENDING 1 " + code);
        steps.awaitState(deletion, "PENDING 1 " + code);
        assertThat(steps.everywhere(edited)).isEqualTo(editedBefore);
        assertThat(steps.everywhere(saidDeleted)).isEqualTo(saidDeletedBefore);
        steps.zoho().clearFaults();
        steps.awaitDone(edit);
        steps.awaitDone(deletion);
        steps.assertDelivered(edited, "Lina");
        steps.assertDelivered(saidDeleted, "Omar");
    }

    @Test
    void aTokenThatIsRefusedOnceIsReplacedWithoutAnAttempt() {
        String id = steps.known("Layla");
        steps.zoho().resetCalls();
        steps.zoho().fault("records", Fault.unauthorized(), 1);
        long event = steps.edit(id, "Lina");
        steps.awaitState(event, "DONE 0 -");
        steps.assertDelivered(id, "Lina");
        assertThat(steps.zoho().calls("token")).isEqualTo(1);
    }

    @Test
    void theLimitOfTokensIsHeededUntilItIsOver() {
        String id = steps.known("Layla");
        String before = steps.everywhere(id);
        steps.zoho().tokenLimit(0, Duration.ofMinutes(10));
        steps.zoho().expireTokens();
        steps.zoho().resetCalls();
        long event = steps.edit(id, "Lina");
        steps.awaitState(event, "PENDING 0 zoho-token-throttled");
        assertThat(steps.paused()).isEqualTo(Map.of("zoho", "zoho-token-throttled"));
        assertThat(steps.zoho().calls("token")).isEqualTo(1);
        assertThat(steps.everywhere(id)).isEqualTo(before);
        steps.zoho().tokenLimit(false);
        steps.awaitDone(event);
        steps.assertDelivered(id, "Lina");
    }

    /** Waits of a minute, so that nothing is tried but when time is made to pass. */
    @Test
    void anAbsentRecordWithoutProofIsLookedForTenMinutesThenParkedAndNeverDeleted() {
        steps.setting("WORK_RETRY_SCHEDULE", "PT1M PT1M PT1M PT1M");
        String id = steps.known("Layla");
        String before = steps.everywhere(id);
        steps.zoho().hide(STUDENTS, id);
        long event = bridge.webhook("student_deleted", id);
        steps.awaitState(event, "PENDING 1 record-not-visible");
        steps.pass(Duration.ofMinutes(9));
        steps.awaitState(event, "PENDING 2 record-not-visible");
        steps.pass(Duration.ofMinutes(2));
        steps.awaitState(event, "PARKED 3 record-not-visible");
        assertThat(steps.everywhere(id)).isEqualTo(before);
        steps.zoho().show(STUDENTS, id);
        steps.retry(event);
        bridge.awaitEvent(event, "SKIPPED", SOON);
        steps.assertDelivered(id, "Layla");
    }

    @Test
    void aDeletionWithProofIsCarriedOut() {
        String id = steps.known("Layla");
        steps.zoho().delete(STUDENTS, id);
        long event = bridge.webhook("student_updated", id);
        steps.awaitState(event, "DONE 0 -");
        assertThat(steps.column(id, "deleted_at is not null")).isEqualTo("true");
        assertThat(steps.column(id, "first_name")).isEqualTo("Layla");
        assertThat(steps.inMoodle(id).getBoolean("deleted")).isTrue();
    }

    @Test
    void aRecordThatBecomesVisibleLateIsDelivered() {
        String id = steps.student("Layla");
        steps.zoho().hide(STUDENTS, id);
        long event = bridge.webhook("student_updated", id);
        steps.awaitState(event, "PENDING 1 record-not-visible");
        assertThat(steps.row(id)).isEqualTo("none");
        steps.zoho().show(STUDENTS, id);
        steps.awaitDone(event);
        steps.assertDelivered(id, "Layla");
    }

    @Test
    void anUnknownModuleStopsItsOwnTypeOnlyUntilItIsSetRight() {
        String id = steps.known("Layla");
        String before = steps.everywhere(id);
        steps.setting("ZOHO_MODULE_STUDENTS", "No_Such_Module");
        long event = steps.edit(id, "Lina");
        steps.awaitState(event, "PENDING 0 zoho-module-unknown");
        assertThat(steps.paused()).isEqualTo(Map.of("zoho.students", "zoho-module-unknown"));
        String teacher = steps.zoho().put("BTEC_Teachers", Map.of("Name", "Omar Nasser"));
        bridge.awaitEvent(bridge.webhook("teacher_updated", teacher), "DONE", SOON);
        assertThat(steps.paused()).containsOnlyKeys("zoho.students");
        assertThat(steps.everywhere(id)).isEqualTo(before);
        steps.setting("ZOHO_MODULE_STUDENTS", STUDENTS);
        bridge.awaitEvent(event, "DONE", Duration.ofMinutes(2));
        steps.assertDelivered(id, "Lina");
    }

    @Test
    void aWeekendWithoutZohoParksNothing() {
        steps.closeCircuits();
        String id = steps.known("Layla");
        String before = steps.everywhere(id);
        steps.zohoFault(Fault.serverError());
        long event = steps.edit(id, "Lina");
        steps.awaitState(event, "PENDING 1 zoho-failed");
        Outages.WEEKEND.forEach(steps::passUntilTried);
        assertThat(steps.state(event)).isEqualTo("PENDING 1 zoho-failed");
        assertThat(steps.paused()).containsOnlyKeys("zoho");
        assertThat(steps.everywhere(id)).isEqualTo(before);
        steps.zoho().clearFaults();
        steps.awaitDone(event);
        steps.assertDelivered(id, "Lina");
    }

    @Test
    void massDeletionWaitsForAPerson() {
        List<String> ids =
                IntStream.range(0, 30).mapToObj(i -> steps.student("S" + i)).toList();
        steps.webhook("student_updated", ids);
        steps.awaitIdle();
        ids.forEach(id -> steps.zoho().delete(STUDENTS, id));
        List<Long> events = ids.parallelStream()
                .map(id -> bridge.webhook("student_deleted", id))
                .toList();
        steps.awaitIdle();
        List<Long> parked = events.stream()
                .filter(event -> steps.state(event).equals("PARKED 1 mass-deletion"))
                .toList();
        assertThat(parked).hasSizeGreaterThanOrEqualTo(10);
        assertThat(steps.count("PARKED")).isEqualTo(parked.size());
        assertThat(deleted(ids)).isEqualTo(30 - parked.size());
        parked.forEach(steps::retry);
        steps.awaitIdle();
        assertThat(deleted(ids)).isEqualTo(30);
    }

    /** How many are deleted in Moodle, which are those that are deleted in the database. */
    private long deleted(List<String> ids) {
        assertThat(ids).allSatisfy(id -> assertThat(steps.column(id, "deleted_at is not null"))
                .isEqualTo(String.valueOf(steps.inMoodle(id).getBoolean("deleted"))));
        return ids.stream()
                .filter(id -> steps.inMoodle(id).getBoolean("deleted"))
                .count();
    }

    @Test
    void anUnmappableDateParksItsRecordAndTheRowKeepsItsValues() {
        String id = steps.known("Layla");
        String other = steps.known("Omar");
        String before = steps.everywhere(id);
        steps.zoho().edit(STUDENTS, id, Map.of("First_Name", "Lina", "Birth_Date", "31.12.2004"));
        steps.zoho().edit(STUDENTS, other, Map.of("First_Name", "Amr"));
        List<Long> events = steps.webhook("student_updated", List.of(id, other));
        steps.awaitState(events.get(0), "PARKED 1 value-not-convertible");
        assertThat(bridge.event(events.get(0), "problem_text"))
                .contains("Birth_Date", "date_of_birth", "yyyy-MM-dd", "99.99.9999")
                .doesNotContain("2004");
        assertThat(steps.everywhere(id)).isEqualTo(before);
        steps.awaitState(events.get(1), "DONE 0 -");
        steps.assertDelivered(other, "Amr");
        steps.zoho().edit(STUDENTS, id, Map.of("Birth_Date", "2004-12-31"));
        steps.retry(events.get(0));
        bridge.awaitEvent(events.get(0), "DONE", SOON);
        steps.assertDelivered(id, "Lina");
        assertThat(steps.column(id, "date_of_birth")).isEqualTo("2004-12-31");
    }
}
