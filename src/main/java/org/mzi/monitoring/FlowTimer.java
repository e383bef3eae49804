package org.mzi.monitoring;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.platform.TimerLease;

/** Every five seconds, on one node: what came in and went out is added up. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class FlowTimer {

    private static final Logger LOG = Logger.getLogger(FlowTimer.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(4);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Inject
    private org.mzi.platform.Startup startup;

    @Inject
    private TimerLease lease;

    @Inject
    private Statistics statistics;

    @Inject
    private FlowFold fold;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void fold() {
        if (!startup.isReady()) {
            return;
        }
        try {
            lease.run("event-flow", PERIOD, LONGEST, () -> {
                Statistics.Snapshot now = statistics.now();
                fold.run(new FlowFold.Sample(now.waiting(), now.count("PARKED")));
            });
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Not added up; the next run makes up for it", e);
        }
    }
}
