package org.mzi.console.events;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mzi.access.Actor;
import org.mzi.access.AuditTrail;
import org.mzi.access.Role;
import org.mzi.console.words.CurrentUser;
import org.mzi.console.words.EventStatus;
import org.mzi.sync.CourseChoice;
import org.mzi.work.EventChanges;
import org.mzi.work.EventChanges.Change;
import org.mzi.work.Events;

/** What a user may do to events, on the record. Whoever gets past the buttons without the role is refused here. */
@ApplicationScoped
class EventActions {

    private static final int MOST = 1_000_000;
    private static final int LONGEST_LIST = 20;

    private final Events events;
    private final EventChanges changes;
    private final AuditTrail audit;
    private final CourseChoice courses;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    EventActions(Events events, EventChanges changes, AuditTrail audit, CourseChoice courses) {
        this.events = events;
        this.changes = changes;
        this.audit = audit;
        this.courses = courses;
    }

    EventActions() {
        this(null, null, null, null);
    }

    /** Whether the current user may change events at all. */
    boolean allowed() {
        return CurrentUser.has(Role.OPERATOR_NAME);
    }

    boolean can(Change change, Events.Row row) {
        boolean waits = row.status().equals(EventStatus.PENDING) && (change == Change.DISCARD || row.attempts() > 0);
        return allowed() && (row.status().equals(EventStatus.PARKED) || waits);
    }

    /** How many were changed: those that have gone on meanwhile are not. */
    int change(Change change, Collection<Long> ids) {
        require();
        Actor user = CurrentUser.actor();
        int changed = changes.change(change, ids, user.name());
        if (changed > 0 && ids.size() == 1) {
            audit.record(user, action(change), "event " + ids.iterator().next(), Map.of());
        } else if (changed > 0) {
            List<Long> first = ids.stream().sorted().limit(LONGEST_LIST).toList();
            audit.record(
                    user,
                    action(change),
                    "events",
                    Map.of(
                            "ids",
                            first + (ids.size() > LONGEST_LIST ? " …" : ""),
                            "changed",
                            Integer.toString(changed)));
        }
        return changed;
    }

    /** Whether it is for the user to say which course a class gets. */
    boolean canChooseCourse(Events.Row row) {
        return row.status().equals(EventStatus.PARKED) && CourseChoice.isFor(row.problemCode()) && allowed();
    }

    /**
     * Gives a class whose course is gone another one.
     *
     * @param courseId of a course that Moodle has, or null for a new one
     * @throws org.mzi.platform.ProblemException when Moodle says otherwise
     * @throws org.mzi.platform.Failure when Moodle does not answer
     */
    void chooseCourse(String classId, String courseId) {
        require();
        if (courseId == null) {
            courses.recreate(classId);
        } else {
            courses.relink(classId, courseId);
        }
        audit.record(
                CurrentUser.actor(),
                "class-course",
                "class " + classId,
                courseId == null ? Map.of("action", "recreate") : Map.of("action", "relink", "course", courseId));
    }

    /** How many parked events a filter finds; a million at most. */
    int parked(Events.Filter filter) {
        return (int) events.count(filter.withStatus(EventStatus.PARKED), MOST);
    }

    /**
     * Begins to change all parked events that a filter finds now, which goes on without the user.
     *
     * @param confirmed as many as the user has agreed to
     * @return empty, and nothing is changed, when they have become more
     */
    Optional<BulkChange> changeAll(Change change, Events.Filter filter, int confirmed) {
        require();
        if (parked(filter) > confirmed) {
            return Optional.empty();
        }
        BulkChange bulk = new BulkChange(change, confirmed);
        Actor user = CurrentUser.actor();
        executor.execute(() -> bulk.run(progress -> {
            try {
                return changes.changeAll(change, filter, confirmed, user.name(), progress);
            } finally {
                Map<String, String> detail = new HashMap<>();
                detail.put("filter", filter.toString());
                detail.put("confirmed", Integer.toString(confirmed));
                detail.put("changed", Integer.toString(bulk.done()));
                audit.record(user, action(change), "events", detail);
            }
        }));
        return Optional.of(bulk);
    }

    private static String action(Change change) {
        return "event-" + change.word();
    }

    private void require() {
        if (!allowed()) {
            throw new SecurityException("Changing events takes the role " + Role.OPERATOR_NAME);
        }
    }
}
