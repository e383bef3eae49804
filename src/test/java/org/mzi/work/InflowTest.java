package org.mzi.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InflowTest {

    private static final long WINDOW = 200_000_000L;

    private final AtomicLong nanos = new AtomicLong(5);
    private final Inflow inflow = new Inflow(2, nanos::get);

    @Test
    void aTrickleIsNotHeavy() {
        for (int i = 0; i < 50; i++) {
            inflow.add(10);
            nanos.addAndGet(WINDOW);
            assertThat(inflow.isHeavy()).isFalse();
        }
    }

    @Test
    void aHundredInAWindowAreHeavyForTwoProcessorsUntilTheWindowAfterHasPassed() {
        inflow.add(99);
        assertThat(inflow.isHeavy()).isFalse();
        inflow.add(1);
        assertThat(inflow.isHeavy()).isTrue();
        nanos.addAndGet(WINDOW);
        assertThat(inflow.isHeavy()).isTrue();
        nanos.addAndGet(WINDOW);
        assertThat(inflow.isHeavy()).isFalse();
    }

    @Test
    void aRestLeavesNothingBehind() {
        inflow.add(1_000);
        nanos.addAndGet(100 * WINDOW);
        assertThat(inflow.isHeavy()).isFalse();
        inflow.add(99);
        assertThat(inflow.isHeavy()).isFalse();
    }
}
