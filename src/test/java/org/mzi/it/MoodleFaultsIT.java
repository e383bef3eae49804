package org.mzi.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mzi.it.Steps.SOON;

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

/**
 * Whatever Moodle does wrong: what was read from Zoho is stored, Moodle keeps what it had, and all is made up for once Moodle
 * is well. Kinds of errors as measured on Moodle 4.5.
 */
@ExtendWith(BridgeExtension.class)
class MoodleFaultsIT {

    private static final String TYPE_ERROR = "{\"exception\":\"TypeError\",\"message\":\"must be of type int\"}";

    private final Bridge bridge;
    private final Steps steps;

    MoodleFaultsIT(Bridge bridge) {
        this.bridge = bridge;
        this.steps = new Steps(bridge);
    }

    @BeforeEach
    @AfterEach
    void reset() {
        steps.reset();
    }

    private static Arguments error(String errorcode, String code) {
        return arguments(Named.of(errorcode, Fault.moodleError(errorcode, "As Moodle says")), code);
    }

    static Stream<Arguments> faultsThatPause() {
        return Stream.of(
                error("invalidtoken", "moodle-invalid-token"),
                error("accessexception", "moodle-access-refused"),
                error("nopermissions", "moodle-no-permission"),
                error("wsaccessusersuspended", "moodle-user-suspended"),
                error("invalidrecord", "moodle-unknown-function"),
                error("sitemaintenance", "moodle-maintenance"),
                error("upgraderunning", "moodle-upgrade-running"),
                arguments(Named.of("maintenance by CLI", Fault.maintenance503()), "moodle-maintenance"),
                arguments(Named.of("web services off", Fault.forbiddenEmpty()), "moodle-web-services-off"));
    }

    @ParameterizedTest
    @MethodSource
    void faultsThatPause(Fault fault, String code) {
        String id = steps.known("Layla");
        steps.moodleFault(fault);
        long event = steps.edit(id, "Lina");
        steps.awaitState(event, "PENDING 0 " + code);
        assertThat(steps.paused()).isEqualTo(Map.of("moodle", code));
        assertStoredButNotInMoodle(id);
        steps.moodle().clearFaults();
        steps.awaitDone(event);
        steps.assertDelivered(id, "Lina");
    }

    static Stream<Arguments> faultsThatAreTriedAgain() {
        return Stream.of(
                error("dbconnectionfailed", "moodle-database-down"),
                error("dmlwriteexception", "moodle-database-error"),
                error("somethingelse", "moodle-error"),
                arguments(Named.of("500 with a page", Fault.html500()), "moodle-http-500"),
                arguments(Named.of("a page, not JSON", Fault.htmlPage200()), "moodle-not-json"),
                arguments(Named.of("connection dropped", Fault.drop()), "moodle-connection-lost"));
    }

    @ParameterizedTest
    @MethodSource
    void faultsThatAreTriedAgain(Fault fault, String code) {
        String id = steps.known("Layla");
        steps.moodleFault(fault);
        long event = steps.edit(id, "Lina");
        steps.awaitState(event, "PENDING 1 " + code);
        assertStoredButNotInMoodle(id);
        steps.moodle().clearFaults();
        steps.awaitDone(event);
        steps.assertDelivered(id, "Lina");
    }

    /** Moodle may finish a call after its caller has given up: the same record comes twice, which does no harm. */
    @Test
    void aCallThatHangsIsTriedAgain() {
        steps.setting("MOODLE_READ_TIMEOUT", "PT1S");
        String id = steps.known("Layla");
        steps.moodleFault(Fault.hang(Duration.ofSeconds(3)));
        long event = steps.edit(id, "Lina");
        steps.awaitState(event, "PENDING 1 moodle-timeout");
        assertStored(id);
        steps.moodle().clearFaults();
        steps.awaitDone(event);
        steps.assertDelivered(id, "Lina");
    }

    @Test
    void anAnswerThatIsLostAfterItsEffectDoesNoHarm() {
        String id = steps.known("Layla");
        steps.moodle().fault("local_mzi_upsert_records", Fault.answerLost(), -1);
        long event = steps.edit(id, "Lina");
        steps.awaitState(event, "PENDING 1 moodle-connection-lost");
        assertStored(id);
        steps.assertMoodleHas(id, "Lina");
        steps.moodle().clearFaults();
        steps.awaitDone(event);
        steps.assertDelivered(id, "Lina");
    }

