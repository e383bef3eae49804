package org.mzi.bench;

import java.util.List;
import org.mzi.platform.DatabaseClock;
import org.mzi.work.engine.ClaimTimes;

/** Claims and finishes from a table of many finished events while many wait. The server does not run meanwhile. */
record Claiming(Rig rig, Report report) {

    private static final String NAME = "claim";
    private static final long FINISHED = 5_000_000;
    private static final long PENDING = 200_000;
    private static final int[] BATCHES = {1, 100};
    private static final int TIMES = 100;

    /** Until Java has compiled what a server that has run for a while has compiled. */
    private static final int WARM_UP = 1000;

    void measure() {
        rig.onlyRows(FINISHED, 0, PENDING);
        measure(1, WARM_UP);
        for (int batch : BATCHES) {
            ClaimTimes.Times times = measure(batch, TIMES);
            String records = batch == 1 ? "1 record" : batch + " records";
            add("a claim of " + records, times.claim());
            add("the end of " + records, times.finish());
        }
    }

    private ClaimTimes.Times measure(int batch, int times) {
        DatabaseClock clock = new DatabaseClock(rig.database());
        return ClaimTimes.measure(rig.database(), clock, "zoho.students", batch, times);
    }

    private void add(String what, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        report.add(NAME, what + ", median of " + TIMES, sorted.get(TIMES / 2), "ms");
        report.add(NAME, what + ", p95", sorted.get(TIMES * 95 / 100), "ms");
    }
}
