package org.mzi.chaos;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.mzi.sandbox.MoodleStandIn;
import org.mzi.sandbox.SampleData;
import org.mzi.sandbox.ZohoStandIn;

/** All students that ever were, deleted ones too, and the classes that became active. */
final class School {

    private final ZohoStandIn zoho;
    private final MoodleStandIn moodle;
    private final SampleData sample;
    private final List<Student> students = new CopyOnWriteArrayList<>();
    private final List<ActiveClass> classes = new CopyOnWriteArrayList<>();

    School(ZohoStandIn zoho, MoodleStandIn moodle, long seed) {
        this.zoho = zoho;
        this.moodle = moodle;
        this.sample = new SampleData(zoho, seed);
    }

    /** Somebody who is not known to anybody until their first change. */
    Student enrol() {
        Student student = new Student(zoho, sample.students(1).get(0));
        students.add(student);
        return student;
    }

    ActiveClass openClass() {
        ActiveClass opened = ActiveClass.in(zoho, classes.size() + 1);
        classes.add(opened);
        return opened;
    }

    Student any(Random random) {
        return students.get(random.nextInt(students.size()));
    }

    int size() {
        return students.size();
    }

    /** Whose copy in Moodle is not what the acknowledged events promise. */
    List<Violation> violations() {
        return Stream.concat(
                        students.stream().map(student -> student.check(moodle.record("students", student.id()))),
                        classes.stream().map(one -> one.check(moodle)))
                .flatMap(Optional::stream)
                .toList();
    }
}
