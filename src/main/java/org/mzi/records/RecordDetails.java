package org.mzi.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mzi.platform.Json;

/** One record with all that is known of it, for people to look at. */
@ApplicationScoped
public class RecordDetails {

    private static final int CHILDREN = 10;
    private static final int COUNTED = 1_000;

    private final EntityTypes types;
    private final RecordStore store;
    private final RecordSearch search;
    private final PersonRecords persons;

    @Inject
    public RecordDetails(EntityTypes types, RecordStore store, RecordSearch search, PersonRecords persons) {
        this.types = types;
        this.store = store;
        this.search = search;
        this.persons = persons;
    }

    RecordDetails() {
        this(null, null, null, null);
    }

    /**
     * All of one record.
     *
     * @param moodleStatus what Moodle says of its state, or null
     * @param attributes as mapped, those of the subforms' rows under the names of their tables
     */
    public record Details(
            EntityType type,
            StoredRecord stored,
            String moodleStatus,
            JsonObject attributes,
            List<RecordLink> parents,
            List<Children> children) {

        /** What people call it, or null. */
        public String label() {
            return type.display().label(attributes);
        }
    }

    /**
     * The records of one type that are linked to a record.
     *
     * @param number counting stops at 1,000
     * @param first the newest ten
     */
    public record Children(EntityType type, long number, List<RecordLink> first) {}

    public Optional<Details> find(EntityType type, String zohoId) {
        return store.find(type, zohoId)
                .map(stored -> search.find(handle -> {
                    JsonObject columns = columns(handle, type, zohoId);
                    Map<String, String> parents = new LinkedHashMap<>();
                    for (EntityType parent : search.parentsWithColumn(handle, type)) {
                        String id = Json.text(columns.get(parent.idAttribute()));
                        if (id != null) {
                            parents.put(parent.name(), id);
                        }
                    }
                    return new Details(
                            type,
                            stored,
                            Json.text(columns.get("moodle_status")),
                            attributes(handle, type, zohoId, columns),
                            search.links(handle, type, parents),
                            children(handle, type, zohoId));
                }));
    }

    private static JsonObject columns(Handle handle, EntityType type, String zohoId) {
        return handle.createQuery("select cast(to_jsonb(t) - 'raw' as text) from %s t where zoho_id = :id"
                        .formatted(type.table()))
                .bind("id", zohoId)
                .mapTo(String.class)
                .findOne()
                .map(Json::object)
                .orElse(JsonObject.EMPTY_JSON_OBJECT);
    }

    private JsonObject attributes(Handle handle, EntityType type, String zohoId, JsonObject columns) {
        var attributes = Json.builder();
        search.attributes(handle, type).stream()
                .filter(columns::containsKey)
                .forEach(name -> attributes.add(name, columns.get(name)));
        type.display().rows().forEach(table -> attributes.add(table, rows(handle, type, table, zohoId)));
        return attributes.build();
    }

    private static JsonArray rows(Handle handle, EntityType type, String table, String zohoId) {
        return handle.createQuery(
                        """
                        select cast(coalesce(jsonb_agg(to_jsonb(r) - cast(:own as text) - 'position' order by position), '[]') as text)
                        from %s r where %s = :id"""
                                .formatted(table, type.idAttribute()))
                .bind("own", type.idAttribute())
                .bind("id", zohoId)
                .mapTo(String.class)
                .map(text -> (JsonArray) Json.parse(text))
                .one();
    }

    private List<Children> children(Handle handle, EntityType type, String zohoId) {
        List<Children> children = new ArrayList<>();
        for (EntityType child : types.handled()) {
            if (search.parentsWithColumn(handle, child).contains(type)) {
                RecordQuery query =
                        new RecordQuery(child, List.of()).and(type.idAttribute() + " = :parent", "parent", zohoId);
                long number = query.bind(handle.createQuery(query.count(COUNTED)))
                        .mapTo(Long.class)
                        .one();
                if (number > 0) {
                    children.add(new Children(child, number, first(handle, child, query)));
                }
            }
        }
        return children;
    }

    private static List<RecordLink> first(Handle handle, EntityType child, RecordQuery query) {
        return query.bind(handle.createQuery(query.page(true, RecordSearch.Order.NEWEST, 0, CHILDREN)))
                .map((row, context) -> RecordSearch.Found.of(row).link(child))
                .list();
    }

    /**
     * Zoho ids of the record and, where it is a student, of all records that belong to the student, by type. What is not stored has
     * children all the same.
     */
    public Map<EntityType, List<String>> family(EntityType type, String zohoId) {
        return type.name().equals(PersonRecords.STUDENTS)
                ? search.find(handle -> persons.of(handle, zohoId))
                : Map.of(type, List.of(zohoId));
    }

    /** What people call these records, by type and id; those that are not here or have no name are left out. */
    public Map<String, String> labels(Map<EntityType, ? extends Collection<String>> records) {
        return search.find(handle -> {
            Map<String, String> labels = new LinkedHashMap<>();
            records.forEach((type, ids) ->
                    search.links(handle, type, Set.copyOf(ids)).forEach((id, link) -> labels.put(id, link.label())));
            return labels;
        });
    }
}
