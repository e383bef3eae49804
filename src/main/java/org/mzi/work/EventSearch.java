package org.mzi.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The SQL of an {@link Events.Filter}: one range of one index for each way in which an event can fit, so that PostgreSQL stops
 * after as many rows as are asked for. What is running is looked for apart: it has an index of its own. A list that is bounded by time is in the order of arrival, any other in that of ids,
 * which hardly differs.
 */
final class EventSearch {

    private static final String ARRIVAL = "received_at desc, id desc";
    private static final String PROBLEM =
            "problem_code is not null and (problem_text ilike :pattern or problem_code ilike :pattern)";

    private final List<String> all = new ArrayList<>();
    private final List<String> any = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final List<String> halves;
    private final boolean inOrderOfArrival;

    /** @param handlers those of the filter's entity; empty for all */
    EventSearch(Events.Filter filter, List<String> handlers) {
        given("status = :status", "status", filter.status());
        given("record_key = :recordKey", "recordKey", filter.recordKey());
        given("problem_code = :problemCode", "problemCode", filter.problemCode());
        given("received_at >= :from", "from", filter.from());
        given("received_at < :to", "to", filter.to());
        halves = filter.status() == null ? List.of("status <> 'RUNNING'", "status = 'RUNNING'") : List.of("true");
        inOrderOfArrival = filter.from() != null || filter.to() != null;
        for (String text : filter.text() == null ? List.of("true") : ways(filter.text())) {
            any.addAll(handlers.isEmpty() ? List.of(text) : of(handlers, text));
        }
    }

    private List<String> of(List<String> handlers, String condition) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < handlers.size(); i++) {
            values.put("handler" + i, handlers.get(i));
            conditions.add("handler = :handler" + i + " and " + condition);
        }
        return conditions;
    }

    private List<String> ways(String text) {
        values.put("text", text);
        values.put("pattern", "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%");
        List<String> ways = new ArrayList<>(List.of("record_key = :text", PROBLEM));
        if (text.matches("[0-9]{1,18}")) {
            values.put("number", Long.valueOf(text));
            ways.add("id = :number");
        }
        return ways;
    }

    private void given(String condition, String name, Object value) {
        if (value != null) {
            and(condition, name, value);
        }
    }

    EventSearch and(String condition, String name, Object value) {
        all.add(condition);
        values.put(name, value);
        return this;
    }

    /** Ids of a page, newest first. */
    String newest(int offset, int limit) {
        return ids(inOrderOfArrival ? ARRIVAL : "id desc", offset, limit);
    }

    /** What to order rows by so that they are as {@link #newest} has their ids. */
    String order() {
        return inOrderOfArrival ? ARRIVAL : "id desc";
    }

    /** Ids, the highest first, whatever time is asked for. */
    String highest(int limit) {
        return ids("id desc", 0, limit);
    }

    /** Ids, the lowest first. */
    String lowest(int limit) {
        return ids("id", 0, limit);
    }

    private String ids(String order, int offset, int limit) {
        String columns = order.equals(ARRIVAL) ? "id, received_at" : "id";
        String found = union(columns, " order by " + order + " limit " + (offset + limit));
        return "select id from (" + found + ") found order by " + order + " offset " + offset + " limit " + limit;
    }

    String count(int cap) {
        String found = union("id", " limit " + cap);
        return "select count(*) from (select 1 from (" + found + ") found limit " + cap + ") counted";
    }

    private String union(String columns, String end) {
        String others = all.stream().map(condition -> " and " + condition).collect(Collectors.joining());
        return any.stream()
                .flatMap(way -> halves.stream().map(half -> way + " and " + half))
                .map(way -> "(select " + columns + " from event where " + way + others + end + ")")
                .collect(Collectors.joining(" union "));
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        return statement.bindMap(values);
    }
}
