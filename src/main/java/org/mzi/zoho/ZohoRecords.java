package org.mzi.zoho;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Set;

/**
 * What a read by ids brought. Each id that was asked for is in exactly one of the three.
 *
 * @param found the records by id, complete as far as lists carry fields: what they leave out is missing, never null
 * @param absent ids that Zoho does not show: deleted, hidden, not visible yet, or another module's
 * @param unknown ids that were not read whole, because the record changed or vanished meanwhile: ask again
 */
public record ZohoRecords(Map<String, JsonObject> found, Set<String> absent, Set<String> unknown) {}
