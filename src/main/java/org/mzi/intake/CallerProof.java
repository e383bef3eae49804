package org.mzi.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.function.Predicate;
import org.mzi.platform.Secrets;
import org.mzi.platform.Settings;

/**
 * Whether a webhook call comes from our Zoho. Zoho CRM cannot sign, so a workflow webhook carries the shared secret in the
 * header {@code X-MZI-Token}; a caller that can sign may send {@code X-Zoho-Signature} instead.
 */
@ApplicationScoped
class CallerProof {

    private static final String SCHEME = "sha256=";

    private final RotatedSecret secret;

    @Inject
    CallerProof(Settings settings) {
        secret = new RotatedSecret(settings, IntakeSettings.ZOHO_SECRET, IntakeSettings.ZOHO_SECRET_PREVIOUS);
    }

    CallerProof() {
        this(null);
    }

    boolean token(String token) {
        return any(value -> Secrets.same(value, token));
    }

    /** @param signature {@code sha256=<hex HMAC-SHA256 of the raw body>} */
    boolean signature(String signature, byte[] body) {
        if (signature == null || !signature.startsWith(SCHEME)) {
            return false;
        }
        String hex = signature.substring(SCHEME.length()).toLowerCase(Locale.ROOT);
        return any(value -> Secrets.same(Secrets.hmacSha256(value, body), hex));
    }

    /** Looks at all of them, whichever fits. */
    private boolean any(Predicate<String> test) {
        return secret.values().filter(test).count() > 0;
    }
}
