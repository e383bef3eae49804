package org.mzi.console;

import com.vaadin.flow.server.auth.NavigationAccessControl;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import org.mzi.access.Actor;
import org.mzi.access.AuditTrail;
import org.mzi.access.SameOrigin;
import org.mzi.monitoring.NodeState;

/**
 * Takes the log-in form and sends the browser on: to the page that was asked for, or back to the form. A form that
 * another site planted is refused. The session gets a new id, so that one known beforehand is worth nothing.
 */
@WebServlet(name = "log-in", urlPatterns = "/admin/" + LogInServlet.PATH)
public class LogInServlet extends HttpServlet {

    static final String PATH = "authenticate";

    @Inject
    private transient SecurityContext security;

    @Inject
    private transient AuditTrail audit;

    @Inject
    private transient NodeState node;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!SameOrigin.holds(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (node.problem() != null) {
            goOn(request, response, LogInView.PATH + "?" + LogInView.UNAVAILABLE);
            return;
        }
        String name = parameter(request, "username");
        UsernamePasswordCredential credential = new UsernamePasswordCredential(name, parameter(request, "password"));
        AuthenticationStatus status = security.authenticate(
                request,
                response,
                AuthenticationParameters.withParams().credential(credential).newAuthentication(true));
        boolean signedIn = status == AuthenticationStatus.SUCCESS;
        String account = signedIn ? security.getCallerPrincipal().getName() : name;
        audit.record(
                new Actor(account, request.getRemoteAddr()),
                signedIn ? "log-in" : "log-in-failed",
                "console",
                Map.of());
        String next = LogInView.PATH + "?" + LogInView.ERROR;
        if (signedIn) {
            request.changeSessionId();
            next = wanted(request.getSession());
        }
        goOn(request, response, next);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        goOn(request, response, LogInView.PATH);
    }

    private static void goOn(HttpServletRequest request, HttpServletResponse response, String next) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + "/admin/" + next);
    }

    /** The page that the user was sent here from, with its query; empty for the first one. */
    private static String wanted(HttpSession session) {
        Object wanted = session.getAttribute(NavigationAccessControl.SESSION_STORED_REDIRECT);
        session.removeAttribute(NavigationAccessControl.SESSION_STORED_REDIRECT);
        return wanted == null ? "" : wanted.toString().replaceFirst("^/+", "");
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
