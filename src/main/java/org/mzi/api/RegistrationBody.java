package org.mzi.api;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.mzi.platform.Problem;
import org.mzi.setup.Item;

/** What is registered in Zoho, as callers see it. Members that are null are left out. */
@Schema(name = "ZohoRegistration")
@JsonbPropertyOrder({"dryRun", "problem", "results", "modules"})
public record RegistrationBody(
        @Schema(description = "Whether this only says what would be done; not part of a state") Boolean dryRun,
        @Schema(description = "Why nothing can be registered now") EventBody.ProblemBody problem,
        @Schema(description = "How many items have which result", example = "{\"CREATED\": 20, \"FOREIGN\": 1}")
                Map<String, Integer> results,
        List<ModuleBody> modules) {

    static RegistrationBody of(boolean dryRun, List<Item> items) {
        return new RegistrationBody(dryRun, null, results(items), modules(items, null));
    }

    static RegistrationBody ofState(List<Item> items, Problem obstacle, Instant now) {
        EventBody.ProblemBody problem =
                obstacle == null ? null : EventBody.ProblemBody.of(obstacle.code(), obstacle.text());
        return new RegistrationBody(null, problem, results(items), modules(items, now));
    }

    private static Map<String, Integer> results(List<Item> items) {
        Map<String, Integer> results = new TreeMap<>();
        items.forEach(item -> results.merge(item.result().name(), 1, Integer::sum));
        return results;
    }

    private static List<ModuleBody> modules(List<Item> items, Instant now) {
        Map<String, List<ItemBody>> modules = new LinkedHashMap<>();
        items.forEach(item -> modules.computeIfAbsent(item.module(), module -> new ArrayList<>())
                .add(ItemBody.of(item, now)));
        return modules.entrySet().stream()
                .map(module -> new ModuleBody(module.getKey(), module.getValue()))
                .toList();
    }

    /** A module and what is registered for it. */
    @Schema(name = "ZohoRegistrationModule")
    @JsonbPropertyOrder({"module", "items"})
    public record ModuleBody(@Schema(example = "BTEC_Students") String module, List<ItemBody> items) {}

    /** A notification channel, or a workflow rule with its webhook. */
    @Schema(name = "ZohoRegistrationItem")
    @JsonbPropertyOrder({
        "kind",
        "name",
        "result",
        "standing",
        "id",
        "url",
        "until",
        "lastEventAt",
        "checkedAt",
        "problem"
    })
    public record ItemBody(
            @Schema(description = "CHANNEL or RULE") String kind,
            @Schema(
                            description = "What takeOver names: the rule's name, or the id of another bridge's channel",
                            example = "MZI - BTEC_Students")
                    String name,
            @Schema(
                            description =
                                    "CREATED, RECREATED, UPDATED, RENEWED, REMOVED, UNCHANGED, FOREIGN, FAILED or MISSING",
                            example = "CREATED")
                    String result,
            @Schema(
                            description =
                                    "Of a state only: REGISTERED, ENDED, FOREIGN, FAILED or MISSING, whatever was done last")
                    String standing,
            @Schema(description = "In Zoho", example = "5725767000000520481") String id,
            @Schema(description = "Where Zoho posts to") String url,
            @Schema(description = "When the channel ends, unless it is renewed") Instant until,
            @Schema(
                            description =
                                    "When a notification of the channel, or a call of the rule's webhook, last came; to the minute")
                    Instant lastEventAt,
            Instant checkedAt,
            EventBody.ProblemBody problem) {

        static ItemBody of(Item item, Instant now) {
            return new ItemBody(
                    item.kind().name(),
                    item.name(),
                    item.result().name(),
                    now == null ? null : item.standing(now).name(),
                    item.id(),
                    item.url(),
                    item.until(),
                    item.lastEventAt(),
                    item.checkedAt(),
                    item.problem() == null
                            ? null
                            : EventBody.ProblemBody.of(
                                    item.problem().code(), item.problem().text()));
        }
    }

    /** Describes, for the OpenAPI document, what another bridge has to give up. */
    @Schema(name = "ZohoTakeOver")
    public record TakeOver(
            @Schema(
                            description =
                                    "Names of items with the result FOREIGN that are to call this bridge from now on",
                            example = "[\"MZI - BTEC_Students\"]")
                    List<String> takeOver) {}
}
