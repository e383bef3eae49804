package org.mzi.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mzi.records.EntityType;
import org.mzi.records.EntityType.Operation;

/** What is to be registered, from the entity types, the modules that stand for them, and the settings. */
final class Wanted {

    /** What makes a course is the edit that activates a class. */
    private static final Set<String> EDITED_ONLY = Set.of("classes");

    private Wanted() {}

    /** @param operations {@code create}, {@code edit}, {@code delete} */
    record Channel(String module, Set<String> operations, String url) {}

    /** @param trigger Zoho's word for what the rule runs on */
    record Rule(String name, String module, String trigger, String url) {}

    /** An entity type and its module in this organisation. */
    record Source(EntityType type, String module) {}

    static List<Channel> channels(List<Source> sources, Bridge bridge) {
        return sources.stream()
                .map(source -> new Channel(
                        source.module(),
                        EDITED_ONLY.contains(source.type().name())
                                ? Set.of("edit", "delete")
                                : Set.of("create", "edit", "delete"),
                        bridge.notifications()))
                .toList();
    }

    static List<Rule> rules(List<Source> sources, Bridge bridge, String label) {
        List<Rule> rules = new ArrayList<>();
        for (Source source : sources) {
            String name = "MZI" + (label.isEmpty() ? "" : " " + label) + " - " + source.module();
            boolean editedOnly = EDITED_ONLY.contains(source.type().name());
            path(source.type(), Operation.UPSERT)
                    .ifPresent(path -> rules.add(new Rule(
                            name, source.module(), editedOnly ? "edit" : "create_or_edit", bridge.webhook(path))));
            path(source.type(), Operation.DELETE)
                    .ifPresent(path ->
                            rules.add(new Rule(name + " Delete", source.module(), "delete", bridge.webhook(path))));
        }
        return rules;
    }

    /** The first one: what follows are aliases. */
    private static Optional<String> path(EntityType type, Operation operation) {
        return type.events().entrySet().stream()
                .filter(event -> event.getValue() == operation)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
