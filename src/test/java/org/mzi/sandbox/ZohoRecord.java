package org.mzi.sandbox;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Map;

/** One state of one record; never changed, only replaced. It is seen by reads from {@code visibleFrom} on, unless hidden. */
record ZohoRecord(
        String id,
        Map<String, JsonValue> values,
        Instant created,
        Instant modified,
        boolean hidden,
        Instant visibleFrom) {

    boolean isVisible(Instant now) {
        return !hidden && !visibleFrom.isAfter(now);
    }

    ZohoRecord edited(Map<String, JsonValue> newValues, Instant time) {
        return new ZohoRecord(id, Map.copyOf(newValues), created, time, hidden, visibleFrom);
    }

    ZohoRecord hidden(boolean hide) {
        return new ZohoRecord(id, values, created, modified, hide, visibleFrom);
    }

    ZohoRecord visibleFrom(Instant time) {
        return new ZohoRecord(id, values, created, modified, hidden, time);
    }
}
