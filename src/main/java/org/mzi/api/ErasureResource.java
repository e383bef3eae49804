package org.mzi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParsingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mzi.access.Actor;
import org.mzi.erasure.Erasures;
import org.mzi.erasure.Preview;
import org.mzi.platform.Json;
import org.mzi.platform.ProblemException;

/** Erases a student. */
@Path("admin/persons/{zohoStudentId}/erasure")
@RequestScoped
@AdminOnly
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "persons")
@SecurityRequirement(name = ApiApplication.TOKEN)
@APIResponse(responseCode = "400", description = "The id or the body is malformed; detail says how")
@APIResponse(responseCode = "401", description = "The token is missing or wrong")
public class ErasureResource {

    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
    private static final String CONFIRM = "confirm";

    @Inject
    private Erasures erasures;

    @Context
    private HttpServletRequest request;

    @GET
    @Operation(
            operationId = "previewErasure",
            summary = "What erasing a student would remove, and how far an erasure has come",
            description = "Changes nothing. Names and addresses are masked.")
    @APIResponse(
            responseCode = "200",
            description = "What is known",
            content = @Content(schema = @Schema(implementation = ErasureBody.PreviewBody.class)))
    @APIResponse(responseCode = "404", description = "Nothing about that student is stored")
    public Response preview(
            @Parameter(description = "The student's Zoho record id") @PathParam("zohoStudentId") String zohoStudentId) {
        return Response.ok(ErasureBody.PreviewBody.of(find(id(zohoStudentId))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "eraseStudent",
            summary = "Erases everything about a student, for good",
            description =
                    "Answers at once; GET tells how far it has come. While an erasure of the student is open, that one "
                            + "is answered and no other is begun.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ErasureBody.Confirmation.class)))
    @APIResponse(
            responseCode = "202",
            description = "Ordered",
            content = @Content(schema = @Schema(implementation = ErasureBody.class)))
    @APIResponse(responseCode = "404", description = "Nothing about that student is stored")
    @APIResponse(responseCode = "422", description = "The body confirms another id")
    public Response erase(@PathParam("zohoStudentId") String zohoStudentId, String body) {
        String id = id(zohoStudentId);
        if (!id.equals(confirmation(body))) {
            throw new ProblemException(
                    422,
                    "not-confirmed",
                    "To erase the student, send {\"confirm\": \"" + id + "\"}: the id once more.");
        }
        find(id);
        return Response.accepted(ErasureBody.of(erasures.request(id, Actor.api(request.getRemoteAddr()))))
                .build();
    }

    @DELETE
    @Operation(
            operationId = "liftErasure",
            summary = "Takes records of an erased student in again",
            description =
                    "What was erased stays erased; the next event about the student brings back what Zoho has then.")
    @APIResponse(responseCode = "204", description = "Lifted")
    @APIResponse(responseCode = "404", description = "Nothing about that student is stored")
    @APIResponse(responseCode = "409", description = "No erasure is in force, or it is not finished")
    public void lift(@PathParam("zohoStudentId") String zohoStudentId) {
        String id = id(zohoStudentId);
        find(id);
        if (!erasures.lift(id, Actor.api(request.getRemoteAddr()))) {
            throw new ProblemException(
                    409, "erasure-not-finished", "No erasure of this student is in force, or it is not finished yet.");
        }
    }

    private Preview find(String id) {
        return erasures.preview(id)
                .orElseThrow(() -> new ProblemException(
                        404, "person-not-found", "Nothing is stored about a student with the Zoho id " + id + "."));
    }

    private static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new ProblemException(400, "malformed", "A Zoho id is 1 to 19 digits.");
        }
        return text;
    }

    private static String confirmation(String body) {
        try {
            JsonObject object = Json.object(body == null ? "" : body);
            if (Set.of(CONFIRM).containsAll(object.keySet())) {
                return Json.text(object.get(CONFIRM));
            }
        } catch (JsonParsingException e) {
            throw new ProblemException(400, "malformed", "The body is not a JSON object.", e);
        }
        throw new ProblemException(400, "malformed", "The body may have the member " + CONFIRM + " only.");
    }
}
