package org.mzi.records;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The statements for one entity type's table.
 *
 * @param attributes its columns that hold attributes: all but the common ones of {@code record_template}
 */
record RecordTable(EntityType type, Set<String> attributes) {

    /** {@code zoho_created_time} is not among them: it comes and goes as an attribute does. */
    private static final Set<String> COMMON = Set.of(
            "zoho_id",
            "moodle_id",
            "moodle_status",
            "zoho_modified_time",
            "data_hash",
            "pushed_hash",
            "sync_status",
            "synced_at",
            "read_at",
            "last_problem",
            "deleted_at",
            "raw",
            "created_at",
            "updated_at");

    /** Learns the columns. Throws {@link IllegalStateException} when no migration has made the table. */
    static RecordTable of(Handle handle, EntityType type) {
        List<String> columns = handle.createQuery(
                        """
                        select column_name from information_schema.columns
                        where table_schema = current_schema() and table_name = :table and is_generated = 'NEVER'
                        order by ordinal_position""")
                .bind("table", type.table())
                .mapTo(String.class)
                .list();
        if (!columns.containsAll(COMMON)) {
            throw new IllegalStateException("Table " + type.table() + " of entity type " + type.name()
                    + " is missing or was not made from record_template");
        }
        return new RecordTable(
                type,
                columns.stream()
                        .filter(column -> !COMMON.contains(column))
                        .collect(Collectors.toCollection(java.util.LinkedHashSet::new)));
    }

    static String find(EntityType type) {
        return """
               select zoho_id, moodle_id, zoho_modified_time, data_hash, pushed_hash, sync_status, synced_at, read_at,
                      last_problem, deleted_at, cast(raw as text) as raw
               from %s where zoho_id = any(:ids) order by zoho_id"""
                .formatted(type.table());
    }

    /** Begins an update of some rows, which it locks in the order of their ids. */
    static String lockingFirst(EntityType type, String which) {
        return "with locked as materialized (select zoho_id from %s where %s order by zoho_id for update)\n"
                .formatted(type.table(), which);
    }

    /**
     * Each new row is the stored one with the attributes that are present laid over it, so that one statement serves
     * records that bring different attributes.
     */
    String upsert() {
        String names = attributes.stream().map(name -> ", " + quoted(name)).collect(Collectors.joining());
        String values = attributes.stream().map(name -> ", r." + quoted(name)).collect(Collectors.joining());
        String changes = attributes.stream()
                .map(name -> ",\n    %1$s = excluded.%1$s".formatted(quoted(name)))
                .collect(Collectors.joining());
        return """
               with stored as materialized (
                   select t.zoho_id, t.pushed_hash, t.zoho_modified_time, t as row
                   from %1$s t where t.zoho_id = any(:ids) order by t.zoho_id for update)
               insert into %1$s as t
                   (zoho_id, zoho_modified_time, data_hash, sync_status, read_at, raw, created_at, updated_at%2$s)
               select w.zoho_id, coalesce(w.modified, s.zoho_modified_time), w.data_hash,
                   case when s.pushed_hash = w.data_hash then 'SYNCED' else :fresh end,
                   w.read_at, w.raw, mzi_now(), mzi_now()%3$s
               from jsonb_to_recordset(cast(:writes as jsonb)) as w
                   (zoho_id text, raw jsonb, attributes jsonb, data_hash text, modified timestamptz, read_at timestamptz)
               left join stored s on s.zoho_id = w.zoho_id
               cross join lateral jsonb_populate_record(s.row, w.attributes) r
               order by w.zoho_id
               on conflict (zoho_id) do update set
                   zoho_modified_time = excluded.zoho_modified_time, data_hash = excluded.data_hash,
                   sync_status = excluded.sync_status, read_at = excluded.read_at, raw = excluded.raw,
                   updated_at = excluded.updated_at, last_problem = null, deleted_at = null%4$s
               where t.zoho_modified_time is null or excluded.zoho_modified_time > t.zoho_modified_time
                   or excluded.zoho_modified_time = t.zoho_modified_time
                       and (excluded.data_hash = t.data_hash or coalesce(excluded.read_at >= t.read_at, true))
               returning zoho_id"""
                .formatted(type.table(), names, values, changes);
    }

    private static String quoted(String column) {
        return '"' + column + '"';
    }
}
