package org.mzi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mzi.it.Await;
import org.mzi.it.Bridge;
import org.mzi.it.BridgeExtension;

/** Logging in, as an HTTP client sees it. */
@ExtendWith(BridgeExtension.class)
class LogInIT {

    private static final String[] OWN_PAGE = {"Sec-Fetch-Site", "same-origin"};

    @Test
    void theSessionsCookieIsForTheConsoleAlone(Bridge bridge) {
        HttpResponse<String> answer = logIn(bridge, "admin", bridge.consolePassword(), OWN_PAGE);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/admin/");
        assertThat(answer.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .contains("Path=/admin")
                .contains("HttpOnly")
                .containsIgnoringCase("SameSite=Lax"));
    }

    /** The account is made by a timer; a log-in that comes before its first firing does not find the house empty. */
    @Test
    void theFirstAccountLogsInAsSoonAsTheServerIsReady(Bridge bridge) {
        bridge.stopServer();
        bridge.database().write(handle -> handle.execute("delete from console_user"));
        bridge.startServer();
        bridge.awaitReady();

        assertThat(isSignedIn(logIn(bridge, "admin", bridge.consolePassword(), OWN_PAGE)))
                .isTrue();
    }

    @Test
    void aSessionIdFromBeforeTheLogInIsWorthNothingAfterIt(Bridge bridge) {
        String before = sessionId(bridge.http().get("/admin/log-in"));
        String after = sessionId(
                logIn(bridge, "admin", bridge.consolePassword(), "Sec-Fetch-Site", "same-origin", "Cookie", before));

        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void aFormThatAnotherSitePlantedIsRefused(Bridge bridge) {
        HttpResponse<String> answer = logIn(bridge, "admin", bridge.consolePassword(), "Sec-Fetch-Site", "cross-site");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(logIn(bridge, "admin", bridge.consolePassword(), "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }

    /** Ten wrong passwords lock the account, even for the right one, until fifteen minutes have passed. */
    @Test
    void tenWrongPasswordsLockTheAccount(Bridge bridge) {
        bridge.account("locked", "VIEWER");
        for (int i = 0; i < ConsoleUser.TRIES; i++) {
            assertThat(isSignedIn(logIn(bridge, "locked", "wrong", OWN_PAGE))).isFalse();
        }
        assertThat(isSignedIn(logIn(bridge, "locked", bridge.consolePassword(), OWN_PAGE)))
                .isFalse();

        OffsetDateTime until = bridge.database()
                .read(handle -> handle.createQuery("select locked_until from console_user where user_name = 'locked'")
                        .mapTo(OffsetDateTime.class)
                        .one());
        OffsetDateTime now = OffsetDateTime.ofInstant(
                new org.mzi.platform.DatabaseClock(bridge.database()).instant(), until.getOffset());
        assertThat(until).isBetween(now.plusMinutes(14), now.plusMinutes(15));

        bridge.database()
                .write(handle -> handle.execute("update console_user set locked_until = mzi_now() - interval '1 s'"
                        + " where user_name = 'locked'"));
        assertThat(isSignedIn(logIn(bridge, "locked", bridge.consolePassword(), OWN_PAGE)))
                .isTrue();
    }

    @Test
    void aDisabledAccountIsRefused(Bridge bridge) {
        bridge.account("disabled", "VIEWER");
        bridge.database()
                .write(handle ->
                        handle.execute("update console_user set enabled = false where user_name = 'disabled'"));

        assertThat(isSignedIn(logIn(bridge, "disabled", bridge.consolePassword(), OWN_PAGE)))
                .isFalse();
    }

    @Test
    void whatIsNotTheConsoleMakesNoSession(Bridge bridge) {
        String bearer = "Bearer " + bridge.adminToken();
        for (String path : new String[] {"/api/v1/events", "/health", "/metrics", "/openapi", "/docs/"}) {
            HttpResponse<String> answer = bridge.http().get(path, "Authorization", bearer);

            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().allValues("Set-Cookie")).as(path).isEmpty();
        }
    }

    @Test
    void theCookieIsSecureBehindAProxyThatTalksTls(Bridge bridge) {
        String[] proxied = {"Sec-Fetch-Site", "same-origin", "X-Forwarded-Proto", "https"};

        assertThat(bridge.http().get("/admin/log-in", proxied).headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.endsWith("; Secure"));
        assertThat(logIn(bridge, "admin", bridge.consolePassword(), proxied)
                        .headers()
                        .allValues("Set-Cookie"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.endsWith("; Secure"));
        assertThat(logIn(bridge, "admin", bridge.consolePassword(), OWN_PAGE)
                        .headers()
                        .allValues("Set-Cookie"))
                .isNotEmpty()
                .noneMatch(cookie -> cookie.contains("Secure"));
    }

    @Test
    void theAuditTrailNamesTheClientNotTheProxy(Bridge bridge) {
        logIn(
                bridge,
                "admin",
                bridge.consolePassword(),
                "Sec-Fetch-Site",
                "same-origin",
                "X-Forwarded-For",
                "198.51.100.1, 203.0.113.7");

        assertThat(bridge.database().<String, RuntimeException>read(handle -> handle.createQuery(
                                "select remote_address from audit_log where action = 'log-in' order by id desc limit 1")
                        .mapTo(String.class)
                        .one()))
                .isEqualTo("203.0.113.7");
    }

    /** The browser does not even send the cookie there; somebody else might. */
    @Test
    void anAdministratorsSessionGivesNoRightOnTheApi(Bridge bridge) {
        String session = sessionId(logIn(bridge, "admin", bridge.consolePassword(), OWN_PAGE));

        assertThat(bridge.http()
                        .get("/api/v1/events", "Cookie", session, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(401);
        assertThat(bridge.http()
                        .post("/api/v1/events/1/retry", "{}", "Cookie", session, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whileTheDatabaseIsAwayALogInIsNotAWrongPasswordAndNoTry(Bridge bridge) {
        bridge.account("unlucky", "VIEWER");
        bridge.postgres().close();
        try {
            for (int call = 0; call < 12; call++) {
                assertThat(logIn(bridge, "unlucky", "wrong", OWN_PAGE).headers().firstValue("Location"))
                        .hasValue("/admin/log-in?unavailable");
            }
        } finally {
            bridge.postgres().start();
        }
        bridge.awaitReady();
        Await.until(Duration.ofMinutes(1), () -> "not signed in", () -> logIn(
                        bridge, "unlucky", bridge.consolePassword(), OWN_PAGE)
                .headers()
                .firstValue("Location")
                .filter("/admin/"::equals)
                .isPresent());
    }

    private static boolean isSignedIn(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return !answer.headers().firstValue("Location").orElseThrow().contains("error");
    }

    private static String sessionId(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> logIn(Bridge bridge, String user, String password, String... headers) {
        return bridge.http()
                .send(bridge.http()
                        .request("/admin/authenticate", headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=" + user + "&password=" + password)));
    }
}
