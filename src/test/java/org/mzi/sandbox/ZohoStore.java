package org.mzi.sandbox;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Changes to records. One at a time in each module; a change that returned is seen by every later read. {@code
 * Modified_Time} has whole seconds and never goes back, so two edits in one second share it, as they do in Zoho.
 */
final class ZohoStore {

    private final ZohoModules modules;
    private final Supplier<Clock> clock;
    private final AtomicLong ids = new AtomicLong(5_725_767_000_000_000_000L);
    private final AtomicLong numbers = new AtomicLong();
    private Instant latest = Instant.EPOCH;

    ZohoStore(ZohoModules modules, Supplier<Clock> clock) {
        this.modules = modules;
        this.clock = clock;
    }

    Instant now() {
        return clock.get().instant();
    }

    String newId() {
        return Long.toString(ids.addAndGet(1_001));
    }

    private synchronized Instant changeTime() {
        Instant now = now().truncatedTo(ChronoUnit.SECONDS);
        if (now.isAfter(latest)) {
            latest = now;
        }
        return latest;
    }

    String put(String moduleName, Map<String, ?> fields) {
        ZohoModule module = modules.get(moduleName);
        Map<String, JsonValue> values = accept(module, fields);
        String id = fields.containsKey("id") ? fields.get("id").toString() : newId();
        synchronized (module) {
            if (module.records().containsKey(id)) {
                throw new IllegalArgumentException(moduleName + " has a record " + id + " already");
            }
            for (ZohoField field : module.fields()) {
                if (field.is("autonumber")) {
                    values.putIfAbsent(field.apiName(), Values.of(autonumber()));
                }
            }
            Instant time = timeIn(fields, "Modified_Time", changeTime());
            Instant created = timeIn(fields, "Created_Time", time);
            ZohoRecord made = new ZohoRecord(id, Map.copyOf(values), created, time, false, Instant.EPOCH);
            module.records().put(id, made);
            module.deleted().remove(id);
            module.index(null, made);
        }
        return id;
    }

    void edit(String moduleName, String id, Map<String, ?> fields) {
        ZohoModule module = modules.get(moduleName);
        Map<String, JsonValue> changes = accept(module, fields);
        change(module, id, record -> {
            Map<String, JsonValue> values = new HashMap<>(record.values());
            values.putAll(changes);
            return record.edited(values, timeIn(fields, "Modified_Time", changeTime()));
        });
    }

    void hide(String moduleName, String id, boolean hidden) {
        change(modules.get(moduleName), id, record -> record.hidden(hidden));
    }

    void visibleAfter(String moduleName, String id, Duration delay) {
        Instant from = now().plus(delay);
        change(modules.get(moduleName), id, record -> record.visibleFrom(from));
    }

    void delete(String moduleName, String id) {
        ZohoModule module = modules.get(moduleName);
        synchronized (module) {
            ZohoRecord record = module.records().remove(id);
            if (record == null) {
                throw new IllegalArgumentException(moduleName + " has no record " + id);
            }
            module.index(record, null);
            module.deleted().put(id, new ZohoModule.Deleted(record, changeTime()));
        }
    }

    /** Docs page "Get deleted records": a restored record comes back as modified. */
    void restore(String moduleName, String id) {
        ZohoModule module = modules.get(moduleName);
        synchronized (module) {
            ZohoModule.Deleted deleted = module.deleted().remove(id);
            if (deleted == null) {
                throw new IllegalArgumentException(moduleName + " has not deleted " + id);
            }
            ZohoRecord record = deleted.record().edited(deleted.record().values(), changeTime());
            module.records().put(id, record);
            module.index(null, record);
        }
    }

    private void change(ZohoModule module, String id, UnaryOperator<ZohoRecord> how) {
        synchronized (module) {
            ZohoRecord before = module.records().get(id);
            if (before == null) {
                throw new IllegalArgumentException(module.apiName() + " has no record " + id);
            }
            ZohoRecord after = how.apply(before);
            module.records().put(id, after);
            module.index(before, after);
        }
    }

    private Map<String, JsonValue> accept(ZohoModule module, Map<String, ?> fields) {
        Map<String, JsonValue> values = new HashMap<>();
        fields.forEach((name, value) -> {
            ZohoField field = module.field(name);
            if (field == null) {
                throw new IllegalArgumentException(module.apiName() + " has no field " + name);
            }
            if (!name.equals("id") && !field.isSystem()) {
                values.put(name, shape(field, Values.of(value)));
            }
        });
        return values;
    }

    /** A lookup may be given by its id alone; rows of a subform get ids. */
    private JsonValue shape(ZohoField field, JsonValue value) {
        if (field.is("lookup") && value instanceof JsonString id) {
            return Values.object().add("id", id).build();
        }
        if (field.is("subform") && value.getValueType() == JsonValue.ValueType.ARRAY) {
            JsonArrayBuilder rows = Values.array();
            value.asJsonArray().forEach(row -> rows.add(withId(row.asJsonObject())));
            return rows.build();
        }
        return value;
    }

    private JsonObject withId(JsonObject row) {
        if (row.containsKey("id")) {
            return row;
        }
        JsonObjectBuilder made = Values.object().add("id", newId());
        row.forEach(made::add);
        return made.build();
    }

    private static Instant timeIn(Map<String, ?> fields, String name, Instant otherwise) {
        Object text = fields.get(name);
        return text == null ? otherwise : OffsetDateTime.parse(text.toString()).toInstant();
    }

    private String autonumber() {
        long number = numbers.incrementAndGet();
        return String.format("A%02dB%04dC", number / 10_000 + 1, number % 10_000);
    }
}
