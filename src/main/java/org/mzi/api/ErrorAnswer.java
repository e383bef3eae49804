package org.mzi.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.mzi.platform.Problem;
import org.mzi.platform.ProblemResponse;

/** Words the errors that the server finds outside of JAX-RS, in place of its own pages, which name product and cause. */
@WebServlet(urlPatterns = "/error-answer")
public class ErrorAnswer extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Integer found = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = found == null ? HttpServletResponse.SC_NOT_FOUND : found;
        response.setStatus(status);
        response.setContentType(ProblemResponse.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        String body = (String)
                ProblemResponse.of(status, problem(status), Map.of()).build().getEntity();
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 400 -> new Problem("malformed", "The address or a header of the request is malformed.");
            case 403 -> new Problem("forbidden", "This address does not take that request.");
            case 404 -> new Problem("not-found", "There is nothing at this address.");
            case 405 -> new Problem("method-not-allowed", "This address does not take that method.");
            case 500 -> new Problem("internal-error", "Something went wrong in the server; its log tells more.");
            default -> new Problem("http-" + status, "The request was not done.");
        };
    }
}
