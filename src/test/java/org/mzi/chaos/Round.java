package org.mzi.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mzi.sandbox.Fault;
import org.mzi.sandbox.MoodleStandIn;

/** One burst, one kill in the middle of it, and whether everything that was promised came true. */
final class Round {

    static final String UPSERT = "local_mzi_upsert_records";
    private static final int CHANGES = 400;
    /** So seldom that mass deletion is never suspected. */
    private static final int DELETE_EVERY = 150;

    private static final int LONGEST_DOWN_MILLIS = 3_000;

    private final Rig rig;
    private final School school;
    private final Promises promises;
    private final Victim victim;
    private final Random random;

    Round(Rig rig, School school, Promises promises, Victim victim, Random random) {
        this.rig = rig;
        this.school = school;
        this.promises = promises;
        this.victim = victim;
        this.random = random;
    }

    /**
     * What came of it.
     *
     * @param killedAt number of the change after which the kill came, of {@code changes}
     * @param takenBack events that the dead left behind in the middle of their work
     * @param ready from the restart to readiness
     * @param effects from readiness until all was as it must be; null when it was not in time
     */
    record Result(
            Victim victim,
            int changes,
            int killedAt,
            int acknowledged,
            int refused,
            long takenBack,
            Duration ready,
            Duration effects,
            List<Violation> violations) {}

    Result run() throws InterruptedException {
        makeTheOutsideWorldDifficult();
        long regressions = rig.sandbox().moodle().regressions();
        long crashes = promises.crashes();
        int killedAt = CHANGES / 20 + random.nextInt(CHANGES * 17 / 20);
        try (Burst burst = new Burst(rig, school, CHANGES, DELETE_EVERY, killedAt, random)) {
            burst.awaitMoment();
            Duration ready = killAndRestart();
            long readySince = System.nanoTime();
            burst.awaitEnd();
            Duration effects = promises.await(readySince);
            List<Violation> violations = new ArrayList<>(promises.violations());
            long back = rig.sandbox().moodle().regressions() - regressions;
            if (back > 0) {
                violations.add(new Violation("regressions in Moodle", "0", Long.toString(back)));
            }
            return new Result(
                    victim,
                    CHANGES,
                    killedAt,
                    burst.acknowledged(),
                    burst.refused(),
                    promises.crashes() - crashes,
                    ready,
                    effects,
                    violations);
        }
    }

    private void makeTheOutsideWorldDifficult() {
        rig.sandbox().zoho().latency(Duration.ofMillis(random.nextInt(300)));
        MoodleStandIn moodle = rig.sandbox().moodle();
        moodle.latency(Duration.ofMillis(random.nextInt(200)));
        moodle.clearFaults();
        moodle.fault(UPSERT, Fault.answerLost(), random.nextInt(3));
    }

    private Duration killAndRestart() {
        if (victim == Victim.APPLICATION) {
            rig.killServer();
            return timed(rig::startServer);
        }
        rig.killDatabase();
        Rig.pause(random.nextInt(LONGEST_DOWN_MILLIS));
        return timed(rig::startDatabase);
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
