package org.mzi.monitoring;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.platform.Startup;
import org.mzi.platform.TimerLease;

/** Every five minutes, on one node at a time: removes what was kept for long enough. */
@Singleton
@DependsOn("Startup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RetentionTimer {

    private static final Logger LOG = Logger.getLogger(RetentionTimer.class.getName());
    private static final Duration PERIOD = Duration.ofMinutes(5);
    /** Well beyond what {@link RetentionRun} gives itself. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Inject
    private Startup startup;

    @Inject
    private TimerLease leases;

    @Inject
    private RetentionRun run;

    @Schedule(hour = "*", minute = "*", second = "20,50", persistent = false)
    void removeOld() {
        if (!startup.isReady()) {
            return;
        }
        try {
            leases.run("retention", PERIOD, LONGEST, run::run);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Old rows not removed; trying again in half a minute", e);
        }
    }
}
