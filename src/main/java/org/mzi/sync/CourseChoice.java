package org.mzi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.mzi.moodle.MoodleCourses;
import org.mzi.platform.Database;
import org.mzi.platform.ProblemException;
import org.mzi.records.EntityTypes;
import org.mzi.work.Inbox;

/** What a person decides of a class whose Moodle course is gone. Zoho is told of the course that it gets then. */
@ApplicationScoped
public class CourseChoice {

    private final Database database;
    private final MoodleCourses courses;
    private final EntityTypes types;
    private final Inbox inbox;

    @Inject
    CourseChoice(Database database, MoodleCourses courses, EntityTypes types, Inbox inbox) {
        this.database = database;
        this.courses = courses;
        this.types = types;
        this.inbox = inbox;
    }

    CourseChoice() {
        this(null, null, null, null);
    }

    /** Whether a class with this problem waits for the choice. */
    public static boolean isFor(String problemCode) {
        return ClassCourses.GONE.code().equals(problemCode);
    }

    private record Named(String moodleClassId, String courseId, String goneCourseId) {
        String course() {
            return moodleClassId == null || moodleClassId.equals(goneCourseId) ? courseId : moodleClassId;
        }
    }

    /**
     * Has a new course made for a class, whatever its status. Ends the request with 404 when there is no such class, with 409 while
     * its course is there: a class has one course.
     */
    public void recreate(String zohoId) {
        Named named = named(zohoId);
        if (named.course() != null && courses.exists(named.course())) {
            throw new ProblemException(
                    409,
                    "course-there",
                    "Moodle has course " + named.course() + " of this class; nothing was changed.");
        }
        choose(zohoId, named, null);
    }

    /**
     * Gives the class a course that Moodle has. Ends the request with 404 for an unknown class, with 422 for an unknown course, with
     * 409 for one that another class has.
     */
    public void relink(String zohoId, String courseId) {
        Named named = named(zohoId);
        if (!courseId.matches("[1-9][0-9]{0,17}") || !courses.exists(courseId)) {
            throw new ProblemException(422, "course-unknown", "Moodle has no course " + courseId + ".");
        }
        if (anotherHas(courseId, zohoId)) {
            throw new ProblemException(
                    409, "course-taken", "Another class has course " + courseId + "; nothing was changed.");
        }
        choose(zohoId, named, courseId);
    }

    private boolean anotherHas(String courseId, String zohoId) {
        return database.read(handle -> handle.createQuery(
                        """
                        select exists (select from classes where zoho_id <> :id and deleted_at is null
                            and (course_id = :course
                                or moodle_class_id = :course and gone_course_id is distinct from :course))""")
                .bind("id", zohoId)
                .bind("course", courseId)
                .mapTo(Boolean.class)
                .one());
    }

    private Named named(String zohoId) {
        Optional<Named> found = database.read(
                handle -> handle.createQuery("select moodle_class_id, course_id, gone_course_id from classes"
                                + " where zoho_id = :id and deleted_at is null")
                        .bind("id", zohoId)
                        .mapTo(Named.class)
                        .findOne());
        return found.orElseThrow(() -> new ProblemException(404, "class-unknown", "There is no class " + zohoId + "."));
    }

    private void choose(String zohoId, Named named, String courseId) {
        database.write((Handle handle) -> {
            handle.createUpdate(
                            """
                            update classes set course_id = :course, gone_course_id = :gone, pushed_hash = null,
                                sync_status = 'PENDING', updated_at = mzi_now()
                            where zoho_id = :id""")
                    .bind("course", courseId)
                    .bind("gone", named.moodleClassId() == null ? named.courseId() : named.moodleClassId())
                    .bind("id", zohoId)
                    .execute();
            return inbox.append(handle, OnDemand.events(types.get(ClassCourses.CLASSES), List.of(zohoId)));
        });
    }
}
