package org.mzi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.mzi.mapping.FieldMap;
import org.mzi.mapping.FieldMaps;
import org.mzi.mapping.FieldProblem;
import org.mzi.mapping.Mapped;
import org.mzi.mapping.Mapper;
import org.mzi.platform.Json;
import org.mzi.platform.Problem;
import org.mzi.platform.Settings;
import org.mzi.records.EntityType;
import org.mzi.records.ErasedPersons;
import org.mzi.records.Pushed;
import org.mzi.records.RecordStore;
import org.mzi.records.RecordWrite;
import org.mzi.records.StoredRecord;
import org.mzi.sync.RecordHandler.ToPush;
import org.mzi.work.Batch;
import org.mzi.work.Event;
import org.mzi.work.Inbox;
import org.mzi.work.NewEvent;
import org.mzi.work.Outcome;

/** Stores what was read, in one transaction, and decides what Moodle has to be told. */
@ApplicationScoped
class RecordWriter {

    private static final String MODIFIED = "zoho_modified_time";

    private final RecordStore store;
    private final FieldMaps maps;
    private final Settings settings;
    private final Clock clock;
    private final Inbox inbox;
    private final ErasedPersons erased;
    private final Parents parents;
    private final FollowUp followUp;
    private final MassDeletions deletions;

    @Inject
    RecordWriter(
            RecordStore store,
            FieldMaps maps,
            Settings settings,
            Clock clock,
            Inbox inbox,
            ErasedPersons erased,
            Parents parents,
            FollowUp followUp,
            MassDeletions deletions) {
        this.store = store;
        this.parents = parents;
        this.followUp = followUp;
        this.deletions = deletions;
        this.erased = erased;
        this.maps = maps;
        this.settings = settings;
        this.clock = clock;
        this.inbox = inbox;
    }

    RecordWriter() {
        this(null, null, null, null, null, null, null, null, null);
    }

    /** What became of a batch in the database, and what is left to do. */
    final class Written {
        private final Map<Long, Outcome> outcomes = new LinkedHashMap<>();
        private final List<ToPush> upserts = new ArrayList<>();
        private final List<ToPush> deletions = new ArrayList<>();
        private final Map<String, String> problems = new HashMap<>();
        private final List<NewEvent> lookAgain = new ArrayList<>();
        private final List<RecordWrite> writes = new ArrayList<>();
        private final List<NewEvent> pulls = new ArrayList<>();
        private final Set<Parents.Parent> refreshed = new LinkedHashSet<>();
        private final List<String> changed = new ArrayList<>();

        List<ToPush> upserts() {
            return upserts;
        }

        List<ToPush> deletions() {
            return deletions;
        }

        /** Ends the events that Moodle has no part in. */
        void finish(Batch batch, EntityType type, MoodleTarget target) {
            if (!outcomes.isEmpty()) {
                List<Event> events = batch.events();
                Set<Long> held = new HashSet<>();
                batch.finish(outcomes, held::addAll, handle -> {
                    if (type.moodle()) {
                        target.hold(handle);
                    }
                    inbox.append(handle, pulls.stream().distinct().toList());
                    ended(handle, type, events, held, outcomes);
                });
            }
        }

        private void park(Event event, Problem problem) {
            outcomes.put(event.id(), new Outcome.Parked(problem));
            problems.put(event.recordKey(), problem.text());
        }
    }

    Written write(Batch batch, EntityType type, ZohoReader.Look look, boolean push) {
        FieldMap map = maps.of(type.name());
        return batch.whileClaimed((handle, held) -> {
            Written written = new Written();
            List<Event> events = batch.events().stream()
                    .filter(event -> held.contains(event.id()))
                    .toList();
            Map<String, StoredRecord> stored = store.lock(
                    handle, type, events.stream().map(Event::recordKey).toList());
            Map<String, Read> read = new HashMap<>();
            FieldMap rows = maps.of(Read.INSTALLMENTS);
            look.found().forEach((id, record) -> read.put(id, Read.of(map, rows, record, stored.get(id))));
            Map<String, JsonObject> attributes = new HashMap<>();
            read.forEach((id, record) -> attributes.put(id, record.mapped().attributes()));
            Set<String> erasedIds = erased.among(
                    handle, type, events.stream().map(Event::recordKey).toList(), attributes);
            Map<String, List<Parents.Parent>> missing = parents.missing(handle, type, attributes, push);
            List<Event> gone = new ArrayList<>();
            for (Event event : events) {
                String id = event.recordKey();
                if (erasedIds.contains(id)) {
                    written.outcomes.put(event.id(), new Outcome.Skipped(ErasedPersons.ERASED));
                } else if (read.containsKey(id)) {
                    found(
                            written,
                            type,
                            event,
                            look.at(),
                            read.get(id),
                            stored.get(id),
                            push,
                            missing.getOrDefault(id, List.of()));
                } else if (look.gone().contains(id)
                        || isKnownGone(stored.get(id)) && !look.unclear().contains(id)) {
                    gone.add(event);
                } else {
                    absent(written, event, look.unclear().contains(id));
                }
            }
            delete(handle, written, type, gone, stored, push);
            Set<String> upserted = store.upsert(handle, type, written.writes);
            storeRows(handle, type, written.writes, upserted);
            followUp.changed(
                    handle,
                    type,
                    written.changed.stream().filter(upserted::contains).toList());
            followUp.refresh(handle, written.refreshed);
            problems(handle, type, written.problems);
            inbox.append(handle, written.lookAgain);
            return written;
        });
    }

