package org.mzi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.mzi.mapping.FieldMaps;
import org.mzi.mapping.Mapper;
import org.mzi.moodle.MoodleCourses;
import org.mzi.moodle.MoodleCourses.Course;
import org.mzi.moodle.MoodleCourses.Role;
import org.mzi.platform.Database;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;
import org.mzi.platform.Problem;
import org.mzi.platform.Settings;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.records.RecordStore;
import org.mzi.work.Event;
import org.mzi.work.Inbox;
import org.mzi.work.NewEvent;

/**
 * The Moodle course of a class (domain facts, section 5). One course for a class, ever: its idnumber is the class's Zoho id, so
 * that a course whose creation was not noted is found again. Classes are worked on one batch at a time over all nodes, and
 * courses created one after another, because Moodle is slower at creating several at once.
 */
@ApplicationScoped
class ClassCourses implements Companion {

    static final String CLASSES = "classes";

    private static final String MOODLE_CLASS_ID = "moodle_class_id";
    private static final String ACTIVE = "Active";
    private static final int EDITING_TEACHER = 3;
    private static final int SHORT_NAME = 50;

    static final Problem GONE = new Problem(
            "course-gone",
            "Zoho names a Moodle course for this class that Moodle does not have any more. Recreate: a new course is made. Relink:"
                    + " the class gets another course that is there.");

    private final MoodleCourses courses;
    private final RecordStore store;
    private final EntityTypes types;
    private final FieldMaps maps;
    private final Settings settings;
    private final Database database;
    private final Inbox inbox;

    @Inject
    ClassCourses(
            MoodleCourses courses,
            RecordStore store,
            EntityTypes types,
            FieldMaps maps,
            Settings settings,
            Database database,
            Inbox inbox) {
        this.courses = courses;
        this.store = store;
        this.types = types;
        this.maps = maps;
        this.settings = settings;
        this.database = database;
        this.inbox = inbox;
    }

    ClassCourses() {
        this(null, null, null, null, null, null, null);
    }

    /**
     * What is known of a class's course beside the class itself.
     *
     * @param tried whether an attempt at the class failed or was cut short, and none has succeeded since
     */
    record Known(String zohoId, String courseId, String goneCourseId, boolean tried) {

        /** Whether a person decided on a new course, and there is none yet; {@code named} is what Zoho says. */
        boolean toRecreate(String named) {
            return goneCourseId != null && courseId == null && (named == null || named.equals(goneCourseId));
        }
    }

    /** Courses are created one after another. */
    @Override
    public boolean inTurn() {
        return true;
    }

    @Override
    public Map<String, Ready> before(List<RecordHandler.ToPush> sent) {
        List<JsonObject> classes =
                sent.stream().map(RecordHandler.ToPush::record).toList();
        Map<String, JsonObject> programs = parents("programs", classes);
        Map<String, JsonObject> teachers = parents("teachers", classes);
        Map<String, Known> known = known(sent);
        List<Wanted> wanted = sent.stream()
                .map(one -> wanted(one, known.get(one.zohoId()), programs, teachers))
                .toList();
        Map<String, Ready> ready = new LinkedHashMap<>();
        update(wanted, ready);
        Map<String, String> userIds = courses.userIds(wanted.stream()
                .filter(one -> one.isSought() && one.teacher() != null)
                .map(Wanted::teacher)
                .collect(Collectors.toSet()));
        for (Wanted one : wanted) {
            if (one.isSought()) {
                ready.put(one.zohoId(), begin(one, userIds));
            } else if (one.courseId() == null) {
                ready.put(one.zohoId(), new Ready(one.attributes(), null, null));
            }
        }
        return ready;
    }

    /**
     * A class and the course that it should have.
     *
     * @param courseId of the course that it has, or null
     * @param isNew whether it gets one
     * @param isSought whether it may have one that was not noted
     * @param about attributes of the class and its programme, for the rules of default enrolments
     * @param teacher user name, or null
     */
    private record Wanted(
            String zohoId,
            JsonObject attributes,
            String courseId,
            boolean isNew,
            boolean isSought,
            Course course,
            JsonObject about,
            String teacher) {}

