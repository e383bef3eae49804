package org.mzi.platform;

import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** An error answer as RFC 9457 ({@code application/problem+json}) has it. */
public final class ProblemResponse {

    public static final String MEDIA_TYPE = "application/problem+json";

    private ProblemResponse() {}

    /**
     * @param status HTTP status
     * @param problem code and words; the code becomes {@code code} and the end of {@code type}
     * @param more further members, texts only
     */
    public static Response.ResponseBuilder of(int status, Problem problem, Map<String, String> more) {
        Response.Status known = Response.Status.fromStatusCode(status);
        JsonObjectBuilder body = Json.builder()
                .add("type", "urn:mzi:problem:" + problem.code())
                .add("title", known == null ? problem.code() : known.getReasonPhrase())
                .add("status", status)
                .add("code", problem.code())
                .add("detail", problem.text());
        more.forEach(body::add);
        return Response.status(status)
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(body.build().toString());
    }

    public static Response of(int status, String code, String text) {
        return of(status, new Problem(code, text), Map.of()).build();
    }
}
