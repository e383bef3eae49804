package org.mzi.api;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes, for the OpenAPI document, what {@link EventFilters#ofBody} reads. */
@Schema(name = "EventFilter", description = "At least one member; events that fit all of them are meant")
record FilterBody(
        @Schema(description = "Instead of a filter: every parked event") Boolean all,
        @Schema(example = "PARKED") String status,
        @Schema(example = "students") String entity,
        @Schema(description = "Record key") String record,
        @Schema(description = "Problem code", example = "moodle-course-missing") String problem,
        @Schema(description = "Received at or after") OffsetDateTime from,
        @Schema(description = "Received before") OffsetDateTime to) {}
