package org.mzi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mzi.platform.Problem;
import org.mzi.platform.Settings;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.records.ErasedPersons;
import org.mzi.records.PersonRecords;
import org.mzi.records.RecordStore;
import org.mzi.work.Event;
import org.mzi.work.Inbox;
import org.mzi.work.NewEvent;
import org.mzi.work.Outcome;
import org.mzi.work.Waiting;

/** What the ends of some records' events mean for others, in the transaction that ends them. */
@ApplicationScoped
class FollowUp {

    /** However many payments go on coming. */
    private static final Duration LONGEST_PUT_OFF = Duration.ofMinutes(1);

    private static final String ENROLMENTS = Withdrawals.ENROLMENTS;

    /** The outcome of a deletion of which nothing was known. */
    static final String NEVER_KNOWN = "deleted before it was known";

    private final Waiting waiting;
    private final Parents parents;
    private final Inbox inbox;
    private final Clock clock;
    private final EntityTypes types;
    private final PersonRecords records;
    private final RecordStore store;
    private final Settings settings;

    @Inject
    FollowUp(
            Waiting waiting,
            Parents parents,
            Inbox inbox,
            Clock clock,
            EntityTypes types,
            PersonRecords records,
            RecordStore store,
            Settings settings) {
        this.store = store;
        this.settings = settings;
        this.types = types;
        this.records = records;
        this.waiting = waiting;
        this.parents = parents;
        this.inbox = inbox;
        this.clock = clock;
    }

    FollowUp() {
        this(null, null, null, null, null, null, null, null);
    }

    /** Lets go on, park or end what waits for these records. */
    void ended(Handle handle, EntityType type, Collection<Event> events, Map<Long, Outcome> outcomes) {
        if (!parents.hasChildren(type)) {
            return;
        }
        List<String> there = new ArrayList<>();
        List<String> erased = new ArrayList<>();
        Map<String, Problem> stuck = new HashMap<>();
        for (Event event : events) {
            Outcome outcome = outcomes.get(event.id());
            if (outcome instanceof Outcome.Parked parked) {
                stuck.put(event.recordKey(), parentParked(type, event.recordKey(), parked.problem()));
            } else if (outcome instanceof Outcome.Skipped skipped
                    && skipped.reason().equals(ErasedPersons.ERASED)) {
                erased.add(event.recordKey());
            } else if (outcome instanceof Outcome.Skipped skipped
                    && skipped.reason().equals(NEVER_KNOWN)) {
                stuck.put(event.recordKey(), parentGone(type, event.recordKey()));
            } else if (outcome instanceof Outcome.Done || outcome instanceof Outcome.Skipped) {
                there.add(event.recordKey());
            }
        }
        if (!type.precedesInMoodle() && !stuck.isEmpty()) {
            Set<String> stored = store.known(handle, type, stuck.keySet(), false);
            stuck.keySet().removeAll(stored);
            there.addAll(stored);
        }
        pushAgain(handle, type, there);
        String handler = RecordHandler.name(type);
        waiting.goOn(handle, handler, there);
        forget(handle, waiting.skip(handle, handler, erased, ErasedPersons.ERASED));
        waiting.park(handle, handler, stuck);
    }

    /** Enrolments that Moodle kept because their student or course was missing (domain facts, section 7). */
    private void pushAgain(Handle handle, EntityType parent, List<String> there) {
        EntityType enrolments = types.find(ENROLMENTS).orElse(null);
        if (there.isEmpty() || enrolments == null || !enrolments.parents().contains(parent.name())) {
            return;
        }
        List<String> ids = store.pushAgain(handle, enrolments, parent, there);
        inbox.append(
                handle,
                ids.stream()
                        .map(id -> new Parents.Parent(enrolments, id).pull(Event.Priority.LIVE))
                        .toList());
    }

    /** Has pushed again what Moodle took and is told of these with: a class's course lies in its programme's category. */
    void changed(Handle handle, EntityType type, List<String> changed) {
        for (EntityType child : types.handled()) {
            if (!changed.isEmpty() && child.follows().contains(type.name())) {
                inbox.append(
                        handle,
                        store.pushChildrenAgain(handle, child, type, changed).stream()
                                .map(id -> new Parents.Parent(child, id).pull(Event.Priority.SYNC))
                                .toList());
            }
        }
    }

    /** What was stored while it waited for a record of an erased person goes, too. */
    private void forget(Handle handle, List<Waiting.Ended> skipped) {
        for (EntityType child : types.handled()) {
            List<String> ids = skipped.stream()
                    .filter(end -> end.handler().equals(RecordHandler.name(child)))
                    .map(Waiting.Ended::recordKey)
                    .distinct()
                    .toList();
            if (!ids.isEmpty()) {
                records.delete(handle, Map.of(child, ids));
            }
        }
    }

    /** Has parents looked at again, a little later: a storm of payments refreshes a registration once. */
    void refresh(Handle handle, Collection<Parents.Parent> changed) {
        OffsetDateTime due = OffsetDateTime.now(clock).plus(settings.get(SyncSettings.REFRESH_AFTER));
        inbox.appendOrPutOff(
                handle,
                changed.stream()
                        .distinct()
                        .map(parent -> new NewEvent(
                                Event.Source.SYNC,
                                RecordHandler.name(parent.type()),
                                EntityType.Operation.UPSERT.name(),
                                parent.zohoId(),
                                null,
                                Event.Priority.LIVE,
                                null,
                                due))
                        .toList(),
                LONGEST_PUT_OFF);
    }

    private static Problem parentParked(EntityType type, String zohoId, Problem problem) {
        return new Problem(
                "parent-parked",
                "It belongs to " + type.singular() + " " + zohoId
                        + ", which needs a hand first; it goes on by itself afterwards. There: " + problem.text());
    }

    private static Problem parentGone(EntityType type, String zohoId) {
        return new Problem(
                "parent-deleted",
                "It belongs to " + type.singular() + " " + zohoId
                        + ", which was deleted in Zoho before it was known here. Restore that one in Zoho, or correct the link"
                        + " in this record, then retry.");
    }
}