    private void storeRows(Handle handle, EntityType type, List<RecordWrite> writes, Set<String> written) {
        Map<String, JsonArray> rows = new HashMap<>();
        writes.stream()
                .filter(write -> written.contains(write.zohoId()))
                .filter(write -> write.attributes().get(Read.INSTALLMENTS) instanceof JsonArray)
                .forEach(write -> rows.put(write.zohoId(), write.attributes().getJsonArray(Read.INSTALLMENTS)));
        store.replaceRows(handle, type, Read.INSTALLMENTS, rows);
    }

    private void found(
            Written written,
            EntityType type,
            Event event,
            OffsetDateTime at,
            Read read,
            StoredRecord stored,
            boolean push,
            List<Parents.Parent> missing) {
        JsonObject raw = read.raw();
        Mapped mapped = read.mapped();
        if (!mapped.problems().isEmpty()) {
            written.park(event, unmappable(mapped.problems(), maps.personal()));
            return;
        }
        OffsetDateTime modified = modified(mapped.attributes());
        if (isOlder(modified, stored)) {
            written.outcomes.put(event.id(), new Outcome.Retry(STALE, null));
            return;
        }
        String hash = hash(mapped.attributes());
        boolean changed = stored == null || stored.isDeleted() || !hash.equals(stored.dataHash());
        if (changed || !sameInstant(modified, stored.zohoModifiedTime()) || stored.lastProblem() != null) {
            written.writes.add(new RecordWrite(event.recordKey(), raw, mapped.attributes(), hash, modified, at));
        }
        lookAgainAfterDeletionHint(written, event);
        List<String> lacking = parents.lacking(type, mapped.attributes());
        boolean toPush = push && (stored == null || !hash.equals(stored.pushedHash()));
        if (changed || toPush) {
            missing.forEach(parent -> written.pulls.add(parent.pull(event.priority())));
        }
        if (changed) {
            written.changed.add(event.recordKey());
            written.refreshed.addAll(parents.refreshedBy(type, mapped.attributes()));
            written.refreshed.addAll(refreshedBefore(type, stored));
        }
        if (!lacking.isEmpty()) {
            written.outcomes.put(event.id(), new Outcome.Skipped("names no " + String.join(", ", lacking)));
        } else if (toPush && !missing.isEmpty()) {
            written.outcomes.put(event.id(), missing.get(0).await());
        } else if (toPush) {
            written.upserts.add(new ToPush(event, event.recordKey(), mapped.attributes(), hash));
        } else {
            written.outcomes.put(event.id(), changed ? new Outcome.Done("stored") : new Outcome.Skipped("unchanged"));
        }
    }

    /** What a record refreshed as it was known: it may belong to another parent now, or to none. */
    private List<Parents.Parent> refreshedBefore(EntityType type, StoredRecord stored) {
        return stored == null || type.refreshes().isEmpty()
                ? List.of()
                : parents.refreshedBy(
                        type, Mapper.map(maps.of(type.name()), stored.raw()).attributes());
    }

    private void lookAgainAfterDeletionHint(Written written, Event event) {
        if (event.operation().equals(EntityType.Operation.DELETE.name())) {
            written.lookAgain.add(new NewEvent(
                    Event.Source.SYNC,
                    event.handler(),
                    EntityType.Operation.UPSERT.name(),
                    event.recordKey(),
                    null,
                    Event.Priority.LIVE,
                    null,
                    now().plus(settings.get(SyncSettings.LOOK_AGAIN_AFTER))));
        }
    }

