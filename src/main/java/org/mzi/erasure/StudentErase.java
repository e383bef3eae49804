package org.mzi.erasure;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mzi.access.AuditErasure;
import org.mzi.platform.Database;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;
import org.mzi.records.EntityType;
import org.mzi.records.Person;
import org.mzi.records.PersonRecords;
import org.mzi.work.Batch;
import org.mzi.work.Event;
import org.mzi.work.EventErasure;
import org.mzi.work.EventHandler;
import org.mzi.work.Inbox;
import org.mzi.work.NewEvent;
import org.mzi.work.Outcome;

/** Removes a student from the bridge: events and audit trail first, then the rows, which tell what to look for. */
final class StudentErase implements EventHandler {

    static final String NAME = "student.erase";
    static final String OPERATION = "ERASE";

    private static final int EVENTS_A_PAGE = 10_000;

    private final Database database;
    private final Clock clock;
    private final PersonRecords records;
    private final EventErasure events;
    private final AuditErasure audit;
    private final Inbox inbox;

    StudentErase(
            Database database,
            Clock clock,
            PersonRecords records,
            EventErasure events,
            AuditErasure audit,
            Inbox inbox) {
        this.database = database;
        this.clock = clock;
        this.records = records;
        this.events = events;
        this.audit = audit;
        this.inbox = inbox;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public Set<String> destinations() {
        return Set.of();
    }

    @Override
    public void handle(Batch batch) {
        Event event = batch.events().get(0);
        String zohoId = event.recordKey();
        ErasureTable.Row order = database.read(handle -> ErasureTable.newest(handle, zohoId))
                .orElseThrow(() -> new IllegalStateException("Event " + event.id() + " erases without an order"));
        awaitOlderWork(order);
        Map<EntityType, List<String>> found = database.read(handle -> records.of(handle, zohoId));
        found.forEach((type, ids) -> eraseEvents(order, type, ids));
        Optional<Person> person = database.read(handle -> records.find(handle, zohoId));
        eraseMentions(order, mentions(zohoId, person));
        person.ifPresent(known -> eraseAudit(order, known));
        Set<Long> held = new HashSet<>();
        batch.finish(Map.of(event.id(), new Outcome.Done("erased")), held::addAll, handle -> {
            if (!held.isEmpty()) {
                removeRows(handle, order, found);
            }
        });
    }

    /** Who claimed before the student was noted as erased may still be about to store what was read. */
    private void awaitOlderWork(ErasureTable.Row order) {
        boolean busy = database.write(handle -> {
            long barrier = ErasureTable.barrier(handle, order.id(), events.barrier(handle));
            return events.olderClaims(handle, barrier, Set.of(NAME, MoodleErase.NAME));
        });
        if (busy) {
            throw Failure.later(
                    "erasure-waits",
                    "Work that began before the erasure was ordered has not ended yet. The erasure goes on by itself"
                            + " afterwards.",
                    null);
        }
    }

    private void eraseEvents(ErasureTable.Row order, EntityType type, List<String> ids) {
        database.write(handle -> {
            int erased = events.erase(handle, type.name(), ids);
            ErasureTable.removed(handle, order.id(), "event", erased);
            return erased;
        });
    }

    /** Moodle's events name the person by the user's id, which is but a number elsewhere, and by the Zoho id where it is known. */
    private EventErasure.Mentions mentions(String zohoId, Optional<Person> person) {
        List<String> fragments = new ArrayList<>();
        fragments.add(Json.builder()
                .add("data", Json.builder().add("zoho_student_id", zohoId))
                .build()
                .toString());
        database.read(handle -> records.moodleUsers(handle, zohoId))
                .forEach(user -> fragments.add(Json.builder()
                        .add("data", Json.builder().add("user_id", user.longValue()))
                        .build()
                        .toString()));
        return new EventErasure.Mentions(
                person.map(Person::ownIdentifiers).orElse(Set.of()),
                person.map(Person::sharedIdentifiers).orElse(Set.of()),
                fragments);
    }

    private void eraseMentions(ErasureTable.Row order, EventErasure.Mentions mentions) {
        Optional<Long> last = Optional.of(0L);
        while (last.isPresent()) {
            long after = last.get();
            EventErasure.Page page = database.write(handle -> {
                EventErasure.Page erased = events.eraseMentions(handle, after, EVENTS_A_PAGE, mentions);
                ErasureTable.removed(handle, order.id(), "event", erased.erased());
                return erased;
            });
            last = Optional.ofNullable(page.lastId());
        }
    }

    private void eraseAudit(ErasureTable.Row order, Person person) {
        List<String> all = new ArrayList<>(person.ownIdentifiers());
        all.addAll(person.sharedIdentifiers());
        if (all.isEmpty()) {
            return;
        }
        database.write(handle -> {
            int erased = audit.erase(handle, all);
            ErasureTable.removed(handle, order.id(), "audit_log", erased);
            return erased;
        });
    }

    private void removeRows(Handle handle, ErasureTable.Row order, Map<EntityType, List<String>> found) {
        records.delete(handle, found).forEach((table, rows) -> ErasureTable.removed(handle, order.id(), table, rows));
        long next = inbox.append(
                        handle,
                        List.of(NewEvent.of(
                                Event.Source.CONSOLE,
                                MoodleErase.NAME,
                                OPERATION,
                                order.zohoId(),
                                Event.Priority.CONSOLE)))
                .get(0);
        ErasureTable.erased(handle, order.id(), OffsetDateTime.now(clock), next);
    }
}
