package org.mzi.live;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mzi.platform.Json;

/** The columns of one table of the plugin and the fields of Zoho that they come from: see {@code columns.txt}. */
record Columns(String entity, String module, String table, String id, List<Column> columns) {

    /** @param fields of Zoho; the first that is not empty counts */
    record Column(String name, String kind, List<String> fields) {

        /** What the record's fields are to look like in the column; empty for nothing. */
        String expected(JsonObject record) {
            return fields.stream()
                    .map(record::get)
                    .map(this::expected)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        private String expected(JsonValue value) {
            if (value == null || value == JsonValue.NULL) {
                return "";
            }
            return switch (kind) {
                case "id" -> Json.text(value.asJsonObject().get("id"));
                case "name" -> plain(Json.text(value.asJsonObject().get("name")));
                case "number" -> number(Json.text(value));
                case "time" ->
                    Long.toString(OffsetDateTime.parse(Json.text(value)).toEpochSecond());
                case "rows" -> rows((JsonArray) value, "id");
                default -> plain(Json.text(value));
            };
        }

        /** What is in the column; empty for nothing. */
        String actual(JsonObject row) {
            JsonValue value = row.get(name);
            if (value == null || value == JsonValue.NULL) {
                return "";
            }
            return switch (kind) {
                case "number" -> number(Json.text(value));
                case "rows" -> rows((JsonArray) Json.parse(Json.text(value)), "id");
                default -> Json.text(value);
            };
        }

        private static String plain(String text) {
            return text.equals("-None-") ? "" : text.strip();
        }

        private static String number(String text) {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        }

        /** The cells that hold something, row by row, each row in the order of the names. */
        private static String rows(JsonArray rows, String without) {
            return rows.getValuesAs(JsonObject.class).stream()
                    .map(row -> row.entrySet().stream()
                            .filter(cell -> !cell.getKey().equals(without)
                                    && !cell.getKey().startsWith("$")
                                    && !Objects.requireNonNullElse(Json.text(cell.getValue()), "")
                                            .isEmpty())
                            .map(cell -> cell.getKey() + "=" + Json.text(cell.getValue()))
                            .sorted()
                            .collect(Collectors.joining(";")))
                    .collect(Collectors.joining("|"));
        }
    }

    /** All tables. */
    static List<Columns> all() {
        List<Columns> all = new ArrayList<>();
        for (String line : text().lines().toList()) {
            String[] words = line.replace("[", "").replace("]", "").split(" ");
            if (line.startsWith("[")) {
                all.add(new Columns(words[0], words[1], words[2], words[3], new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                all.get(all.size() - 1)
                        .columns()
                        .add(new Column(words[0], words[1], List.of(words).subList(2, words.length)));
            }
        }
        return all;
    }

    private static String text() {
        try (var in = Columns.class.getResourceAsStream("columns.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
