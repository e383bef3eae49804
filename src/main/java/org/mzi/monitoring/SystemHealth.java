package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.StreamSupport;
import org.mzi.platform.Database;
import org.mzi.platform.Problem;

/**
 * How everything is that the bridge needs, as this node sees it, at most five seconds old: the one truth behind
 * {@code /api/v1/health}, {@code /metrics} and the console. Never throws and asks no remote system.
 */
@ApplicationScoped
public class SystemHealth {

    private static final Logger LOG = Logger.getLogger(SystemHealth.class.getName());
    private static final String DATABASE = "database";
    private static final List<String> ORDER = List.of("zoho", "moodle", DATABASE, "broker", "disk");
    private static final Problem NOT_SEEN =
            new Problem("not-seen", "This cannot be told while the database does not answer.");

    private final List<SystemPart> parts;
    private final Clock clock;
    private final Map<String, PartHealth> before = new HashMap<>();
    private final Kept<Map<String, PartHealth>> last = new Kept<>(this::look);

    @Inject
    SystemHealth(@Any Instance<SystemPart> parts, Clock clock) {
        this((Iterable<SystemPart>) parts, clock);
    }

    SystemHealth(Iterable<SystemPart> parts, Clock clock) {
        this.parts = StreamSupport.stream(parts.spliterator(), false)
                .sorted(Comparator.comparing(SystemHealth::place).thenComparing(SystemPart::name))
                .toList();
        this.clock = clock;
    }

    SystemHealth() {
        this(List.of(), null);
    }

    private static int place(SystemPart part) {
        int place = ORDER.indexOf(part.name());
        return place < 0 ? ORDER.size() : place;
    }

    /** By the part's name, in the order in which they are shown. */
    public Map<String, PartHealth> now() {
        return last.get();
    }

    /** Only one thread at a time takes it. */
    private Map<String, PartHealth> look() {
        Map<String, PartHealth> all = new LinkedHashMap<>();
        parts.forEach(part -> all.put(part.name(), null));
        parts.stream().filter(part -> !part.needsDatabase()).forEach(part -> all.put(part.name(), look(part)));
        PartHealth database = all.get(DATABASE);
        boolean away = database != null && database.condition() == PartHealth.Condition.ILL;
        parts.stream()
                .filter(SystemPart::needsDatabase)
                .forEach(part -> all.put(part.name(), away ? dated(part, PartHealth.unknown(NOT_SEEN)) : look(part)));
        before.putAll(all);
        return Collections.unmodifiableMap(all);
    }

    private PartHealth look(SystemPart part) {
        PartHealth now;
        try {
            now = part.look();
        } catch (RuntimeException e) {
            now = PartHealth.unknown(Database.isAway(e) ? NOT_SEEN : defect(part, e));
        }
        return dated(part, now);
    }

    private PartHealth dated(SystemPart part, PartHealth now) {
        if (now.since() != null || now.condition() == PartHealth.Condition.WELL) {
            return now;
        }
        PartHealth known = before.get(part.name());
        Instant since = now.isLike(known) ? known.since() : clock.instant();
        return now.since(since);
    }

    private Problem defect(SystemPart part, RuntimeException e) {
        LOG.log(Level.WARNING, "State of " + part.name() + " not read", e);
        return new Problem("internal-error", "This could not be looked at; the server log says why.");
    }
}
