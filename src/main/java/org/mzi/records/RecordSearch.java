package org.mzi.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.mzi.platform.Database;
import org.mzi.platform.Json;

/**
 * Finds records for people to look at. A search ends within five seconds: what takes longer is cancelled, which
 * {@link Database#isCancelled} tells from other faults.
 */
@ApplicationScoped
public class RecordSearch {

    /** From so many on that a text finds, the first of them come soon in whatever order. */
    private static final int MANY = 10_000;

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Database database;
    private final EntityTypes types;
    private final Map<EntityType, Set<String>> attributes = new ConcurrentHashMap<>();

    @Inject
    public RecordSearch(Database database, EntityTypes types) {
        this.database = database;
        this.types = types;
    }

    RecordSearch() {
        this(null, null);
    }

    /** By time of the last change in Zoho, or by what people call them. */
    public enum Order {
        NEWEST,
        OLDEST,
        LABEL,
        LABEL_BACKWARDS
    }

    /**
     * What to look for.
     *
     * @param text beginnings of words of the attributes that {@link Display#search} names, of the Zoho id, or of a parent's; or
     *     the whole value of one that {@link Display#exact} names. Null for all
     * @param status null for all
     */
    public record Filter(EntityType type, String text, SyncStatus status) {}

    /**
     * One record in a list.
     *
     * @param label what people call it, or null
     * @param attributes those that {@link Display} names as columns, and for its label
     * @param modifiedAt last change in Zoho, or null
     * @param syncedAt when Moodle last accepted it, or null
     * @param parents what it is linked to
     */
    public record Row(
            String zohoId,
            String label,
            JsonObject attributes,
            SyncStatus status,
            boolean deleted,
            OffsetDateTime modifiedAt,
            OffsetDateTime syncedAt,
            String lastProblem,
            List<RecordLink> parents) {}

    /** By position. Far positions cost more: meant for the first ten thousand. */
    public List<Row> page(Filter filter, Order order, int offset, int limit) {
        return find(handle -> {
            RecordQuery query = query(handle, filter);
            boolean few = filter.text() != null && count(handle, filter, MANY) < MANY;
            List<Found> found = query.bind(handle.createQuery(query.page(few, order, offset, limit)))
                    .map((row, context) -> Found.of(row))
                    .list();
            Map<String, Map<String, RecordLink>> parents = parents(handle, found);
            return found.stream().map(one -> row(filter.type(), one, parents)).toList();
        });
    }

    /** How many there are; counting stops at {@code cap}. */
    public long count(Filter filter, int cap) {
        return find(handle -> count(handle, filter, cap));
    }

    private long count(Handle handle, Filter filter, int cap) {
        RecordQuery query = query(handle, filter);
        return query.bind(handle.createQuery(query.count(cap)))
                .mapTo(Long.class)
                .one();
    }