    private Wanted wanted(
            RecordHandler.ToPush one, Known known, Map<String, JsonObject> programs, Map<String, JsonObject> teachers) {
        JsonObject attributes = one.record();
        JsonObject program = programs.getOrDefault(link(attributes, "programs"), JsonObject.EMPTY_JSON_OBJECT);
        JsonObject teacher = teachers.getOrDefault(link(attributes, "teachers"), JsonObject.EMPTY_JSON_OBJECT);
        String courseId = courseOf(attributes, known);
        boolean active = ACTIVE.equalsIgnoreCase(Json.text(attributes.get("class_status")));
        boolean decided = known != null && known.toRecreate(Json.text(attributes.get(MOODLE_CLASS_ID)));
        boolean isNew = courseId == null && (active || decided);
        return new Wanted(
                one.zohoId(),
                attributes,
                courseId,
                isNew,
                isNew || courseId == null && known != null && known.tried(),
                course(one.zohoId(), attributes, program),
                about(attributes, program),
                userName(teacher));
    }

    /** The courses that there are, all with one call. */
    private void update(List<Wanted> wanted, Map<String, Ready> ready) {
        Map<String, Course> there = new LinkedHashMap<>();
        wanted.stream().filter(one -> one.courseId() != null).forEach(one -> there.put(one.courseId(), one.course()));
        Map<String, Problem> left = courses.update(there);
        for (Wanted one : wanted) {
            if (one.courseId() != null) {
                Problem problem = left.get(one.courseId());
                boolean gone = problem != null && !courses.exists(one.courseId());
                ready.put(
                        one.zohoId(),
                        new Ready(withCourse(one.attributes(), one.courseId()), null, gone ? GONE : problem));
            }
        }
    }

    /**
     * A course of its own, with its people; again after a crash in between, without doing anything twice. A course that is found is
     * brought up to date. A class that gets none keeps one that was made for it before.
     */
    private Ready begin(Wanted one, Map<String, String> userIds) {
        try {
            Optional<String> found = courses.find(one.zohoId());
            if (found.isEmpty() && !one.isNew()) {
                return new Ready(one.attributes(), null, null);
            }
            Problem left = found.map(
                            id -> courses.update(Map.of(id, one.course())).get(id))
                    .orElse(null);
            if (left != null) {
                return new Ready(one.attributes(), null, left);
            }
            String courseId = found.orElseGet(() -> create(one.course()));
            List<Role> roles = new ArrayList<>(settings.get(ClassSettings.DEFAULT_COURSE_ENROLMENTS).stream()
                    .filter(role -> role.fits(one.about()))
                    .map(ClassSettings.DefaultRole::role)
                    .toList());
            String teacher = userIds.get(one.teacher());
            if (teacher != null) {
                roles.add(new Role(teacher, EDITING_TEACHER));
            }
            List<String> skipped = new ArrayList<>(courses.enrol(courseId, roles));
            if (one.teacher() != null && teacher == null) {
                skipped.add(one.teacher());
            }
            String note = skipped.isEmpty() ? null : "not enrolled, unknown to Moodle: " + String.join(", ", skipped);
            return new Ready(withCourse(one.attributes(), courseId), note, null);
        } catch (Failure.Permanent refused) {
            return new Ready(one.attributes(), null, refused.problem());
        }
    }

    private static JsonObject withCourse(JsonObject attributes, String courseId) {
        return Json.builder(attributes).add(MOODLE_CLASS_ID, courseId).build();
    }

    /** A refusal may mean that it was created after all: the JDK sends a call again whose connection broke. */
    private String create(Course course) {
        try {
            return courses.create(course);
        } catch (Failure.Permanent refused) {
            return courses.find(course.idNumber()).orElseThrow(() -> refused);
        }
    }

    private static String courseOf(JsonObject attributes, Known known) {
        String named = Json.text(attributes.get(MOODLE_CLASS_ID));
        boolean gone = known != null && named != null && named.equals(known.goneCourseId());
        return named != null && !gone ? named : known == null ? null : known.courseId();
    }

