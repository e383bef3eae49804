package org.mzi.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeptTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger taken = new AtomicInteger();

    private void forward(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void isTakenOnceInFiveSeconds() {
        Kept<Integer> kept = new Kept<>(taken::incrementAndGet, nanos::get);

        assertThat(kept.get()).isEqualTo(1);
        forward(Duration.ofMillis(4_999));
        assertThat(kept.get()).isEqualTo(1);
        forward(Duration.ofMillis(1));
        assertThat(kept.get()).isEqualTo(2);
    }

    @Test
    void aFailureIsKeptAsLong() {
        Kept<Integer> kept = new Kept<>(
                () -> {
                    taken.incrementAndGet();
                    throw new IllegalStateException("away");
                },
                nanos::get);

        assertThatThrownBy(kept::get).hasMessage("away");
        assertThatThrownBy(kept::get).hasMessage("away");
        assertThat(taken).hasValue(1);
        forward(Duration.ofSeconds(5));
        assertThatThrownBy(kept::get).hasMessage("away");
        assertThat(taken).hasValue(2);
    }

    @Test
    void whileOneTakesItTheOthersGetTheLastOne() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Kept<Integer> kept = new Kept<>(
                () -> {
                    if (taken.get() == 1) {
                        begun.countDown();
                        await(end);
                    }
                    return taken.incrementAndGet();
                },
                nanos::get);
        kept.get();
        forward(Duration.ofSeconds(6));
        CompletableFuture<Integer> taker = CompletableFuture.supplyAsync(kept::get);
        await(begun);

        assertThat(kept.get()).isEqualTo(1);
        end.countDown();
        assertThat(taker.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
