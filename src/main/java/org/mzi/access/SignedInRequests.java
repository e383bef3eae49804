package org.mzi.access;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.security.Principal;

/**
 * Shows the console each request with the user whom its session is signed in with, and that user's roles. Outside the
 * console a session means nothing.
 */
@WebFilter(urlPatterns = "/admin/*", asyncSupported = true)
public class SignedInRequests implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new OfUser((HttpServletRequest) request), response);
    }

    /** Asks the session each time: the request that logs in, or out, changes it. */
    private static final class OfUser extends HttpServletRequestWrapper {

        OfUser(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Principal getUserPrincipal() {
            SignedIn user = ConsoleSessions.of(this);
            return user == null ? null : user::name;
        }

        @Override
        public String getRemoteUser() {
            SignedIn user = ConsoleSessions.of(this);
            return user == null ? null : user.name();
        }

        @Override
        public boolean isUserInRole(String role) {
            SignedIn user = ConsoleSessions.of(this);
            return user != null && user.has(role);
        }
    }
}
