package org.mzi.api;

import jakarta.json.JsonStructure;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.mzi.platform.Json;
import org.mzi.work.Events;

/** An event as callers see it. Members that are null are left out. */
@Schema(name = "Event")
@JsonbPropertyOrder({
    "id",
    "source",
    "handler",
    "operation",
    "record",
    "status",
    "attempts",
    "receivedAt",
    "dueAt",
    "startedAt",
    "finishedAt",
    "outcome",
    "problem",
    "coalescedInto",
    "waitingFor",
    "awaitsHandler",
    "node",
    "payload",
    "history"
})
public record EventBody(
        long id,
        @Schema(description = "Who caused it", example = "ZOHO") String source,
        @Schema(description = "What works on it", example = "zoho.students") String handler,
        @Schema(example = "UPSERT") String operation,
        @Schema(description = "What it is about", example = "5725767000000524157") String record,
        @Schema(description = "PENDING, RUNNING, DONE, SKIPPED, COALESCED, PARKED or DISCARDED", example = "PARKED")
                String status,
        @Schema(description = "How often it has been tried") int attempts,
        OffsetDateTime receivedAt,
        @Schema(description = "Not before this time; of pending ones") OffsetDateTime dueAt,
        OffsetDateTime startedAt,
        OffsetDateTime finishedAt,
        @Schema(description = "What came of it", example = "pushed") String outcome,
        ProblemBody problem,
        @Schema(description = "Newer event of the same record that stands for this one") Long coalescedInto,
        @Schema(description = "Record that is missing so far") String waitingFor,
        @Schema(
                        description =
                                "True where nothing in this release works on events of this kind yet: it is kept for one that does")
                Boolean awaitsHandler,
        @Schema(description = "Server that works or worked on it") String node,
        @Schema(description = "What was received", type = SchemaType.OBJECT) JsonStructure payload,
        @Schema(description = "Only where a single event is asked for") List<AttemptBody> history) {

    /** What is wrong, for a person to act on. */
    @Schema(name = "EventProblem")
    public record ProblemBody(
            @Schema(description = "Stable", example = "moodle-invalid-token") String code, String text) {

        static ProblemBody of(String code, String text) {
            return code == null ? null : new ProblemBody(code, text);
        }
    }

    /** One try. */
    @Schema(name = "Attempt")
    public record AttemptBody(
            String node, OffsetDateTime startedAt, OffsetDateTime finishedAt, String outcome, ProblemBody problem) {

        static AttemptBody of(Events.Attempt attempt) {
            return new AttemptBody(
                    attempt.node(),
                    attempt.startedAt(),
                    attempt.finishedAt(),
                    attempt.outcome(),
                    ProblemBody.of(attempt.problemCode(), attempt.problemText()));
        }
    }

    /** One page of a list, newest first. */
    @Schema(name = "EventPage")
    public record Page(
            List<EventBody> events,
            @Schema(description = "Path and query of the next page; missing on the last one") String next) {}

    static EventBody of(Events.Row row) {
        return of(row, null);
    }

    static EventBody of(Events.Row row, List<Events.Attempt> attempts) {
        return new EventBody(
                row.id(),
                row.source(),
                row.handler(),
                row.operation(),
                row.recordKey(),
                row.status(),
                row.attempts(),
                row.receivedAt(),
                row.dueAt(),
                row.startedAt(),
                row.finishedAt(),
                row.outcome(),
                ProblemBody.of(row.problemCode(), row.problemText()),
                row.coalescedInto(),
                row.waitingFor(),
                row.awaitsHandler() ? Boolean.TRUE : null,
                row.node(),
                row.payload() == null ? null : Json.parse(row.payload()),
                attempts == null ? null : attempts.stream().map(AttemptBody::of).toList());
    }
}
