package org.mzi.console.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.mzi.access.AuditTrail;
import org.mzi.access.Role;
import org.mzi.console.words.CurrentUser;
import org.mzi.records.EntityType;
import org.mzi.sync.OnDemand;

/** What a user may have done to records, on the record. Whoever gets past the buttons without the role is refused here. */
@ApplicationScoped
class RecordActions {

    private static final int LONGEST_LIST = 20;

    private final OnDemand onDemand;
    private final AuditTrail audit;

    @Inject
    RecordActions(OnDemand onDemand, AuditTrail audit) {
        this.onDemand = onDemand;
        this.audit = audit;
    }

    RecordActions() {
        this(null, null);
    }

    /** Whether the current user may have anything done. */
    boolean allowed() {
        return CurrentUser.has(Role.OPERATOR_NAME);
    }

    /** Whether records of that type go to Moodle now. */
    boolean pushes(EntityType type) {
        return onDemand.pushes(type);
    }

    /** Returns how many events were made. */
    int lookAgain(EntityType type, Collection<String> zohoIds) {
        require();
        int made = onDemand.lookAgain(type, zohoIds).size();
        record("look-again", type, zohoIds);
        return made;
    }

    /** Returns how many events were made; none for records that are not stored. */
    int pushAgain(EntityType type, Collection<String> zohoIds) {
        require();
        int made = onDemand.pushAgain(type, zohoIds).size();
        record("push-again", type, zohoIds);
        return made;
    }

    private void record(String action, EntityType type, Collection<String> zohoIds) {
        if (zohoIds.size() == 1) {
            audit.record(
                    CurrentUser.actor(),
                    action,
                    type.singular() + " " + zohoIds.iterator().next(),
                    Map.of());
            return;
        }
        List<String> first = zohoIds.stream().sorted().limit(LONGEST_LIST).toList();
        audit.record(
                CurrentUser.actor(),
                action,
                type.name(),
                Map.of(
                        "ids",
                        first + (zohoIds.size() > LONGEST_LIST ? " …" : ""),
                        "number",
                        Integer.toString(zohoIds.size())));
    }

    private void require() {
        if (!allowed()) {
            throw new SecurityException("Having records looked at or pushed takes the role " + Role.OPERATOR_NAME);
        }
    }
}
