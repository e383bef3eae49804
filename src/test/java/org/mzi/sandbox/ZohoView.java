package org.mzi.sandbox;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;

/**
 * Records as JSON. Docs page "Get records": a field that is there and empty is null; a lookup is {@code {"name","id"}};
 * date-times have the user's offset and whole seconds; lists leave out subforms and multi-select lookups and cut rich text
 * at 500 characters.
 */
final class ZohoView {

    static final JsonObject USER = Values.object()
            .add("name", "Integration User")
            .add("id", "5725767000000411001")
            .add("email", "integration@school.example")
            .build();

    private static final ZoneOffset USER_OFFSET = ZoneOffset.ofHours(3);
    private static final int RICH_TEXT = 500;

    private final ZohoModules modules;

    ZohoView(ZohoModules modules) {
        this.modules = modules;
    }

    static String time(Instant time) {
        return OffsetDateTime.ofInstant(time, USER_OFFSET).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    JsonObject inList(ZohoModule module, ZohoRecord record, Collection<ZohoField> fields) {
        JsonObjectBuilder json = Values.object();
        for (ZohoField field : fields) {
            if (field.inLists()) {
                json.add(field.apiName(), cut(field, value(module, record, field)));
            }
        }
        return json.add("id", record.id()).build();
    }

    /** All of these fields, subforms included and nothing cut. */
    JsonObject whole(ZohoModule module, ZohoRecord record, Collection<ZohoField> fields) {
        JsonObjectBuilder json = Values.object();
        JsonObjectBuilder more = Values.object();
        for (ZohoField field : fields) {
            json.add(field.apiName(), value(module, record, field));
            if (field.is("subform")) {
                more.add(field.apiName(), false);
            }
        }
        return json.add("$has_more", more).add("id", record.id()).build();
    }

    JsonValue value(ZohoModule module, ZohoRecord record, ZohoField field) {
        return switch (field.apiName()) {
            case "id" -> Values.of(record.id());
            case "Created_Time" -> Values.of(time(record.created()));
            case "Modified_Time" -> Values.of(time(record.modified()));
            case "Owner", "Created_By", "Modified_By" -> USER;
            default -> stored(record, field);
        };
    }

    private JsonValue stored(ZohoRecord record, ZohoField field) {
        JsonValue value = record.values().get(field.apiName());
        boolean empty = value == null || value == JsonValue.NULL;
        if (field.is("subform")) {
            return empty ? JsonValue.EMPTY_JSON_ARRAY : rows(field, value);
        }
        if (empty) {
            return field.is("multiselectlookup") ? JsonValue.EMPTY_JSON_ARRAY : JsonValue.NULL;
        }
        return field.is("lookup") ? lookup(field, value.asJsonObject()) : value;
    }

    private JsonValue rows(ZohoField subform, JsonValue value) {
        JsonArrayBuilder rows = Values.array();
        for (JsonValue item : value.asJsonArray()) {
            JsonObject row = item.asJsonObject();
            JsonObjectBuilder json = Values.object();
            for (ZohoField column : subform.columns()) {
                json.add(column.apiName(), row.getOrDefault(column.apiName(), JsonValue.NULL));
            }
            rows.add(json.add("id", row.getString("id")));
        }
        return rows.build();
    }

    private JsonObject lookup(ZohoField field, JsonObject link) {
        String id = link.getString("id");
        return Values.object()
                .add("name", nameOf(field, id, link))
                .add("id", id)
                .build();
    }

    private JsonValue nameOf(ZohoField field, String id, JsonObject link) {
        ZohoModule target = modules.find(field.lookup());
        ZohoRecord record = target == null ? null : target.records().get(id);
        return record == null
                ? link.getOrDefault("name", JsonValue.NULL)
                : record.values().getOrDefault(target.displayField(), JsonValue.NULL);
    }

    private static JsonValue cut(ZohoField field, JsonValue value) {
        if (field.is("textarea")
                && value instanceof JsonString text
                && text.getString().length() > RICH_TEXT) {
            return Values.of(text.getString().substring(0, RICH_TEXT));
        }
        return value;
    }
}
