package org.mzi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mzi.platform.Json;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.records.RecordStore;
import org.mzi.work.Event;
import org.mzi.work.NewEvent;
import org.mzi.work.Outcome;

/** The records that a record refers to by their Zoho ids. */
@ApplicationScoped
class Parents {

    private final EntityTypes types;
    private final RecordStore store;

    @Inject
    Parents(EntityTypes types, RecordStore store) {
        this.types = types;
        this.store = store;
    }

    Parents() {
        this(null, null);
    }

    /** A record that must be there first. */
    record Parent(EntityType type, String zohoId) {

        /** Reads it from Zoho; at the same priority as what needs it. */
        NewEvent pull(Event.Priority priority) {
            return NewEvent.of(
                    Event.Source.SYNC, RecordHandler.name(type), EntityType.Operation.UPSERT.name(), zohoId, priority);
        }

        Outcome await() {
            return new Outcome.Waits(RecordHandler.name(type), zohoId);
        }
    }

    /**
     * What is missing for each of the records, by Zoho id, in the order of a full sync; one query for each parent type. A parent
     * is there once it is stored and, when records are pushed and Moodle needs it first, Moodle has it.
     */
    Map<String, List<Parent>> missing(
            Handle handle, EntityType type, Map<String, JsonObject> attributes, boolean push) {
        Map<String, List<Parent>> missing = new HashMap<>();
        for (String name : type.parents()) {
            EntityType parent = types.get(name);
            List<String> ids = attributes.values().stream()
                    .map(record -> link(record, parent))
                    .filter(Objects::nonNull)
                    .distinct()
                    .sorted()
                    .toList();
            Set<String> there = store.known(handle, parent, ids, push && parent.precedesInMoodle());
            attributes.forEach((id, record) -> {
                String link = link(record, parent);
                if (link != null && !there.contains(link)) {
                    missing.computeIfAbsent(id, none -> new ArrayList<>()).add(new Parent(parent, link));
                }
            });
        }
        return missing;
    }

    /** The id of the record's parent of that type, or null. */
    static String link(JsonObject attributes, EntityType parent) {
        return Json.text(attributes.get(parent.idAttribute()));
    }

    /** Titles of the parents without which a record is of no use, and which it does not name. */
    List<String> lacking(EntityType type, JsonObject attributes) {
        return type.needs().stream()
                .map(types::get)
                .filter(parent -> link(attributes, parent) == null)
                .map(EntityType::singular)
                .toList();
    }

    /** Whether other records may wait for those of this type. */
    boolean hasChildren(EntityType type) {
        return types.handled().stream().anyMatch(child -> child.parents().contains(type.name()));
    }

    /** The records that are to be looked at again after this one has changed. */
    List<Parent> refreshedBy(EntityType type, JsonObject attributes) {
        return type.refreshes().stream()
                .map(types::get)
                .filter(parent -> link(attributes, parent) != null)
                .map(parent -> new Parent(parent, link(attributes, parent)))
                .toList();
    }
}
