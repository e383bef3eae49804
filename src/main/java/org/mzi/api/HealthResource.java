package org.mzi.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mzi.access.AdminToken;
import org.mzi.monitoring.DiskState;
import org.mzi.monitoring.NodeState;
import org.mzi.monitoring.PartHealth;
import org.mzi.monitoring.Statistics;
import org.mzi.monitoring.SystemHealth;
import org.mzi.platform.Json;
import org.mzi.platform.Node;
import org.mzi.platform.Problem;
import org.mzi.platform.ProblemResponse;
import org.mzi.work.Destinations;
import org.mzi.zoho.remote.ZohoUsage;

/**
 * How the whole bridge is, in the body. The HTTP status is about this node alone: 200 as long as it can take events,
 * whatever remote system is ill.
 */
@Path("health")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "health")
public class HealthResource {

    @Inject
    private NodeState node;

    @Inject
    private Statistics statistics;

    @Inject
    private DiskState disk;

    @Inject
    private SystemHealth system;

    @Inject
    private AdminToken token;

    @GET
    @Operation(
            operationId = "health",
            summary = "How the bridge is",
            description =
                    "status is up, or degraded while a part of the system is ill, a destination is paused or events are "
                            + "parked. Figures and reasons come only with the token.")
    @SecurityRequirement(name = ApiApplication.TOKEN)
    @APIResponse(responseCode = "200", description = "This node works")
    @APIResponse(responseCode = "503", description = "This node cannot work; code says why")
    public Response health(@Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        Problem problem = node.problem();
        if (problem != null) {
            return ProblemResponse.of(503, problem, Map.of())
                    .header(HttpHeaders.RETRY_AFTER, 5)
                    .build();
        }
        Statistics.Snapshot figures = statistics.now();
        Map<String, PartHealth> parts = system.now();
        DiskState.Snapshot space = disk.now();
        boolean degraded = figures.pausedDestinations() > 0
                || figures.count("PARKED") > 0
                || !space.problems().isEmpty()
                || parts.values().stream().anyMatch(part -> part.condition() == PartHealth.Condition.ILL);
        JsonObjectBuilder body = Json.builder().add("status", degraded ? "degraded" : "up");
        if (token.matches(authorization)) {
            details(body, figures);
            JsonObjectBuilder system = Json.builder();
            parts.forEach((name, part) -> system.add(name, part(part)));
            body.add("system", system).add("disk", disk(space));
        }
        return Response.ok(body.build())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static void details(JsonObjectBuilder body, Statistics.Snapshot figures) {
        JsonObjectBuilder destinations = Json.builder();
        figures.destinations().forEach(state -> destinations.add(state.name(), destination(state)));
        body.add("at", figures.at().toString())
                .add("node", Node.id())
                .add("events", counts(figures.byStatus()))
                .add("parked", counts(figures.parkedByProblem()))
                .add("awaitingHandler", figures.awaitingHandler())
                .add("oldestPendingSeconds", figures.oldestPendingAge().toSeconds())
                .add("destinations", destinations)
                .add("zoho", zoho(figures.zoho()));
    }

    private static JsonObjectBuilder zoho(ZohoUsage.Day day) {
        JsonObjectBuilder body = Json.builder()
                .add("callsLastDay", day.calls())
                .add("creditsLastDay", day.credits())
                .add("dailyBudget", day.budget());
        if (day.remaining() != null) {
            body.add("creditsRemaining", day.remaining());
        }
        if (day.backoffUntil() != null) {
            body.add("backoffUntil", day.backoffUntil().toString());
        }
        return body;
    }

    private static JsonObject destination(Destinations.State state) {
        JsonObjectBuilder body = Json.builder().add("status", state.paused() ? "paused" : "up");
        if (state.paused()) {
            body.add("pausedSince", String.valueOf(state.pausedSince()));
            if (state.probeAt() != null) {
                body.add("nextProbeAt", state.probeAt().toString());
            }
            if (state.problem() != null) {
                body.add("problem", problem(state.problem()));
            }
        }
        return body.build();
    }

    private static JsonObjectBuilder disk(DiskState.Snapshot space) {
        JsonObjectBuilder volumes = Json.builder();
        space.volumes()
                .forEach(volume -> volumes.add(
                        volume.path(),
                        part(volume.problem()).add("freeBytes", volume.free()).add("totalBytes", volume.total())));
        JsonObjectBuilder database = part(space.databaseProblem());
        if (space.databaseBytes() != null) {
            database.add("bytes", space.databaseBytes());
        }
        return Json.builder().add("database", database).add("volumes", volumes);
    }

    private static JsonObjectBuilder part(Problem problem) {
        JsonObjectBuilder body = Json.builder().add("status", problem == null ? "up" : "problem");
        return problem == null ? body : body.add("problem", problem(problem));
    }

    private static JsonObjectBuilder problem(Problem problem) {
        return Json.builder().add("code", problem.code()).add("text", problem.text());
    }

    private static JsonObjectBuilder part(PartHealth part) {
        JsonObjectBuilder body = Json.builder()
                .add("status", part.condition().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (part.problem() != null) {
            body.add("problem", problem(part.problem()));
        }
        if (part.since() != null) {
            body.add("since", part.since().toString());
        }
        if (part.lastSuccess() != null) {
            body.add("lastSuccess", part.lastSuccess().toString());
        }
        part.figures().forEach(body::add);
        return body;
    }

    private static JsonObjectBuilder counts(Map<String, Long> counts) {
        JsonObjectBuilder body = Json.builder();
        counts.forEach(body::add);
        return body;
    }
}
