package org.mzi.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AutoApplySession;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Signs a console user in when {@link ConsoleSessions} asks for it, which has checked the password, and keeps that in the
 * session. Any other request passes: the console's views say who may see them, and the administration API has its own
 * token.
 */
@ApplicationScoped
@AutoApplySession
public class ConsoleAuthentication implements HttpAuthenticationMechanism {

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return context.isAuthenticationRequest()
                        && context.getAuthParameters().getCredential() instanceof ProvenCaller caller
                ? context.notifyContainerAboutLogin(caller.name(), caller.role().names())
                : context.doNothing();
    }
}
