package org.mzi.setup;

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

/** Looks after the notification channels every quarter of an hour, on one node. */
@Singleton
@DependsOn("Startup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RegistrationTimer {

    private static final Logger LOG = Logger.getLogger(RegistrationTimer.class.getName());
    private static final Duration PERIOD = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Inject
    private Startup startup;

    @Inject
    private TimerLease leases;

    @Inject
    private Registration registration;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void keepChannels() {
        if (!startup.isReady()) {
            return;
        }
        try {
            leases.run("zoho-channels", PERIOD, LONGEST, registration::keepChannels);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Notification channels not looked after; trying again in seconds", e);
        }
    }
}
