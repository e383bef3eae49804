package org.mzi.zoho.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;

class TokenAnswerTest {

    @Test
    void readsTokenDomainAndLifetime() {
        TokenAnswer answer = answer("{'access_token':'t','api_domain':'https://www.zohoapis.eu','expires_in':3600}");
        assertThat(answer).isEqualTo(new TokenAnswer("t", "https://www.zohoapis.eu", Duration.ofHours(1)));
    }

    @Test
    void prefersSecondsWhereAnOldAnswerHasMilliseconds() {
        assertThat(answer("{'access_token':'t','expires_in':3600000,'expires_in_sec':3600}")
                        .lifetime())
                .isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_client,        zoho-client-unknown",
        "invalid_client_secret, zoho-client-secret-wrong",
        "invalid_code,          zoho-refresh-token-invalid",
        "general_error,         zoho-token-denied",
        "Access Denied,         zoho-token-throttled",
        "access_denied,         zoho-token-throttled"
    })
    void understandsRefusalsByTheBody(String error, String problem) {
        assertThat(refusal("{'error':'" + error + "'}").problem().code()).isEqualTo(problem);
    }

    @Test
    void anAnswerWithNeitherTokenNorErrorIsARefusal() {
        assertThat(refusal("{}").problem().code()).isEqualTo("zoho-token-denied");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 10", "50, 10"})
    void throttlingBacksOffFromOneMinuteToTen(int count, int minutes) {
        assertThat(ZohoTokens.minutesDoubling(count)).isEqualTo(Duration.ofMinutes(minutes));
    }

    private static Failure.Blocked refusal(String json) {
        return catchThrowableOfType(Failure.Blocked.class, () -> answer(json));
    }

    private static TokenAnswer answer(String json) {
        return TokenAnswer.of(Json.object(json.replace('\'', '"')));
    }
}
