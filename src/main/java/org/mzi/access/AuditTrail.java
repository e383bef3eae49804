package org.mzi.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.platform.Json;

/** Who did what, when, to what and from where. Entries are only ever added. */
@ApplicationScoped
public class AuditTrail {

    private static final Logger LOG = Logger.getLogger(AuditTrail.class.getName());
    private static final int LONGEST = 200;

    private final AccessEntities entities;
    private final Clock clock;

    @Inject
    AuditTrail(AccessEntities entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    AuditTrail() {
        this(null, null);
    }

    /**
     * Adds an entry for a deed that has been done. Does not throw: an entry that cannot be stored goes to the log.
     *
     * @param who user and address
     * @param action kebab-case, e.g. {@code event-retry}
     * @param subject what it was done to, e.g. {@code event 42}
     * @param detail further facts; no secrets
     */
    public void record(Actor who, String action, String subject, Map<String, String> detail) {
        JsonObjectBuilder json = Json.builder();
        detail.forEach(json::add);
        AuditEntry entry = new AuditEntry(
                OffsetDateTime.now(clock),
                shorten(who.name()),
                action,
                shorten(subject),
                json.build().toString(),
                who.remoteAddress());
        try {
            entities.inTransaction(manager -> {
                manager.persist(entry);
                return entry;
            });
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "Missing from the audit trail: " + action + " of " + shorten(subject));
        }
    }

    /** A name that somebody typed may be of any length. */
    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
