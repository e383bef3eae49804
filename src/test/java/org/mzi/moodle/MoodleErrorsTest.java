package org.mzi.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;
import org.mzi.platform.Problem;

/** Moodle facts, section 2: every row of the table. */
class MoodleErrorsTest {

    private static final String FUNCTION = "local_mzi_upsert_records";

    private static Failure of(String exception, String errorcode) {
        String code = errorcode == null ? "" : ",\"errorcode\":\"" + errorcode + "\"";
        return MoodleErrors.of(
                FUNCTION,
                Json.object("{\"exception\":\"" + exception + "\"" + code
                        + ",\"message\":\"User Ann Example (ann@example.org) ...\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "core\\\\exception\\\\moodle_exception, invalidtoken, moodle-invalid-token",
        "webservice_access_exception, accessexception, moodle-access-refused",
        "required_capability_exception, nopermissions, moodle-no-permission",
        "moodle_exception, wsaccessusersuspended, moodle-user-suspended",
        "moodle_exception, wsaccessuserdeleted, moodle-user-suspended",
        "dml_missing_record_exception, invalidrecord, moodle-unknown-function",
        "moodle_exception, sitemaintenance, moodle-maintenance",
        "moodle_exception, upgraderunning, moodle-upgrade-running",
    })
    void configurationAndMaintenanceBlockMoodle(String exception, String errorcode, String code) {
        Failure failure = of(exception, errorcode);

        assertThat(failure).isInstanceOfSatisfying(Failure.Blocked.class, blocked -> assertThat(blocked.destination())
                .isEqualTo("moodle"));
        assertThat(failure.problem().code()).isEqualTo(code);
        assertThat(failure.problem().text()).contains(FUNCTION).contains(errorcode);
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_parameter_exception, invalidparameter, moodle-invalid-parameter",
        "moodle_exception, shortnametaken, moodle-short-name-taken",
        "TypeError,, moodle-type-error",
    })
    void whatNeverWorksIsPermanent(String exception, String errorcode, String code) {
        Failure failure = of(exception, errorcode);

        assertThat(failure).isInstanceOf(Failure.Permanent.class);
        assertThat(failure.problem().code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "dml_connection_exception, dbconnectionfailed, moodle-database-down, false",
        "dml_write_exception, dmlwriteexception, moodle-database-error, true",
        "dml_read_exception, dmlreadexception, moodle-database-error, true",
        "dml_transaction_exception,, moodle-database-error, true",
        "moodle_exception, somethingnew, moodle-error, true",
        "Error,, moodle-error, true",
    })
    void whatMayPassIsTriedAgain(String exception, String errorcode, String code, boolean perhapsContent) {
        Failure failure = of(exception, errorcode);

        assertThat(failure)
                .isInstanceOfSatisfying(Failure.Retryable.class, retryable -> assertThat(retryable.perhapsContent())
                        .isEqualTo(perhapsContent));
        assertThat(failure.problem().code()).isEqualTo(code);
    }

    @Test
    void neverQuotesMoodlesOwnMessage() {
        assertThat(of("moodle_exception", "shortnametaken").problem().text())
                .doesNotContain("Ann")
                .doesNotContain("example.org");
    }

    @Test
    void takesNoMarkupFromAnErrorCode() {
        assertThat(of("moodle_exception", "<b>x y</b>").problem().text()).doesNotContain("<");
    }

    @Test
    void anAnswerOfASingleFunctionIsNoErrorThoughItHasAnErrorCode() {
        assertThat(MoodleErrors.isError(Json.object("{\"success\":false,\"errorcode\":\"x\"}")))
                .isFalse();
        assertThat(MoodleErrors.isError(Json.object("{\"error\":\"Invalid token\",\"errorcode\":\"invalidtoken\"}")))
                .isTrue();
    }

    @Test
    void namesTheRefusalOfARecordByItsErrorCode() {
        assertThat(MoodleErrors.ofRecord("parent_missing", "no class"))
                .isEqualTo(new Problem(
                        "moodle-parent-missing", "Moodle refused the record: no class (error parent_missing)."));
        assertThat(MoodleErrors.ofRecord(null, ""))
                .isEqualTo(new Problem("moodle-record-refused", "Moodle refused the record."));
        assertThat(MoodleErrors.ofRecord("ambiguoususer", "quoted").text()).contains("was not linked");
    }
}
