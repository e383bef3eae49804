package org.mzi.console.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mzi.records.EntityType;
import org.mzi.records.RecordDetails;
import org.mzi.sync.OnDemand;
import org.mzi.work.Events;

/** Reads all that is known of one record. */
@ApplicationScoped
class RecordReader {

    private static final Set<String> OPEN = Set.of("PARKED", "PENDING", "RUNNING");
    private static final int LATEST = 20;

    private final RecordDetails records;
    private final Events events;
    private final RecordActions actions;

    @Inject
    RecordReader(RecordDetails records, Events events, RecordActions actions) {
        this.records = records;
        this.events = events;
        this.actions = actions;
    }

    RecordReader() {
        this(null, null, null);
    }

    /** @param limit most events */
    RecordState read(EntityType type, String zohoId, int limit) {
        Map<EntityType, List<String>> family = records.family(type, zohoId);
        Map<String, EntityType> types = new HashMap<>();
        family.forEach((member, ids) -> ids.forEach(id -> types.put(id, member)));
        List<Events.Row> found = events.ofRecords(types.keySet(), limit + 1);
        List<Events.Row> shown = found.subList(0, Math.min(limit, found.size()));
        return new RecordState(
                type,
                zohoId,
                records.find(type, zohoId).orElse(null),
                problem(type, zohoId),
                shown,
                found.size() > limit,
                named(shown, types),
                actions.pushes(type));
    }

    private Events.Row problem(EntityType type, String zohoId) {
        return events.ofRecords(Set.of(zohoId), LATEST).stream()
                .filter(event -> event.handler().equals(OnDemand.handler(type)))
                .filter(event -> event.problemCode() != null && OPEN.contains(event.status()))
                .findFirst()
                .orElse(null);
    }

    private Map<String, RecordState.Named> named(Collection<Events.Row> events, Map<String, EntityType> types) {
        Set<String> ids = events.stream().map(Events.Row::recordKey).collect(Collectors.toSet());
        Map<EntityType, Set<String>> byType =
                ids.stream().collect(Collectors.groupingBy(types::get, Collectors.toSet()));
        Map<String, String> labels = records.labels(byType);
        Map<String, RecordState.Named> named = new HashMap<>();
        ids.forEach(id -> named.put(id, new RecordState.Named(types.get(id), labels.get(id))));
        return named;
    }
}
