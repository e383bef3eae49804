package org.mzi.console.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.mzi.access.AuditTrail;
import org.mzi.access.Role;
import org.mzi.console.CurrentUser;
import org.mzi.work.Events;

/** What a user may do to events, on the record. */
@ApplicationScoped
class EventActions {

    private final Events events;
    private final AuditTrail audit;

    @Inject
    EventActions(Events events, AuditTrail audit) {
        this.events = events;
        this.audit = audit;
    }

    EventActions() {
        this(null, null);
    }

    /** Whether the current user may change events at all. */
    boolean allowed() {
        return CurrentUser.has(Role.OPERATOR_NAME);
    }

    boolean canRetry(Events.Row row) {
        return allowed()
                && (row.status().equals(EventStatus.PARKED)
                        || row.status().equals(EventStatus.PENDING) && row.attempts() > 0);
    }

    boolean canDiscard(Events.Row row) {
        return allowed()
                && (row.status().equals(EventStatus.PARKED) || row.status().equals(EventStatus.PENDING));
    }

    /** How many were changed: none when the event has gone on meanwhile. */
    int retry(long id) {
        require();
        int changed = events.retry(List.of(id), CurrentUser.actor().name());
        record("event-retry", "event " + id, changed, Map.of());
        return changed;
    }

    int discard(long id) {
        require();
        int changed = events.discard(List.of(id), CurrentUser.actor().name());
        record("event-discard", "event " + id, changed, Map.of());
        return changed;
    }

    /** Retries all parked events that a filter finds. */
    int retryAll(Events.Filter filter) {
        require();
        int changed = events.retryAll(filter, CurrentUser.actor().name());
        record(
                "event-retry",
                "events",
                changed,
                Map.of("filter", filter.toString(), "changed", Integer.toString(changed)));
        return changed;
    }

    private void record(String action, String subject, int changed, Map<String, String> detail) {
        if (changed > 0) {
            audit.record(CurrentUser.actor(), action, subject, detail);
        }
    }

    /** The buttons are not shown without the role; this is for what gets past them. */
    private void require() {
        if (!allowed()) {
            throw new SecurityException("Changing events takes the role " + Role.OPERATOR_NAME);
        }
    }
}
