package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.mzi.platform.Retention;

/**
 * One round of all retentions, with the figures of what this node removed. Each gets up to a minute and leaves the database
 * alone for as long as it used it; one that fails does not keep the others from theirs.
 */
@ApplicationScoped
class RetentionRun {

    private static final Logger LOG = Logger.getLogger(RetentionRun.class.getName());
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Small enough that nobody waits for its locks: at a million events a thousand took 90 ms on a busy machine. */
    static final int BATCH = 500;

    private final List<Retention> retentions;
    private final MetricRegistry metrics;
    private final Clock clock;
    private volatile double lastRun;

    @Inject
    RetentionRun(@Any Instance<Retention> retentions, MetricRegistry metrics, Clock clock) {
        this(retentions.stream(), metrics, clock);
    }

    RetentionRun(Stream<Retention> retentions, MetricRegistry metrics, Clock clock) {
        this.retentions = retentions.toList();
        this.metrics = metrics;
        this.clock = clock;
    }

    RetentionRun() {
        this(Stream.empty(), null, null);
    }

    /** Removes what is old enough, as far as the time suffices. Throws the first failure after all had their turn. */
    void run() {
        RuntimeException failed = null;
        for (Retention retention : retentions) {
            try {
                run(retention);
            } catch (RuntimeException e) {
                failed = failed == null ? e : failed;
            }
        }
        if (failed != null) {
            throw failed;
        }
        boolean first = lastRun == 0;
        lastRun = clock.millis() / 1000.0;
        if (first) {
            metrics.gauge(
                    metadata("mzi_retention_last_run_seconds", "When all retentions last ran, since 1970"),
                    this,
                    r -> r.lastRun);
        }
    }

    private void run(Retention retention) {
        Round round = new Round(retention.what());
        retention.remove(round);
        if (round.rows > 0) {
            LOG.log(Level.INFO, "Removed {0} old rows: {1}", new Object[] {round.rows, retention.what()});
        }
    }

    private static Metadata metadata(String name, String help) {
        return Metadata.builder().withName(name).withDescription(help).build();
    }

    private final class Round implements Retention.Sitting {
        private final String what;
        private final long begin = System.nanoTime();
        private long batchBegin = begin;
        private long rows;

        Round(String what) {
            this.what = what;
        }

        @Override
        public int batchSize() {
            return BATCH;
        }

        @Override
        public boolean removed(int number) {
            rows += number;
            metrics.counter(metadata("mzi_retention_removed", "Rows removed by age"), new Tag("what", what))
                    .inc(number);
            if (number > 0) {
                LockSupport.parkNanos(System.nanoTime() - batchBegin);
            }
            batchBegin = System.nanoTime();
            return batchBegin - begin < LONGEST.toNanos();
        }
    }
}
