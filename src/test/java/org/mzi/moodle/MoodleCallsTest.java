package org.mzi.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mzi.moodle.MoodleStub.Answer;
import org.mzi.platform.Failure;

class MoodleCallsTest {

    private final MoodleStub moodle = new MoodleStub();
    private final MoodleCalls calls = moodle.moodleCalls();

    @AfterEach
    void stop() {
        moodle.close();
    }

    private Failure failure() {
        return catchThrowableOfType(Failure.class, () -> calls.call("f", Map.of()));
    }

    private Failure failureOn(int status, String contentType, String body) {
        moodle.answer("f", form -> new Answer(status, contentType, body));
        return failure();
    }

    @Test
    void sendsTokenFunctionAndFormatFirstAndNothingInTheUrl() {
        moodle.answer("f", "[]");
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("entity", "students");
        parameters.put("recordsdata", "[{\"first_name\":\"سارة & Ömer + 100% = ok?\"}]");

        calls.call("f", parameters);

        MoodleStub.Call call = moodle.calls.get(0);
        assertThat(call.query()).isNull();
        assertThat(call.contentType()).startsWith("application/x-www-form-urlencoded");
        assertThat(call.form().keySet())
                .containsExactly("wstoken", "wsfunction", "moodlewsrestformat", "entity", "recordsdata");
        assertThat(call.form())
                .containsEntry("wstoken", MoodleStub.TOKEN)
                .containsEntry("moodlewsrestformat", "json")
                .containsAllEntriesOf(parameters);
    }

    @Test
    void readsAnAnswerInAnyLanguage() {
        moodle.answer("f", "{\"sitename\":\"مدرسة\"}");

        assertThat(calls.call("f", Map.of()).asJsonObject().getString("sitename"))
                .isEqualTo("مدرسة");
    }

    @Test
    void tellsMoodlesErrorsFromAnswersThoughBothAreHttp200() {
        moodle.answer("f", "{\"exception\":\"x\",\"errorcode\":\"invalidtoken\",\"message\":\"m\"}");

        assertThat(failure()).isInstanceOf(Failure.Blocked.class);
    }

    @Test
    void tellsTheHttpStatusesApart() {
        assertThat(failureOn(403, "text/html", "").problem().code()).isEqualTo("moodle-web-services-off");
        assertThat(failureOn(503, "text/html", "<html></html>").problem().code())
                .isEqualTo("moodle-maintenance");
        assertThat(failureOn(500, "text/html", "").problem().code()).isEqualTo("moodle-http-500");
        assertThat(failureOn(302, "text/html", "").problem().code()).isEqualTo("moodle-wrong-address");
        assertThat(failureOn(204, "text/html", "").problem().code()).isEqualTo("moodle-http-204");
    }

    @Test
    void whatIsNotWholeJsonMayBeTheFaultOfWhatWasSent() {
        for (String body : new String[] {"<br /><b>Fatal error</b>", "{\"functions\":[{\"na", "", "null"}) {
            assertThat(failureOn(200, "application/json", body))
                    .as(body)
                    .isInstanceOfSatisfying(Failure.Retryable.class, retryable -> assertThat(retryable.perhapsContent())
                            .isTrue())
                    .hasMessageContaining("moodle-not-json")
                    .hasNoCause();
        }
    }

    @Test
    void aDroppedConnectionIsNotTheFaultOfWhatWasSent() {
        assertThat(failureOn(200, "application/json", null))
                .isInstanceOfSatisfying(Failure.Retryable.class, retryable -> assertThat(retryable.perhapsContent())
                        .isFalse())
                .hasMessageContaining("moodle-connection-lost");
    }

    @Test
    void givesUpWhenTheReadTimeoutIsOver() {
        CountDownLatch end = new CountDownLatch(1);
        moodle.settings.put("MOODLE_READ_TIMEOUT", "PT0.1S");
        moodle.answer("f", form -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Answer.json("[]");
        });

        assertThat(failure())
                .isInstanceOfSatisfying(Failure.Retryable.class, retryable -> assertThat(retryable.perhapsContent())
                        .isFalse())
                .hasMessageContaining("moodle-timeout");
        end.countDown();
    }

    @Test
    void nobodyListeningBlocksMoodle() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            moodle.settings.put("MOODLE_BASE_URL", "http://127.0.0.1:" + free.getLocalPort());
        }

        assertThat(failure()).isInstanceOf(Failure.Blocked.class).hasMessageContaining("moodle-connection-refused");
    }

    @Test
    void plainHttpWhereHttpsIsExpectedBlocksMoodle() throws IOException {
        CompletableFuture<Void> served;
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            moodle.settings.put("MOODLE_BASE_URL", "https://127.0.0.1:" + plain.getLocalPort());
            served = CompletableFuture.runAsync(() -> refuseInPlainHttp(plain));

            assertThat(failure()).isInstanceOf(Failure.Blocked.class).hasMessageContaining("moodle-tls");
        }
        served.join();
    }

    /** To every connection, since the JDK's client makes a second one, until the server is closed. */
    private static void refuseInPlainHttp(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Test
    void followsAChangedAddress() {
        moodle.answer("f", "[1]");
        calls.call("f", Map.of());
        try (MoodleStub other = new MoodleStub()) {
            other.answer("f", "[2]");
            moodle.settings.put("MOODLE_BASE_URL", other.url());

            assertThat(calls.call("f", Map.of()).asJsonArray().getInt(0)).isEqualTo(2);
        }
    }

    @Test
    void saysWhichSettingIsMissing() {
        moodle.settings.remove("MOODLE_TOKEN");
        assertThat(failure()).isInstanceOf(Failure.Blocked.class).hasMessageContaining("MOODLE_TOKEN is not set");

        moodle.settings.remove("MOODLE_BASE_URL");
        assertThat(failure()).isInstanceOf(Failure.Blocked.class).hasMessageContaining("MOODLE_BASE_URL is not set");

        moodle.settings.put("MOODLE_ENABLED", "false");
        assertThat(failure()).isInstanceOf(Failure.Blocked.class).hasMessageContaining("moodle-disabled");
        assertThat(moodle.calls).isEmpty();
    }

    @Test
    void saysWhichSettingIsMalformedWithoutItsValue() {
        moodle.settings.put("MOODLE_BASE_URL", "ftp://secret.example.org");
        assertThat(failure())
                .isInstanceOf(Failure.Blocked.class)
                .hasMessageContaining("MOODLE_BASE_URL")
                .hasMessageNotContaining("secret");

        moodle.settings.put("MOODLE_BASE_URL", moodle.url());
        moodle.settings.put("MOODLE_CONNECT_TIMEOUT", "PT0S");
        assertThat(failure()).isInstanceOf(Failure.Blocked.class).hasMessageContaining("MOODLE_CONNECT_TIMEOUT");
    }
}
