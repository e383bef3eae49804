package org.mzi.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mzi.platform.Json;

/** What the bridge says, outside its API, about itself. */
@ExtendWith(BridgeExtension.class)
class OwnErrorsIT {

    private final Bridge bridge;

    OwnErrorsIT(Bridge bridge) {
        this.bridge = bridge;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, 404",
        "PUT, /docs/index.html, 403",
        "GET, /WEB-INF/web.xml, 404",
        "GET, /error-answer, 404"
    })
    void errorsOfTheServerAreProblemsToo(String method, String path, int status) throws IOException {
        String answer = raw(method + ' ' + path + " HTTP/1.1\r\nHost: bridge\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(Json.object(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1))
                        .getInt("status"))
                .isEqualTo(status);
        tellsNothing(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: b\r\nConnection: close\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: b\r\n\r\n",
                "FOO /api/v1/events HTTP/1.1\r\nHost: b\r\nConnection: close\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: b\r\nConnection: close\r\n\r\n",
                "POST /api/v1/webhooks/student-dashboard/student_updated HTTP/1.1\r\nHost: b\r\nContent-Length: -5\r\n\r\n",
                "POST /api/v1/webhooks/student-dashboard/..%2f..%2fetc HTTP/1.1\r\nHost: b\r\nContent-Length: 0\r\n"
                        + "Connection: close\r\n\r\n"
            })
    void brokenRequestsAreRefusedWithoutATrace(String request) throws IOException {
        String answer = raw(request);
        assertThat(answer).matches(Pattern.compile("HTTP/1\\.1 (4|50[15]).*", Pattern.DOTALL));
        tellsNothing(answer);
    }

    @Test
    void overlongHeadersAreRefused() throws IOException {
        String answer = raw("GET /health/live HTTP/1.1\r\nHost: b\r\nX-Long: " + "a".repeat(100_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4");
        tellsNothing(answer);
    }

    @Test
    void noAnswerNamesTheServer() {
        for (String path :
                new String[] {"/health/ready", "/health/live", "/health", "/metrics", "/openapi", "/docs/"}) {
            HttpResponse<String> answer = bridge.http().get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().map()).as(path).doesNotContainKeys("server", "x-powered-by");
        }
    }

    @Test
    void theDocumentationLoadsWhatItNeedsFromHere() {
        String page = bridge.http().get("/docs/").body();
        assertThat(page).doesNotContain("${");
        Matcher source = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page);
        int found = 0;
        while (source.find()) {
            if (!source.group(1).startsWith("data:")) {
                assertThat(source.group(1)).doesNotContain("//");
                String path =
                        java.net.URI.create("/docs/").resolve(source.group(1)).toString();
                assertThat(bridge.http().get(path).statusCode()).as(path).isEqualTo(200);
                found++;
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(4);
    }

    private static void tellsNothing(String answer) {
        assertThat(answer)
                .doesNotContainIgnoringCase("payara")
                .doesNotContain("Exception", "\tat ", "Server:", "X-Powered-By");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(bridge.uri().getHost(), bridge.uri().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
