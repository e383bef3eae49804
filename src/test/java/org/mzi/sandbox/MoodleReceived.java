package org.mzi.sandbox;

import java.time.Instant;
import java.util.List;

/** One call that brought records to Moodle: which function, for which entity, with which Zoho ids, when. */
public record MoodleReceived(String function, String entity, List<String> ids, Instant time) {}
