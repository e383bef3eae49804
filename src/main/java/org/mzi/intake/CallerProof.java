package org.mzi.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.mzi.platform.Secrets;
import org.mzi.platform.Setting;
import org.mzi.platform.Settings;

/**
 * Whether a webhook call comes from our Zoho. Zoho CRM cannot sign, so a workflow webhook carries the shared secret in the
 * header {@code X-MZI-Token}; a caller that can sign may send {@code X-Zoho-Signature} instead.
 */
@ApplicationScoped
class CallerProof {

    private static final String SCHEME = "sha256=";

    private final Settings settings;

    @Inject
    CallerProof(Settings settings) {
        this.settings = settings;
    }

    CallerProof() {
        this(null);
    }

    boolean token(String token) {
        return matches(IntakeSettings.ZOHO_SECRET, secret -> Secrets.same(secret, token))
                | matches(IntakeSettings.ZOHO_SECRET_PREVIOUS, secret -> Secrets.same(secret, token));
    }

    /** @param signature {@code sha256=<hex HMAC-SHA256 of the raw body>} */
    boolean signature(String signature, byte[] body) {
        if (signature == null || !signature.startsWith(SCHEME)) {
            return false;
        }
        String hex = signature.substring(SCHEME.length()).toLowerCase(Locale.ROOT);
        return matches(IntakeSettings.ZOHO_SECRET, secret -> Secrets.same(Secrets.hmacSha256(secret, body), hex))
                | matches(
                        IntakeSettings.ZOHO_SECRET_PREVIOUS,
                        secret -> Secrets.same(Secrets.hmacSha256(secret, body), hex));
    }

    private boolean matches(Setting<String> setting, java.util.function.Predicate<String> test) {
        String secret = settings.get(setting);
        return !secret.isBlank() && test.test(secret);
    }
}
