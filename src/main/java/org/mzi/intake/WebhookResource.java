package org.mzi.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mzi.platform.ProblemException;
import org.mzi.work.Event;
import org.mzi.work.NewEvent;
import org.mzi.work.Routes;

/** Zoho's workflow webhooks: one path for each kind of event. */
@ApplicationScoped
@Path("webhooks/student-dashboard/{event}")
@Tag(name = "Webhooks")
public class WebhookResource {

    @Inject
    private Gate gate;

    @Inject
    private Routes routes;

    @Inject
    private Acceptance acceptance;

    @Inject
    private CallNotes notes;

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take in an event about one or more Zoho records",
            description =
                    "Proof: header X-MZI-Token with the shared secret, or X-Zoho-Signature: sha256=<hex HMAC-SHA256 of"
                            + " the raw body>. Only record ids are taken from the body; the records are read from Zoho again.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema =
                                @Schema(
                                        example =
                                                "{\"zoho_id\":\"1234567890123456789\",\"module\":\"BTEC_Students\"}")),
                @Content(mediaType = MediaType.APPLICATION_FORM_URLENCODED)
            })
    @APIResponse(responseCode = "202", description = "Stored; the body lists the ids of the events")
    @APIResponse(responseCode = "400", description = "The body names no record, or not as it must")
    @APIResponse(responseCode = "401", description = "The call proves nothing")
    @APIResponse(responseCode = "404", description = "No such event; the body lists the known ones")
    @APIResponse(responseCode = "503", description = "Not stored; send it again after Retry-After seconds")
    public Response accept(
            @PathParam("event") String event,
            @HeaderParam("X-MZI-Token") String token,
            @HeaderParam("X-Zoho-Signature") String signature,
            @Context HttpServletRequest request,
            InputStream in)
            throws IOException {
        byte[] body = gate.proven(token, signature, request, in);
        Optional<Routes.Route> known = routes.find(event);
        if (known.isEmpty()) {
            RawBody.drop(in);
            throw Acceptance.unknown(routes.names());
        }
        Routes.Route route = known.get();
        List<String> ids = ids(body == null ? RawBody.read(in) : body, request);
        Response answer = acceptance.accept(ids.stream()
                .map(id -> NewEvent.of(Event.Source.ZOHO, route.handler(), route.operation(), id, Event.Priority.LIVE))
                .toList());
        notes.called(event);
        return answer;
    }

    private static List<String> ids(byte[] body, HttpServletRequest request) {
        String kind = BodyText.mediaType(request.getContentType());
        try {
            if (kind.equals(MediaType.APPLICATION_FORM_URLENCODED)) {
                return RecordIds.fromForm(body, request.getQueryString());
            }
            if (kind.equals(MediaType.APPLICATION_JSON) || kind.endsWith("+json") || body.length == 0) {
                return RecordIds.fromJson(body, request.getQueryString());
            }
        } catch (BadBodyException e) {
            throw new ProblemException(400, e.code(), e.getMessage());
        }
        throw new ProblemException(
                415, "unsupported-media-type", "Send application/json or application/x-www-form-urlencoded.");
    }
}
