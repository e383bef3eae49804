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

    private static final String ACTIVE = "Active";
    private static final int EDITING_TEACHER = 3;
    private static final int SHORT_NAME = 50;

    private static final Problem GONE = new Problem(
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

    /** What is known of a class's course beside the class itself. */
    record Known(String zohoId, String courseId, String goneCourseId) {}

    @Override
    public Map<String, Ready> before(List<RecordHandler.ToPush> sent) {
        List<JsonObject> classes =
                sent.stream().map(RecordHandler.ToPush::record).toList();
        Map<String, JsonObject> programs = parents("programs", classes);
        Map<String, JsonObject> teachers = parents("teachers", classes);
        Map<String, Known> known = known(sent);
        Map<String, String> userIds = courses.userIds(teachers.values().stream()
                .map(ClassCourses::userName)
                .filter(Objects::nonNull)
                .toList());
        Map<String, Ready> ready = new LinkedHashMap<>();
        for (RecordHandler.ToPush one : sent) {
            JsonObject program = programs.getOrDefault(link(one.record(), "programs"), JsonObject.EMPTY_JSON_OBJECT);
            JsonObject teacher = teachers.getOrDefault(link(one.record(), "teachers"), JsonObject.EMPTY_JSON_OBJECT);
            ready.put(one.zohoId(), ready(one, known.get(one.zohoId()), program, userIds.get(userName(teacher))));
        }
        return ready;
    }

    private Ready ready(RecordHandler.ToPush one, Known known, JsonObject program, String teacher) {
        try {
            JsonObject attributes = one.record();
            Course course = course(one.zohoId(), attributes, program);
            String courseId = courseOf(attributes, known);
            if (courseId != null && !courses.update(courseId, course)) {
                return new Ready(attributes, null, GONE);
            }
            if (courseId == null && ACTIVE.equalsIgnoreCase(Json.text(attributes.get("class_status")))) {
                courseId = courses.find(one.zohoId()).orElseGet(() -> create(course));
            }
            if (courseId == null) {
                return new Ready(attributes, null, null);
            }
            List<String> skipped = courses.enrol(courseId, roles(attributes, program, teacher));
            JsonObject record =
                    Json.builder(attributes).add("moodle_class_id", courseId).build();
            String note = skipped.isEmpty() ? null : "Moodle has no users " + String.join(", ", skipped);
            return new Ready(record, note, null);
        } catch (Failure.Permanent refused) {
            return new Ready(one.record(), null, refused.problem());
        }
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
        String named = Json.text(attributes.get("moodle_class_id"));
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

    private List<Role> roles(JsonObject attributes, JsonObject program, String teacher) {
        JsonObjectBuilder all = Json.builder(program);
        attributes.forEach(all::add);
        String ownMajor = Json.text(attributes.get("class_major"));
        if (ownMajor != null) {
            all.add("major", ownMajor);
        }
        JsonObject known = all.build();
        List<Role> roles = new ArrayList<>();
        settings.get(ClassSettings.DEFAULT_COURSE_ENROLMENTS).stream()
                .filter(role -> role.fits(known))
                .map(ClassSettings.DefaultRole::role)
                .forEach(roles::add);
        if (teacher != null) {
            roles.add(new Role(teacher, EDITING_TEACHER));
        }
        return roles;
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
                                "select zoho_id, course_id, gone_course_id from classes where zoho_id = any(:ids)")
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
            String courseId = Json.text(one.record().get("moodle_class_id"));
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
}
