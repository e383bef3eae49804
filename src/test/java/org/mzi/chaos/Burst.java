package org.mzi.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who change students in Zoho, all at once, each change followed by a webhook; some of them twice, as Zoho does at
 * times. Meanwhile a class becomes active, which is announced many times at once. A webhook that no node acknowledged is not sent again.
 */
final class Burst implements AutoCloseable {

    private static final int CALLERS = 8;
    private static final int AFTER_REFUSAL_MILLIS = 500;
    private static final int TWICE_PER_CENT = 10;

    /**
     * How it goes on.
     *
     * @param changes how many there are
     * @param enrolmentsPerCent of the changes, are about somebody new
     * @param deleteEvery one of so many changes is a deletion
     * @param longestPauseMillis that a caller makes between two changes
     */
    record Pace(int changes, int enrolmentsPerCent, int deleteEvery, int longestPauseMillis) {}

    private final Rig rig;
    private final School school;
    private final Pace pace;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final CountDownLatch moment;
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final List<Future<?>> ends = new ArrayList<>();

    /**
     * Begins at once.
     *
     * @param moment after so many changes {@link #awaitMoment} returns
     */
    Burst(Rig rig, School school, Pace pace, int moment, Random random) {
        this.rig = rig;
        this.school = school;
        this.pace = pace;
        this.moment = new CountDownLatch(moment);
        school.openClass().storm(rig.front());
        for (int i = 0; i < CALLERS; i++) {
            Random own = new Random(random.nextLong());
            ends.add(callers.submit(() -> call(own)));
        }
    }

    void awaitMoment() throws InterruptedException {
        moment.await();
    }

    /** Waits until the last change was made. */
    void awaitEnd() throws InterruptedException {
        for (Future<?> end : ends) {
            try {
                end.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("A caller failed", e.getCause());
            }
        }
    }

    int acknowledged() {
        return acknowledged.get();
    }

    int refused() {
        return refused.get();
    }

    private void call(Random random) {
        for (int number = begun.incrementAndGet(); number <= pace.changes(); number = begun.incrementAndGet()) {
            boolean taken = number % pace.deleteEvery() == 0 ? delete(random) : edit(random);
            moment.countDown();
            Rig.pause(taken ? random.nextInt(pace.longestPauseMillis() + 1) : AFTER_REFUSAL_MILLIS);
        }
    }

    private boolean delete(Random random) {
        Student student = school.any(random);
        return announce(student, "student_deleted", student.delete());
    }

    private boolean edit(Random random) {
        boolean fresh = random.nextInt(100) < pace.enrolmentsPerCent();
        Student student = fresh ? school.enrol() : school.any(random);
        Optional<Integer> change = student.edit("+90 5" + (300_000_000 + random.nextInt(99_999_999)));
        boolean taken = announce(student, "student_updated", change);
        if (random.nextInt(100) < TWICE_PER_CENT) {
            taken = announce(student, "student_updated", change);
        }
        return taken;
    }

    private boolean announce(Student student, String event, Optional<Integer> change) {
        if (change.isEmpty()) {
            return true;
        }
        boolean taken = rig.front().webhook(event, student.id());
        if (taken) {
            student.acknowledge(change.get());
        }
        (taken ? acknowledged : refused).incrementAndGet();
        return taken;
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
