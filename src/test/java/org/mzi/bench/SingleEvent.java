package org.mzi.bench;

import java.util.Arrays;
import java.util.List;

/** Time from sending one webhook on an idle bridge until Moodle has the record. */
record SingleEvent(Rig rig, Report report) {

    private static final String NAME = "single";
    private static final int WARM_UP = 30;
    private static final int MEASURED = 100;
    private static final long LONGEST_NANOS = 30_000_000_000L;

    void measure() {
        Caller caller = new Caller(rig);
        List<String> students = rig.students().subList(0, WARM_UP + MEASURED);
        double[] millis = new double[MEASURED];
        for (int i = 0; i < students.size(); i++) {
            double taken = once(caller, students.get(i));
            if (i >= WARM_UP) {
                millis[i - WARM_UP] = taken;
            }
            Pause.millis(50);
        }
        Arrays.sort(millis);
        report.add(NAME, "webhook to Moodle, median of " + MEASURED, millis[MEASURED / 2], "ms");
        report.add(NAME, "webhook to Moodle, p95", millis[MEASURED * 95 / 100], "ms");
    }

    private double once(Caller caller, String student) {
        long start = System.nanoTime();
        caller.send(new Caller.Webhook("student_updated", student));
        while (rig.sandbox().moodle().record("students", student) == null) {
            if (System.nanoTime() - start > LONGEST_NANOS) {
                throw new IllegalStateException("Student " + student + " did not arrive in Moodle");
            }
            Pause.millis(1);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
