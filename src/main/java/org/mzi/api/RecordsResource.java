package org.mzi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mzi.access.Actor;
import org.mzi.access.AuditTrail;
import org.mzi.platform.ProblemException;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.sync.OnDemand;

/** Has one record read from Zoho, or sent to Moodle, once more. */
@Path("records/{entity}/{zohoId}")
@RequestScoped
@AdminOnly
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "records")
@SecurityRequirement(name = ApiApplication.TOKEN)
@APIResponse(responseCode = "400", description = "The id is malformed")
@APIResponse(responseCode = "401", description = "The token is missing or wrong")
public class RecordsResource {

    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");

    @Inject
    private EntityTypes types;

    @Inject
    private OnDemand onDemand;

    @Inject
    private AuditTrail audit;

    @Context
    private HttpServletRequest request;

    /** The event that does it. */
    @Schema(name = "RecordEvent")
    public record Accepted(long event) {}

    @POST
    @Path("look-again")
    @Operation(
            operationId = "lookAgain",
            summary = "Reads a record from Zoho once more",
            description = "Known or not. What has changed goes on to Moodle.")
    @APIResponse(
            responseCode = "202",
            description = "The event that does it",
            content = @Content(schema = @Schema(implementation = Accepted.class)))
    @APIResponse(responseCode = "404", description = "There is no such entity type")
    public Response lookAgain(
            @Parameter(description = "Entity, e.g. students") @PathParam("entity") String entity,
            @Parameter(description = "Zoho record id") @PathParam("zohoId") String zohoId) {
        EntityType type = type(entity);
        List<Long> events = onDemand.lookAgain(type, List.of(id(zohoId)));
        return accepted("look-again", type, zohoId, events);
    }

    @POST
    @Path("push-again")
    @Operation(operationId = "pushAgain", summary = "Reads a record and sends it to Moodle even if nothing has changed")
    @APIResponse(
            responseCode = "202",
            description = "The event that does it",
            content = @Content(schema = @Schema(implementation = Accepted.class)))
    @APIResponse(responseCode = "404", description = "There is no such entity type, or the record is not here")
    @APIResponse(responseCode = "409", description = "Records of this type do not go to Moodle now")
    public Response pushAgain(
            @Parameter(description = "Entity, e.g. students") @PathParam("entity") String entity,
            @Parameter(description = "Zoho record id") @PathParam("zohoId") String zohoId) {
        EntityType type = type(entity);
        if (!onDemand.pushes(type)) {
            throw new ProblemException(
                    409,
                    "not-pushed",
                    "Records of " + type.name() + " do not go to Moodle, or MOODLE_ENABLED is false.");
        }
        List<Long> events = onDemand.pushAgain(type, List.of(id(zohoId)));
        if (events.isEmpty()) {
            throw new ProblemException(
                    404, "not-here", "There is no " + type.singular() + " " + zohoId + " here; look-again reads it.");
        }
        return accepted("push-again", type, zohoId, events);
    }

    private Response accepted(String action, EntityType type, String zohoId, List<Long> events) {
        audit.record(Actor.api(request.getRemoteAddr()), action, type.singular() + " " + zohoId, Map.of());
        return Response.accepted(new Accepted(events.get(0))).build();
    }

    private EntityType type(String entity) {
        return types.find(entity)
                .filter(EntityType::handled)
                .orElseThrow(() -> new ProblemException(
                        404,
                        "entity-unknown",
                        "There is no entity type of that name; there are "
                                + types.handled().stream().map(EntityType::name).collect(Collectors.joining(", "))
                                + "."));
    }

    private static String id(String zohoId) {
        if (!ID.matcher(zohoId).matches()) {
            throw new ProblemException(400, "id-malformed", "A Zoho record id is 1 to 19 digits.");
        }
        return zohoId;
    }
}
