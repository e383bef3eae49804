package org.mzi.sandbox;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** One module: its fields, its records by id, its deleted records. Reads take no lock. */
final class ZohoModule {

    static final Comparator<String> BY_ID =
            Comparator.comparingInt(String::length).thenComparing(id -> id);

    private static final List<ZohoField> SYSTEM = List.of(
            ZohoField.of("id", "bigint"),
            ZohoField.of("Created_Time", "datetime"),
            ZohoField.of("Modified_Time", "datetime"),
            ZohoField.of("Owner", "ownerlookup"),
            ZohoField.of("Created_By", "ownerlookup"),
            ZohoField.of("Modified_By", "ownerlookup"));

    private final String apiName;
    private final String singular;
    private final String plural;
    private final String displayField;
    private volatile Map<String, ZohoField> fields;
    private final ConcurrentNavigableMap<String, ZohoRecord> records = new ConcurrentSkipListMap<>(BY_ID);
    private final ConcurrentNavigableMap<String, Deleted> deleted = new ConcurrentSkipListMap<>(BY_ID);
    private final ConcurrentMap<String, String> uniqueValues = new ConcurrentHashMap<>();

    record Deleted(ZohoRecord record, Instant time) {}

    ZohoModule(String apiName, String singular, String plural, String displayField) {
        this.apiName = apiName;
        this.singular = singular;
        this.plural = plural;
        this.displayField = displayField;
        Map<String, ZohoField> system = new LinkedHashMap<>();
        SYSTEM.forEach(field -> system.put(field.apiName(), field));
        this.fields = Collections.unmodifiableMap(system);
    }

    String apiName() {
        return apiName;
    }

    String singular() {
        return singular;
    }

    String plural() {
        return plural;
    }

    String displayField() {
        return displayField;
    }

    ZohoField field(String name) {
        return fields.get(name);
    }

    Collection<ZohoField> fields() {
        return fields.values();
    }

    synchronized void add(ZohoField field) {
        Map<String, ZohoField> more = new LinkedHashMap<>(fields);
        more.put(field.apiName(), field);
        fields = Collections.unmodifiableMap(more);
    }

    synchronized void remove(String field) {
        Map<String, ZohoField> fewer = new LinkedHashMap<>(fields);
        fewer.remove(field);
        fields = Collections.unmodifiableMap(fewer);
    }

    ConcurrentNavigableMap<String, ZohoRecord> records() {
        return records;
    }

    ConcurrentNavigableMap<String, Deleted> deleted() {
        return deleted;
    }

    /** The record as reads see it, or null. */
    ZohoRecord visible(String id, Instant now) {
        ZohoRecord found = records.get(id);
        return found != null && found.isVisible(now) ? found : null;
    }

    /** The id of the record that has this value in a unique field, or null. */
    String withUnique(ZohoField field, JsonValue value) {
        return uniqueValues.get(uniqueKey(field, value));
    }

    void index(ZohoRecord before, ZohoRecord after) {
        for (ZohoField field : fields()) {
            if (field.unique() || field.apiName().equals(displayField)) {
                unindex(field, before);
                if (after != null && after.values().containsKey(field.apiName())) {
                    uniqueValues.put(uniqueKey(field, after.values().get(field.apiName())), after.id());
                }
            }
        }
    }

    private void unindex(ZohoField field, ZohoRecord before) {
        if (before != null && before.values().containsKey(field.apiName())) {
            uniqueValues.remove(uniqueKey(field, before.values().get(field.apiName())), before.id());
        }
    }

    private static String uniqueKey(ZohoField field, JsonValue value) {
        return field.apiName() + "=" + value;
    }
}
