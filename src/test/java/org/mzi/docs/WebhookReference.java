package org.mzi.docs;

import static org.mzi.docs.MarkdownTable.code;

import org.mzi.moodle.FunctionNames;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;

/** The webhook paths of the entity types that are handled, and what becomes of them in Moodle. */
final class WebhookReference {

    private WebhookReference() {}

    static String markdown() {
        MarkdownTable table =
                new MarkdownTable("Path", "Module", "Entity", "Asks for", "Moodle function", "With an older plugin");
        EntityTypes types = EntityTypes.load();
        for (EntityType type : types.handled()) {
            type.events()
                    .forEach((path, operation) -> table.row(
                            code(path),
                            code(types.module(type)),
                            type.name(),
                            operation == EntityType.Operation.DELETE ? "deletion" : "create or update",
                            function(type, operation),
                            older(type, operation)));
        }
        return table.toString();
    }

    private static String function(EntityType type, EntityType.Operation operation) {
        if (!type.moodle()) {
            return "none: kept here only";
        }
        return code(operation == EntityType.Operation.DELETE ? "local_mzi_delete_records" : "local_mzi_upsert_records");
    }

    private static String older(EntityType type, EntityType.Operation operation) {
        if (!type.moodle()) {
            return "none";
        }
        String function = operation == EntityType.Operation.DELETE
                ? FunctionNames.delete(type.name())
                : FunctionNames.upsert(type.name());
        return function == null ? "none: marked here only" : code(function);
    }
}
