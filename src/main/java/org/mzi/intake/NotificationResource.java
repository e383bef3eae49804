package org.mzi.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParsingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mzi.platform.Json;
import org.mzi.platform.ProblemException;
import org.mzi.work.Event;
import org.mzi.work.NewEvent;
import org.mzi.work.Routes;
import org.mzi.zoho.Channel;

/**
 * Zoho's notifications ({@code actions/watch}). One call may carry many ids. Its proof is the token of its channel, in the body,
 * because Zoho sends no header of ours.
 */
@ApplicationScoped
@Path("webhooks/zoho/notifications")
@Tag(name = "Webhooks")
public class NotificationResource {

    @Inject
    private Gate gate;

    @Inject
    private ChannelProof proof;

    @Inject
    private Routes routes;

    @Inject
    private Acceptance acceptance;

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take in a notification of a Zoho channel")
    @APIResponse(responseCode = "202", description = "Stored; the body lists the ids of the events")
    @APIResponse(responseCode = "400", description = "The body names no record, or not as it must")
    @APIResponse(responseCode = "401", description = "No channel of ours has this token")
    @APIResponse(responseCode = "503", description = "Not stored; send it again after Retry-After seconds")
    public Response accept(@Context HttpServletRequest request, InputStream in) throws IOException {
        byte[] body = RawBody.readIfSmall(in).orElseThrow(() -> gate.refusal(request));
        JsonObject notification = parse(body, request);
        acceptance.requireReady();
        long deadline = SharedCommit.deadline();
        Channel channel = proof.verify(
                        Json.text(notification.get("channel_id")), Json.text(notification.get("token")), deadline)
                .orElseThrow(() -> gate.refusal(request));
        String handler = routes.handlerOf(channel.module())
                .orElseThrow(() -> new ProblemException(
                        404, "unknown-module", "No entity type is read from module " + channel.module() + '.'));
        String operation = "delete".equals(Json.text(notification.get("operation"))) ? "DELETE" : "UPSERT";
        List<String> ids;
        try {
            ids = RecordIds.fromJson(body, null);
        } catch (BadBodyException e) {
            throw new ProblemException(400, e.code(), e.getMessage());
        }
        return acceptance.accept(
                ids.stream()
                        .map(id -> NewEvent.of(Event.Source.ZOHO, handler, operation, id, Event.Priority.LIVE))
                        .toList(),
                deadline);
    }

    private JsonObject parse(byte[] body, HttpServletRequest request) {
        try {
            return Json.object(new String(body, StandardCharsets.UTF_8));
        } catch (JsonParsingException e) {
            throw gate.refusal(request);
        }
    }
}
