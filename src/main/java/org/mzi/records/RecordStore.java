package org.mzi.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.mzi.platform.Database;
import org.mzi.platform.Json;

/**
 * The records of all handled entity types, in batches. Operations that take a handle are one statement in the caller's
 * transaction; the first write of a type on a node costs one more, which learns the columns.
 */
@ApplicationScoped
public class RecordStore {

    /** The data_hash of a record that is gone from Zoho. */
    public static final String DELETED = "deleted";

    /** JSON's way to write the character that PostgreSQL cannot store, after an even number of backslashes. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private final Database database;
    private final EntityTypes types;
    private final Map<EntityType, RecordTable> tables = new ConcurrentHashMap<>();

    @Inject
    public RecordStore(Database database, EntityTypes types) {
        this.database = database;
        this.types = types;
    }

    RecordStore() {
        this(null, null);
    }

    /** The stored ones among these records, by Zoho id, locked until the transaction ends. */
    public Map<String, StoredRecord> lock(Handle handle, EntityType type, Collection<String> zohoIds) {
        return select(handle, RecordTable.find(type) + " for update", zohoIds);
    }

    public Optional<StoredRecord> find(EntityType type, String zohoId) {
        return Optional.ofNullable(find(type, List.of(zohoId)).get(zohoId));
    }

    /** The stored ones among these records, by Zoho id. */
    public Map<String, StoredRecord> find(EntityType type, Collection<String> zohoIds) {
        return database.read(handle -> select(handle, RecordTable.find(type), zohoIds));
    }

    /**
     * Those of the records that are stored. Locks nothing: whoever ends a parent's event may be about to change its children.
     *
     * @param pushed only those that Moodle has, or had until they were deleted
     */
    public Set<String> known(Handle handle, EntityType type, Collection<String> zohoIds, boolean pushed) {
        if (zohoIds.isEmpty()) {
            return Set.of();
        }
        return handle.createQuery(
                        """
                        select zoho_id from %s
                        where zoho_id = any(:ids) and (not :pushed or pushed_hash is not null or deleted_at is not null)"""
                                .formatted(type.table()))
                .bindArray("ids", String.class, zohoIds)
                .bind("pushed", pushed)
                .mapTo(String.class)
                .set();
    }

    /**
     * Replaces the rows of a subform, as a set, of each of the records.
     *
     * @param table named as the attribute that holds the rows; its columns are their attributes
     * @param rows by the record's Zoho id, in their order
     */
    public void replaceRows(Handle handle, EntityType type, String table, Map<String, JsonArray> rows) {
        if (rows.isEmpty()) {
            return;
        }
        JsonArrayBuilder all = Json.array();
        rows.forEach((zohoId, some) -> {
            for (int i = 0; i < some.size(); i++) {
                all.add(Json.builder(some.getJsonObject(i))
                        .add(type.idAttribute(), zohoId)
                        .add("position", i + 1));
            }
        });
        handle.createUpdate("delete from %s where %s = any(:ids)".formatted(table, type.idAttribute()))
                .bindArray("ids", String.class, rows.keySet())
                .execute();
        handle.createUpdate("insert into %1$s select * from jsonb_populate_recordset(null::%1$s, cast(:rows as jsonb))"
                        .formatted(table))
                .bind("rows", storable(all))
                .execute();
    }

    /**
     * Writes records as they were read, each id at most once. A deleted one lives again; the last problem is cleared. One
     * that is older than what is stored, by Zoho's {@code Modified_Time}, changes nothing. Two changes within a second have the
     * same: then the read that was asked for later counts.
     *
     * @return ids of those that were written
     */
    public Set<String> upsert(Handle handle, EntityType type, List<RecordWrite> writes) {
        if (writes.isEmpty()) {
            return Set.of();
        }
        RecordTable table = tables.computeIfAbsent(type, unknown -> RecordTable.of(handle, unknown));
        JsonArrayBuilder rows = Json.array();
        for (RecordWrite write : writes) {
            JsonObjectBuilder row = Json.builder()
                    .add("zoho_id", write.zohoId())
                    .add("raw", write.raw())
                    .add("attributes", only(table.attributes(), write.attributes()))
                    .add("data_hash", write.dataHash());
            add(row, "modified", write.modified());
            rows.add(add(row, "read_at", write.readAt()));
        }
        return handle.createQuery(table.upsert())
                .bindArray(
                        "ids",
                        String.class,
                        writes.stream().map(RecordWrite::zohoId).toList())
                .bind("writes", storable(rows))
                .bind("fresh", type.moodle() ? SyncStatus.PENDING : SyncStatus.LOCAL)
                .mapTo(String.class)
                .set();
    }