    private Course course(String zohoId, JsonObject attributes, JsonObject program) {
        String name =
                Optional.ofNullable(Json.text(attributes.get("class_name"))).orElse("Class " + zohoId);
        String shortName = Optional.ofNullable(Json.text(attributes.get("class_short_name")))
                .orElse(name.substring(0, Math.min(SHORT_NAME, name.length())));
        String category = Optional.ofNullable(Json.text(program.get("moodle_category_id")))
                .orElse(settings.get(ClassSettings.DEFAULT_CATEGORY_ID).toString());
        return new Course(name, shortName, category, zohoId, start(Json.text(attributes.get("start_date"))));
    }

    private Instant start(String date) {
        return date == null
                ? null
                : LocalDate.parse(date)
                        .atStartOfDay(settings.get(ClassSettings.TIME_ZONE))
                        .toInstant();
    }

    private static JsonObject about(JsonObject attributes, JsonObject program) {
        JsonObjectBuilder about = Json.builder(program);
        attributes.forEach(about::add);
        String ownMajor = Json.text(attributes.get("class_major"));
        if (ownMajor != null) {
            about.add("major", ownMajor);
        }
        return about.build();
    }

    private Map<String, JsonObject> parents(String entity, List<JsonObject> classes) {
        EntityType type = types.get(entity);
        List<String> ids = classes.stream()
                .map(one -> Parents.link(one, type))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, JsonObject> parents = new HashMap<>();
        if (!ids.isEmpty()) {
            store.find(type, ids)
                    .forEach((id, record) -> parents.put(
                            id, Mapper.map(maps.of(entity), record.raw()).attributes()));
        }
        return parents;
    }

    private String link(JsonObject attributes, String parent) {
        return Parents.link(attributes, types.get(parent));
    }

    private static String userName(JsonObject teacher) {
        String email = Json.text(teacher.get("academic_email"));
        return email == null ? null : email.toLowerCase(Locale.ROOT);
    }

    private Map<String, Known> known(List<RecordHandler.ToPush> sent) {
        Map<String, Known> known = new HashMap<>();
        database.read(handle -> handle.createQuery(
                                """
                                select zoho_id, course_id, gone_course_id, exists (
                                    select from event e where e.handler = :handler and e.record_key = zoho_id
                                    and e.status in ('PENDING', 'RUNNING', 'PARKED') and (e.outcome = 'blocked'
                                        or exists (select from event_attempt a where a.event_id = e.id))) as tried
                                from classes where zoho_id = any(:ids)""")
                        .bind("handler", RecordHandler.name(types.get(CLASSES)))
                        .bindArray(
                                "ids",
                                String.class,
                                sent.stream().map(RecordHandler.ToPush::zohoId).toList())
                        .mapTo(Known.class)
                        .list())
                .forEach(one -> known.put(one.zohoId(), one));
        return known;
    }

    /** The course is noted; Zoho is told of one that it does not name; then every enrolment of the class is looked at. */
    @Override
    public void accepted(Handle handle, Collection<Ready> ready) {
        EntityType type = types.get(CLASSES);
        List<NewEvent> events = new ArrayList<>();
        for (Ready one : ready) {
            String courseId = Json.text(one.record().get(MOODLE_CLASS_ID));
            if (courseId != null) {
                String zohoId = Json.text(one.record().get(type.idAttribute()));
                handle.execute("update classes set course_id = ? where zoho_id = ?", courseId, zohoId);
                events.add(event(CourseWriteBack.NAME, zohoId));
                events.add(event(ClassEnrolments.NAME, zohoId));
            }
        }
        inbox.append(handle, events);
    }

    private static NewEvent event(String handler, String zohoId) {
        return NewEvent.of(Event.Source.SYNC, handler, EntityType.Operation.UPSERT.name(), zohoId, Event.Priority.LIVE);
    }

    /** Another Moodle has other courses by the same ids: there they are found by idnumber, or made. */
    static int forgetCourses(Handle handle) {
        return handle.execute("update classes set course_id = null, gone_course_id = moodle_class_id"
                + " where course_id is not null or moodle_class_id is not null");
    }
}
