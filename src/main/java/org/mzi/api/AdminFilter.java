package org.mzi.api;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import org.mzi.access.AdminToken;
import org.mzi.platform.Problem;
import org.mzi.platform.ProblemResponse;

/** Refuses requests without the administration API's token. */
@Provider
@AdminOnly
@Priority(Priorities.AUTHENTICATION)
public class AdminFilter implements ContainerRequestFilter {

    private static final Problem NOT_PROVEN = new Problem(
            "token-required", "Send the header Authorization: Bearer <token> with the value of ADMIN_TOKEN.");

    @Inject
    private AdminToken token;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!token.matches(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            request.abortWith(ProblemResponse.of(401, NOT_PROVEN, Map.of())
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"mzi\"")
                    .build());
        }
    }
}