    /**
     * Marks records as gone from Zoho, which is then itself something to push. What is not stored, or marked already, is
     * left as it is.
     *
     * @return how many were marked
     */
    public int markDeleted(Handle handle, EntityType type, Collection<String> zohoIds, OffsetDateTime at) {
        return handle.createUpdate(RecordTable.lockingFirst(type, "zoho_id = any(:ids)")
                        + """
                        update %s t set deleted_at = :at, data_hash = :deleted, last_problem = null,
                            sync_status = case when :moodle and t.pushed_hash is distinct from :deleted
                                then 'PENDING' else 'DELETED' end,
                            updated_at = mzi_now()
                        from locked where t.zoho_id = locked.zoho_id and t.deleted_at is null"""
                                .formatted(type.table()))
                .bindArray("ids", String.class, zohoIds)
                .bind("at", at)
                .bind("deleted", DELETED)
                .bind("moodle", type.moodle())
                .execute();
    }

    /** Notes what Moodle accepted, each id at most once, and clears the last problem. */
    public void pushed(Handle handle, EntityType type, List<Pushed> accepted) {
        JsonArrayBuilder rows = Json.array();
        for (Pushed one : accepted) {
            JsonObjectBuilder row = Json.builder().add("zoho_id", one.zohoId()).add("hash", one.hash());
            add(row, "moodle_id", one.moodleId());
            add(row, "moodle_status", one.moodleStatus());
            rows.add(add(row, "at", one.at()));
        }
        handle.createUpdate(RecordTable.lockingFirst(type, "zoho_id = any(:ids)")
                        + """
                        update %s t set pushed_hash = p.hash, moodle_id = coalesce(p.moodle_id, t.moodle_id),
                            moodle_status = coalesce(p.moodle_status, t.moodle_status),
                            synced_at = p.at, last_problem = null, updated_at = mzi_now(),
                            sync_status = case when t.data_hash <> p.hash then 'PENDING'
                                when p.hash = :deleted then 'DELETED' else 'SYNCED' end
                        from jsonb_to_recordset(cast(:rows as jsonb)) as p
                            (zoho_id text, hash text, moodle_id text, moodle_status text, at timestamptz)
                        join locked on locked.zoho_id = p.zoho_id
                        where t.zoho_id = p.zoho_id"""
                                .formatted(type.table()))
                .bindArray(
                        "ids",
                        String.class,
                        accepted.stream().map(Pushed::zohoId).toList())
                .bind("rows", storable(rows))
                .bind("deleted", DELETED)
                .execute();
    }

    /**
     * Has records pushed again that Moodle took while something was missing there: its status of them ends with
     * {@code _not_found}.
     *
     * @param parents Zoho ids of the records, of one parent type, that Moodle has now
     * @return ids of those that are to be pushed again
     */
    public List<String> pushAgain(Handle handle, EntityType type, EntityType parent, Collection<String> parents) {
        return pushAgain(handle, type, parent, parents, " and moodle_status like '%\\_not\\_found'");
    }

    /**
     * Has records pushed again that Moodle took.
     *
     * @param parents Zoho ids of their parents, of one type
     * @return ids of those that are to be pushed again
     */
    public List<String> pushChildrenAgain(
            Handle handle, EntityType type, EntityType parent, Collection<String> parents) {
        return pushAgain(handle, type, parent, parents, "");
    }

    private static List<String> pushAgain(
            Handle handle, EntityType type, EntityType parent, Collection<String> parents, String narrower) {
        return handle.createQuery(RecordTable.lockingFirst(
                                type,
                                parent.idAttribute()
                                        + " = any(:parents) and deleted_at is null and pushed_hash is not null"
                                        + narrower)
                        + """
                        update %s t set pushed_hash = null, sync_status = 'PENDING', updated_at = mzi_now()
                        from locked where t.zoho_id = locked.zoho_id returning t.zoho_id"""
                                .formatted(type.table()))
                .bindArray("parents", String.class, parents)
                .mapTo(String.class)
                .list();
    }

