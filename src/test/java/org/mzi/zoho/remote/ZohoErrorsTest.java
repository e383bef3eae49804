package org.mzi.zoho.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;

class ZohoErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "401, OAUTH_SCOPE_MISMATCH,    zoho-scope-missing",
        "403, NO_PERMISSION,           zoho-permission-missing",
        "400, INVALID_MODULE,          zoho-module-unknown",
        "404, INVALID_URL_PATTERN,     zoho-request-refused",
        "400, REQUIRED_PARAM_MISSING,  zoho-request-refused",
        "400, LIMIT_EXCEEDED,          zoho-request-refused",
        "403, SOMETHING_NEW,           zoho-forbidden"
    })
    void whatNoRecordCausesBlocksTheDestination(int status, String code, String problem) {
        Failure failure = ZohoErrors.of(reply(status, "{'code':'" + code + "','details':{}}"), "Students");
        assertThat(failure).isInstanceOf(Failure.Blocked.class);
        assertThat(failure.problem().code()).isEqualTo(problem);
    }

    @Test
    void namesModuleAndSettingWhereTheModuleIsUnknown() {
        assertThat(ZohoErrors.of(reply(400, "{'code':'INVALID_MODULE'}"), "Studens"))
                .hasMessageContaining("Studens")
                .hasMessageContaining("ZOHO_MODULE_");
    }

    @Test
    void namesTheMissingPermission() {
        assertThat(ZohoErrors.of(
                        reply(403, "{'code':'NO_PERMISSION','details':{'permissions':['Crm_Implied_View_Leads']}}"),
                        "Leads"))
                .hasMessageContaining("Crm_Implied_View_Leads");
    }

    @Test
    void invalidDataMayBeTheFaultOfWhatWasAsked() {
        Failure failure = ZohoErrors.of(reply(400, "{'code':'INVALID_DATA','details':{'api_name':'X'}}"), "Students");
        assertThat(failure)
                .isInstanceOfSatisfying(Failure.Retryable.class, retryable -> assertThat(retryable.perhapsContent())
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {'code':'INVALID_DATA','details':{}}                          | true",
                "400 | {'code':'INVALID_DATA','details':{'resource_path_index':1}}   | true",
                "404 | {'code':'INVALID_DATA','details':{'api_name':'id'}}           | true",
                "400 | {'code':'INVALID_DATA','details':{'api_name':'Name'}}         | false",
                "404 | {'code':'INVALID_URL_PATTERN','details':{}}                   | false",
                "400 | {'data':[{'code':'INVALID_DATA','status':'error','details':{}}]} | true",
                "200 | {'code':'INVALID_DATA','details':{}}                          | false",
                "204 | {}                                                            | true"
            })
    void anIdIsAbsentOnlyWithTheMatchingCode(int status, String json, boolean absent) {
        assertThat(ZohoErrors.meansNoRecord(reply(status, json))).isEqualTo(absent);
    }

    @ParameterizedTest
    @CsvSource({
        "401, INVALID_TOKEN,          true",
        "401, AUTHENTICATION_FAILURE, true",
        "401, OAUTH_SCOPE_MISMATCH,   false",
        "403, NO_PERMISSION,          false"
    })
    void knowsARefusedToken(int status, String code, boolean refused) {
        assertThat(ZohoErrors.refusesToken(reply(status, "{'code':'" + code + "'}")))
                .isEqualTo(refused);
    }

    @Test
    void aLimitOnAParameterIsNoThrottling() {
        assertThat(ZohoErrors.throttles(reply(400, "{'code':'LIMIT_EXCEEDED'}")))
                .isFalse();
        assertThat(ZohoErrors.throttles(reply(429, "{}"))).isTrue();
        assertThat(ZohoErrors.throttles(reply(400, "{'code':'TOO_MANY_REQUESTS'}")))
                .isTrue();
    }

    @Test
    void doesNotPassOnZohosOwnMessage() {
        assertThat(ZohoErrors.of(
                        reply(400, "{'code':'INVALID_DATA','message':'jane@example.org is invalid'}"), "Students"))
                .hasMessageNotContaining("jane");
    }

    private static Reply reply(int status, String json) {
        return new Reply(status, Json.object(json.replace('\'', '"')), null);
    }
}
