package org.mzi.api;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.OffsetDateTime;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.mzi.erasure.Erasure;
import org.mzi.erasure.MaskedPerson;
import org.mzi.erasure.Preview;

/** An order to erase a student, as callers see it. Members that are null are left out. */
@Schema(name = "Erasure")
@JsonbPropertyOrder({
    "id",
    "zohoStudentId",
    "state",
    "requestedAt",
    "requestedBy",
    "removed",
    "erasedAt",
    "moodle",
    "moodleAt",
    "problem",
    "liftedAt",
    "liftedBy"
})
public record ErasureBody(
        long id,
        @Schema(example = "5725767000000524157") String zohoStudentId,
        @Schema(description = "IN_BRIDGE, IN_MOODLE, NEEDS_HAND, STOPPED, DONE or LIFTED", example = "DONE")
                String state,
        OffsetDateTime requestedAt,
        String requestedBy,
        @Schema(description = "Rows removed or emptied so far, by table", example = "{\"students\": 1, \"event\": 12}")
                Map<String, Integer> removed,
        @Schema(description = "When everything was gone from the bridge") OffsetDateTime erasedAt,
        @Schema(
                        description =
                                "ERASED; ABSENT: Moodle's mirror had nothing; NOT_OFFERED: its plugin cannot erase, the "
                                        + "mirror was left; OFF: MOODLE_ENABLED is false, the mirror was left")
                String moodle,
        OffsetDateTime moodleAt,
        @Schema(description = "What it waits for") EventBody.ProblemBody problem,
        @Schema(description = "From then on the student's records are taken in again") OffsetDateTime liftedAt,
        String liftedBy) {

    static ErasureBody of(Erasure erasure) {
        return erasure == null
                ? null
                : new ErasureBody(
                        erasure.id(),
                        erasure.zohoId(),
                        erasure.state().name(),
                        erasure.requestedAt(),
                        erasure.requestedBy(),
                        erasure.removed(),
                        erasure.erasedAt(),
                        erasure.moodle() == null ? null : erasure.moodle().name(),
                        erasure.moodleAt(),
                        erasure.problem() == null
                                ? null
                                : EventBody.ProblemBody.of(
                                        erasure.problem().code(),
                                        erasure.problem().text()),
                        erasure.liftedAt(),
                        erasure.liftedBy());
    }

    /** What an erasure would remove. */
    @Schema(name = "ErasurePreview")
    @JsonbPropertyOrder({"zohoStudentId", "studentId", "name", "email", "rows", "moodle", "afterwards", "last"})
    public record PreviewBody(
            String zohoStudentId,
            @Schema(description = "Only of a student who is stored") String studentId,
            @Schema(description = "Initials", example = "L••• H•••") String name,
            @Schema(description = "Masked", example = "l•••@school.example") String email,
            @Schema(
                            description =
                                    "Rows to be removed and events to be emptied, by table. Events and audit entries that mention "
                                            + "the student elsewhere are found during the erasure",
                            example = "{\"students\": 1, \"event\": 12}")
                    Map<String, Integer> rows,
            @Schema(
                            description =
                                    "ERASES; NOT_OFFERED: its plugin cannot; OFF: MOODLE_ENABLED is false; AWAY: Moodle does "
                                            + "not answer now, the erasure would wait for it")
                    String moodle,
            @Schema(description = "What happens to later events about the student") String afterwards,
            @Schema(description = "The latest order for this student") ErasureBody last) {

        private static final String AFTERWARDS =
                "Later events about this student end SKIPPED with the outcome erased, as long as the erasure is not lifted, "
                        + "although Zoho may still have the record. Erase it in Zoho too.";

        static PreviewBody of(Preview preview) {
            MaskedPerson person = preview.person();
            return new PreviewBody(
                    preview.zohoId(),
                    person == null ? null : person.studentId(),
                    person == null ? null : person.name(),
                    person == null ? null : person.email(),
                    preview.rows(),
                    preview.moodle() == null ? null : preview.moodle().name(),
                    AFTERWARDS,
                    ErasureBody.of(preview.last()));
        }
    }

    /** Describes, for the OpenAPI document, what confirms an erasure. */
    @Schema(name = "ErasureConfirmation")
    public record Confirmation(
            @Schema(
                            required = true,
                            description = "The Zoho id of the student once more",
                            example = "5725767000000524157")
                    String confirm) {}
}
