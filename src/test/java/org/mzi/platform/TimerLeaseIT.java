package org.mzi.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.it.TestDatabase;

/** Two nodes on one PostgreSQL. */
class TimerLeaseIT {

    private static final Database DATABASE = TestDatabase.create().database();
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Runnable NOTHING = () -> {};

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-09-01T10:00:00Z"));
    private final TimerLease one = new TimerLease(DATABASE, clock());
    private final TimerLease two = new TimerLease(DATABASE, clock());

    @BeforeEach
    void forgetTimers() {
        DATABASE.write(handle -> handle.execute("delete from timer_lease"));
    }

    @Test
    void aTickOfTwoNodesRunsOnceAndAgainAfterThePeriod() {
        assertThat(run(one)).isTrue();
        assertThat(run(two)).isFalse();
        pass(HOUR.minusSeconds(1));
        assertThat(run(two)).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(run(two)).isTrue();
        assertThat(run(one)).isFalse();
    }

    @Test
    void manyTicksAtOnceOnBothNodesNeverRunTwiceAtOnce() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        Runnable work = () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            runs.incrementAndGet();
            Thread.onSpinWait();
            running.decrementAndGet();
        };
        CyclicBarrier start = new CyclicBarrier(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                TimerLease node = i % 2 == 0 ? one : two;
                ends.add(threads.submit(() -> {
                    start.await();
                    for (int tick = 0; tick < 50; tick++) {
                        node.run("timer", Duration.ZERO, LONGEST, work);
                    }
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(most).hasValue(1);
        assertThat(runs.get()).isPositive();
    }

    @Test
    void aRunThatTakesLongIsNotStartedByAnotherNodeWhileItsNodeLives() {
        assertThat(one.run("timer", Duration.ofSeconds(4), LONGEST, () -> {
                    for (int second = 0; second < 60; second += 3) {
                        pass(Duration.ofSeconds(3));
                        one.keep();
                        assertThat(two.run("timer", Duration.ofSeconds(4), LONGEST, NOTHING))
                                .as("after %d s", second + 3)
                                .isFalse();
                    }
                }))
                .isTrue();
        assertThat(two.run("timer", Duration.ofSeconds(4), LONGEST, NOTHING)).isTrue();
    }

    @Test
    void aFiringThatDiedWithItsNodeIsMadeUpAsSoonAsItsLeaseHasRunOutNotAPeriodLater() {
        one.run("timer", HOUR, LONGEST, () -> {
            pass(Duration.ofSeconds(9));
            assertThat(run(two)).as("it may still live").isFalse();
            pass(Duration.ofSeconds(1));
            assertThat(run(two))
                    .as("made up ten seconds after the last sign of life")
                    .isTrue();
        });
        assertThat(run(two)).as("made up once").isFalse();
    }

    @Test
    void aRunThatHangsForTooLongCountsAsDeadThoughItsNodeLives() {
        one.run("timer", HOUR, LONGEST, () -> {
            for (Duration passed = Duration.ZERO; passed.compareTo(LONGEST) < 0; passed = passed.plusSeconds(3)) {
                pass(Duration.ofSeconds(3));
                one.keep();
            }
            pass(Duration.ofSeconds(10));
            assertThat(run(two)).isTrue();
        });
    }

    @Test
    void aRunThatLostItsLeaseDoesNotEndItsSuccessor() {
        one.run("timer", HOUR, LONGEST, () -> {
            pass(Duration.ofSeconds(11));
            two.run("timer", HOUR, LONGEST, () -> {
                one.keep();
                assertThat(holders()).hasSize(1);
            });
            pass(HOUR);
            two.run("timer", HOUR, LONGEST, () -> {});
        });
        assertThat(run(one)).as("due only after the successor's period").isFalse();
    }

    @Test
    void aFiringThatFailedIsDueAgainAtOnce() {
        assertThatThrownBy(() -> one.run("timer", HOUR, LONGEST, () -> {
                    throw new IllegalStateException("as expected");
                }))
                .hasMessage("as expected");
        assertThat(run(two)).isTrue();
    }

    private boolean run(TimerLease node) {
        return node.run("timer", HOUR, LONGEST, NOTHING);
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private static List<String> holders() {
        return DATABASE.read(
                handle -> handle.createQuery("select node from timer_lease where running_until is not null")
                        .mapTo(String.class)
                        .list());
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
