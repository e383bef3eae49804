package org.mzi.sync;

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

/** What is done again and again, on one node at a time. */
@Singleton
@DependsOn("Startup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SyncTimers {

    private static final Logger LOG = Logger.getLogger(SyncTimers.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(4);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Inject
    private Startup startup;

    @Inject
    private TimerLease leases;

    @Inject
    private Outstanding outstanding;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void pushOutstanding() {
        if (!startup.isReady()) {
            return;
        }
        try {
            leases.run("outstanding", PERIOD, LONGEST, outstanding::check);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Outstanding records not looked for; trying again in seconds", e);
        }
    }
}
