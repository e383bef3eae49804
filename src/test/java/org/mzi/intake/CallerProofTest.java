package org.mzi.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Secrets;
import org.mzi.platform.Settings;

class CallerProofTest {

    private static final byte[] BODY = "{\"zoho_id\":\"1\"}".getBytes(UTF_8);

    private final Map<String, String> settings = new HashMap<>(Map.of("ZOHO_WEBHOOK_HMAC_SECRET", "now"));
    private final CallerProof proof = new CallerProof(Settings.of(settings));

    @Test
    void takesTheSecretItself() {
        assertThat(proof.token("now")).isTrue();
        assertThat(proof.token("no")).isFalse();
        assertThat(proof.token("NOW")).isFalse();
        assertThat(proof.token("")).isFalse();
        assertThat(proof.token(null)).isFalse();
    }

    @Test
    void takesTheSecretBeforeWhileItIsBeingRotated() {
        assertThat(proof.token("before")).isFalse();
        settings.put("ZOHO_WEBHOOK_HMAC_SECRET_PREVIOUS", "before");
        assertThat(proof.token("before")).isTrue();
        assertThat(proof.token("now")).isTrue();
        assertThat(proof.signature("sha256=" + Secrets.hmacSha256("before", BODY), BODY))
                .isTrue();
    }

    @Test
    void takesNothingWhileNoSecretIsSet() {
        settings.clear();
        assertThat(proof.token("")).isFalse();
        assertThat(proof.token("now")).isFalse();
        assertThat(proof.signature("sha256=", BODY)).isFalse();
    }

    /** The value is that of {@code printf '%s' '{"zoho_id":"1"}' | openssl dgst -sha256 -hmac now}. */
    @Test
    void takesAnHmacOfTheRawBody() {
        String hex = "a6d885699e690f39d3e3d32eac4e6fdeba6bef67378a5b51ed7329cc738d6c92";
        assertThat(proof.signature("sha256=" + hex, BODY)).isTrue();
        assertThat(proof.signature("sha256=" + hex.toUpperCase(java.util.Locale.ROOT), BODY))
                .isTrue();
        assertThat(proof.signature(hex, BODY)).isFalse();
        assertThat(proof.signature("sha1=" + hex, BODY)).isFalse();
        assertThat(proof.signature("sha256=" + hex.substring(1), BODY)).isFalse();
        assertThat(proof.signature("sha256=" + hex, "{\"zoho_id\":\"2\"}".getBytes(UTF_8)))
                .isFalse();
        assertThat(proof.signature(null, BODY)).isFalse();
    }
}
