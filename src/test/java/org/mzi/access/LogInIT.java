package org.mzi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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
        account(bridge, "locked");
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
        account(bridge, "disabled");
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

    private static void account(Bridge bridge, String name) {
        bridge.database().write(handle -> handle.createUpdate(
                        """
                                insert into console_user (user_name, password_hash, role, created_at)
                                select :name, password_hash, 'VIEWER', mzi_now()
                                from console_user where user_name = 'admin'
                                on conflict do nothing""")
                .bind("name", name)
                .execute());
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
