package org.mzi.console;

import com.vaadin.flow.server.auth.NavigationAccessControl;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.mzi.access.ConsoleSessions;
import org.mzi.access.SameOrigin;
import org.mzi.monitoring.NodeState;

/**
 * Takes the log-in form and sends the browser on: to the page that was asked for, or back to the form. A form that
 * another site planted is refused.
 */
@WebServlet(name = "log-in", urlPatterns = "/admin/" + LogInServlet.PATH)
public class LogInServlet extends HttpServlet {

    static final String PATH = "authenticate";

    @Inject
    private transient ConsoleSessions sessions;

    @Inject
    private transient NodeState node;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!SameOrigin.holds(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (node.problem() != null) {
            goOn(request, response, LogInView.PATH + "?" + LogInView.UNAVAILABLE);
            return;
        }
        ConsoleSessions.Answer answer =
                sessions.logIn(request, parameter(request, "username"), parameter(request, "password"));
        String next =
                switch (answer) {
                    case SIGNED_IN -> wanted(request.getSession());
                    case REFUSED -> LogInView.PATH + "?" + LogInView.ERROR;
                    case UNAVAILABLE -> LogInView.PATH + "?" + LogInView.UNAVAILABLE;
                };
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
