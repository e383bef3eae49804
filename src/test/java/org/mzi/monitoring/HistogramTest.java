package org.mzi.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mzi.work.Latency;

class HistogramTest {

    private final Histogram histogram = new Histogram();

    @Test
    void nothingHasNoQuantile() {
        assertThat(histogram.quantile(0.5)).isEmpty();
    }

    @Test
    void withinABucketTimesAreSpreadEvenly() {
        histogram.add(200, 100);

        assertThat(histogram.quantile(0.5)).contains(Duration.ofMillis(175));
        assertThat(histogram.quantile(1)).contains(Duration.ofMillis(200));
    }

    @Test
    void theMedianIsInTheBucketThatReachesHalf() {
        histogram.add(50, 10);
        histogram.add(1_000, 30);
        histogram.add(86_400_000, 1);

        assertThat(histogram.quantile(0.5).orElseThrow()).isBetween(Duration.ofMillis(800), Duration.ofMillis(1_000));
    }

    @Test
    void theLastBucketIsAnsweredWithItsBeginning() {
        histogram.add(Long.MAX_VALUE, 5);

        assertThat(histogram.quantile(0.95)).contains(Duration.ofDays(1));
    }

    @Test
    void histogramsAddUp() {
        Histogram other = new Histogram();
        other.add(50, 99);
        histogram.add(60_000, 1);
        histogram.add(other);

        assertThat(histogram.quantile(0.5).orElseThrow()).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void isNeverWrongByMoreThanTheBucketOfTheTruth() {
        Random random = new Random(7);
        long[] times = LongStream.generate(() -> (long) Math.exp(random.nextDouble() * 12))
                .limit(2_000)
                .sorted()
                .toArray();
        LongStream.of(times).forEach(time -> histogram.add(bucket(time), 1));

        for (double share : new double[] {0.1, 0.5, 0.9, 0.95, 0.99}) {
            long truth = times[(int) Math.ceil(share * times.length) - 1];
            long answer = histogram.quantile(share).orElseThrow().toMillis();
            assertThat(bucket(answer)).as("%s of %s", answer, truth).isEqualTo(bucket(truth));
        }
    }

    private static long bucket(long millis) {
        return Latency.BOUNDS.stream()
                .filter(bound -> millis <= bound)
                .findFirst()
                .orElseThrow();
    }
}
