package org.mzi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParsingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mzi.access.Actor;
import org.mzi.access.AuditTrail;
import org.mzi.platform.Json;
import org.mzi.platform.ProblemException;
import org.mzi.sync.CourseChoice;

/** What is to become of a class whose Moodle course is gone. */
@Path("classes/{id}/course")
@RequestScoped
@AdminOnly
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "classes")
@SecurityRequirement(name = ApiApplication.TOKEN)
@APIResponse(responseCode = "401", description = "The token is missing or wrong")
public class ClassCourseResource {

    @Inject
    private CourseChoice choice;

    @Inject
    private AuditTrail audit;

    @Context
    private HttpServletRequest request;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "chooseCourse",
            summary = "Gives a class whose course is gone another one",
            description =
                    "{\"action\":\"recreate\"} has a new course made; {\"action\":\"relink\",\"courseId\":\"12\"} takes one"
                            + " that Moodle has. Zoho is told of it.")
    @APIResponse(responseCode = "202", description = "The class is worked on now")
    @APIResponse(responseCode = "400", description = "The body is malformed")
    @APIResponse(responseCode = "404", description = "There is no such class")
    @APIResponse(
            responseCode = "409",
            description = "To be recreated, but the course is there; or the course to relink is another class's")
    @APIResponse(responseCode = "422", description = "Moodle has no such course")
    public Response choose(@PathParam("id") String id, String body) {
        JsonObject wanted = parse(body);
        String action = wanted.getString("action", "");
        String courseId = Json.text(wanted.get("courseId"));
        if (action.equals("recreate")) {
            choice.recreate(id);
        } else if (action.equals("relink") && courseId != null) {
            choice.relink(id, courseId);
        } else {
            throw malformed(null);
        }
        audit.record(
                Actor.api(request.getRemoteAddr()),
                "class-course",
                "class " + id,
                Map.of("action", action, "course", courseId == null ? "" : courseId));
        return Response.accepted().build();
    }

    private static JsonObject parse(String body) {
        try {
            return Json.object(body);
        } catch (JsonParsingException | ClassCastException e) {
            throw malformed(e);
        }
    }

    private static ProblemException malformed(Throwable cause) {
        return new ProblemException(
                400,
                "body-malformed",
                "The body must be {\"action\":\"recreate\"} or {\"action\":\"relink\",\"courseId\":\"<Moodle id>\"}.",
                cause);
    }
}
