package org.mzi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mzi.moodle.MoodleClient;
import org.mzi.moodle.MoodleSettings;
import org.mzi.platform.Database;
import org.mzi.platform.Json;
import org.mzi.platform.Problem;
import org.mzi.platform.Settings;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.records.RecordStore;
import org.mzi.work.Batch;
import org.mzi.work.Event;
import org.mzi.work.EventHandler;
import org.mzi.work.Inbox;
import org.mzi.work.NewEvent;
import org.mzi.work.Outcome;

/**
 * Tells Moodle whether the photo that a student uploaded may go live, once the request for it is decided in Zoho. An event of
 * its own follows each photo request that Moodle took; what it does is what the request says by then.
 */
@ApplicationScoped
class PhotoApprovals implements Companion, EventHandler, EventHandler.Provider {

    static final String NAME = "moodle.photo-approvals";
    static final String REQUESTS = "requests";

    private static final Outcome MOODLE_OFF = new Outcome.Skipped("told when Moodle is switched on");

    private static final Problem NO_USER = new Problem(
            "photo-user-unknown",
            "Moodle has no account for the student of this photo request yet. Retry once the student is there.");

    private final Database database;
    private final Settings settings;
    private final MoodleClient moodle;
    private final EntityTypes types;
    private final RecordStore store;
    private final Inbox inbox;

    @Inject
    PhotoApprovals(
            Database database,
            Settings settings,
            MoodleClient moodle,
            EntityTypes types,
            RecordStore store,
            Inbox inbox) {
        this.database = database;
        this.settings = settings;
        this.moodle = moodle;
        this.types = types;
        this.store = store;
        this.inbox = inbox;
    }

    PhotoApprovals() {
        this(null, null, null, null, null, null);
    }

    @Override
    public Map<String, Ready> before(List<RecordHandler.ToPush> sent) {
        return Companion.NONE.before(sent);
    }

    @Override
    public void accepted(Handle handle, Collection<Ready> ready) {
        EntityType type = types.get(REQUESTS);
        inbox.append(
                handle,
                ready.stream()
                        .map(Ready::record)
                        .filter(request -> decision(
                                        Json.text(request.get("request_type")),
                                        Json.text(request.get("request_status")))
                                .isPresent())
                        .map(request -> NewEvent.of(
                                Event.Source.SYNC,
                                NAME,
                                EntityType.Operation.UPSERT.name(),
                                Json.text(request.get(type.idAttribute())),
                                Event.Priority.LIVE))
                        .toList());
    }

    /** Whether the photo may go live; empty while that is open, and for requests of another kind. */
    private Optional<Boolean> decision(String requestType, String status) {
        boolean photo = settings.get(RequestSettings.PHOTO_TYPE).equalsIgnoreCase(requestType);
        boolean approved = settings.get(RequestSettings.APPROVED).equalsIgnoreCase(status);
        boolean rejected = settings.get(RequestSettings.REJECTED).equalsIgnoreCase(status);
        return photo && (approved || rejected) ? Optional.of(approved) : Optional.empty();
    }

    @Override
    public Collection<? extends EventHandler> handlers() {
        return List.of(this);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Moodle takes one photo a call. */
    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public Set<String> destinations() {
        return settings.get(MoodleSettings.ENABLED) ? Set.of(MoodleDestination.NAME) : Set.of();
    }

    /** A photo request and the Moodle account of its student. */
    record Row(String requestType, String requestStatus, String userId) {}

    @Override
    public void handle(Batch batch) {
        MoodleTarget target = MoodleTarget.of(settings);
        List<Event> events = batch.events();
        Map<Long, Outcome> outcomes = new LinkedHashMap<>();
        events.forEach(event -> outcomes.put(event.id(), outcome(event.recordKey(), target)));
        Set<Long> held = new HashSet<>();
        batch.finish(outcomes, held::addAll, handle -> {
            if (!target.enabled()) {
                target.hold(handle);
                leaveOutstanding(
                        handle,
                        events.stream()
                                .filter(event -> held.contains(event.id()))
                                .filter(event -> outcomes.get(event.id()).equals(MOODLE_OFF))
                                .map(Event::recordKey)
                                .toList());
            }
        });
    }

    /** These requests count as not pushed, so that they are pushed when pushing is switched on, and their decisions follow. */
    private void leaveOutstanding(Handle handle, List<String> requests) {
        store.pushAgain(handle, types.get(REQUESTS), requests);
    }

    private Outcome outcome(String request, MoodleTarget target) {
        Row row = database.read(handle -> handle.createQuery(
                                """
                                select r.request_type, r.request_status, coalesce(s.moodle_id, r.moodle_user_id) as user_id
                                from requests r left join students s on s.zoho_id = r.zoho_student_id
                                where r.zoho_id = :id and r.deleted_at is null""")
                        .bind("id", request)
                        .mapTo(Row.class)
                        .findOne())
                .orElse(null);
        Optional<Boolean> decision = row == null ? Optional.empty() : decision(row.requestType(), row.requestStatus());
        if (decision.isEmpty()) {
            return new Outcome.Skipped("nothing to tell");
        }
        if (!target.enabled()) {
            return MOODLE_OFF;
        }
        if (row.userId() == null) {
            return new Outcome.Parked(NO_USER);
        }
        if (!moodle.approvePhoto(row.userId(), request, decision.get())) {
            return new Outcome.Done("no photo of this request waits in Moodle");
        }
        return new Outcome.Done(decision.get() ? "photo approved" : "photo rejected");
    }
}