    static Stream<Arguments> refusalsThatPark() {
        Fault typeError = Fault.answer(200, "application/json", TYPE_ERROR);
        return Stream.of(
                error("invalidparameter", "moodle-invalid-parameter"),
                error("shortnametaken", "moodle-short-name-taken"),
                arguments(Named.of("TypeError", typeError), "moodle-type-error"));
    }

    @ParameterizedTest
    @MethodSource
    void refusalsThatPark(Fault fault, String code) {
        String id = steps.known("Layla");
        steps.moodleFault(fault);
        long event = steps.edit(id, "Lina");
        steps.awaitState(event, "PARKED 1 " + code);
        assertThat(steps.paused()).isEmpty();
        assertStoredButNotInMoodle(id);
        steps.moodle().clearFaults();
        steps.retry(event);
        bridge.awaitEvent(event, "DONE", SOON);
        steps.assertDelivered(id, "Lina");
    }

    /** Nothing was blanked, nothing deleted, and it is known that Moodle has not accepted the edit. */
    private void assertStored(String id) {
        assertThat(steps.column(id, "first_name")).isEqualTo("Lina");
        assertThat(steps.column(id, "last_name")).isEqualTo("Haddad");
        assertThat(steps.column(id, "pushed_hash <> data_hash and deleted_at is null"))
                .isEqualTo("true");
    }

    private void assertStoredButNotInMoodle(String id) {
        assertStored(id);
        steps.assertMoodleHas(id, "Layla");
    }

    @Test
    void oneRecordThatMakesTheWholeCallFailIsParkedAlone() {
        List<String> ids =
                IntStream.range(0, 50).mapToObj(i -> steps.student("S" + i)).toList();
        String culprit = ids.get(31);
        steps.moodle().poison(culprit);
        try {
            List<Long> events = steps.webhook("student_updated", ids);
            steps.awaitIdle();
            assertThat(steps.state(events.get(31))).isEqualTo("PARKED 1 moodle-type-error");
            assertThat(steps.count("DONE")).isEqualTo(49);
            ids.stream().filter(id -> !id.equals(culprit)).forEach(id -> assertThat(steps.inMoodle(id))
                    .isNotNull());
            assertThat(steps.inMoodle(culprit)).isNull();
            assertThat(steps.column(culprit, "first_name")).isEqualTo("S31");
            steps.moodle().heal(culprit);
            steps.retry(events.get(31));
            bridge.awaitEvent(events.get(31), "DONE", SOON);
            steps.assertDelivered(culprit, "S31");
        } finally {
            steps.moodle().heal(culprit);
        }
    }

    @Test
    void aWrongTokenForThirtyHoursParksNothing() {
        List<String> ids = Stream.of("Layla", "Omar", "Noor").map(steps::known).toList();
        steps.moodle().token("another");
        List<Long> events = ids.stream().map(id -> steps.edit(id, "Lina")).toList();
        Await.until(SOON, () -> "not paused", () -> steps.paused().containsKey("moodle"));
        Outages.THIRTY_HOURS.forEach(steps::passUntilTried);
        assertThat(steps.count("PENDING")).isEqualTo(3);
        assertThat(steps.paused()).isEqualTo(Map.of("moodle", "moodle-invalid-token"));
        assertThat(events).allSatisfy(event -> assertThat(steps.state(event)).startsWith("PENDING 0 "));
        steps.moodle().token(bridge.sandbox().settings().get("MOODLE_TOKEN"));
        events.forEach(steps::awaitDone);
        ids.forEach(id -> steps.assertDelivered(id, "Lina"));
    }

    @Test
    void aWeekendOfErrorPagesParksNothing() {
        steps.closeCircuits();
        String id = steps.known("Layla");
        steps.moodleFault(Fault.html500());
        long event = steps.edit(id, "Lina");
        steps.awaitState(event, "PENDING 1 moodle-http-500");
        Outages.WEEKEND.forEach(steps::passUntilTried);
        assertThat(steps.state(event)).startsWith("PENDING 1 ");
        assertThat(steps.paused()).containsOnlyKeys("moodle");
        assertStoredButNotInMoodle(id);
        steps.moodle().clearFaults();
        steps.awaitDone(event);
        steps.assertDelivered(id, "Lina");
    }
}
