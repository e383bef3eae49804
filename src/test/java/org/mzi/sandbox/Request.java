package org.mzi.sandbox;

import java.time.Instant;
import java.util.Map;

/** One request that a stand-in received; secrets are left out of the query, and bodies are not kept. */
public record Request(Instant time, String kind, String method, String path, Map<String, String> query) {}
