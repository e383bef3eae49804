package org.mzi.bench;

/** What the console asks of a million events. */
record Console(Rig rig, Report report) {

    private static final String NAME = "console";
    private static final long FINISHED = 988_000;
    private static final long PARKED = 10_000;
    private static final long PENDING = 2_000;

    void measure() {
        rig.onlyRows(FINISHED, PARKED, PENDING);
        ConsoleQueries.time(rig.database()).forEach((name, millis) -> report.add(NAME, name, millis, "ms"));
    }
}
