package org.mzi.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.mzi.sandbox.Fault;
import org.mzi.sandbox.MoodleStandIn;

/** One burst, one kill in the middle of it, and whether everything that was promised came true. */
final class Round {

    static final String UPSERT = "local_mzi_upsert_records";
    private static final int ENROLMENTS_PER_CENT = 5;
    /** So seldom that mass deletion is never suspected. */
    private static final int DELETE_EVERY = 150;

    private static final int LONGEST_PAUSE_MILLIS = 40;
    private static final long KNOCK_EVERY_MILLIS = 50;
    private static final int LONGEST_DOWN_MILLIS = 3_000;

    private final Rig rig;
    private final School school;
    private final Promises promises;
    private final Victim victim;
    private final int changes;
    private final Random random;

    Round(Rig rig, School school, Promises promises, Victim victim, int changes, Random random) {
        this.rig = rig;
        this.school = school;
        this.promises = promises;
        this.victim = victim;
        this.changes = changes;
        this.random = random;
    }

    /**
     * What came of it.
     *
     * @param killedAt number of the change after which the kill came, of {@code changes}
     * @param passedOn calls that another node was asked to take
     * @param takenBack events that the dead left behind in the middle of their work
     * @param ready from the restart to readiness
     * @param effects until all was as it must be, from readiness, or from the kill where another node went on; null when it
     *     was not in time
     */
    record Result(
            Victim victim,
            int changes,
            int killedAt,
            int acknowledged,
            int refused,
            int passedOn,
            long takenBack,
            Duration ready,
            Duration effects,
            List<Violation> violations) {}

    private record Recovery(Duration ready, Duration effects) {}

    Result run() throws InterruptedException {
        makeTheOutsideWorldDifficult();
        long regressions = rig.sandbox().moodle().regressions();
        long crashes = promises.crashes();
        int passedOn = rig.front().passedOn();
        int killedAt = changes / 20 + random.nextInt(changes * 17 / 20);
        Burst.Pace pace = new Burst.Pace(changes, ENROLMENTS_PER_CENT, DELETE_EVERY, LONGEST_PAUSE_MILLIS);
        try (Burst burst = new Burst(rig, school, pace, killedAt, random)) {
            burst.awaitMoment();
            Recovery recovery = killAndRecover(burst);
            List<Violation> violations = new ArrayList<>(promises.violations());
            violations.addAll(rig.front().takeViolations());
            long back = rig.sandbox().moodle().regressions() - regressions;
            if (back > 0) {
                violations.add(new Violation("regressions in Moodle", "0", Long.toString(back)));
            }
            return new Result(
                    victim,
                    changes,
                    killedAt,
                    burst.acknowledged(),
                    burst.refused(),
                    rig.front().passedOn() - passedOn,
                    promises.crashes() - crashes,
                    recovery.ready(),
                    recovery.effects(),
                    violations);
        }
    }

    private void makeTheOutsideWorldDifficult() {
        rig.sandbox().zoho().latency(Duration.ofMillis(random.nextInt(300)));
        MoodleStandIn moodle = rig.sandbox().moodle();
        moodle.latency(Duration.ofMillis(random.nextInt(200)));
        moodle.clearFaults();
        moodle.fault(UPSERT, Fault.answerLost(), random.nextInt(3));
        moodle.fault("core_course_create_courses", Fault.answerLost(), random.nextInt(2));
        rig.sandbox().zoho().clearFaults();
        rig.sandbox().zoho().fault("write", Fault.answerLost(), random.nextInt(2));
    }

    private Recovery killAndRecover(Burst burst) throws InterruptedException {
        if (victim == Victim.APPLICATION) {
            return killOneNode(burst);
        }
        Runnable restart;
        if (victim == Victim.BROKER) {
            rig.killBroker();
            restart = rig::startBroker;
        } else {
            rig.killDatabase();
            restart = rig::startDatabase;
        }
        Rig.pause(random.nextInt(LONGEST_DOWN_MILLIS));
        Duration ready = timed(restart);
        return new Recovery(ready, effects(burst, System.nanoTime()));
    }

    /** Where there are several, the others must go on without it. No answer of the one that starts may mislead a proxy. */
    private Recovery killOneNode(Burst burst) throws InterruptedException {
        Node node = rig.nodes().get(random.nextInt(rig.nodes().size()));
        node.kill();
        long killed = System.nanoTime();
        CompletableFuture<Duration> restarted = CompletableFuture.supplyAsync(() -> timed(() -> {
            node.start();
            node.awaitReady();
        }));
        CompletableFuture<Void> knocking = CompletableFuture.runAsync(() -> {
            while (!restarted.isDone()) {
                rig.front().knock(node);
                Rig.pause(KNOCK_EVERY_MILLIS);
            }
        });
        if (rig.nodes().size() > 1) {
            Duration effects = effects(burst, killed);
            knocking.join();
            return new Recovery(restarted.join(), effects);
        }
        Duration ready = restarted.join();
        knocking.join();
        return new Recovery(ready, effects(burst, System.nanoTime()));
    }

    private Duration effects(Burst burst, long since) throws InterruptedException {
        burst.awaitEnd();
        return promises.await(since, Promises.LONGEST_EFFECT);
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
