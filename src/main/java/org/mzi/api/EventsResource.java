package org.mzi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
import org.mzi.platform.ProblemException;
import org.mzi.work.EventChanges;
import org.mzi.work.EventChanges.Change;
import org.mzi.work.Events;

/** Finds, retries and discards events. */
@Path("events")
@RequestScoped
@AdminOnly
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events")
@SecurityRequirement(name = ApiApplication.TOKEN)
@APIResponse(responseCode = "401", description = "The token is missing or wrong")
public class EventsResource {

    private static final int LARGEST_PAGE = 500;
    private static final String MANY =
            "A thousand per transaction: what was changed stays changed when the call breaks off.";

    @Inject
    private Events events;

    @Inject
    private EventChanges changes;

    @Inject
    private AuditTrail audit;

    @Context
    private UriInfo uri;

    @Context
    private HttpServletRequest request;

    /** How many events were changed. */
    @Schema(name = "Changed")
    public record Changed(int changed) {}

    @GET
    @Operation(
            operationId = "listEvents",
            summary = "Lists events, newest first",
            description = "Paged: follow next (also in the header Link) until it is missing.")
    @APIResponse(
            responseCode = "200",
            description = "A page of events",
            content = @Content(schema = @Schema(implementation = EventBody.Page.class)))
    @APIResponse(responseCode = "400", description = "A parameter is malformed; detail says which")
    public Response list(
            @Parameter(description = "PENDING, RUNNING, DONE, SKIPPED, COALESCED, PARKED or DISCARDED")
                    @QueryParam("status")
                    String status,
            @Parameter(description = "Entity, e.g. students") @QueryParam("entity") String entity,
            @Parameter(description = "Record key, e.g. a Zoho record id") @QueryParam("record") String record,
            @Parameter(description = "Problem code") @QueryParam("problem") String problem,
            @Parameter(description = "Received at or after, e.g. 2026-01-31T08:00:00Z") @QueryParam("from") String from,
            @Parameter(description = "Received before") @QueryParam("to") String to,
            @Parameter(description = "Only events with a smaller id", schema = @Schema(implementation = Long.class))
                    @QueryParam("before")
                    String before,
            @Parameter(
                            description = "Most events on the page, 1 to 500",
                            schema = @Schema(implementation = Integer.class, defaultValue = "50"))
                    @QueryParam("limit")
                    @DefaultValue("50")
                    String limit) {
        int most = (int) number("limit", limit, LARGEST_PAGE);
        Long beforeId = before == null ? null : Long.valueOf(number("before", before, Long.MAX_VALUE));
        List<Events.Row> rows =
                events.list(EventFilters.of(status, entity, record, problem, from, to), beforeId, most + 1);
        boolean more = rows.size() > most;
        List<Events.Row> page = more ? rows.subList(0, most) : rows;
        URI next = more ? nextPage(page.get(most - 1).id(), most) : null;
        String link = next == null ? null : next.getRawPath() + "?" + next.getRawQuery();
        Response.ResponseBuilder answer =
                Response.ok(new EventBody.Page(page.stream().map(EventBody::of).toList(), link));
        return (next == null ? answer : answer.link(next, "next")).build();
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getEvent", summary = "One event with its tries")
    @APIResponse(
            responseCode = "200",
            description = "The event",
            content = @Content(schema = @Schema(implementation = EventBody.class)))
    @APIResponse(responseCode = "404", description = "There is no such event")
    public EventBody get(@PathParam("id") @Schema(implementation = Long.class) String id) {
        Events.Row row = find(id);
        return EventBody.of(row, events.attempts(row.id()));
    }

    @POST
    @Path("{id}/retry")
    @Operation(operationId = "retryEvent", summary = "Makes a parked or waiting event due now")
    @APIResponse(responseCode = "200", description = "Done")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "409", description = "Its status does not allow it")
    public Changed retry(@PathParam("id") @Schema(implementation = Long.class) String id) {
        return one(Change.RETRY, id);
    }

    @POST
    @Path("{id}/discard")
    @Operation(operationId = "discardEvent", summary = "Gives a parked or pending event up for good")
    @APIResponse(responseCode = "200", description = "Done")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "409", description = "Its status does not allow it")
    public Changed discard(@PathParam("id") @Schema(implementation = Long.class) String id) {
        return one(Change.DISCARD, id);
    }

    @POST
    @Path("retry")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "retryEvents",
            summary = "Makes all parked events that a filter finds due now",
            description = MANY)
    @RequestBody(content = @Content(schema = @Schema(implementation = FilterBody.class)))
    @APIResponse(responseCode = "200", description = "How many were changed")
    @APIResponse(responseCode = "400", description = "The filter is empty or malformed; detail says where")
    public Changed retryAll(String filter) {
        return many(Change.RETRY, filter);
    }

    @POST
    @Path("discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "discardEvents",
            summary = "Gives all parked events that a filter finds up for good",
            description = MANY)
    @RequestBody(content = @Content(schema = @Schema(implementation = FilterBody.class)))
    @APIResponse(responseCode = "200", description = "How many were changed")
    @APIResponse(responseCode = "400", description = "The filter is empty or malformed; detail says where")
    public Changed discardAll(String filter) {
        return many(Change.DISCARD, filter);
    }

    private Changed one(Change change, String id) {
        Events.Row row = find(id);
        if (changes.change(change, List.of(row.id()), Actor.API) == 0) {
            throw new ProblemException(
                    409,
                    "status-forbids",
                    "Event " + row.id() + " is " + row.status() + ": " + change.word()
                            + " is for events that wait or are parked.");
        }
        record(change, "event " + row.id(), Map.of());
        return new Changed(1);
    }

    private Changed many(Change change, String filter) {
        int changed = changes.changeAll(change, EventFilters.ofBody(filter), Integer.MAX_VALUE, Actor.API, soFar -> {});
        record(change, "events", Map.of("filter", filter, "changed", Integer.toString(changed)));
        return new Changed(changed);
    }

    private void record(Change change, String subject, Map<String, String> detail) {
        audit.record(Actor.api(request.getRemoteAddr()), "event-" + change.word(), subject, detail);
    }

    private Events.Row find(String id) {
        return events.find(number("id", id, Long.MAX_VALUE))
                .orElseThrow(() -> new ProblemException(404, "event-not-found", "There is no event " + id + "."));
    }

    private URI nextPage(long lastId, int limit) {
        return uri.getRequestUriBuilder()
                .replaceQueryParam("before", lastId)
                .replaceQueryParam("limit", limit)
                .build();
    }

    private static long number(String name, String text, long largest) {
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw EventFilters.bad(name + " must be a whole number.");
        }
        throw EventFilters.bad(name + " must be from 1 to " + largest + ".");
    }
}
