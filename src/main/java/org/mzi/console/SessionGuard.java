package org.mzi.console;

import com.vaadin.flow.server.HandlerHelper;
import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.mzi.access.ConsoleSessions;
import org.mzi.access.SessionEnd;

/**
 * Looks at the session of every request before anything is done with it. One whose session is over leads its page to the
 * log-in, which says why and afterwards leads back.
 */
class SessionGuard implements RequestHandler {

    private final transient ConsoleSessions sessions;

    SessionGuard(ConsoleSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Where a page goes whose session is no more, and nobody knows why.
     *
     * @param contextPath of the application
     */
    static String logInAfterTheEnd(String contextPath) {
        return contextPath + "/admin/" + LogInView.PATH + "?" + LogInView.ENDED;
    }

    /** How the log-in's address names a reason. */
    static String word(SessionEnd why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public boolean handleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response)
            throws IOException {
        VaadinServletRequest http = (VaadinServletRequest) request;
        Optional<SessionEnd> end = sessions.end(http);
        if (end.isPresent()) {
            refuse(http, response, end.get());
            return true;
        }
        if (isPage(http)) {
            sessions.active(http);
        }
        return false;
    }

    private void refuse(VaadinServletRequest request, VaadinResponse response, SessionEnd why) throws IOException {
        String logIn = logInAfterTheEnd(request.getContextPath()) + "=" + word(why);
        if (isPage(request)) {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            close(request, why, request.getRequestURI() + query);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", logIn);
        } else if (HandlerHelper.isRequestType(request, RequestType.UIDL) && !isFarewell(request)) {
            close(request, why, request.getHeader("Referer"));
            UidlRequestHandler.commitJsonResponse(
                    response, VaadinService.createCriticalNotificationJSON(null, null, null, logIn));
        } else {
            // A heartbeat or a farewell: the page then asks for a page, and that request is told why.
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "Session ended");
        }
    }

    private void close(VaadinServletRequest request, SessionEnd why, String address) {
        sessions.close(request, why);
        String page = insideConsole(address, request.getContextPath() + "/admin/");
        if (!page.isEmpty() && !page.startsWith(LogInView.PATH)) {
            request.getSession().setAttribute(NavigationAccessControl.SESSION_STORED_REDIRECT, page);
        }
    }

    /** Path and query of one of the console's pages, as a redirect after the log-in takes them; empty for any other. */
    static String insideConsole(String address, String console) {
        try {
            URI uri = URI.create(address == null ? "" : address);
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return path.startsWith(console) ? path.substring(console.length()) + query : "";
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    /** What a browser sends as plain text (a beacon) while it leaves a page: nobody reads the answer. */
    private static boolean isFarewell(VaadinRequest request) {
        return request.getContentType() != null && request.getContentType().startsWith("text/plain");
    }

    /** Something to be shown as a page, which only a user asks for. */
    private static boolean isPage(VaadinServletRequest request) {
        String path = request.getPathInfo();
        return request.getMethod().equals("GET")
                && request.getParameter("v-r") == null
                && (path == null || !path.startsWith("/VAADIN/"));
    }
}
