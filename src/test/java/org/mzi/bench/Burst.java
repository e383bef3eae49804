package org.mzi.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A thousand webhooks sent at once: time until all are in Moodle, and what it cost in remote calls. */
record Burst(Rig rig, Report report) {

    private static final String NAME = "burst";
    private static final int SIZE = 1_000;
    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 3;
    private static final long LONGEST_NANOS = 120_000_000_000L;

    void measure() {
        burst("warm-up", 2_000, Duration.ZERO, Duration.ZERO);
        for (int round = 1; round <= ROUNDS; round++) {
            int from = 3_000 + (round - 1) * 2 * SIZE;
            burst("0/0 ms, round " + round, from, Duration.ZERO, Duration.ZERO);
            burst("100/50 ms, round " + round, from + SIZE, Duration.ofMillis(100), Duration.ofMillis(50));
        }
    }

    private void burst(String name, int from, Duration zoho, Duration moodle) {
        rig.sandbox().zoho().latency(zoho);
        rig.sandbox().moodle().latency(moodle);
        rig.sandbox().zoho().resetCalls();
        rig.sandbox().moodle().resetCalls();
        List<String> students = rig.students().subList(from, from + SIZE);
        long start = System.nanoTime();
        new Caller(rig).sendAll("student_updated", students, CONNECTIONS);
        double sent = (System.nanoTime() - start) / 1e9;
        awaitInMoodle(students, start);
        double all = (System.nanoTime() - start) / 1e9;
        rig.sandbox().zoho().latency(Duration.ZERO);
        rig.sandbox().moodle().latency(Duration.ZERO);
        if (name.equals("warm-up")) {
            return;
        }
        report.add(NAME, SIZE + " webhooks acknowledged, " + name, sent, "s");
        report.add(NAME, SIZE + " webhooks in Moodle, " + name, all, "s");
        report.calls(NAME, rig.sandbox(), name);
    }

    private void awaitInMoodle(List<String> students, long start) {
        Map<String, ?> there = rig.sandbox().moodle().records("students");
        while (!there.keySet().containsAll(students)) {
            if (System.nanoTime() - start > LONGEST_NANOS) {
                throw new IllegalStateException("The burst did not arrive in Moodle");
            }
            Pause.millis(10);
            there = rig.sandbox().moodle().records("students");
        }
    }
}
