package org.mzi.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mzi.platform.ProblemException;
import org.mzi.platform.Secrets;
import org.mzi.platform.Settings;

class MoodleGateTest {

    private static final long NOW = 1_767_225_600;
    private static final byte[] BODY = "{\"events\":[]}".getBytes(UTF_8);

    private final Map<String, String> values = new HashMap<>(Map.of("MOODLE_WEBHOOK_SECRET", "now"));
    private final Clock clock = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    private final Settings settings = Settings.of(values);
    private final MoodleGate gate =
            new MoodleGate(new Gate(new CallerProof(settings), new FailedProofs(clock)), settings, clock);

    /** {@code proven}, or the status and code of the refusal. */
    private String answer(String timestamp, String signature, byte[] body) throws IOException {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getRemoteAddr") ? "192.0.2.1" : null);
        try {
            byte[] taken = gate.proven(timestamp, signature, request, new ByteArrayInputStream(body));
            assertThat(taken).isEqualTo(body);
            return "proven";
        } catch (ProblemException refused) {
            return refused.getResponse().getStatus() + " " + refused.getMessage();
        }
    }

    private static String sign(String secret, String timestamp, byte[] body) {
        return "sha256=" + Secrets.hmacSha256(secret, (timestamp + ".").getBytes(UTF_8), body);
    }

    private String at(long timestamp) throws IOException {
        String text = Long.toString(timestamp);
        return answer(text, sign("now", text, BODY), BODY);
    }

    /** The value is that of {@code printf '%s.%s' 1767225600 '{"events":[]}' | openssl dgst -sha256 -hmac now}. */
    @Test
    void takesWhatOpensslSigns() throws IOException {
        String hex = "8d207ffe67c352d14487f91e38475690804686024b1b2ce8719040e3fb53fc5d";
        assertThat(answer("1767225600", "sha256=" + hex, BODY)).isEqualTo("proven");
        assertThat(answer("1767225600", "sha256=" + hex.toUpperCase(Locale.ROOT), BODY))
                .isEqualTo("proven");
        assertThat(answer("1767225600", hex, BODY)).startsWith("401");
        assertThat(answer("1767225601", "sha256=" + hex, BODY)).startsWith("401");
        assertThat(answer("1767225600", "sha256=" + hex, "{\"events\":[1]}".getBytes(UTF_8)))
                .startsWith("401");
    }

    @Test
    void takesTheSecretBeforeAndNoCallWithoutASecret() throws IOException {
        String before = sign("before", "1767225600", BODY);
        assertThat(answer("1767225600", before, BODY)).startsWith("401");
        values.put("MOODLE_WEBHOOK_SECRET_PREVIOUS", "before");
        assertThat(answer("1767225600", before, BODY)).isEqualTo("proven");
        assertThat(at(NOW)).isEqualTo("proven");
        values.clear();
        assertThat(at(NOW)).startsWith("401");
    }

    @Test
    void takesFiveMinutesToEitherSideAndSaysHowFarOffAnotherTimeIs() throws IOException {
        assertThat(at(NOW - 300)).isEqualTo("proven");
        assertThat(at(NOW + 300)).isEqualTo("proven");
        assertThat(at(NOW - 301)).startsWith("401").contains("301 s behind");
        assertThat(at(NOW + 301)).startsWith("401").contains("301 s ahead of");
        assertThat(at(0)).startsWith("401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1767225600.0", "0x5", "1767225600 ", "9999999999999"})
    void refusesWhatIsNoTime(String timestamp) throws IOException {
        assertThat(answer(timestamp, sign("now", timestamp, BODY), BODY)).startsWith("401");
    }

    @Test
    void refusesACallWithoutItsHeaders() throws IOException {
        assertThat(answer(null, sign("now", "1767225600", BODY), BODY)).startsWith("401");
        assertThat(answer("1767225600", null, BODY)).startsWith("401");
    }

    @Test
    void tellsOnlyWhoSignedItThatABodyIsTooLarge() throws IOException {
        byte[] huge = new byte[2 << 20];
        assertThat(answer("1767225600", sign("now", "1767225600", huge), huge)).startsWith("413");
        assertThat(answer("1767225600", sign("no", "1767225600", huge), huge)).startsWith("401");
        byte[] endless = new byte[12 << 20];
        assertThat(answer("1767225600", sign("now", "1767225600", endless), endless))
                .startsWith("401");
    }

    @Test
    void throttlesGuessesButNeverAProvenCall() throws IOException {
        for (int i = 0; i < FailedProofs.MOST_A_MINUTE; i++) {
            assertThat(answer("1767225600", "sha256=00", BODY)).startsWith("401");
        }
        assertThat(answer("1767225600", "sha256=00", BODY)).startsWith("429");
        assertThat(at(NOW)).isEqualTo("proven");
    }
}
