package org.mzi.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mzi.bench.Caller.Webhook;
import org.mzi.sandbox.ZohoStandIn;

/**
 * What a busy day brings, at once and in any order: students that were edited, new enrolments, payments, grades and
 * registrations. Then a class with 200 enrolments that becomes active.
 */
record MixedLoad(Rig rig, Report report) {

    private static final String NAME = "mixed";
    private static final int SIZE = 2_000;
    private static final int ENROLMENTS_OF_CLASS = 200;
    private static final int CONNECTIONS = 16;
    private static final int SEED = 7;

    void measure() {
        ZohoStandIn zoho = rig.sandbox().zoho();
        Caller caller = new Caller(rig);
        List<String> students = rig.students().subList(0, SIZE);
        String inClass = zoho.put("BTEC_Classes", Map.of("Class_Name", "Mixed load", "Class_Status", "Active"));
        List<String> registrations = students.stream()
                .limit(SIZE / 10)
                .map(student -> zoho.put("BTEC_Registrations", Map.of("Name", "R", "Student_ID", student)))
                .toList();
        caller.sendAll("student_updated", students, CONNECTIONS);
        caller.sendAll("registration_created", registrations, CONNECTIONS);
        caller.sendAll("class_updated", List.of(inClass), 1);
        rig.awaitIdle();

        List<Webhook> mixed = new ArrayList<>();
        for (String student : students.subList(0, SIZE * 40 / 100)) {
            zoho.edit("BTEC_Students", student, Map.of("City", "Aleppo"));
            mixed.add(new Webhook("student_updated", student));
        }
        for (String student : students.subList(0, SIZE * 20 / 100)) {
            mixed.add(new Webhook("enrollment_updated", enrolment(student, inClass)));
        }
        for (int i = 0; i < SIZE * 15 / 100; i++) {
            String registration = registrations.get(i % registrations.size());
            mixed.add(new Webhook(
                    "payment_recorded",
                    zoho.put(
                            "BTEC_Payments",
                            Map.of("Name", "P", "Registration_ID", registration, "Payment_Amount", 100))));
            mixed.add(new Webhook(
                    "grade_submitted",
                    zoho.put("BTEC_Grades", Map.of("Student", students.get(i), "Class", inClass, "Grade", "M"))));
        }
        for (String student : students.subList(SIZE / 2, SIZE / 2 + SIZE / 10)) {
            mixed.add(new Webhook(
                    "registration_created",
                    zoho.put("BTEC_Registrations", Map.of("Name", "R", "Student_ID", student))));
        }
        Collections.shuffle(mixed, new Random(SEED));
        measure(mixed, mixed.size() + " webhooks of five types");
        activateClass(students.subList(0, ENROLMENTS_OF_CLASS));
    }

    private String enrolment(String student, String inClass) {
        return rig.sandbox().zoho().put("BTEC_Enrollments", Map.of("Enrolled_Students", student, "Classes", inClass));
    }

    private void activateClass(List<String> students) {
        String inClass = rig.sandbox()
                .zoho()
                .put("BTEC_Classes", Map.of("Class_Name", "Becomes active", "Class_Status", "Active"));
        students.forEach(student -> enrolment(student, inClass));
        measure(List.of(new Webhook("class_updated", inClass)), "a class with 200 enrolments becomes active");
    }

    private void measure(List<Webhook> webhooks, String what) {
        rig.sandbox().zoho().resetCalls();
        rig.sandbox().moodle().resetCalls();
        long start = System.nanoTime();
        new Caller(rig).sendAll(webhooks, CONNECTIONS);
        rig.awaitIdle();
        report.add(NAME, what + ", all in Moodle", (System.nanoTime() - start) / 1e9, "s");
        report.add(NAME, what + ", parked", rig.count("status = 'PARKED'"), "events");
        report.calls(NAME, rig.sandbox(), what);
    }
}
