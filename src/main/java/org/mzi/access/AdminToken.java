package org.mzi.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.mzi.platform.Secrets;
import org.mzi.platform.Settings;

/** The one token of the administration API. */
@ApplicationScoped
public class AdminToken {

    private static final String SCHEME = "Bearer ";

    private final Settings settings;

    @Inject
    public AdminToken(Settings settings) {
        this.settings = settings;
    }

    AdminToken() {
        this(null);
    }

    /**
     * Whether a request's {@code Authorization} header carries {@code ADMIN_TOKEN} as a bearer token. False for null, and
     * always false while no token is set. Takes the same time for every wrong token.
     */
    public boolean matches(String authorization) {
        String token = settings.get(AccessSettings.ADMIN_TOKEN).strip();
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return !token.isEmpty()
                && bearer
                && Secrets.same(token, authorization.substring(SCHEME.length()).strip());
    }
}
