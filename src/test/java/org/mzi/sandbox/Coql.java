package org.mzi.sandbox;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mzi.platform.Json;

/**
 * One query, ready to run. Docs page "Get records through COQL query": date-times are compared as instants, lookups by
 * their id; 204 when no row is found; no index delay.
 */
record Coql(
        CoqlSource source,
        List<Column> columns,
        Predicate<Cells> where,
        Set<String> ids,
        List<Order> orders,
        int limit,
        int offset) {

    /** {@code Field} or {@code Lookup.Field}; {@code target} is the lookup's module in the second case. */
    record Column(String text, ZohoField field, ZohoField last, ZohoModule target) {}

    record Order(Column column, boolean descending) {}

    /** Docs page "COQL limitations": the price in credits goes by LIMIT. */
    int credits() {
        return limit <= 200 ? 1 : limit <= 1_000 ? 2 : 3;
    }

    Answer run(ZohoView view, Instant now) {
        Stream<Cells> matching =
                source.rows(ids, now).map(row -> new Cells(row, view, now)).filter(where);
        if (!orders.isEmpty()) {
            matching = matching.sorted(order());
        }
        List<Cells> found = matching.skip(offset).limit(limit + 1L).toList();
        if (found.isEmpty()) {
            return Answer.empty(204);
        }
        int count = Math.min(found.size(), limit);
        JsonArrayBuilder data = Values.array();
        found.subList(0, count).forEach(values -> data.add(json(values)));
        JsonObjectBuilder info = Values.object().add("count", count).add("more_records", found.size() > limit);
        return Answer.json(Values.object().add("data", data).add("info", info).build());
    }

    private JsonObject json(Cells values) {
        JsonObjectBuilder json = Values.object();
        columns.forEach(column -> json.add(column.text(), values.of(column)));
        return json.add("id", values.id()).build();
    }

    private Comparator<Cells> order() {
        Comparator<Cells> comparator = (a, b) -> 0;
        for (Order order : orders) {
            Comparator<Cells> by = Comparator.comparing(
                    cells -> cells.key(order.column()), Comparator.nullsFirst(Comparator.naturalOrder()));
            comparator = comparator.thenComparing(order.descending() ? by.reversed() : by);
        }
        return comparator;
    }

    /** The columns of one row. */
    record Cells(CoqlRow row, ZohoView view, Instant now) {

        JsonValue id() {
            return row.subform() == null
                    ? Values.of(row.record().id())
                    : row.row().get("id");
        }

        JsonValue of(Column column) {
            JsonValue value = row.value(view, column.field());
            if (column.target() == null || !(value instanceof JsonObject link)) {
                return value;
            }
            ZohoRecord joined = column.target().visible(link.getString("id"), now);
            return joined == null ? JsonValue.NULL : view.value(column.target(), joined, column.last());
        }

        boolean isNull(Column column) {
            return of(column) == JsonValue.NULL;
        }

        String text(Column column) {
            JsonValue value = of(column);
            return value instanceof JsonObject link ? link.getString("id") : Json.text(value);
        }

        /** This row's value as it is compared, or null when there is none. */
        CoqlKey key(Column column) {
            if (column.text().equals("Modified_Time")) {
                return CoqlKey.of(row.record().modified());
            }
            if (column.text().equals("Created_Time")) {
                return CoqlKey.of(row.record().created());
            }
            String text = text(column);
            return text == null ? null : CoqlKey.of(column.last(), text);
        }
    }
}
