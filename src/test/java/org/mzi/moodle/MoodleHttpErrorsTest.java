package org.mzi.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ProcessingException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mzi.platform.Failure;

class MoodleHttpErrorsTest {

    private static Failure status(int status, String contentType, String body) {
        return MoodleHttpErrors.of(status, contentType, null, body);
    }

    @ParameterizedTest
    @CsvSource({
        "403, text/html, '', moodle-web-services-off",
        "403, text/html, <h1>Forbidden</h1>, moodle-forbidden",
        "401, text/html, <h1>Log in</h1>, moodle-forbidden",
        "503, text/html, <html>maintenance</html>, moodle-maintenance",
        "503,, <html>maintenance</html>, moodle-maintenance",
        "301, text/html, '', moodle-wrong-address",
        "404, text/html, <h1>Not found</h1>, moodle-wrong-address",
    })
    void configurationAndMaintenanceBlockMoodle(int status, String contentType, String body, String code) {
        Failure failure = status(status, contentType, body);

        assertThat(failure).isInstanceOf(Failure.Blocked.class);
        assertThat(failure.problem().code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"500, text/html, ''", "502, text/html, <h1>Bad gateway</h1>", "503, text/plain, busy", "504,,''"})
    void otherServerErrorsMayBeTheFaultOfWhatWasSent(int status, String contentType, String body) {
        Failure failure = status(status, contentType, body);

        assertThat(failure)
                .isInstanceOfSatisfying(Failure.Retryable.class, retryable -> assertThat(retryable.perhapsContent())
                        .isTrue());
        assertThat(failure.problem().code()).isEqualTo("moodle-http-" + status);
    }

    @Test
    void moodlesOwnErrorObjectSaysMoreThanTheStatus() {
        assertThat(status(500, "application/json", "{\"exception\":\"x\",\"errorcode\":\"dbconnectionfailed\"}")
                        .problem()
                        .code())
                .isEqualTo("moodle-database-down");
    }

    @Test
    void aCallThatIsTooLargeIsRefusedAsAWholeSoThatItIsSplit() {
        assertThat(status(413, "text/html", "")).isInstanceOf(Failure.Permanent.class);
    }

    @Test
    void waitsAsLongAsAThrottlingServerAsks() {
        assertThat(MoodleHttpErrors.of(429, null, "30", ""))
                .isInstanceOfSatisfying(Failure.Retryable.class, later -> assertThat(later.after())
                        .isEqualTo(Duration.ofSeconds(30)));
    }

    @Test
    void whatMeansThatNothingIsThereBlocksMoodle() {
        assertBlocked(new ConnectException("Connection refused"), "moodle-connection-refused");
        assertBlocked(new NoRouteToHostException("No route to host"), "moodle-connection-refused");
        assertBlocked(new UnknownHostException("moodle.invalid"), "moodle-unknown-host");
        assertBlocked(new SSLHandshakeException("PKIX path building failed"), "moodle-tls");
        assertBlocked(new SSLException("Unsupported or unrecognized SSL message"), "moodle-tls");
    }

    @Test
    void aSlowOrBrokenConnectionIsNotTheFaultOfWhatWasSent() {
        assertUnreachable(new SocketTimeoutException("Read timed out"), "moodle-timeout");
        assertUnreachable(new ConnectException("Connection timed out"), "moodle-timeout");
        assertUnreachable(new SocketException("Connection reset"), "moodle-connection-lost");
        assertUnreachable(new EOFException("Unexpected end of file"), "moodle-connection-lost");
        assertUnreachable(
                new SSLException("Connection reset", new SocketException("Connection reset")),
                "moodle-connection-lost");
    }

    private static void assertBlocked(Exception cause, String code) {
        Failure failure = MoodleHttpErrors.of(new ProcessingException(cause));
        assertThat(failure).isInstanceOf(Failure.Blocked.class);
        assertThat(failure.problem().code()).isEqualTo(code);
    }

    private static void assertUnreachable(Exception cause, String code) {
        Failure failure = MoodleHttpErrors.of(new ProcessingException(cause));
        assertThat(failure)
                .isInstanceOfSatisfying(Failure.Retryable.class, retryable -> assertThat(retryable.perhapsContent())
                        .isFalse());
        assertThat(failure.problem().code()).isEqualTo(code);
    }
}
