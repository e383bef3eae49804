package org.mzi.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.mzi.access.Actor;
import org.mzi.access.AuditTrail;
import org.mzi.moodle.MoodleClient;
import org.mzi.moodle.MoodleSettings;
import org.mzi.platform.Database;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;
import org.mzi.platform.Problem;
import org.mzi.platform.Settings;
import org.mzi.records.EntityType;
import org.mzi.records.ErasedPersons;
import org.mzi.records.PersonRecords;
import org.mzi.work.Event;
import org.mzi.work.EventErasure;
import org.mzi.work.Events;
import org.mzi.work.Inbox;
import org.mzi.work.NewEvent;

/** Orders to erase students. Whether the caller may is the caller's to know; what was done goes to the audit trail here. */
@ApplicationScoped
public class Erasures {

    private static final int MOST_FOUND = 20;

    private final Database database;
    private final Clock clock;
    private final Settings settings;
    private final PersonRecords records;
    private final ErasedPersons erased;
    private final EventErasure eventErasure;
    private final Events events;
    private final Inbox inbox;
    private final MoodleClient moodle;
    private final AuditTrail audit;

    @Inject
    Erasures(
            Database database,
            Clock clock,
            Settings settings,
            PersonRecords records,
            ErasedPersons erased,
            EventErasure eventErasure,
            Events events,
            Inbox inbox,
            MoodleClient moodle,
            AuditTrail audit) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.records = records;
        this.erased = erased;
        this.eventErasure = eventErasure;
        this.events = events;
        this.inbox = inbox;
        this.moodle = moodle;
        this.audit = audit;
    }

    Erasures() {
        this(null, null, null, null, null, null, null, null, null, null);
    }

    /** At most 20 students with that Zoho id, student id or e-mail address. */
    public List<MaskedPerson> search(String text) {
        return records.search(text.strip(), MOST_FOUND).stream()
                .map(MaskedPerson::of)
                .toList();
    }

    /** What an erasure would remove; nothing when nobody here has ever heard of that student. May ask Moodle. */
    public Optional<Preview> preview(String zohoId) {
        Preview known = database.read(handle -> {
            Map<EntityType, List<String>> found = records.of(handle, zohoId);
            Map<String, Integer> rows = new LinkedHashMap<>(records.count(handle, found));
            int number = found.entrySet().stream()
                    .mapToInt(entry -> eventErasure.count(handle, entry.getKey().name(), entry.getValue()))
                    .sum();
            if (number > 0) {
                rows.put("event", number);
            }
            MaskedPerson person =
                    records.find(handle, zohoId).map(MaskedPerson::of).orElse(null);
            Erasure last =
                    ErasureTable.newest(handle, zohoId).map(this::erasure).orElse(null);
            return new Preview(zohoId, person, rows, null, last);
        });
        if (known.rows().isEmpty() && known.last() == null) {
            return Optional.empty();
        }
        boolean open = known.last() != null && known.last().isOpen();
        return Optional.of(new Preview(zohoId, known.person(), known.rows(), open ? null : inMoodle(), known.last()));
    }

    private Preview.Moodle inMoodle() {
        if (!settings.get(MoodleSettings.ENABLED)) {
            return Preview.Moodle.OFF;
        }
        try {
            return moodle.erasesStudents() ? Preview.Moodle.ERASES : Preview.Moodle.NOT_OFFERED;
        } catch (Failure moodleIsAway) {
            return Preview.Moodle.AWAY;
        }
    }

    /**
     * Orders the erasure of a student; returns at once. While an order for the same student is open, that one is returned.
     *
     * @param zohoId 1 to 19 digits
     */
    public Erasure request(String zohoId, Actor who) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Erasure order = database.write(handle -> {
            lock(handle, zohoId);
            Optional<Erasure> open =
                    ErasureTable.newest(handle, zohoId).map(this::erasure).filter(Erasure::isOpen);
            if (open.isPresent()) {
                return open.get();
            }
            erased.add(handle, zohoId, now);
            long event = inbox.append(
                            handle,
                            List.of(NewEvent.of(
                                    Event.Source.CONSOLE,
                                    StudentErase.NAME,
                                    StudentErase.OPERATION,
                                    zohoId,
                                    Event.Priority.CONSOLE)))
                    .get(0);
            long id = ErasureTable.insert(handle, zohoId, now, who.name(), event);
            return ErasureTable.find(handle, id).map(this::erasure).orElseThrow();
        });
        if (order.requestedAt().isEqual(now)) {
            audit.record(who, "person-erase", "student " + zohoId, Map.of("erasure", Long.toString(order.id())));
        }
        return order;
    }

    /**
     * Lets records of the student in again, from the next event on.
     *
     * @return false, and nothing is changed, while the erasure is open or when none is in force
     */
    public boolean lift(String zohoId, Actor who) {
        boolean done = database.write(handle -> {
            lock(handle, zohoId);
            Optional<Erasure> last = ErasureTable.newest(handle, zohoId).map(this::erasure);
            if (last.isEmpty() || last.get().isOpen() || !erased.remove(handle, zohoId)) {
                return false;
            }
            ErasureTable.lifted(handle, zohoId, OffsetDateTime.now(clock), who.name());
            return true;
        });
        if (done) {
            audit.record(who, "person-erasure-lift", "student " + zohoId, Map.of());
        }
        return done;
    }

    /** All orders, newest first, by position. */
    public List<Erasure> list(int offset, int limit) {
        return database.read(handle -> ErasureTable.page(handle, offset, limit).stream()
                .map(this::erasure)
                .toList());
    }

    public int count() {
        return database.read(ErasureTable::count);
    }

    public Optional<Erasure> find(long id) {
        return database.read(handle -> ErasureTable.find(handle, id)).map(this::erasure);
    }

    private static void lock(Handle handle, String zohoId) {
        handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", "mzi.erasure." + zohoId);
    }

    private Erasure erasure(ErasureTable.Row row) {
        Optional<Events.Row> event = row.moodleResult() == null && row.liftedAt() == null
                ? events.find(row.moodleEventId() == null ? row.eventId() : row.moodleEventId())
                : Optional.empty();
        Problem problem = event.filter(found -> found.problemCode() != null)
                .map(found -> new Problem(found.problemCode(), found.problemText()))
                .orElse(null);
        Map<String, Integer> removed = new LinkedHashMap<>();
        Json.object(row.removed()).forEach((table, rows) -> removed.put(table, ((JsonNumber) rows).intValue()));
        return new Erasure(
                row.id(),
                row.zohoId(),
                row.requestedAt(),
                row.requestedBy(),
                state(row, event.map(Events.Row::status).orElse("DISCARDED")),
                removed,
                row.erasedAt(),
                row.moodleResult(),
                row.moodleAt(),
                problem,
                row.liftedAt(),
                row.liftedBy());
    }

    private static Erasure.State state(ErasureTable.Row row, String eventStatus) {
        if (row.liftedAt() != null) {
            return Erasure.State.LIFTED;
        }
        if (row.moodleResult() != null) {
            return Erasure.State.DONE;
        }
        return switch (eventStatus) {
            case "PARKED" -> Erasure.State.NEEDS_HAND;
            case "PENDING", "RUNNING" -> row.erasedAt() == null ? Erasure.State.IN_BRIDGE : Erasure.State.IN_MOODLE;
            default -> Erasure.State.STOPPED;
        };
    }
}
