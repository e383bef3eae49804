package org.mzi.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mzi.platform.Json;
import org.mzi.platform.ProblemException;
import org.mzi.work.NewEvent;

/** Moodle's events, from the outbox of the plugin. */
@ApplicationScoped
@Path("webhooks/moodle/events")
@Tag(name = "Webhooks")
public class MoodleEventsResource {

    @Inject
    private MoodleGate gate;

    @Inject
    private Acceptance acceptance;

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take in up to 100 events of Moodle",
            description =
                    "Proof: headers X-MZI-Timestamp, seconds since 1970, and X-MZI-Signature: sha256=<hex HMAC-SHA256 of"
                            + " \"<timestamp>.<raw body>\">. All valid events are stored in one commit. The answer says for"
                            + " each, in order, whether it was accepted, a duplicate, or invalid and why.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            example =
                                                    "{\"events\":[{\"event_id\":\"0b8f3a52-6a0e-4a3f-9a51-3c7f4a7b9d10\","
                                                            + "\"event_type\":\"user_created\",\"time\":1767225600,"
                                                            + "\"data\":{\"user_id\":42,\"username\":\"sara\"}}]}")))
    @APIResponse(responseCode = "202", description = "Dealt with; the body says what became of each event")
    @APIResponse(responseCode = "400", description = "The body is not as it must be")
    @APIResponse(
            responseCode = "401",
            description = "The call proves nothing, or its time is too far from the server's")
    @APIResponse(responseCode = "413", description = "The body is over 1 MiB")
    @APIResponse(responseCode = "503", description = "Nothing was stored; send it again after Retry-After seconds")
    public Response accept(
            @HeaderParam("X-MZI-Timestamp") String timestamp,
            @HeaderParam("X-MZI-Signature") String signature,
            @Context HttpServletRequest request,
            InputStream in)
            throws IOException {
        byte[] body = gate.proven(timestamp, signature, request, in);
        requireJson(request.getContentType());
        List<MoodleEvent> told = parse(body);
        List<NewEvent> valid =
                told.stream().map(MoodleEvent::event).filter(Objects::nonNull).toList();
        Iterator<Long> ids = acceptance.store(valid, SharedCommit.deadline()).iterator();
        JsonArrayBuilder answers = Json.array();
        told.forEach(event -> answers.add(event.event() == null ? invalid(event) : stored(event, ids.next())));
        return acceptance.accepted(answers);
    }

    private static void requireJson(String type) {
        if (!BodyText.mediaType(type).equals(MediaType.APPLICATION_JSON)) {
            throw new ProblemException(415, "unsupported-media-type", "Send application/json.");
        }
    }

    private static List<MoodleEvent> parse(byte[] body) {
        try {
            return MoodleEvents.parse(body);
        } catch (BadBodyException e) {
            throw new ProblemException(400, e.code(), e.getMessage());
        }
    }

    /** @param id of the stored event, or null when it was known */
    private static JsonObjectBuilder stored(MoodleEvent event, Long id) {
        JsonObjectBuilder answer = Json.builder().add("event_id", event.id());
        return id == null
                ? answer.add("status", "duplicate")
                : answer.add("status", "accepted").add("id", id);
    }

    private static JsonObjectBuilder invalid(MoodleEvent event) {
        JsonObjectBuilder answer = Json.builder();
        if (event.id() == null) {
            answer.addNull("event_id");
        } else {
            answer.add("event_id", event.id());
        }
        return answer.add("status", "invalid").add("reason", event.reason());
    }
}