    /** Zoho lists a deletion for some time only; what proved it then is still true of a record that it does not show. */
    private static boolean isKnownGone(StoredRecord stored) {
        return stored != null && stored.isDeleted();
    }

    private void absent(Written written, Event event, boolean unclear) {
        Duration waited = Duration.between(event.receivedAt(), now());
        if (unclear) {
            written.outcomes.put(event.id(), new Outcome.Retry(UNCLEAR, null));
        } else if (waited.compareTo(settings.get(SyncSettings.NOT_VISIBLE_AFTER)) < 0) {
            written.outcomes.put(event.id(), new Outcome.Retry(NOT_VISIBLE, null));
        } else {
            written.outcomes.put(event.id(), new Outcome.Parked(NOT_VISIBLE));
        }
    }

    private void delete(
            Handle handle,
            Written written,
            EntityType type,
            List<Event> gone,
            Map<String, StoredRecord> stored,
            boolean push) {
        List<Event> marking = gone.stream()
                .filter(event -> stored.containsKey(event.recordKey())
                        && !stored.get(event.recordKey()).isDeleted())
                .toList();
        Set<Event> held = deletions.heldBack(handle, type, marking, now());
        held.forEach(event -> written.park(event, MassDeletions.PROBLEM));
        List<String> ids = marking.stream()
                .filter(event -> !held.contains(event))
                .map(Event::recordKey)
                .toList();
        if (!ids.isEmpty()) {
            store.markDeleted(handle, type, ids, now());
            ids.forEach(id -> written.refreshed.addAll(refreshedBefore(type, stored.get(id))));
        }
        for (Event event : gone) {
            StoredRecord record = stored.get(event.recordKey());
            if (held.contains(event)) {
                continue;
            }
            if (record == null) {
                written.outcomes.put(event.id(), new Outcome.Skipped(FollowUp.NEVER_KNOWN));
            } else if (push && !RecordStore.DELETED.equals(record.pushedHash())) {
                written.deletions.add(new ToPush(event, event.recordKey(), null, RecordStore.DELETED));
            } else {
                written.outcomes.put(
                        event.id(),
                        record.isDeleted() ? new Outcome.Skipped("unchanged") : new Outcome.Done("deleted"));
            }
        }
    }

    /** Tells those who wait for these records, and has their parents looked at again where they change with them. */
    void ended(Handle handle, EntityType type, List<Event> events, Set<Long> held, Map<Long, Outcome> outcomes) {
        followUp.ended(
                handle,
                type,
                events.stream().filter(event -> held.contains(event.id())).toList(),
                outcomes);
    }

    void pushed(Handle handle, EntityType type, List<Pushed> accepted) {
        if (!accepted.isEmpty()) {
            store.pushed(handle, type, accepted);
        }
    }

    void problems(Handle handle, EntityType type, Map<String, String> problems) {
        if (!problems.isEmpty()) {
            store.problem(handle, type, problems);
        }
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static OffsetDateTime modified(JsonObject attributes) {
        String text = Json.text(attributes.get(MODIFIED));
        return text == null ? null : OffsetDateTime.parse(text);
    }

    private static boolean isOlder(OffsetDateTime modified, StoredRecord stored) {
        return modified != null
                && stored != null
                && stored.zohoModifiedTime() != null
                && modified.isBefore(stored.zohoModifiedTime());
    }

    private static boolean sameInstant(OffsetDateTime one, OffsetDateTime other) {
        return one == null ? other == null : other != null && one.isEqual(other);
    }

    /** Without the time: an edit of a field that is not mapped changes the time but nothing that anybody needs. */
    static String hash(JsonObject attributes) {
        return Json.hash(Json.without(attributes, MODIFIED));
    }

    private static Problem unmappable(List<FieldProblem> problems, Set<String> personal) {
        return new Problem(
                "value-not-convertible",
                problems.stream().map(problem -> problem.text(personal)).collect(Collectors.joining(" ")));
    }

    private static final Problem STALE = new Problem(
            "zoho-read-stale",
            "Zoho answered with an older state of this record than the one stored; it is read again.");
    private static final Problem UNCLEAR =
            new Problem("zoho-record-changing", "The record changed while it was being read; it is read again.");
    private static final Problem NOT_VISIBLE = new Problem(
            "record-not-visible",
            "Zoho does not show this record and does not list it as deleted. It may be hidden from the API user, or belong"
                    + " to another module. Check its sharing in Zoho and the module's name in the settings, then retry.");
}
