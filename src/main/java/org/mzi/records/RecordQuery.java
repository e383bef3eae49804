package org.mzi.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The SQL that finds records of one type. Each condition is one that an index of the table answers; those on words are the same
 * to the letter as the index's own.
 */
final class RecordQuery {

    private final EntityType type;
    private final List<EntityType> parents;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /** @param parents those types of which the table has the ids */
    RecordQuery(EntityType type, List<EntityType> parents) {
        this.type = type;
        this.parents = parents;
    }

    RecordQuery and(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
        return this;
    }

    /** Records with all words of a text, each begun at least, or with the whole text as an exact attribute or Zoho id. */
    RecordQuery text(String text) {
        String exact = type.display().exact().stream()
                .map(attribute -> " or lower(" + attribute + ") = lower(:text)")
                .collect(Collectors.joining());
        return and("(" + words() + " @@ mzi_words_begun(:text)" + exact + ")", "text", text);
    }

    private String words() {
        String attributes = Stream.of(
                        Stream.of("zoho_id"),
                        type.display().search().stream(),
                        parents.stream().map(EntityType::idAttribute))
                .flatMap(names -> names)
                .collect(Collectors.joining(", "));
        return "mzi_words(" + attributes + ")";
    }

    /** What more is said than the status follows from it, and is what an index is about. */
    RecordQuery status(SyncStatus status) {
        String narrower = "";
        if (status == SyncStatus.DELETED) {
            narrower = " and deleted_at is not null";
        } else if (status == SyncStatus.PENDING) {
            narrower = " and pushed_hash is distinct from data_hash";
        }
        conditions.add("sync_status = '" + status + "'" + narrower);
        return this;
    }

    String count(int cap) {
        return "select count(*) from (select 1 from " + type.table() + where() + " limit " + cap + ") counted";
    }

    /**
     * A page of rows.
     *
     * @param few whether it is worth finding all before they are sorted: for what is rare PostgreSQL would otherwise read the whole
     *     table in the order that is asked for
     */
    String page(boolean few, RecordSearch.Order order, int offset, int limit) {
        String parentIds = parents.isEmpty()
                ? "'{}'::jsonb"
                : object(parents.stream().collect(Collectors.toMap(EntityType::name, EntityType::idAttribute)));
        String found = "with found as materialized (select zoho_id from " + type.table() + where() + ") ";
        return (few ? found : "")
                + "select zoho_id, sync_status, deleted_at is not null as deleted, zoho_modified_time, synced_at, last_problem, "
                + attributes()
                + " as attributes, "
                + parentIds
                + " as parents from "
                + type.table()
                + (few ? " join found using (zoho_id)" : where())
                + order(order)
                + " offset "
                + offset
                + " limit "
                + limit;
    }

    private String attributes() {
        List<String> shown = type.display().shown();
        return shown.isEmpty()
                ? "'{}'::jsonb"
                : object(shown.stream().collect(Collectors.toMap(name -> name, name -> name)));
    }

    private static String object(Map<String, String> columns) {
        return columns.entrySet().stream()
                .map(column -> "'" + column.getKey() + "', " + column.getValue())
                .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
    }

    private String order(RecordSearch.Order order) {
        return switch (order) {
            case NEWEST -> " order by zoho_modified_time desc nulls last, zoho_id";
            case OLDEST -> " order by zoho_modified_time nulls first, zoho_id desc";
            case LABEL -> " order by " + label() + ", zoho_id";
            case LABEL_BACKWARDS -> " order by " + label() + " desc, zoho_id desc";
        };
    }

    /** What {@link Display#label} says, for sorting. */
    private String label() {
        String labels = type.display().labels().stream()
                .map(label -> Display.parts(label).stream()
                        .map(attribute -> "coalesce(" + attribute + ", '')")
                        .collect(Collectors.joining(" || ' ' || ")))
                .map(label -> "nullif(btrim(" + label + "), '')")
                .collect(Collectors.joining(", "));
        return labels.isEmpty() ? "zoho_id" : "lower(coalesce(" + labels + "))";
    }

    private String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        return statement.bindMap(values);
    }
}
