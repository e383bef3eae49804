package org.mzi.sync;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mzi.mapping.FieldMaps;
import org.mzi.mapping.Mapper;
import org.mzi.platform.Database;
import org.mzi.platform.Json;
import org.mzi.platform.Problem;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.records.RecordStore;
import org.mzi.records.StoredRecord;
import org.mzi.work.Batch;
import org.mzi.work.Event;
import org.mzi.work.EventHandler;
import org.mzi.work.Outcome;
import org.mzi.zoho.ZohoClient;

/** Tells Zoho which Moodle course a class has; tried again on its own, without the class. */
final class CourseWriteBack implements EventHandler {

    static final String NAME = "zoho.class-courses";

    private static final int ROWS_FOR_ONE_CREDIT = 10;
    private static final String ATTRIBUTE = "moodle_class_id";

    private final Database database;
    private final EntityTypes types;
    private final FieldMaps maps;
    private final RecordStore store;
    private final ZohoClient zoho;

    CourseWriteBack(Database database, EntityTypes types, FieldMaps maps, RecordStore store, ZohoClient zoho) {
        this.database = database;
        this.types = types;
        this.maps = maps;
        this.store = store;
        this.zoho = zoho;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int batchSize() {
        return ROWS_FOR_ONE_CREDIT;
    }

    @Override
    public Set<String> destinations() {
        return Set.of(ZohoDestination.NAME, ModuleDestination.name(type()));
    }

    private EntityType type() {
        return types.get(ClassCourses.CLASSES);
    }

    record Row(String zohoId, String courseId, String named) {}

    @Override
    public void handle(Batch batch) {
        String field = maps.of(ClassCourses.CLASSES).rules().stream()
                .filter(rule -> rule.attribute().equals(ATTRIBUTE))
                .map(rule -> rule.zohoFields().get(0))
                .findFirst()
                .orElse(null);
        Map<String, Row> rows = rows(batch.events());
        Map<String, JsonObject> changes = new LinkedHashMap<>();
        Map<Long, Outcome> outcomes = new LinkedHashMap<>();
        for (Event event : batch.events()) {
            Row row = rows.get(event.recordKey());
            if (field == null
                    || row == null
                    || row.courseId() == null
                    || row.courseId().equals(row.named())) {
                outcomes.put(event.id(), new Outcome.Skipped("nothing to write"));
            } else {
                changes.put(
                        row.zohoId(), Json.builder().add(field, row.courseId()).build());
            }
        }
        Map<String, Problem> refused = zoho.update(types.module(type()), changes);
        refused.keySet().forEach(changes::remove);
        note(changes);
        for (Event event : batch.events()) {
            Problem problem = refused.get(event.recordKey());
            if (problem != null) {
                outcomes.put(event.id(), new Outcome.Parked(problem));
            } else {
                outcomes.putIfAbsent(event.id(), new Outcome.Done("written to zoho"));
            }
        }
        batch.finish(outcomes);
    }

    /**
     * What Zoho has taken is there at the next read: the class is already as that will find it, so that it is not taken for
     * changed and pushed for it. One that was read or deleted meanwhile is left alone.
     */
    private void note(Map<String, JsonObject> written) {
        Map<String, StoredRecord> stored = written.isEmpty() ? Map.of() : store.find(type(), written.keySet());
        stored.forEach((zohoId, before) -> {
            JsonObject change = written.get(zohoId);
            JsonObject after = Mapper.map(maps.of(ClassCourses.CLASSES), before.merged(change))
                    .attributes();
            database.write(handle -> handle.createUpdate(
                            """
                            update classes set raw = raw || cast(:change as jsonb), moodle_class_id = :course,
                                pushed_hash = case when pushed_hash = data_hash then :after else pushed_hash end,
                                data_hash = :after
                            where zoho_id = :id and data_hash = :before and deleted_at is null""")
                    .bind("change", change.toString())
                    .bind("course", Json.text(after.get(ATTRIBUTE)))
                    .bind("after", RecordWriter.hash(after))
                    .bind("id", zohoId)
                    .bind("before", before.dataHash())
                    .execute());
        });
    }

    private Map<String, Row> rows(List<Event> events) {
        Map<String, Row> rows = new LinkedHashMap<>();
        database.read(handle -> handle.createQuery(
                                """
                                select zoho_id, course_id, moodle_class_id as named from classes
                                where zoho_id = any(:ids) and deleted_at is null""")
                        .bindArray(
                                "ids",
                                String.class,
                                events.stream().map(Event::recordKey).toList())
                        .mapTo(Row.class)
                        .list())
                .forEach(row -> rows.put(row.zohoId(), row));
        return rows;
    }
}
