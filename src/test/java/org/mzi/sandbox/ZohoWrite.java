package org.mzi.sandbox;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * One row that was written through the API. {@code action} is {@code insert}, {@code update} or {@code delete}; {@code
 * triggers} names what it set off in Zoho: a webhook follows only where {@code workflow} is among them.
 */
public record ZohoWrite(String module, String id, String action, List<String> triggers, JsonObject row) {}
