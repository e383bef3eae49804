package org.mzi.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import org.mzi.platform.Problem;
import org.mzi.platform.ProblemResponse;

/** Gives the errors that JAX-RS itself finds (no such path, method or media type) a body. */
@Provider
public class HttpErrors implements ExceptionMapper<WebApplicationException> {

    @Context
    private UriInfo uri;

    @Context
    private Request request;

    @Override
    public Response toResponse(WebApplicationException e) {
        Response answer = e.getResponse();
        if (answer.hasEntity() || answer.getStatus() < 400) {
            return answer;
        }
        Response.ResponseBuilder problem = ProblemResponse.of(answer.getStatus(), problem(answer), Map.of());
        for (String header : List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER)) {
            if (answer.getHeaderString(header) != null) {
                problem.header(header, answer.getHeaderString(header));
            }
        }
        return problem.build();
    }

    private Problem problem(Response answer) {
        String path = "/" + uri.getPath();
        return switch (answer.getStatus()) {
            case 400 -> new Problem("malformed", "The request for " + path + " is malformed.");
            case 404 -> new Problem("not-found", "There is no " + path + ".");
            case 405 ->
                new Problem(
                        "method-not-allowed",
                        path + " does not take " + request.getMethod() + " but "
                                + answer.getHeaderString(HttpHeaders.ALLOW) + ".");
            case 406 -> new Problem("not-acceptable", path + " cannot answer in a media type that Accept names.");
            case 415 -> new Problem("unsupported-media-type", path + " does not take this Content-Type.");
            default -> new Problem("http-" + answer.getStatus(), "The request for " + path + " was not done.");
        };
    }
}