    /** The same for each handled type, whatever type the filter is of; {@code cap} holds for each. */
    public Map<String, Long> counts(String text, SyncStatus status, int cap) {
        return find(handle -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            types.handled()
                    .forEach(type -> counts.put(type.name(), count(handle, new Filter(type, text, status), cap)));
            return counts;
        });
    }

    private RecordQuery query(Handle handle, Filter filter) {
        RecordQuery query = new RecordQuery(filter.type(), parentsWithColumn(handle, filter.type()));
        if (filter.text() != null) {
            query.text(filter.text());
        }
        if (filter.status() != null) {
            query.status(filter.status());
        }
        return query;
    }

    /** Parents of a type of which its table has the ids. */
    List<EntityType> parentsWithColumn(Handle handle, EntityType type) {
        Set<String> columns = attributes(handle, type);
        return type.parents().stream()
                .map(types::get)
                .filter(parent -> columns.contains(parent.idAttribute()))
                .toList();
    }

    /** Columns of a type's table that hold attributes, in its order. */
    Set<String> attributes(Handle handle, EntityType type) {
        return attributes.computeIfAbsent(
                type, unknown -> RecordTable.of(handle, unknown).attributes());
    }

    /** What is known of each of these records, by id; those that are not here are left out. */
    Map<String, RecordLink> links(Handle handle, EntityType type, Set<String> zohoIds) {
        if (zohoIds.isEmpty() || !type.handled()) {
            return Map.of();
        }
        RecordQuery query =
                new RecordQuery(type, List.of()).and("zoho_id = any(:ids)", "ids", zohoIds.toArray(String[]::new));
        Map<String, RecordLink> links = new HashMap<>();
        query.bind(handle.createQuery(query.page(true, Order.NEWEST, 0, zohoIds.size())))
                .map((row, context) -> Found.of(row))
                .forEach(one -> links.put(one.zohoId(), one.link(type)));
        return links;
    }

    private Map<String, Map<String, RecordLink>> parents(Handle handle, List<Found> found) {
        Map<String, Set<String>> wanted = new HashMap<>();
        found.forEach(one -> one.parents().forEach((type, id) -> wanted.computeIfAbsent(type, none -> new TreeSet<>())
                .add(id)));
        Map<String, Map<String, RecordLink>> parents = new HashMap<>();
        wanted.forEach((type, ids) -> parents.put(type, links(handle, types.get(type), ids)));
        return parents;
    }

    private Row row(EntityType type, Found one, Map<String, Map<String, RecordLink>> known) {
        return new Row(
                one.zohoId(),
                type.display().label(one.attributes()),
                one.attributes(),
                one.status(),
                one.deleted(),
                one.modifiedAt(),
                one.syncedAt(),
                one.lastProblem(),
                links(type, one.parents(), known));
    }

    private List<RecordLink> links(
            EntityType type, Map<String, String> ids, Map<String, Map<String, RecordLink>> known) {
        return type.parents().stream()
                .filter(ids::containsKey)
                .map(parent -> known.get(parent)
                        .getOrDefault(ids.get(parent), new RecordLink(types.get(parent), ids.get(parent), null, null)))
                .toList();
    }

    /** What records that name these parents, by type, are linked to. */
    List<RecordLink> links(Handle handle, EntityType type, Map<String, String> ids) {
        Map<String, Map<String, RecordLink>> known = new HashMap<>();
        ids.forEach((parent, id) -> known.put(parent, links(handle, types.get(parent), Set.of(id))));
        return links(type, ids, known);
    }

    /** A row as read, with the ids of its parents by type. */
    record Found(
            String zohoId,
            SyncStatus status,
            boolean deleted,
            OffsetDateTime modifiedAt,
            OffsetDateTime syncedAt,
            String lastProblem,
            JsonObject attributes,
            Map<String, String> parents) {

        static Found of(ResultSet row) throws SQLException {
            Map<String, String> parents = new LinkedHashMap<>();
            Json.object(row.getString("parents")).forEach((type, id) -> {
                if (Json.text(id) != null) {
                    parents.put(type, Json.text(id));
                }
            });
            return new Found(
                    row.getString("zoho_id"),
                    SyncStatus.valueOf(row.getString("sync_status")),
                    row.getBoolean("deleted"),
                    row.getObject("zoho_modified_time", OffsetDateTime.class),
                    row.getObject("synced_at", OffsetDateTime.class),
                    row.getString("last_problem"),
                    Json.object(row.getString("attributes")),
                    parents);
        }

        RecordLink link(EntityType type) {
            return new RecordLink(type, zohoId, type.display().label(attributes), status);
        }
    }

    /**
     * Every search is planned for the values that it is about: a plan for any value, which PostgreSQL makes after five
     * executions, reads the whole table where a value is rare.
     */
    <R> R find(HandleCallback<R, RuntimeException> search) {
        return database.write(handle -> {
            handle.execute("set local plan_cache_mode = force_custom_plan; set local statement_timeout = "
                    + LONGEST.toMillis());
            return search.withHandle(handle);
        });
    }
}
