package org.mzi.console.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.mzi.console.words.Entities;
import org.mzi.console.words.PersonalData;
import org.mzi.mapping.FieldMaps;
import org.mzi.mapping.Mapper;
import org.mzi.records.EntityTypes;
import org.mzi.records.RecordStore;
import org.mzi.records.StoredRecord;
import org.mzi.work.Events;

/** Deletions that wait for a person's word, with the names of the records that they would delete. */
@ApplicationScoped
class HeldDeletions {

    private final Events events;
    private final EntityTypes types;
    private final RecordStore records;
    private final FieldMaps maps;
    private final PersonalData personal;

    @Inject
    HeldDeletions(Events events, EntityTypes types, RecordStore records, FieldMaps maps, PersonalData personal) {
        this.events = events;
        this.types = types;
        this.records = records;
        this.maps = maps;
        this.personal = personal;
    }

    HeldDeletions() {
        this(null, null, null, null, null);
    }

    /** @param name of the record, not masked; empty when it has none */
    record Deletion(Events.Row event, String name) {}

    List<Deletion> page(Events.Filter filter, int offset, int limit) {
        List<Events.Row> rows = events.page(filter, offset, limit);
        if (rows.isEmpty()) {
            return List.of();
        }
        String entity = Entities.nameIn(rows.get(0).handler());
        Map<String, StoredRecord> known = types.find(entity)
                .filter(type -> type.handled())
                .map(type -> records.find(
                        type, rows.stream().map(Events.Row::recordKey).toList()))
                .orElse(Map.of());
        return rows.stream()
                .map(row -> new Deletion(row, name(entity, known.get(row.recordKey()))))
                .toList();
    }

    private String name(String entity, StoredRecord record) {
        String label = record == null
                ? null
                : types.get(entity)
                        .display()
                        .label(Mapper.map(maps.of(entity), record.raw()).attributes());
        return label == null ? "" : label;
    }

    PersonalData personal() {
        return personal;
    }
}
