package org.mzi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mzi.platform.Json;
import org.mzi.platform.Problem;
import org.mzi.platform.Settings;
import org.mzi.records.EntityType;
import org.mzi.records.RecordStore;
import org.mzi.work.Event;

/** Many deletions at once may be a mistake in Zoho: they wait for a person. */
@ApplicationScoped
class MassDeletions {

    static final Problem PROBLEM = new Problem(
            "mass-deletion",
            "Many records of this type were deleted in Zoho within ten minutes. Nothing was deleted here yet: retry to"
                    + " confirm the deletion, or restore the records in Zoho.");

    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final RecordStore store;
    private final Settings settings;

    @Inject
    MassDeletions(RecordStore store, Settings settings) {
        this.store = store;
        this.settings = settings;
    }

    MassDeletions() {
        this(null, null);
    }

    /**
     * Those deletions that would be too many at once and that nobody has confirmed. Until the transaction ends, no other decides
     * on deletions of that type.
     */
    Set<Event> heldBack(Handle handle, EntityType type, List<Event> marking, OffsetDateTime now) {
        List<Event> unconfirmed =
                marking.stream().filter(event -> !isConfirmed(event.payload())).toList();
        if (unconfirmed.isEmpty()) {
            return Set.of();
        }
        handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", "mzi.deletions." + type.name());
        long recent = store.deletedSince(type, now.minus(WINDOW));
        long deletions = recent + unconfirmed.size();
        long living = store.count(type) + recent;
        boolean mass = deletions > settings.get(SyncSettings.MASS_DELETION_COUNT)
                && deletions * 100 > living * settings.get(SyncSettings.MASS_DELETION_PERCENT);
        return mass ? Set.copyOf(unconfirmed) : Set.of();
    }

    /** Whether a person has said yes to a deletion that was held back. */
    static boolean isConfirmed(String payload) {
        return payload != null && Json.parse(payload) instanceof JsonObject object && object.containsKey("confirmedBy");
    }
}
