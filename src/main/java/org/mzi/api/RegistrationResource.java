package org.mzi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mzi.access.Actor;
import org.mzi.access.AuditTrail;
import org.mzi.platform.Json;
import org.mzi.platform.ProblemException;
import org.mzi.setup.Item;
import org.mzi.setup.Registration;

/** Registers notification channels and workflow rules in Zoho. */
@Path("admin/setup-zoho-webhooks")
@RequestScoped
@AdminOnly
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "set-up")
@SecurityRequirement(name = ApiApplication.TOKEN)
@APIResponse(responseCode = "401", description = "The token is missing or wrong")
public class RegistrationResource {

    private static final String TAKE_OVER = "takeOver";

    @Inject
    private Registration registration;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    @Context
    private HttpServletRequest request;

    @GET
    @Operation(
            operationId = "zohoRegistration",
            summary = "What is registered in Zoho, by module",
            description = "From what is stored: asks nothing of Zoho.")
    @APIResponse(
            responseCode = "200",
            description = "How each channel and rule stands",
            content = @Content(schema = @Schema(implementation = RegistrationBody.class)))
    public RegistrationBody state() {
        return RegistrationBody.ofState(registration.state(), registration.obstacle(), clock.instant());
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "setUpZohoWebhooks",
            summary = "Registers in Zoho what is missing, and puts right what is wrong",
            description = "Can be repeated at any time. What another bridge registered is left alone and answered with"
                    + " the result FOREIGN, unless the body names it. One item that fails leaves the others standing:"
                    + " look at each result.")
    @RequestBody(content = @Content(schema = @Schema(implementation = RegistrationBody.TakeOver.class)))
    @APIResponse(
            responseCode = "200",
            description = "What was done to each channel and rule, or, of a dry run, what would be",
            content = @Content(schema = @Schema(implementation = RegistrationBody.class)))
    @APIResponse(responseCode = "400", description = "The body is malformed; detail says how")
    @APIResponse(
            responseCode = "409",
            description = "WEBHOOK_BASE_URL is missing or does not begin with https://, or a registration is under way")
    @APIResponse(responseCode = "422", description = "The body names something that is not another bridge's")
    public RegistrationBody register(
            @Parameter(description = "true: only says what would be done") @QueryParam("dry_run") String dryRun,
            String body) {
        Set<String> takeOver = takeOver(body);
        if (isTrue(dryRun)) {
            return RegistrationBody.of(true, registration.plan(takeOver));
        }
        List<Item> items = registration.register(takeOver);
        RegistrationBody answer = RegistrationBody.of(false, items);
        audit.record(
                Actor.api(request.getRemoteAddr()),
                "zoho-registration",
                "zoho",
                Map.of("results", answer.results().toString(), "takenOver", String.join(", ", takeOver)));
        return answer;
    }

    private static boolean isTrue(String dryRun) {
        return switch (dryRun == null ? "false" : dryRun) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw new ProblemException(400, "malformed", "dry_run must be true or false.");
        };
    }

    private static Set<String> takeOver(String body) {
        Set<String> names = new LinkedHashSet<>();
        if (body == null || body.isBlank()) {
            return names;
        }
        try {
            JsonObject object = Json.object(body);
            if (Set.of(TAKE_OVER).containsAll(object.keySet())
                    && object.getOrDefault(TAKE_OVER, JsonValue.EMPTY_JSON_ARRAY) instanceof JsonArray array
                    && array.stream().allMatch(JsonString.class::isInstance)) {
                array.getValuesAs(JsonString.class).forEach(name -> names.add(name.getString()));
                return names;
            }
        } catch (JsonParsingException e) {
            throw new ProblemException(400, "malformed", "The body is not a JSON object.", e);
        }
        throw new ProblemException(
                400, "malformed", "The body may have the member " + TAKE_OVER + " only, an array of names.");
    }
}
