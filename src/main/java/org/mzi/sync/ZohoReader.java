package org.mzi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.mapping.FieldMaps;
import org.mzi.platform.Json;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.work.Event;
import org.mzi.zoho.ZohoClient;
import org.mzi.zoho.ZohoField;
import org.mzi.zoho.ZohoRecords;

/** Looks at records in Zoho and finds out which of those it does not show are really gone. */
@ApplicationScoped
class ZohoReader {

    private static final Logger LOG = Logger.getLogger(ZohoReader.class.getName());
    /** Margin for clocks that differ and for deletions that were listed a little late. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final ZohoClient zoho;
    private final EntityTypes types;
    private final FieldMaps maps;
    private final Clock clock;

    @Inject
    ZohoReader(ZohoClient zoho, EntityTypes types, FieldMaps maps, Clock clock) {
        this.zoho = zoho;
        this.types = types;
        this.maps = maps;
        this.clock = clock;
    }

    ZohoReader() {
        this(null, null, null, null);
    }

    /**
     * What Zoho shows. Each id is in exactly one of the four.
     *
     * @param at when it was asked
     * @param found as read, by id
     * @param gone deleted, with proof
     * @param absent not shown, without proof
     * @param unclear changed while it was read
     */
    record Look(
            OffsetDateTime at,
            Map<String, JsonObject> found,
            Set<String> gone,
            Set<String> absent,
            Set<String> unclear) {}

    /** One call for up to as many records as one read takes; two more where some are absent, and one for each that is gone. */
    Look look(EntityType type, Collection<Event> events) {
        OffsetDateTime at = OffsetDateTime.now(clock);
        Map<String, Event> byId = new LinkedHashMap<>();
        events.forEach(event -> byId.put(event.recordKey(), event));
        String module = types.module(type);
        ZohoRecords read = zoho.read(module, byId.keySet(), maps.zohoFields(type.name()));
        Map<String, JsonObject> found = new HashMap<>(read.found());
        Set<String> absent = new LinkedHashSet<>(read.absent());
        Set<String> gone = new LinkedHashSet<>();
        for (String id : listedAsDeleted(module, absent, byId)) {
            absent.remove(id);
            Optional<JsonObject> alone = zoho.readOne(module, id);
            alone.ifPresentOrElse(record -> found.put(id, record), () -> gone.add(id));
        }
        addRows(type, module, found);
        return new Look(at, found, gone, absent, read.unknown());
    }

    /** Adds the rows of subforms that are mapped; those that could not be read whole stay unknown. */
    private void addRows(EntityType type, String module, Map<String, JsonObject> found) {
        if (found.isEmpty()) {
            return;
        }
        Map<String, ZohoField> fields = zoho.fields(module).fields();
        for (String name : maps.zohoFields(type.name())) {
            ZohoField field = fields.get(name);
            if (field != null && field.isSubform()) {
                Map<String, JsonArray> rows = zoho.rows(module, name, found.keySet());
                if (!rows.keySet().containsAll(found.keySet())) {
                    LOG.log(
                            Level.WARNING,
                            "Rows of {0}.{1} not read whole, kept as they were, of the records {2}",
                            new Object[] {
                                module,
                                name,
                                found.keySet().stream()
                                        .filter(id -> !rows.containsKey(id))
                                        .toList()
                            });
                }
                found.replaceAll((id, record) -> withRows(record, name, rows.get(id)));
            }
        }
    }

    private static JsonObject withRows(JsonObject record, String name, JsonArray rows) {
        return rows == null
                ? Json.without(record, name)
                : Json.builder(record).add(name, rows).build();
    }

    private Set<String> listedAsDeleted(String module, Set<String> absent, Map<String, Event> events) {
        if (absent.isEmpty()) {
            return Set.of();
        }
        Instant oldest = absent.stream()
                .map(id -> events.get(id).receivedAt().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
        return zoho.deletedAmong(module, Set.copyOf(absent), deletedSince(oldest));
    }

    /** An event may come a day after what it tells of: Zoho repeats, and people resend. */
    private static Instant deletedSince(Instant oldestEvent) {
        return oldestEvent.minus(Duration.ofDays(1)).minus(MARGIN);
    }
}