    /**
     * Forgets what Moodle accepted of records, deletions too, so that they are pushed again.
     *
     * @return ids of those that are stored
     */
    public List<String> pushAgain(Handle handle, EntityType type, Collection<String> zohoIds) {
        return handle.createQuery(RecordTable.lockingFirst(type, "zoho_id = any(:ids)")
                        + """
                        update %s t set pushed_hash = null, sync_status = 'PENDING', updated_at = mzi_now()
                        from locked where t.zoho_id = locked.zoho_id returning t.zoho_id"""
                                .formatted(type.table()))
                .bindArray("ids", String.class, zohoIds)
                .mapTo(String.class)
                .list();
    }

    /** Notes, by Zoho id, what stands in the way of records. */
    public void problem(Handle handle, EntityType type, Map<String, String> problems) {
        JsonObjectBuilder texts = Json.builder();
        problems.forEach(texts::add);
        handle.createUpdate(RecordTable.lockingFirst(type, "zoho_id = any(:ids)")
                        + """
                        update %s t set sync_status = 'PROBLEM', last_problem = p.value, updated_at = mzi_now()
                        from jsonb_each_text(cast(:problems as jsonb)) p join locked on locked.zoho_id = p.key
                        where t.zoho_id = p.key"""
                                .formatted(type.table()))
                .bindArray("ids", String.class, problems.keySet())
                .bind("problems", storable(texts.build().toString()))
                .execute();
    }

    /** How many records of the type are not deleted. */
    public long count(EntityType type) {
        return database.read(
                handle -> handle.createQuery("select count(*) from %s where deleted_at is null".formatted(type.table()))
                        .mapTo(Long.class)
                        .one());
    }

    /** How many records of the type were marked deleted at that time or later, and still are. */
    public long deletedSince(EntityType type, OffsetDateTime since) {
        return database.read(handle -> handle.createQuery(
                        "select count(*) from %s where deleted_at >= :since".formatted(type.table()))
                .bind("since", since)
                .mapTo(Long.class)
                .one());
    }

    /**
     * A page of the ids whose latest state Moodle has not accepted; none for a type that is not pushed.
     *
     * @param afterId last id of the page before, or null for the first
     */
    public List<String> outstanding(EntityType type, String afterId, int limit) {
        if (!type.moodle()) {
            return List.of();
        }
        return database.read(handle -> handle.createQuery(
                        """
                        select zoho_id from %s where pushed_hash is distinct from data_hash and zoho_id > :after
                        order by zoho_id limit :limit"""
                                .formatted(type.table()))
                .bind("after", afterId == null ? "" : afterId)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }

    /**
     * Forgets, for all types, what Moodle accepted and its ids, because the records now go to another Moodle. One
     * statement per type. Deletions stand: another Moodle never had what was deleted before.
     *
     * @return how many records are to be pushed again
     */
    public int clearPushed() {
        int cleared = 0;
        for (EntityType type : types.handled()) {
            if (type.moodle()) {
                cleared += database.<Integer, RuntimeException>write(handle -> clearPushed(handle, type));
            }
        }
        return cleared;
    }

    private static int clearPushed(Handle handle, EntityType type) {
        return handle.createUpdate(RecordTable.lockingFirst(
                                type, "deleted_at is null and (pushed_hash is not null or moodle_id is not null)")
                        + """
                                update %s t set pushed_hash = null, moodle_id = null, sync_status = 'PENDING',
                                    updated_at = mzi_now()
                                from locked where t.zoho_id = locked.zoho_id"""
                                .formatted(type.table()))
                .execute();
    }

    private static Map<String, StoredRecord> select(Handle handle, String sql, Collection<String> zohoIds) {
        return handle.createQuery(sql)
                .bindArray("ids", String.class, zohoIds)
                .map((row, context) -> StoredRecord.of(row))
                .collect(Collectors.toMap(
                        StoredRecord::zohoId, record -> record, (one, same) -> one, LinkedHashMap::new));
    }

    private static JsonObject only(Set<String> columns, JsonObject attributes) {
        JsonObjectBuilder kept = Json.builder();
        attributes.forEach((attribute, value) -> {
            if (columns.contains(attribute)) {
                kept.add(attribute, value);
            }
        });
        return kept.build();
    }

    private static JsonObjectBuilder add(JsonObjectBuilder row, String name, Object value) {
        return value == null ? row.addNull(name) : row.add(name, value.toString());
    }

    private static String storable(JsonArrayBuilder rows) {
        return storable(rows.build().toString());
    }

    private static String storable(String json) {
        return json.contains("\\u0000") ? NUL.matcher(json).replaceAll("$1") : json;
    }
}
