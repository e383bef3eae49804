package org.mzi.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mzi.platform.Json;

/**
 * How records of a type are shown to people and found by them, in names of attributes. None of them may be such that not
 * everybody may read it, but those in {@code exact}.
 *
 * @param labels by which people call a record, in order of preference: the first that is not empty. Several with blanks,
 *     or dots and blanks, between them stand side by side with the same between them
 * @param columns what a list shows beside the label
 * @param search texts that are searched word by word; where a migration has made an index of just these, it is fast
 * @param exact what finds a record by its whole value only
 * @param rows tables that hold the rows of a record's subforms, by the record's id and {@code position}
 */
public record Display(
        List<String> labels, List<String> columns, List<String> search, List<String> exact, List<String> rows) {

    private static final String DOT = " · ";

    static final Display NOTHING = new Display(List.of(), List.of(), List.of(), List.of(), List.of());

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public Display {
        labels = List.copyOf(labels);
        columns = List.copyOf(columns);
        search = List.copyOf(search);
        exact = List.copyOf(exact);
        rows = List.copyOf(rows);
        Stream.of(labels.stream().flatMap(label -> parts(label).stream()).toList(), columns, search, exact, rows)
                .flatMap(List::stream)
                .filter(name -> !NAME.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("\"" + name + "\" cannot be the name of a column");
                });
    }

    static Display fromJson(JsonObject display) {
        return display == null
                ? NOTHING
                : new Display(
                        names(display, "labels"),
                        names(display, "columns"),
                        names(display, "search"),
                        names(display, "exact"),
                        names(display, "rows"));
    }

    private static List<String> names(JsonObject display, String key) {
        return display.containsKey(key) ? display.getJsonArray(key).getValuesAs(JsonString::getString) : List.of();
    }

    /** The attributes of one label. */
    static List<String> parts(String label) {
        return List.of(label.split(DOT + "| "));
    }

    /** Attributes that labels and columns are made of, each once. */
    List<String> shown() {
        return Stream.concat(labels.stream().flatMap(label -> parts(label).stream()), columns.stream())
                .distinct()
                .toList();
    }

    /** What people call a record of these attributes; null where it has nothing of the kind. */
    public String label(JsonObject attributes) {
        return labels.stream()
                .map(label -> parts(label).stream()
                        .map(attribute -> Json.text(attributes.get(attribute)))
                        .filter(Objects::nonNull)
                        .map(text -> text.strip().replaceAll("\\s+", " "))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(label.contains(DOT) ? DOT : " ")))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }
}
